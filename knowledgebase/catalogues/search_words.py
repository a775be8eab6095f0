"""Search words of articles as a table, for who rather works in a spreadsheet."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO, Final

from knowledgebase.article import Article
from knowledgebase.catalogues.files import content_of
from knowledgebase.catalogues.incoming import ExchangeFormat, Incoming, SearchWord
from knowledgebase.catalogues.record_texts import MAX_SEARCH_WORD
from knowledgebase.catalogues.refusals import Refusal, RefusalReason
from knowledgebase.catalogues.spreadsheets import csv_rows, harmless, xlsx_rows
from knowledgebase.catalogues.zip_files import ZIP_STARTS
from knowledgebase.errors import KnowledgeError
from knowledgebase.markdown_text import one_line

HEADER: Final = ("artikel", "titel", "zoekwoord")

_ARTICLE_NAMES: Final = ("artikel", "article", "slug", "bron", "source", "titel", "title")
"""Columns that say which article; the first that a row fills counts."""
_WORD_NAMES: Final = ("zoekwoord", "zoekwoorden", "trefwoord", "word", "search word")
_MAX_ARTICLE = 2_000


def read_search_words(path: Path) -> Incoming:
    """The words of a CSV file, or of a workbook when its name in the zip directory says so.

    Raises:
        KnowledgeError: `exchange-unknown-format` without a heading for article and word, `exchange-without-records`,
            or as for `csv_rows` and `xlsx_rows`.
    """
    content = content_of(path)
    return _incoming(xlsx_rows(path) if content.startswith(ZIP_STARTS) else csv_rows(content))


def write_search_words_csv(articles: Iterable[Article], out: BinaryIO) -> None:
    """A line for each word, in UTF-8 with a mark and semicolons, as Dutch spreadsheets expect."""
    out.write(codecs.BOM_UTF8)
    text = io.TextIOWrapper(out, "utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEADER)
    writer.writerows([harmless(cell) for cell in row] for row in _rows(articles))
    text.detach()


def write_search_words_xlsx(articles: Iterable[Article], out: BinaryIO) -> None:
    """A row for each word in a workbook; every cell is text."""
    from xlsxwriter import Workbook  # here: only this export needs it

    book = Workbook(out, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Zoekwoorden")
    for number, row in enumerate((HEADER, *_rows(articles))):
        for column, cell in enumerate(row):
            sheet.write_string(number, column, cell)
    sheet.set_column(0, len(HEADER) - 1, 40)
    book.close()


def _rows(articles: Iterable[Article]) -> Iterator[tuple[str, str, str]]:
    for article in articles:
        for word in article.search_words:
            yield article.slug, article.title, word


def _incoming(rows: Iterator[list[str]]) -> Incoming:
    header = [one_line(cell).lower() for cell in next(rows, [])]
    places = [header.index(name) for name in _ARTICLE_NAMES if name in header]
    place = next((header.index(name) for name in _WORD_NAMES if name in header), None)
    if not places or place is None:
        raise KnowledgeError("exchange-unknown-format")
    words: dict[SearchWord, None] = {}
    refused: list[Refusal] = []
    for position, row in enumerate(rows, 1):
        cells = [one_line(cell) for cell in row] + [""] * len(header)
        article = next((cells[each] for each in places if cells[each]), "")[:_MAX_ARTICLE]
        word = cells[place]
        if not article and not word:
            continue
        if reason := _reason_against(article, word):
            refused.append(Refusal(position, article or word[:MAX_SEARCH_WORD], reason))
        else:
            words[SearchWord(article, word)] = None
    if not words and not refused:
        raise KnowledgeError("exchange-without-records")
    return Incoming(ExchangeFormat.SEARCH_WORDS, refused=tuple(refused), words=tuple(words))


def _reason_against(article: str, word: str) -> RefusalReason | None:
    if not article:
        return RefusalReason.NO_TITLE
    if not word:
        return RefusalReason.NO_WORD
    return RefusalReason.TEXT_TOO_LONG if len(word) > MAX_SEARCH_WORD else None
