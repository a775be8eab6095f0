"""How a presenter has work done outside the window's thread. Knows no Qt."""

from collections.abc import Callable
from typing import Protocol

from app.domain.errors import BaliewijsError


class Run(Protocol):
    """Does work outside the window's thread; newer work of the same name drops the older, without a name never."""

    def __call__(
        self,
        work: Callable[[], object],
        on_done: Callable[..., None],
        on_error: Callable[[BaliewijsError], None],
        newest_of: str,
    ) -> None: ...
