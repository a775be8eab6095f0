"""What catches a bug that nothing else caught: it is logged under a number, and the person is told that number."""

import logging
import sys
from collections.abc import Callable
from types import TracebackType

_log = logging.getLogger(__name__)


def install(tell: Callable[[str], None]) -> None:
    """From now on `tell` gets the number of every uncaught error in the window's thread."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        number = f"{id(error):x}"
        _log.error("unexpected error %s", number, exc_info=(kind, error, trace))
        try:
            tell(number)
        except Exception:
            _log.error("the error %s could not be shown", number)

    sys.excepthook = hook
