"""Files from elsewhere: how large they may be, and in which characters they are written."""

import codecs
from pathlib import Path

from knowledgebase.errors import KnowledgeError

MAX_FILE_BYTES = 50_000_000


def content_of(path: Path) -> bytes:
    """The bytes of a file that is not too large.

    Raises:
        KnowledgeError: `exchange-unreadable`, `exchange-empty`, `exchange-too-large`.
    """
    check_size(path, MAX_FILE_BYTES)
    try:
        return path.read_bytes()
    except OSError as error:
        raise KnowledgeError("exchange-unreadable", file=path.name) from error


def check_size(path: Path, limit: int) -> int:
    """How many bytes the file has.

    Raises:
        KnowledgeError: `exchange-unreadable`, `exchange-empty`, `exchange-too-large`.
    """
    try:
        size = path.stat().st_size
    except (OSError, ValueError) as error:
        raise KnowledgeError("exchange-unreadable", file=path.name) from error
    if not path.is_file():
        raise KnowledgeError("exchange-unreadable", file=path.name)
    if size == 0:
        raise KnowledgeError("exchange-empty")
    if size > limit:
        raise KnowledgeError("exchange-too-large", limit_mb=limit // 1_000_000)
    return size


def text_of(content: bytes, *, may_be_windows: bool = False) -> str:
    """Text in UTF-8, with or without a mark, or in UTF-16 with one; `may_be_windows` tries Windows-1252 too.

    Raises:
        KnowledgeError: `exchange-encoding`.
    """
    marked = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16" if marked else "utf-8-sig", *(["cp1252"] if may_be_windows and not marked else [])):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise KnowledgeError("exchange-encoding")
