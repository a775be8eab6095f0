"""One program at a time works with the data of a seat."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QLockFile

from app.domain.errors import WorldError

_WAIT = 100  # milliseconds


@contextmanager
def seat_lock(data: Path) -> Iterator[None]:
    """Keep the folder to this program; what a killed program left behind does not count.

    Raises:
        WorldError: `seat-open` while another program works with it.
    """
    data.mkdir(parents=True, exist_ok=True)
    lock = QLockFile(str(data / "seat.lock"))
    lock.setStaleLockTime(0)
    if not lock.tryLock(_WAIT):
        raise WorldError("seat-open")
    try:
        yield
    finally:
        lock.unlock()
