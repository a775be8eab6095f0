"""Lines of words that fit a width, whatever the width is measured in."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of text of one weight."""

    text: str
    strong: bool = False


Line = tuple[Span, ...]
Measure = Callable[[Span], float]


def columns_of(span: Span) -> int:
    """Width where every character takes one column."""
    return len(span.text)


def text_of(line: Iterable[Span]) -> str:
    """The line without its weights."""
    return "".join(span.text for span in line)


def wrap(spans: Iterable[Span], width: float, measure: Measure) -> list[Line]:
    """Lines no wider than `width`, broken at spaces; a word that fits on no line is broken where it must be."""
    lines: list[list[Span]] = [[]]
    used = 0.0
    for word in _words(spans):
        glue = Span(" ", bool(lines[-1]) and lines[-1][-1].strong and word[0].strong)
        for piece in _pieces(word, width, measure):
            taken = sum(map(measure, piece))
            if lines[-1] and used + measure(glue) + taken > width:
                lines.append([])
                used = 0.0
            elif lines[-1]:
                lines[-1].append(glue)
                used += measure(glue)
            lines[-1] += piece
            used += taken
            glue = Span("", piece[-1].strong)
    return [_joined(line) for line in lines if line]


def _words(spans: Iterable[Span]) -> list[list[Span]]:
    """Words as spans without spaces; a word may change weight halfway."""
    words: list[list[Span]] = [[]]
    for span in spans:
        for part in re.split("( )", span.text):
            if part == " ":
                words.append([])
            elif part:
                words[-1].append(Span(part, span.strong))
    return [word for word in words if word]


def _pieces(word: list[Span], width: float, measure: Measure) -> list[list[Span]]:
    """The word whole, or letter by letter when no line can hold it."""
    if sum(map(measure, word)) <= width:
        return [word]
    return [[Span(letter, span.strong)] for span in word for letter in span.text]


def _joined(spans: Sequence[Span]) -> Line:
    """Neighbours of the same weight as one span, so that the text can be read back whole."""
    joined: list[Span] = []
    for span in spans:
        if joined and joined[-1].strong == span.strong:
            joined[-1] = Span(joined[-1].text + span.text, span.strong)
        else:
            joined.append(span)
    return tuple(joined)
