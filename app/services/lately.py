"""What may be some time old, so that many seats do not ask a server for it again and again."""

from collections.abc import Callable
from datetime import datetime, timedelta
from threading import Lock
from typing import Generic, TypeVar

from app.domain.errors import WorldError

Value = TypeVar("Value")


class Lately(Generic[Value]):
    """The last value that was read, read again when it is older than `lasting`, and used on while that fails."""

    def __init__(self, nothing: Value, lasting: timedelta) -> None:
        self._value, self._lasting = nothing, lasting
        self._read_at: datetime | None = None
        self._lock = Lock()

    def value(self, read: Callable[[], Value], now: datetime) -> Value:
        """What `read` gives now, or gave lately."""
        with self._lock:
            if self._read_at is not None and abs(now - self._read_at) < self._lasting:
                return self._value
            try:
                self._value = read()
            except WorldError:
                return self._value
            self._read_at = now
            return self._value
