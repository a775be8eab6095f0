"""Which files make up the index, with their sizes and checksums: one small file that is replaced whole.

The folder holds `index.json` and one subfolder for each build. `index.json` names the build in use, so putting
another one in its place is a single rename; what it does not name was never finished and is swept away.
"""

import contextlib
import os
import shutil
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import msgspec

_NAME = "index.json"
_BUILD = "build-"
_CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What a file must be: bytes and CRC-32."""

    size: int
    crc: int


@dataclass(frozen=True, slots=True)
class IndexFiles:
    """`format` of program and analysis, `build` the subfolder, `head` the change-feed sequence it stands at."""

    format: str
    build: str
    head: int
    files: dict[str, FileCheck]

    def are_whole(self, folder: Path) -> bool:
        """Whether every file is there, as it was written."""
        return all(_is_whole(folder / self.build / name, check) for name, check in self.files.items())


def read_index_files(folder: Path) -> IndexFiles:
    """What `index.json` says.

    Raises:
        FileNotFoundError: there is none.
        ValueError: it is damaged.
    """
    content = (folder / _NAME).read_bytes()
    checksum, _, told = content.partition(b"\n")
    if checksum != b"%08x" % zlib.crc32(told):
        raise ValueError(_NAME)
    try:
        return msgspec.json.decode(told, type=IndexFiles)
    except msgspec.MsgspecError as error:
        raise ValueError(_NAME) from error


def write_index_files(folder: Path, files: IndexFiles) -> None:
    """Put `index.json` in place of the earlier one, at once."""
    told = msgspec.json.encode(files)
    fresh = folder / (_NAME + ".new")
    with fresh.open("wb") as file:
        file.write(b"%08x\n" % zlib.crc32(told) + told)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(folder / _NAME)


def new_build() -> str:
    """A name for a subfolder that no build ever had."""
    return _BUILD + uuid4().hex


def sweep(folder: Path, files: IndexFiles) -> None:
    """Throw away other builds, and what the build in use does not name; what is held open stays for a next time."""
    for path in folder.glob(_BUILD + "*"):
        if path.name != files.build:
            shutil.rmtree(path, ignore_errors=True)
    for path in (folder / files.build).glob("*") if files.build else ():
        if path.name not in files.files:
            with contextlib.suppress(OSError):
                path.unlink()


def checked(folder: Path, names: Iterable[str], known: Mapping[str, FileCheck]) -> dict[str, FileCheck]:
    """The checks of the files `names`; those already known are not read again, for files never change."""
    return {name: known.get(name) or _check(folder / name) for name in names}


def _check(path: Path) -> FileCheck:
    size, crc = 0, 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size, crc = size + len(chunk), zlib.crc32(chunk, crc)
    return FileCheck(size, crc)


def _is_whole(path: Path, check: FileCheck) -> bool:
    try:
        return path.stat().st_size == check.size and _check(path) == check
    except OSError:
        return False
