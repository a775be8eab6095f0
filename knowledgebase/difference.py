"""What differs between two texts, word by word, and between two versions of an article, part by part."""

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, TypeVar

from knowledgebase.article import Article, Attachment, Question, ScriptStep, SectionKind


class PieceKind(StrEnum):
    """Whether a piece of text is in both texts, only in the older, or only in the newer."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; a gone piece stands before the new one that takes its place."""

    kind: PieceKind
    text: str


@dataclass(frozen=True, slots=True)
class PartDifference:
    """A part of an article that changed; `part` is a key such as "title", "facts.costs" or "section.costs".

    Values of which there are more stand on a line each. Days are written as 2026-11-22, a choice between fixed values
    as its key, such as "hand_off", and units and articles as their id and slug.
    """

    part: str
    pieces: tuple[Piece, ...]


_TOKEN: Final = re.compile(r"\d+(?:[.,:]\d+)+|[^\W_]+|\s+|[^\w\s]|_+")
_MOST_PAIRS: Final = 200_000_000  # comparing takes a bit of memory and less than a nanosecond for each
_Changed = tuple[PieceKind, str]
_Item = TypeVar("_Item", bound=Hashable)
_Stretch = tuple[PieceKind, Sequence[_Item], Sequence[_Item]]


def word_difference(before: str, after: str) -> tuple[Piece, ...]:
    """What differs, word by word: SAME and GONE together are the text before, SAME and NEW the text after.

    Lines are compared first, then the words of lines that differ. So the time grows with the length of the texts and
    with the square of what differs at a stretch; one of more than some 7,000 words is gone and new as a whole.
    """
    changes = (
        change
        for kind, gone, new in _compared(before.splitlines(keepends=True), after.splitlines(keepends=True))
        for change in _by_word("".join(gone), "".join(new), kind)
    )
    return tuple(_joined(changes))


def _by_word(gone: str, new: str, kind: PieceKind) -> Iterator[_Changed]:
    if kind is PieceKind.SAME:
        yield kind, new
        return
    for each, old_words, new_words in _compared(_TOKEN.findall(gone), _TOKEN.findall(new)):
        if each is PieceKind.SAME:
            yield each, "".join(new_words)
        else:
            yield PieceKind.GONE, "".join(old_words)
            yield PieceKind.NEW, "".join(new_words)


def _compared(old: Sequence[_Item], new: Sequence[_Item]) -> Iterator[_Stretch[_Item]]:
    """Stretches of both, in order, that are the SAME, or GONE on the one side and new on the other."""
    first = _alike(old, new)
    last = _alike(old[first:][::-1], new[first:][::-1])
    yield PieceKind.SAME, old[:first], new[:first]
    yield from _middle(old[first : len(old) - last], new[first : len(new) - last])
    yield PieceKind.SAME, old[len(old) - last :], new[len(new) - last :]


def _middle(old: Sequence[_Item], new: Sequence[_Item]) -> Iterator[_Stretch[_Item]]:
    from rapidfuzz.distance import LCSseq  # here: the window opens without it

    if len(old) * len(new) > _MOST_PAIRS:
        yield PieceKind.GONE, old, new
        return
    i, j = 0, 0
    for each in LCSseq.opcodes(old, new):
        if each.tag == "equal":
            yield PieceKind.GONE, old[i : each.src_start], new[j : each.dest_start]
            i, j = each.src_end, each.dest_end
            yield PieceKind.SAME, old[each.src_start : i], new[each.dest_start : j]
    yield PieceKind.GONE, old[i:], new[j:]


def _alike(old: Sequence[_Item], new: Sequence[_Item]) -> int:
    """How many items at the beginning are the same."""
    pairs = zip(old, new, strict=False)
    return next((place for place, (left, right) in enumerate(pairs) if left != right), min(len(old), len(new)))


@dataclass(slots=True)
class _Run:
    """A stretch that is the same, and what is gone and new behind it."""

    same: str = ""
    gone: str = ""
    new: str = ""


