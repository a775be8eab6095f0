"""From what was found to rows, ready to paint."""

from collections.abc import Mapping

from app.services.ports import Popular
from knowledgebase.article import ArticleKind, FirstLine
from knowledgebase.search import Hit
from resources.translations import _
from ui.knowledge.results_model import Chips, ResultRow
from ui.shared.article_words import kind_name
from ui.shared.widgets.basics import Tone

_LEAST_CHOSEN = 2  # once may be a mistake


def row_of(hit: Hit, units: Mapping[str, str]) -> ResultRow:
    """A found article; `units` are the names of units by id."""
    notes, meaning = _notes(hit)
    return ResultRow(hit.article_id, hit.title, hit.snippet, _chips(hit, units.get(hit.owner, "")), notes, meaning)


def popular_row(popular: Popular) -> ResultRow:
    """An article that is asked often today."""
    times = _("{count} × today").format(count=popular.count)
    return ResultRow(popular.article_id, ((popular.title, False),), (), ((times, "plain"),))


def _chips(hit: Hit, owner: str) -> Chips:
    chips: list[tuple[str, Tone]] = []
    if hit.kind is not ArticleKind.PRODUCT:
        chips.append((kind_name(hit.kind), "plain"))
    elif hit.first_line is FirstLine.ANSWER:
        chips.append((_("answer directly"), "good"))
    if hit.first_line is FirstLine.HAND_OFF:
        chips.append((_("hand off: {unit}").format(unit=owner) if owner else _("hand off"), "warn"))
    if hit.theme:
        chips.append((hit.theme, "plain"))
    return tuple(chips)


def _notes(hit: Hit) -> tuple[Chips, str]:
    """Why this row stands where it stands, as chips and in a sentence."""
    notes: list[tuple[str, Tone]] = []
    meaning = []
    if hit.chosen >= _LEAST_CHOSEN:
        notes.append((_("{count} × chosen with these words").format(count=hit.chosen), "info"))
        words = _("Colleagues chose this article {count} times after searching with these words.")
        meaning.append(words.format(count=hit.chosen))
    if hit.learned:
        notes.append((_("called “{words}” elsewhere").format(words=hit.learned), "plain"))
        meaning.append(_("Other municipalities call this “{words}”.").format(words=hit.learned))
    return tuple(notes), " ".join(meaning)
