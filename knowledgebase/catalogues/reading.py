"""Any file from elsewhere: what it holds tells its format, never its name."""

import codecs
from collections.abc import Callable
from pathlib import Path
from typing import Final

from knowledgebase.catalogues.files import MAX_FILE_BYTES, check_size, content_of
from knowledgebase.catalogues.incoming import ExchangeFormat, Incoming
from knowledgebase.catalogues.json_reading import read_json
from knowledgebase.catalogues.knowledge_file import MAX_KNOWLEDGE_FILE, read_knowledge_file
from knowledgebase.catalogues.knowledge_file_writing import MANIFEST
from knowledgebase.catalogues.samenwerkende_catalogi import read_catalogue
from knowledgebase.catalogues.search_words import read_search_words
from knowledgebase.catalogues.zip_files import ZIP_STARTS, opened_zip
from knowledgebase.errors import KnowledgeError

_HEAD_BYTES = 1_000
_WORKBOOK: Final = "[Content_Types].xml"
_MARKS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_any(path: Path, progress: Callable[[int], None]) -> Incoming:
    """What the file holds; `progress` gets rising percentages.

    Raises:
        KnowledgeError: `exchange-unknown-format` when it is none of the formats; else a key of `read_catalogue`,
            `read_knowledge_file`, `read_json` or `read_search_words`.
    """
    head = _head(path)
    if head.startswith(ZIP_STARTS):
        return _read_zip(path, progress)
    check_size(path, MAX_FILE_BYTES)
    plain = _plain(head)
    if plain.startswith(b"<"):
        return _read_catalogue(path, progress)
    if plain.startswith((b"{", b"[")):
        return read_json(content_of(path), progress)
    return read_search_words(path)


def _head(path: Path) -> bytes:
    check_size(path, MAX_KNOWLEDGE_FILE)
    try:
        with path.open("rb") as file:
            return file.read(_HEAD_BYTES)
    except OSError as error:
        raise KnowledgeError("exchange-unreadable", file=path.name) from error


def _plain(head: bytes) -> bytes:
    """`head` without marks of its encoding and white space before the first character."""
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").lstrip()


def _read_zip(path: Path, progress: Callable[[int], None]) -> Incoming:
    with opened_zip(path, MAX_KNOWLEDGE_FILE) as file:
        names = set(file.namelist())
    if MANIFEST in names:
        return read_knowledge_file(path, progress)
    if _WORKBOOK in names:
        return read_search_words(path)
    raise KnowledgeError("exchange-unknown-format")


def _read_catalogue(path: Path, progress: Callable[[int], None]) -> Incoming:
    try:
        catalogue = read_catalogue(path, progress)
    except KnowledgeError as error:
        if error.key != "catalogue-wrong-format":
            raise
        raise KnowledgeError("exchange-unknown-format") from error
    return Incoming(ExchangeFormat.CATALOGUE, catalogue.municipality, refused=catalogue.refused, catalogue=catalogue)
