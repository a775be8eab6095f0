"""Hints about sentences and words."""

from collections.abc import Iterator

from knowledgebase.article import SectionKind
from knowledgebase.writing.hint import Hint, HintKind
from knowledgebase.writing.plain import PlainText
from knowledgebase.writing.reading import LONG_SENTENCE, style_of


def style_hints(kind: SectionKind, plain: PlainText) -> Iterator[Hint]:
    """Long sentences, difficult words and passives of a section in Dutch."""
    style = style_of(plain)
    for sentence in style.sentences:
        if len(sentence.words) > LONG_SENTENCE:
            yield Hint(HintKind.LONG_SENTENCE, kind, sentence.start, sentence.end, {"words": len(sentence.words)})
    for word in style.difficult:
        values = {"word": _said(plain, word.start, word.end), "plain": word.plain}
        yield Hint(HintKind.DIFFICULT_WORD, kind, word.start, word.end, values)
    for verbs in style.passives:
        first, last = sorted(verbs)
        together = f"{plain.text[slice(*first)]} {plain.text[slice(*last)]}"
        yield Hint(HintKind.PASSIVE, kind, first[0], last[1], {"verb": together})


def _said(plain: PlainText, start: int, end: int) -> str:
    return " ".join(plain.text[start:end].split())
