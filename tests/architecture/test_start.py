"""What opens the window must be light: heavy libraries are loaded afterwards, in other threads."""

import subprocess
import sys

HEAVY = ("alembic", "lxml", "numpy", "reportlab", "simplemma", "sqlalchemy", "Stemmer", "whoosh")
_TELL = "import sys, ui.main_window; print(*sorted(set(sys.argv[1:]) & sys.modules.keys()))"


def test_the_window_is_built_without_heavy_libraries() -> None:
    told = subprocess.run([sys.executable, "-c", _TELL, *HEAVY], capture_output=True, text=True, check=True)
    assert told.stdout.split() == []
