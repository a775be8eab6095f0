"""The log file: what happened, never about whom. An error is logged by its kind and place, without its words."""

import logging
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_MAX_BYTES = 1_000_000
_KEEP = 3

ExcInfo = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]


class DiscreetFormatter(logging.Formatter):
    """Leaves out the text of exceptions and the lines of code: both may carry what a person typed."""

    def formatException(self, ei: ExcInfo) -> str:
        """Kind of the error, and the places it went through."""
        kind, _error, trace = ei
        places = [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in traceback.extract_tb(trace)]
        return "\n".join([*places, kind.__name__ if kind else "unknown"])


def log_to(folder: Path) -> None:
    """Write warnings and errors to `folder`, at most four files of a megabyte."""
    folder.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(folder / "baliewijs.log", maxBytes=_MAX_BYTES, backupCount=_KEEP, encoding="utf-8")
    handler.setFormatter(DiscreetFormatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.WARNING)
