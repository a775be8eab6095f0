"""Which files make up the index, with their sizes and checksums: one small file that is replaced whole.

The folder holds `index.files` and one subfolder for each build. `index.files` names the build in use, so putting
another one in its place is a single rename; what it does not name was never finished and is swept away.
"""

import contextlib
import os
import re
import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

import msgspec

_NAME = "index.files"
_BUILD = "build-"
_BUILD_NAME = re.compile(_BUILD + "[0-9a-f]{32}")


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

    def contents(self, folder: Path) -> dict[str, bytes]:
        """Every file, by name.

        Raises:
            ValueError: one is not there, or not as it was written.
        """
        try:
            contents = {name: (folder / self.build / name).read_bytes() for name in self.files}
        except OSError as error:
            raise ValueError(self.build) from error
        if any(_check(content) != self.files[name] for name, content in contents.items()):
            raise ValueError(self.build)
        return contents

    def holding(self, contents: Mapping[str, bytes]) -> "IndexFiles":
        """With these files instead, by name; those that it had already are the same, for files never change."""
        return replace(self, files={name: self.files.get(name) or _check(contents[name]) for name in contents})


def _check(content: bytes) -> FileCheck:
    return FileCheck(len(content), zlib.crc32(content))


def read_index_files(folder: Path) -> IndexFiles:
    """What `index.files` says.

    Raises:
        FileNotFoundError: there is none.
        ValueError: it is damaged.
    """
    content = (folder / _NAME).read_bytes()
    checksum, _, told = content.partition(b"\n")
    if checksum != b"%08x" % zlib.crc32(told):
        raise ValueError(_NAME)
    try:
        files = msgspec.json.decode(told, type=IndexFiles)
    except msgspec.MsgspecError as error:
        raise ValueError(_NAME) from error
    if not _BUILD_NAME.fullmatch(files.build):
        raise ValueError(_NAME)
    return files


def write_index_files(folder: Path, files: IndexFiles) -> None:
    """Put `index.files` in place of the earlier one, at once."""
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
