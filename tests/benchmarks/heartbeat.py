"""Notices when the window stands still, and what our code did then."""

import signal
import time
import traceback
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QTimer

BEAT_MS = 5
_LOOK_MS = 10
_OURS = ("/ui/", "/app/", "/knowledgebase/")


@dataclass(frozen=True, slots=True)
class Stall:
    """How much later than it should a beat came, without the time that other programs had the processor.

    `where` is the line of our code that took most of the time, or that came after a long time in Qt.
    """

    milliseconds: float
    step: str
    where: str


class Heartbeat:
    """Beats in the thread of the window. An alarm of the system looks now and then what runs between two beats."""

    def __init__(self) -> None:
        self.step = ""
        self.stalls: list[Stall] = []
        self._places: Counter[str] = Counter()
        self._last = self._looked = time.perf_counter()
        self._waited = _waited_ms()
        self._timer = QTimer(interval=BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def __enter__(self) -> "Heartbeat":
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, _LOOK_MS / 1000, _LOOK_MS / 1000)
        self._last, self._waited = time.perf_counter(), _waited_ms()
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.stop()
        signal.setitimer(signal.ITIMER_REAL, 0)

    def _beat(self) -> None:
        now, waited = time.perf_counter(), _waited_ms()
        late = 1000 * (now - self._last) - BEAT_MS - (waited - self._waited)
        places, self._places = self._places, Counter()  # at once, as the alarm may sound in between
        where = max(places, key=places.__getitem__, default="")
        self.stalls.append(Stall(max(0.0, late), self.step, where))
        self._last = self._looked = now
        self._waited = waited

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        now = time.perf_counter()
        if frame is not None:
            self._places[_place(frame)] += round(1_000_000 * (now - self._looked))
        self._looked = now


def _waited_ms() -> float:
    """How long this thread waited for a processor, ever."""
    return int(Path("/proc/thread-self/schedstat").read_text("ascii").split()[1]) / 1_000_000


def _place(frame: FrameType) -> str:
    """The innermost line of our own code; a turn of the event loop is not ours."""
    lines = [line for line in traceback.extract_stack(frame) if any(part in line.filename for part in _OURS)]
    if not lines or lines[-1].filename.endswith("driver.py"):
        return "Qt"
    return f"{'/'.join(lines[-1].filename.split('/')[-2:])}:{lines[-1].lineno}"
