"""Pieces of a difference as the HTML that Qt shows: what is gone is struck through, what is new is underlined."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from html import escape

from knowledgebase.difference import Piece, PieceKind
from resources.translations import _
from ui.shared.colours import Colours

_BULLET = re.compile(r"^( *)[-*+] +", re.MULTILINE)
_FOLD = re.compile(r"^:::details[ \t]+", re.MULTILINE)
_FOLD_END = re.compile(r"^:::[ \t]*$\n?", re.MULTILINE)
_RULE = re.compile(r"^\|(?: *:?-+:? *\|)+ *$\n?", re.MULTILINE)  # between the head of a table and its rows
_ROW, _ROW_END = re.compile(r"^\| ?(.*)$", re.MULTILINE), re.compile(r" \|$", re.MULTILINE)
_BOLD = re.compile(r"(?<!\\)\*\*")
_WORD = re.compile(r"\S+")
_APART = "\u2009"  # a thin space between a gone word and the new one in its place


class Reading(Enum):
    """Which of two texts is shown: both in one, or one of them with what the other does not have underlined."""

    BOTH = "both"
    LEFT = "left"
    RIGHT = "right"


def difference_html(pieces: Sequence[Piece], colours: Colours, reading: Reading = Reading.BOTH) -> str:
    """HTML of the pieces; their text is never read as markup."""
    left_out = {Reading.LEFT: PieceKind.NEW, Reading.RIGHT: PieceKind.GONE}.get(reading)
    shown = "".join(_styled([piece for piece in pieces if piece.kind is not left_out], colours))
    empty = escape(_("empty"))
    words = shown or f"<span style='color: {colours.muted}'>{empty}</span>"
    return f"<p style='white-space: pre-wrap; line-height: 135%; margin: 0'>{words}</p>"


def _styled(pieces: Sequence[Piece], c: Colours) -> Iterator[str]:
    before = Piece(PieceKind.SAME, "\n")
    for piece in pieces:
        text = escape(_as_read(piece.text, before.text.endswith("\n"))).replace("\n", "<br>")
        if piece.kind is PieceKind.GONE:
            yield f"<span style='background-color: {c.bad_soft}; color: {c.bad_text}'><s>{text}</s></span>"
        elif piece.kind is PieceKind.NEW:
            yield _APART if before.kind is PieceKind.GONE and before.text[-1:].strip() else ""
            yield f"<span style='background-color: {c.good_soft}; color: {c.good_text}'><u>{text}</u></span>"
        else:
            yield text
        before = piece


def _as_read(text: str, begins_line: bool) -> str:
    """Signs of Markdown as people read them.

    A bullet for a list, a triangle for a part that opens, dots in a table, and none around bold words.
    """
    if not begins_line:
        return _as_read(f".{text}", True)[1:]
    text = _FOLD_END.sub("", _BOLD.sub("", _FOLD.sub("▸ ", _BULLET.sub("\\1• ", _RULE.sub("", text)))))
    return _ROW_END.sub("", _ROW.sub(lambda found: found[1].replace(" | ", " · "), text))


def said(pieces: Sequence[Piece]) -> str:
    """What changed, for a screen reader: it does not tell lines through and under words."""
    words = {PieceKind.GONE: _("gone: {text}"), PieceKind.NEW: _("new: {text}")}
    changed = (piece for piece in pieces if piece.kind in words and piece.text.strip())
    return "; ".join(words[piece.kind].format(text=piece.text.strip()) for piece in changed)


def near_changes(pieces: Sequence[Piece], words: int) -> tuple[Piece, ...]:
    """The changes with this many words around each; what lies further off becomes "…"."""
    return tuple(_nearer(pieces, words))


def _nearer(pieces: Sequence[Piece], words: int) -> Iterator[Piece]:
    last = len(pieces) - 1
    for place, piece in enumerate(pieces):
        yield piece if piece.kind is not PieceKind.SAME else _cut(piece, words, place == 0, place == last)


def _cut(piece: Piece, words: int, is_first: bool, is_last: bool) -> Piece:
    places = [found.span() for found in _WORD.finditer(piece.text)]
    before, after = 0 if is_first else words, 0 if is_last else words
    if len(places) <= before + after + 1:
        return piece
    head = piece.text[: places[before - 1][1]] + " " if before else ""
    tail = " " + piece.text[places[-after][0] :] if after else ""
    return Piece(piece.kind, f"{head}…{tail}")


def turned(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """The same difference seen from the other text."""
    other = {PieceKind.GONE: PieceKind.NEW, PieceKind.NEW: PieceKind.GONE, PieceKind.SAME: PieceKind.SAME}
    return tuple(Piece(other[piece.kind], piece.text) for piece in pieces)
