"""A program with a window that says "usable" when an agent can work in it: `python -m tests.benchmarks.windows [DATA]`.

Without a data folder the window is an empty one of the same toolkit.
"""

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

if TYPE_CHECKING:
    from ui.main import Shell


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
    shell.ready.connect(lambda: _find_something(shell))
    shell.start()
    status = app.exec()
    shell.stop()
    return status


def _find_something(shell: "Shell") -> None:
    """In the contact that was restored, or else a new one, look for something: usable when articles are shown."""
    window = shell.window
    assert window is not None and window.desk is not None
    results = window.contact_page.results.model
    results.modelReset.connect(lambda: _tell() if results.rowCount() else None)
    if window.desk.contacts.current is None:
        window.desk.new_contact()
    search = window.contact_page.search
    search.setText("rijbewijs" if search.text() == "paspoort" else "paspoort")


def _tell() -> None:
    print("usable", flush=True)
    QApplication.quit()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
