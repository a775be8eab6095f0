"""Running contacts on disk: one encrypted file each, replaced whole, so a crash leaves the old or the new one."""

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.draft import ContactDraft
from app.domain.errors import WorldError

_MAGIC = b"BWJ1"
_NONCE_BYTES = 12
_log = logging.getLogger(__name__)


class DraftJournal:
    """Keeps drafts in `folder`, sealed with a 32-byte `key`. One thread at a time writes; the others wait.

    Raises:
        WorldError: `data-folder-unusable` when the folder cannot be made.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._cipher = AESGCM(key)
        self._one_writer = threading.Lock()
        try:
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise WorldError("data-folder-unusable") from error

    def keep(self, draft: ContactDraft) -> None:
        """Write the draft in place of its earlier self; returns when the disk has it.

        Raises:
            WorldError: `journal-not-written`; the earlier file is untouched.
        """
        target = self._file(draft.id)
        fresh = target.with_suffix(".new")
        sealed = self._seal(draft)
        with self._writing():
            with fresh.open("wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(target)
            self._flush_folder()

    def forget(self, draft_id: UUID) -> None:
        """The contact was finished or thrown away; forgetting twice is fine.

        Raises:
            WorldError: `journal-not-written`.
        """
        with self._writing():
            self._file(draft_id).unlink(missing_ok=True)
            self._file(draft_id).with_suffix(".new").unlink(missing_ok=True)
            self._flush_folder()

    def drafts(self) -> list[ContactDraft]:
        """All kept drafts, oldest contact first; unreadable ones are put aside as `.unreadable`.

        Raises:
            WorldError: `journal-not-written` when one cannot be put aside.
        """
        found = []
        for file in sorted(self._folder.glob("*.draft")):
            try:
                found.append(self._open(file))
            except (InvalidTag, msgspec.MsgspecError, ValueError, OSError):
                _log.warning("draft %s cannot be read and is put aside", file.stem)
                with self._writing():
                    file.replace(file.with_suffix(".unreadable"))
        return sorted(found, key=lambda draft: draft.started_at)

    def kept_at(self, draft_id: UUID) -> datetime | None:
        """When this draft was written last, UTC."""
        file = self._file(draft_id)
        return datetime.fromtimestamp(file.stat().st_mtime, UTC) if file.exists() else None

    def unreadable_count(self) -> int:
        """How many drafts were put aside."""
        return len(list(self._folder.glob("*.unreadable")))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with self._one_writer:
                yield
        except OSError as error:
            raise WorldError("journal-not-written") from error

    def _seal(self, draft: ContactDraft) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        return _MAGIC + nonce + self._cipher.encrypt(nonce, msgspec.json.encode(draft), draft.id.bytes)

    def _open(self, file: Path) -> ContactDraft:
        sealed = file.read_bytes()
        if not sealed.startswith(_MAGIC):
            raise ValueError("not a draft")
        start = len(_MAGIC)
        nonce, body = sealed[start : start + _NONCE_BYTES], sealed[start + _NONCE_BYTES :]
        return msgspec.json.decode(self._cipher.decrypt(nonce, body, UUID(file.stem).bytes), type=ContactDraft)

    def _file(self, draft_id: UUID) -> Path:
        return self._folder / f"{draft_id}.draft"

    def _flush_folder(self) -> None:
        if os.name != "posix":  # Windows writes folder entries through with the file
            return
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
