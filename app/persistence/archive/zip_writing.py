"""Writing a backup: a zip with a member for each table, and last what must be in it."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import IO, BinaryIO, Final

import msgspec

from app.persistence.archive.lines import line_of
from app.persistence.archive.manifest import FORMAT_VERSION, MANIFEST, Manifest, Member
from app.persistence.archive.shapes import Shape, TableShape
from app.persistence.schema import HEAD
from app.services.archive_ports import Contents, RowSource
from app.services.progress import Progress, counted, rising

_ALL: Final = 99  # percent; the last one is told when all is written
_BUFFER: Final = 1_000_000  # bytes
_DATE: Final = (1980, 1, 1, 0, 0, 0)  # of every member, so that the same rows make the same bytes
_FOR_OWNER: Final = 0o600 << 16


def write_backup(
    source: RowSource, shape: Shape, out: BinaryIO, made_at: datetime, progress: Progress, version: str = HEAD
) -> Contents:
    """Write all rows of `source`, whose tables have the `shape` of that version, and give what was written."""
    tell, done, members = rising(progress), 0, []
    expected = source.contents
    with zipfile.ZipFile(out, "w") as file:
        for table in shape:
            share = [_ALL * count // max(expected.total, 1) for count in (done, done + expected.rows[table.name])]
            rows = counted(source.rows_of(table.name), expected.rows[table.name], tell, *share)
            members.append(_write_table(file, table, map(line_of, rows)))
            done += members[-1].rows
        manifest = Manifest(FORMAT_VERSION, version, made_at, expected.log_number, expected.log_hash, tuple(members))
        with _member(file, MANIFEST) as part:
            part.write(msgspec.json.format(msgspec.json.encode(manifest)))
    return manifest.contents


def _write_table(file: zipfile.ZipFile, table: TableShape, lines: Iterator[bytes]) -> Member:
    rows, size, hashed = 0, 0, hashlib.sha256()
    with _member(file, f"{table.name}.jsonl") as part:
        for line in lines:
            part.write(line)
            part.write(b"\n")
            hashed.update(line)
            hashed.update(b"\n")
            rows, size = rows + 1, size + len(line) + 1
    return Member(table.name, table.column_names, rows, size, hashed.hexdigest())


@contextmanager
def _member(file: zipfile.ZipFile, name: str) -> Iterator[IO[bytes]]:
    entry = zipfile.ZipInfo(name, _DATE)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 3  # the same bytes on every system
    entry.external_attr = _FOR_OWNER
    with file.open(entry, "w", force_zip64=True) as part, io.BufferedWriter(part, _BUFFER) as buffered:
        yield buffered
