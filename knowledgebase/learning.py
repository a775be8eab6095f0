"""What a file teaches about how municipalities call their products."""

import os
import textwrap
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Annotated, Final

import msgspec
from msgspec import Meta

from knowledgebase.analysis import content_words
from knowledgebase.catalogues.catalogue_text import plain_line
from knowledgebase.catalogues.samenwerkende_catalogi import read_catalogue
from knowledgebase.errors import KnowledgeError
from knowledgebase.folding import clean, fold
from knowledgebase.learned_terms import LearnedTerm

MAX_TERM = 100  # characters; the longest real title has 121, nobody searches by that
MAX_PRODUCTS = 8  # a title of more products than this, in one file, does not tell which is meant

_MAX_FILE_BYTES = 10_000_000
_MAX_LINE_BYTES = 100_000
_MAX_LINES = 100_000  # the national list has 700 products
_MAX_SOURCE = 200
_MAX_TITLE = 2_000
_MAX_PRODUCT = 200
_NO_NAME_YET: Final = "upl-naam nog niet beschikbaar"
_BYTE_ORDER_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")

Title = tuple[str, str, int]
"""Product, how it is called, and by how many."""


@dataclass(frozen=True, slots=True)
class TaughtTerms:
    """`source` names the teacher: a municipality, or the file; `skipped` counts what was wrong and left out."""

    source: str
    terms: tuple[LearnedTerm, ...]
    skipped: int = 0


class _Line(msgspec.Struct):
    upl: Annotated[str, Meta(min_length=1, max_length=_MAX_PRODUCT)]
    titles: list[tuple[str, Annotated[int, Meta(ge=1, le=100_000)]]]


def read_terms(path: Path, progress: Callable[[int], None] = lambda percent: None) -> TaughtTerms:
    """Titles by product: from a Samenwerkende Catalogi file, or from lines of JSON.

    A line is `{"upl": product, "titles": [[title, count], …]}`. `progress` gets the percentage read, in rising steps.

    Raises:
        KnowledgeError: `terms-file-wrong` when it is neither, is damaged, or has no line that is right; `file` is its
            name.
    """
    try:
        return _from_catalogue(path, progress) if _is_xml(path) else _from_lines(path, progress)
    except (OSError, UnicodeError, KnowledgeError) as error:
        raise KnowledgeError("terms-file-wrong", file=path.name) from error


def _is_xml(path: Path) -> bool:
    if not path.is_file():
        raise KnowledgeError("terms-file-wrong", file=path.name)
    with path.open("rb") as file:
        start = file.read(1000)
    for mark in _BYTE_ORDER_MARKS:
        start = start.removeprefix(mark)
    return start.replace(b"\0", b"").lstrip().startswith(b"<")


def _from_catalogue(path: Path, progress: Callable[[int], None]) -> TaughtTerms:
    """A municipality counts once for a title, however many of its pages have it."""
    catalogue = read_catalogue(path, progress)
    titles = [
        (product, record.title, 1)
        for record in catalogue.records
        for product in (record.product, *record.other_products)
    ]
    terms = tuple(replace(term, count=1) for term in _terms(titles))
    return TaughtTerms(catalogue.municipality[:_MAX_SOURCE] or path.name, terms, len(catalogue.refused))


def _from_lines(path: Path, progress: Callable[[int], None]) -> TaughtTerms:
    lines = [_decoded(line) for line in _lines(path, progress)]
    right = [line for line in lines if line is not None]
    if not right:
        raise KnowledgeError("terms-file-wrong", file=path.name)
    titles = [(line.upl, text, count) for line in right for text, count in line.titles]
    return TaughtTerms(path.name, _terms(titles), len(lines) - len(right))


def _lines(path: Path, progress: Callable[[int], None]) -> Iterator[str]:
    """Lines with something on them; a file that passes a limit is refused."""
    read = told = 0
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        for count, line in enumerate(iter(lambda: file.readline(_MAX_LINE_BYTES + 1), b""), 1):
            if size > _MAX_FILE_BYTES or len(line) > _MAX_LINE_BYTES or count > _MAX_LINES:
                raise KnowledgeError("terms-file-wrong", file=path.name)
            if text := line.decode("utf-8-sig").strip():
                yield text
            read += len(line)
            percent = read * 100 // max(read, size)
            if percent > told:
                told = percent
                progress(percent)


def _decoded(line: str) -> _Line | None:
    """None when it is not right."""
    try:
        return msgspec.json.decode(line, type=_Line)
    except (msgspec.MsgspecError, RecursionError):
        return None


def _terms(titles: Iterable[Title]) -> tuple[LearnedTerm, ...]:
    """Each title once for a product, however it is spelled; its counts add up."""
    found: dict[tuple[str, str], LearnedTerm] = {}
    products: dict[str, set[str]] = defaultdict(set)
    for product, text, count in titles:
        term = LearnedTerm(_line(product).lower(), textwrap.shorten(_line(text), MAX_TERM, placeholder=""), count)
        folded = _folded(term.text)
        if _teaches(term):
            known = found.get((term.product, folded))
            found[term.product, folded] = replace(known, count=known.count + count) if known else term
            products[folded].add(term.product)
    return tuple(term for (_, folded), term in found.items() if len(products[folded]) <= MAX_PRODUCTS)


def _line(text: str) -> str:
    """`text` on one line without markup; "" when its markup is impossible."""
    try:
        return plain_line(text[:_MAX_TITLE])
    except KnowledgeError:
        return ""


def _teaches(term: LearnedTerm) -> bool:
    """Whether it names a product, in words that its name has not."""
    named = term.product != _NO_NAME_YET and 0 < len(term.product) <= _MAX_PRODUCT
    return named and bool(content_words(term.text)) and _folded(term.text) != _folded(term.product)


def _folded(text: str) -> str:
    return fold(clean(text))
