"""Two texts of one article that were written at the same time, and the one that comes of them. Knows no Qt."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from app.domain.article_draft import ArticleText
from app.services.editing_views import Editing
from knowledgebase.article import Article, Section, SectionKind
from knowledgebase.difference import PartDifference, article_difference, word_difference

NOTE: Final = "note"
"""The part that is not of the article: what changed, in a few words for agents."""

_ORDER: Final = list(SectionKind)


class Keep(StrEnum):
    """Whose text of a part stays."""

    MINE = "mine"
    THEIRS = "theirs"
    TOGETHER = "together"


@dataclass(frozen=True, slots=True)
class PartAnswer:
    """Whose text stays; `text` counts only when both are edited together."""

    keep: Keep
    text: str = ""


def conflicts(mine: ArticleText, theirs: Editing) -> tuple[PartDifference, ...]:
    """The parts that differ: what only they have is gone, what only I have is new."""
    differences = article_difference(theirs.draft.article, mine.article)
    if mine.note == theirs.draft.note:
        return differences
    return (*differences, PartDifference(NOTE, word_difference(theirs.draft.note, mine.note)))


def first_answer(part: str, mine: ArticleText, theirs: Editing) -> Keep:
    """Mine, unless I left the part as agents see it now: then there is nothing of mine to keep."""
    seen = theirs.published
    if part == NOTE:
        return Keep.MINE if mine.note else Keep.THEIRS
    is_mine = seen is None or _with_part_of(seen, part, mine.article) != seen
    return Keep.MINE if is_mine else Keep.THEIRS


def merged(mine: ArticleText, theirs: Editing, answers: Mapping[str, PartAnswer]) -> ArticleText:
    """The text to save over theirs, with their revision; a part without an answer is the same in both."""
    article, note = theirs.draft.article, theirs.draft.note
    for part, answer in answers.items():
        if part == NOTE:
            note = {Keep.MINE: mine.note, Keep.THEIRS: note, Keep.TOGETHER: answer.text}[answer.keep]
        elif answer.keep is Keep.MINE:
            article = _with_part_of(article, part, mine.article)
        elif answer.keep is Keep.TOGETHER:
            article = _with_text(article, part, answer.text)
    return ArticleText(mine.id, theirs.draft.revision, theirs.draft.base_version, article, note)


def text_of(text: ArticleText, part: str) -> str | None:
    """A part as a text that can be edited; None when it has more to it than a text."""
    group, _dot, rest = part.partition(".")
    if part == NOTE:
        return text.note
    if group == "section":
        return text.article.text_of(SectionKind(rest))
    if group == "facts":
        return str(getattr(text.article.facts, rest))
    if part == "search_words":
        return "\n".join(text.article.search_words)
    return text.article.title if part == "title" else None


def _with_text(article: Article, part: str, text: str) -> Article:
    group, _dot, rest = part.partition(".")
    if group == "section":
        return _with_section(article, SectionKind(rest), text.strip())
    if group == "facts":
        return replace(article, facts=replace(article.facts, **{rest: _one_line(text)}))
    if part == "search_words":
        return replace(article, search_words=_lines(text))
    return replace(article, title=_one_line(text))


def _with_part_of(article: Article, part: str, other: Article) -> Article:
    group, _dot, rest = part.partition(".")
    if group == "section":
        return _with_section(article, SectionKind(rest), other.text_of(SectionKind(rest)))
    if group == "facts":
        return replace(article, facts=replace(article.facts, **{rest: getattr(other.facts, rest)}))
    return replace(article, **{part: getattr(other, part)})


def _with_section(article: Article, kind: SectionKind, text: str) -> Article:
    """The section in its fixed place; an empty one goes."""
    others = [section for section in article.sections if section.kind is not kind]
    sections = [*others, Section(kind, text)] if text else others
    return replace(article, sections=tuple(sorted(sections, key=lambda section: _ORDER.index(section.kind))))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(text: str) -> tuple[str, ...]:
    """Each line once, without those that are empty."""
    return tuple(dict.fromkeys(line for each in text.splitlines() if (line := _one_line(each))))
