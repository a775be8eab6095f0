"""Words about news: what it is, when it is shown and to whom."""

from datetime import date

from app.domain.bulletin import Bulletin, BulletinKind, BulletinState
from app.formatting import short_date
from app.services.news_actions import BulletinReaders
from resources.translations import _, plural
from ui.shared.names import Names
from ui.shared.widgets.basics import Tone


def kind_name(kind: BulletinKind) -> str:
    """What it is, above its text."""
    return _("Work instruction") if kind is BulletinKind.INSTRUCTION else _("News")


def state_name(state: BulletinState) -> str:
    """Whether it is shown today."""
    return {
        BulletinState.PLANNED: _("planned"),
        BulletinState.RUNNING: _("shown now"),
        BulletinState.OVER: _("over"),
    }[state]


def state_tone(state: BulletinState) -> Tone:
    """The colour that goes with it; the words say the same."""
    tones: dict[BulletinState, Tone] = {BulletinState.PLANNED: "info", BulletinState.RUNNING: "good"}
    return tones.get(state, "plain")


def row_words(bulletin: Bulletin, names: Names, is_all: bool) -> str:
    """The line below a title in the list; `is_all` tells also whether it is shown, and to whom."""
    words = [_("important")] if bulletin.important else []
    words.append(_("instruction") if bulletin.kind is BulletinKind.INSTRUCTION else _("news"))
    state = bulletin.state_on(names.today)
    if is_all:
        words += [state_name(state), team_words(bulletin, names)]
    if not bulletin.is_read and state is BulletinState.RUNNING:
        words.append(_("new"))
    return " · ".join(words)


def team_words(bulletin: Bulletin, names: Names) -> str:
    """For whom it is."""
    return ", ".join(map(names.unit, bulletin.unit_ids)) or _("all teams")


def about_words(bulletin: Bulletin, names: Names) -> str:
    """The line below the title of an open bulletin: kind, days, teams, writer."""
    writer = _("by {name}").format(name=names.person(bulletin.author_id)) if bulletin.author_id else ""
    parts = (kind_name(bulletin.kind), period_words(bulletin, names.today), team_words(bulletin, names), writer)
    return " · ".join(part for part in parts if part)


def period_words(bulletin: Bulletin, today: date) -> str:
    """From which day, and up to and including which, as far as they are known."""
    first, last = bulletin.publish_from, bulletin.publish_until
    if last is None:
        return _("from {day} on").format(day=_day(first, today)) if first else ""
    if first is None or last < first:
        return _("until {day}").format(day=_day(last, today))
    return _("{first} up to and including {last}").format(first=_day(first, today), last=_day(last, today))


def _day(day: date, today: date) -> str:
    return short_date(day) if day.year == today.year else f"{short_date(day)} {day.year}"


def readers_words(readers: BulletinReaders) -> str:
    """How many have read it."""
    people = plural("{count} person", "{count} people", readers.count)
    return _("Read by {read} of {people}").format(read=len(readers.has_read), people=people)
