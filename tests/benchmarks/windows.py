"""A program with a window that says "usable" when an agent can work in it: `python -m tests.benchmarks.windows [DATA]`.

Without a data folder the window is an empty one of the same toolkit.
"""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


def main(arguments: list[str]) -> int:
    """Open, tell, close."""
    return _real(arguments[0]) if arguments else _empty()


def _empty() -> int:
    app = QApplication([])
    window = QMainWindow()
    window.resize(1440, 900)
    window.show()
    QTimer.singleShot(0, _tell)
    return app.exec()


def _real(data: str) -> int:
    from pathlib import Path

    from ui.main import Shell, make_application

    app = make_application()
    shell = Shell(Path(data), demo=True)
    shell.index_ready.connect(_tell)
    shell.start()
    status = app.exec()
    shell.stop()
    return status


def _tell() -> None:
    print("usable", flush=True)
    QApplication.quit()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
