"""Starts the real program on a data folder and tells on its standard output what comes on the screen.

Used as `python -m tests.journeys.starter DATA`; ends by itself when all that comes is a message.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from ui.main import make_application, run_window
from ui.main_window import MainWindow

_LOOK_MS = 20


def main(data: Path) -> int:
    """Start as the command line does; gives its exit status."""
    make_application()
    look = QTimer(interval=_LOOK_MS)
    look.timeout.connect(_look)
    look.start()
    return run_window(data, demo=True)


def _look() -> None:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QMessageBox) and widget.isVisible():
            print(widget.text(), flush=True)
            widget.accept()
        elif isinstance(widget, MainWindow) and widget.desk is not None and not widget.property("told"):
            widget.setProperty("told", True)
            print("open", flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