def _joined(changes: Iterable[_Changed]) -> Iterator[Piece]:
    """As few pieces as can be; a space between two words that changed goes with them."""
    for run in _smoothed(_runs(changes)):
        texts = (run.same, run.gone, run.new)
        yield from (Piece(kind, text) for kind, text in zip(PieceKind, texts, strict=True) if text)


def _runs(changes: Iterable[_Changed]) -> Iterator[_Run]:
    run = _Run()
    for kind, text in changes:
        if kind is PieceKind.GONE:
            run.gone += text
        elif kind is PieceKind.NEW:
            run.new += text
        elif text:
            if run.gone or run.new:
                yield run
                run = _Run()
            run.same += text
    yield run


def _smoothed(runs: Iterable[_Run]) -> list[_Run]:
    found: list[_Run] = []
    for run in runs:
        last = found[-1] if found else run
        is_replaced = (run.gone or run.new) and (last.gone or run.gone) and (last.new or run.new)
        if found and is_replaced and run.same.isspace() and "\n" not in run.same:
            last.gone += run.same + run.gone
            last.new += run.same + run.new
        else:
            found.append(run)
    return found


def article_difference(before: Article, after: Article) -> tuple[PartDifference, ...]:
    """The parts that differ, in the order of an article; nothing when an agent would read the same.

    A file with the same name and words but another content is gone and new as a whole.
    """
    old, new = _texts(before), _texts(after)
    parts = (PartDifference(part, word_difference(old[part], new[part])) for part in old if old[part] != new[part])
    return (*parts, *_attachments(before.attachments, after.attachments))


def changed_parts(before: Article, after: Article) -> tuple[str, ...]:
    """The keys of the parts that differ, without what differs in them."""
    old, new = _texts(before), _texts(after)
    files = ("attachments",) if before.attachments != after.attachments else ()
    return (*(part for part in old if old[part] != new[part]), *files)


def _texts(article: Article) -> dict[str, str]:
    """Every part as text, but for attachments."""
    facts = article.facts
    return {
        "title": article.title,
        "kind": article.kind,
        **{f"facts.{name}": getattr(facts, name) for name in ("costs", "term", "bring", "apply")},
        **{f"section.{kind}": article.text_of(kind) for kind in SectionKind},
        "search_words": "\n".join(article.search_words),
        "questions": "\n".join(map(_question, article.questions)),
        "owner": article.owner,
        "audience": "\n".join(article.audience),
        "related": "\n".join(article.related),
        "first_line": article.first_line,
        "product": article.product,
        "group": article.group,
        "theme": article.theme,
        "fees": "\n".join(article.fees),
        "script": "\n".join(map(_step, article.script)),
        **{name: _day(getattr(article, name)) for name in ("valid_from", "valid_until", "review_on")},
    }


def _question(question: Question) -> str:
    """A line: the label with a star when it must be answered, what kind of answer, and the choices."""
    star = " *" if question.required else ""
    choices = f": {' · '.join(question.choices)}" if question.choices else ""
    return f"{question.label}{star} ({question.kind}){choices}"


def _step(step: ScriptStep) -> str:
    """The key and what is asked; a line for each choice with where it leads to, and the question that it answers."""
    head = f"{step.key}: {step.text}" + (f" ({step.question})" if step.question else "")
    leads = ((choice.label, choice.next or choice.outcome or "") for choice in step.choices)
    return "\n".join([head, *(f"- {label}" + (f" → {to}" if to else "") for label, to in leads)])


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _attachments(old: Sequence[Attachment], new: Sequence[Attachment]) -> Iterator[PartDifference]:
    changes: list[_Changed] = []
    for kind, gone, added in _compared(old, new):
        if kind is PieceKind.SAME:
            changes.append((kind, _files(added)))
        else:
            changes += [(kind, _files(gone)), (PieceKind.NEW, _files(added))]
    if tuple(old) != tuple(new):
        yield PartDifference("attachments", tuple(_joined(changes)))


def _files(attachments: Iterable[Attachment]) -> str:
    return "".join(" · ".join(filter(None, (each.name, each.description))) + "\n" for each in attachments)
