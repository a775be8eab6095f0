"""Things on disk: one encrypted file each, replaced whole, so a crash leaves the old or the new one."""

import logging
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, Protocol, TypeVar
from uuid import UUID

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.errors import WorldError

_MAGIC = b"BWJ1"
_NONCE_BYTES = 12
_log = logging.getLogger(__name__)


class _HasId(Protocol):
    @property
    def id(self) -> UUID: ...


Kept = TypeVar("Kept", bound=_HasId)


class SealedFiles(Generic[Kept]):
    """Keeps things of one `kind` as `<id>.<ending>` in `folder`, sealed with a 32-byte `key`.

    `label` is sealed in before the id, so that no kind can pass for another. One thread at a time writes.
    """

    def __init__(self, folder: Path, key: bytes, kind: type[Kept], ending: str, label: bytes = b"") -> None:
        self._folder, self._kind, self._ending, self._label = folder, kind, ending, label
        self._cipher = AESGCM(key)
        self._one_writer = threading.Lock()

    def keep(self, thing: Kept) -> None:
        """Write it in place of its earlier self; returns when the disk has it.

        Raises:
            WorldError: `journal-not-written`; the earlier file is untouched.
        """
        target = self._file(thing.id)
        fresh = target.with_suffix(".new")
        sealed = self._seal(thing)
        with self._writing():
            with fresh.open("wb") as file:
                file.write(sealed)
                file.flush()
                os.fsync(file.fileno())
            fresh.replace(target)
            self._flush_folder()

    def forget(self, thing_id: UUID) -> None:
        """Leave nothing of it; forgetting twice is fine.

        Raises:
            WorldError: `journal-not-written`.
        """
        with self._writing():
            self._file(thing_id).unlink(missing_ok=True)
            self._file(thing_id).with_suffix(".new").unlink(missing_ok=True)
            self._flush_folder()

    def all(self) -> list[Kept]:
        """All that is kept, by file name; what cannot be read is put aside as `<file name>.unreadable`.

        Raises:
            WorldError: `journal-not-written` when one cannot be put aside.
        """
        found = []
        for file in sorted(self._folder.glob(f"*.{self._ending}")):
            try:
                found.append(self._open(file))
            except (InvalidTag, msgspec.MsgspecError, ValueError, OSError):
                _log.warning("%s %s cannot be read and is put aside", self._ending, file.stem)
                with self._writing():
                    file.replace(file.with_name(f"{file.name}.unreadable"))
        return found

    def kept_at(self, thing_id: UUID) -> datetime | None:
        """When it was written last, UTC."""
        file = self._file(thing_id)
        return datetime.fromtimestamp(file.stat().st_mtime, UTC) if file.exists() else None

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            with self._one_writer:
                yield
        except OSError as error:
            raise WorldError("journal-not-written") from error

    def _seal(self, thing: Kept) -> bytes:
        nonce = os.urandom(_NONCE_BYTES)
        named = self._label + thing.id.bytes
        return _MAGIC + nonce + self._cipher.encrypt(nonce, msgspec.json.encode(thing), named)

    def _open(self, file: Path) -> Kept:
        sealed = file.read_bytes()
        if not sealed.startswith(_MAGIC):
            raise ValueError("not sealed by this programme")
        start = len(_MAGIC)
        nonce, body = sealed[start : start + _NONCE_BYTES], sealed[start + _NONCE_BYTES :]
        named = self._label + UUID(file.stem).bytes
        return msgspec.json.decode(self._cipher.decrypt(nonce, body, named), type=self._kind)

    def _file(self, thing_id: UUID) -> Path:
        return self._folder / f"{thing_id}.{self._ending}"

    def _flush_folder(self) -> None:
        if os.name != "posix":  # Windows writes folder entries through with the file
            return
        folder = os.open(self._folder, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
