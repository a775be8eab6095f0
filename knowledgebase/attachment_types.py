"""Which files may be attached to an article: told by their content, and only under a name that says the same."""

import io
import struct
import zipfile
from pathlib import PurePath
from typing import Final

from knowledgebase.errors import KnowledgeError

MOST_BYTES = 10 * 1024 * 1024

_MOST_UNPACKED = 200 * 1024 * 1024
_ENDINGS: Final = {
    "application/pdf": {".pdf"},
    "image/png": {".png"},
    "image/jpeg": {".jpg", ".jpeg"},
    "image/gif": {".gif"},
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {".docx"},
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {".xlsx"},
    "application/vnd.oasis.opendocument.text": {".odt"},
    "application/vnd.oasis.opendocument.spreadsheet": {".ods"},
    "text/plain": {".txt"},
    "text/csv": {".csv"},
}
_BEGINNINGS: Final = {
    b"%PDF-": "application/pdf",
    b"\x89PNG\r\n\x1a\n": "image/png",
    b"\xff\xd8\xff": "image/jpeg",
    b"GIF87a": "image/gif",
    b"GIF89a": "image/gif",
}
_ZIP: Final = b"PK\x03\x04"
_MAIN_PARTS: Final = {
    "word/document.xml": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xl/workbook.xml": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MACROS: Final = ("vbaproject.bin", "basic/script-lc.xml")
_NOT_IN_TEXT: Final = frozenset(range(0x20)) - frozenset(b"\t\n\r\f")


def media_type_of(name: str, content: bytes) -> str:
    """The media type of a file that may be attached.

    Raises:
        KnowledgeError: `attachment-empty`, `attachment-too-large` with `limit_mb`, or `attachment-kind`: another kind,
            a name that says otherwise, an office file with macros or one that unpacks to far more than it is.
    """
    if not content:
        raise KnowledgeError("attachment-empty")
    if len(content) > MOST_BYTES:
        raise KnowledgeError("attachment-too-large", limit_mb=MOST_BYTES // 1024**2)
    ending = PurePath(name).suffix.lower()
    found = _told_by(content, ending)
    if ending not in _ENDINGS.get(found, ()):
        raise KnowledgeError("attachment-kind")
    return found


def _told_by(content: bytes, ending: str) -> str:
    for beginning, media_type in _BEGINNINGS.items():
        if content.startswith(beginning):
            return media_type
    if content.startswith(_ZIP):
        return _office_type(content)
    return ("text/csv" if ending == ".csv" else "text/plain") if _is_text(content) else ""


def _office_type(content: bytes) -> str:
    """Told by its directory: nothing but the media type that OpenDocument stores unpacked is ever read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            parts = {part.filename: part for part in file.infolist()}
            too_much = sum(part.file_size for part in parts.values()) > _MOST_UNPACKED
            if too_much or any(name.lower().endswith(_MACROS) for name in parts):
                return ""
            own = parts.get("mimetype")
            if own is not None and own.compress_type == zipfile.ZIP_STORED and own.file_size < 100:
                return file.read(own).decode("ascii", "replace").strip()
    except (zipfile.BadZipFile, struct.error, ValueError, OSError, EOFError, RuntimeError):
        return ""
    main = next((kind for name, kind in _MAIN_PARTS.items() if name in parts), "")
    return main if "[Content_Types].xml" in parts else ""


def _is_text(content: bytes) -> bool:
    """Whether it is text in UTF-8, UTF-16 with its mark, or the older Western set."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decodes(content, "utf-16")
    return not _NOT_IN_TEXT.intersection(content) and (_decodes(content, "utf-8") or _decodes(content, "cp1252"))


def _decodes(content: bytes, encoding: str) -> bool:
    try:
        content.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
