"""Of what parts an article is made, and which of them an import would take from an editor."""

from collections.abc import Set
from dataclasses import fields
from typing import Final

from knowledgebase.article import Article

_WORDS: Final = "search_words"
_NOT_COMPARED: Final = frozenset({"id", "version", "modified_on", "sections", "facts"})
"""Of the last two the pieces are compared; a date of change alone is no change of what is written."""


def changed_parts(before: Article, after: Article) -> tuple[str, ...]:
    """Keys of the parts that differ, such as "title", "facts.costs" and "section.costs", in reading order."""
    older, newer = _parts(before), _parts(after)
    return tuple(key for key in {**older, **newer} if older.get(key, "") != newer.get(key, ""))


def is_overwritten(imported: Article, ours: Article, after: Article) -> bool:
    """Whether `after` loses something that was changed in `ours` since it was `imported`.

    A search word is lost when it was added here and goes, or was taken out here and comes back.
    """
    edited = set(changed_parts(imported, ours))
    lost = edited.intersection(changed_parts(ours, after))
    return bool(lost - {_WORDS}) or (_WORDS in lost and _loses_words(*map(_words, (imported, ours, after))))


def _loses_words(imported: Set[str], ours: Set[str], after: Set[str]) -> bool:
    return bool((ours - imported) - after or (imported - ours) & after)


def _words(article: Article) -> Set[str]:
    return frozenset(article.search_words)


def _parts(article: Article) -> dict[str, object]:
    parts: dict[str, object] = {"title": article.title}
    parts |= {f"facts.{each.name}": getattr(article.facts, each.name) for each in fields(article.facts)}
    parts |= {f"section.{section.kind}": section.text for section in article.sections}
    return parts | {
        each.name: getattr(article, each.name) for each in fields(article) if each.name not in _NOT_COMPARED
    }
