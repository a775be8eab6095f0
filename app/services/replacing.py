"""Files that are whole or as they were."""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import WorldError


@contextmanager
def replacing(path: Path, mode: int = 0o666) -> Iterator[BinaryIO]:
    """A file beside `path` that takes its place when all went well, and else goes; `mode` is who may use it.

    Raises:
        WorldError: `file-not-written`.
    """
    fresh = path.with_name(f"{path.name}.part")
    try:
        with ExitStack() as at_last:
            fresh.unlink(missing_ok=True)  # of a program that was stopped: its mode would stay
            file = at_last.enter_context(open(fresh, "xb", opener=lambda name, flags: os.open(name, flags, mode)))
            at_last.callback(fresh.unlink, missing_ok=True)
            yield file
            file.flush()
            os.fsync(file.fileno())
            file.close()
            fresh.replace(path)
    except OSError as error:
        raise WorldError("file-not-written") from error
