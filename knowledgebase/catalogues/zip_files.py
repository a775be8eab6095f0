"""Zip files from elsewhere, opened only when their directory promises nothing evil."""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from knowledgebase.catalogues.files import check_size
from knowledgebase.errors import KnowledgeError

ZIP_STARTS: Final = (b"PK\x03\x04", b"PK\x05\x06")
MAX_ENTRIES = 20_000
MAX_RATIO = 100
"""How many times larger than packed the whole may be, once it is over a million bytes; text stays under 20."""

_SMALL: Final = 1_000_000
_ENCRYPTED: Final = 1
_WAYS: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, LookupError)


@contextmanager
def opened_zip(path: Path, limit: int) -> Iterator[zipfile.ZipFile]:
    """The file, open; `limit` is for its own bytes and for all that is in it together.

    Raises:
        KnowledgeError: `exchange-unreadable`, `exchange-empty`, `exchange-too-large`, `exchange-bomb`,
            `exchange-damaged`, also when reading one of its parts fails.
    """
    size = check_size(path, limit)
    try:
        with zipfile.ZipFile(path) as file:
            _check(file.infolist(), size, limit)
            yield file
    except _BROKEN as error:
        raise KnowledgeError("exchange-damaged") from error
    except OSError as error:
        raise KnowledgeError("exchange-unreadable", file=path.name) from error


def _check(entries: list[zipfile.ZipInfo], size: int, limit: int) -> None:
    unpacked = sum(entry.file_size for entry in entries)
    packed = sum(entry.compress_size for entry in entries)
    names = {entry.filename for entry in entries}
    places = {entry.header_offset for entry in entries}
    if len(names) < len(entries) or len(places) < len(entries) or any(map(_is_wrong, entries)):
        raise KnowledgeError("exchange-damaged")
    if unpacked > limit:
        raise KnowledgeError("exchange-too-large", limit_mb=limit // 1_000_000)
    if len(entries) > MAX_ENTRIES or packed > size or unpacked > max(_SMALL, packed * MAX_RATIO):
        raise KnowledgeError("exchange-bomb")


def _is_wrong(entry: zipfile.ZipInfo) -> bool:
    """Whether it leaves its folder, is locked, or is packed in an uncommon way."""
    name = entry.filename
    steps = name.split("/")
    leaves = name.startswith("/") or "\\" in name or ":" in name or "\0" in name or ".." in steps
    return leaves or bool(entry.flag_bits & _ENCRYPTED) or entry.compress_type not in _WAYS
