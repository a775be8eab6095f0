"""Attachments on disk while they are looked at. Knows no Qt."""

import atexit
import os
import re
import shutil
import tempfile
import unicodedata
from pathlib import Path, PurePath

from app.domain.errors import WorldError
from app.services.knowledge_errors import as_domain_errors
from knowledgebase.article import Attachment
from knowledgebase.attachment_types import media_type_of

_MOST_LETTERS = 60  # of four bytes at most, where names may have 255
_UNSAFE = re.compile(r'[\x00-\x1f\x7f-\x9f<>:"/\\|?*\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]')
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)


def kind_of(attachment: Attachment) -> str:
    """The kind of file as people name it, such as "PDF"."""
    return PurePath(attachment.name).suffix.removeprefix(".").upper()


def safe_name(name: str) -> str:
    """A name that every system takes, that leads nowhere and hides nothing; its ending stays."""
    plain = _UNSAFE.sub("_", unicodedata.normalize("NFC", name)).strip(" .")
    stem, dot, ending = plain.rpartition(".")
    short = f"{stem[:_MOST_LETTERS].rstrip(' .')}{dot}{ending}" if stem else plain
    return f"_{short}" if _DEVICES.match(short) else short


def checked(attachment: Attachment, content: bytes) -> bytes:
    """The content when it is of a kind that may be attached, and of the kind that its name says.

    Raises:
        DomainError: `attachment-kind`, `attachment-empty`, `attachment-too-large`.
    """
    with as_domain_errors():
        media_type_of(safe_name(attachment.name), content)
    return content


class AttachmentFiles:
    """A folder that only this person can read; it is removed when the programme ends."""

    def __init__(self) -> None:
        self._folder: Path | None = None

    def put(self, attachment: Attachment, content: bytes) -> Path:
        """Write it, and tell where; what was there is written anew, as somebody may have changed it.

        Raises:
            WorldError: `file-not-written`.
        """
        try:
            folder = self._made() / attachment.digest[:16]
            folder.mkdir(mode=0o700, exist_ok=True)
            file = folder / safe_name(attachment.name)
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as opened:
                opened.write(content)
        except OSError as error:
            raise WorldError("file-not-written") from error
        return file

    def _made(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="baliewijs-"))
            atexit.register(shutil.rmtree, self._folder, ignore_errors=True)
        return self._folder
