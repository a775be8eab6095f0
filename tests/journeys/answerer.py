"""A handler who types an answer and a note in the real window; then the process is killed as soon as both are kept.

Used as `python -m tests.journeys.answerer DATA ANSWER NOTE`.
"""

import os
import signal
import sys
from pathlib import Path

from ui.driver import WindowDriver
from ui.main import make_application
from ui.work.actions import WorkAction
from ui.work.keys import ACTION_KEYS


def main(data: Path, answer: str, note: str) -> None:
    """Never returns: the end is as sudden as that of the power."""
    make_application()
    driver = WindowDriver(data)
    driver.start()
    driver.press("Alt+4")
    driver.press("Return")
    driver.press("Ctrl+L")
    driver.type(answer)
    driver.press(ACTION_KEYS[WorkAction.NOTE][0])
    driver.type(note)
    journal = driver.shell.services.journal
    driver.wait_until(lambda: {answer, note} == {step.text for text in journal.work_texts() for step in text.steps})
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
