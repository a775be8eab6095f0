"""Reading a backup, which may come from anywhere: nothing in it is believed before it was looked at."""

import hashlib
import io
import os
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec

from app.domain.errors import DomainError
from app.persistence.archive.lines import MAX_LINE, reader_of
from app.persistence.archive.manifest import FORMAT_VERSION, MANIFEST, Manifest, Member, Version
from app.persistence.archive.shapes import Shape
from app.services.archive_ports import Contents, Row
from knowledgebase.catalogues.zip_files import opened_zip
from knowledgebase.errors import KnowledgeError

_MAX_FILE: Final = 1_000_000_000_000
_MAX_MANIFEST: Final = 1_000_000
_BLOCK: Final = 1_000_000  # bytes


class ZipSource:
    """The rows of an open backup. Once its shape is known they can be read."""

    def __init__(self, file: zipfile.ZipFile, manifest: Manifest) -> None:
        self._file, self.manifest = file, manifest
        self._members = {member.table: member for member in manifest.tables}
        self._shape: Shape = ()

    @property
    def contents(self) -> Contents:
        """As its manifest tells."""
        return self.manifest.contents

    def look_through(self) -> None:
        """Read every byte once: all members must be there as they were written, and no others."""
        names = [MANIFEST, *(member.name for member in self.manifest.tables)]
        if sorted(names) != sorted(self._file.namelist()):
            raise DomainError("archive-damaged")
        for member in self.manifest.tables:
            self._look_at(member)

    def _look_at(self, member: Member) -> None:
        size, hashed = 0, hashlib.sha256()
        with self._file.open(member.name) as part:
            while block := part.read(_BLOCK):
                size += len(block)
                hashed.update(block)
                if size > member.bytes:
                    break
        if size != member.bytes or hashed.hexdigest() != member.sha256:
            raise DomainError("archive-damaged")

    def use(self, shape: Shape) -> None:
        """Read it as the tables of its version, which it must have and no others."""
        wanted = {(table.name, table.column_names) for table in shape}
        if {(member.table, member.columns) for member in self.manifest.tables} != wanted:
            raise DomainError("archive-damaged")
        self._shape = shape

    def rows_of(self, table: str) -> Iterator[Row]:
        """In the order they were written."""
        member, read = self._members[table], reader_of(next(each for each in self._shape if each.name == table))
        count = 0
        with self._file.open(member.name) as part, io.BufferedReader(part, _BLOCK) as lines:  # type: ignore[type-var]
            while line := lines.readline(MAX_LINE):
                yield read(line)
                count += 1
        if count != member.rows:
            raise DomainError("archive-damaged")


@contextmanager
def opened_backup(path: Path) -> Iterator[ZipSource]:
    """The backup at `path`, looked through.

    Raises:
        DomainError: `archive-unreadable`, `archive-damaged`, `archive-newer`.
    """
    try:
        with opened_zip(path, _MAX_FILE) as file:
            source = ZipSource(file, _manifest(file))
            source.look_through()
            yield source
    except KnowledgeError as error:
        key = "archive-damaged" if path.is_file() and os.access(path, os.R_OK) else "archive-unreadable"
        raise DomainError(key, file=path.name) from error


def _manifest(file: zipfile.ZipFile) -> Manifest:
    if MANIFEST not in file.namelist() or file.getinfo(MANIFEST).file_size > _MAX_MANIFEST:
        raise DomainError("archive-damaged")
    content = file.read(MANIFEST)
    try:
        if msgspec.json.decode(content, type=Version).format_version > FORMAT_VERSION:
            raise DomainError("archive-newer")
        manifest = msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise DomainError("archive-damaged") from error
    names = [member.table for member in manifest.tables]
    if len(set(names)) < len(names):
        raise DomainError("archive-damaged")
    return manifest
