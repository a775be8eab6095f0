"""Other processes that run the program, each with a home folder and a folder for temporary files of its own."""

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LONGEST = 120  # seconds; far more than any of them needs
_NOT_KEPT = ("XDG_", "QT_", "DISPLAY", "PYTHONDONTWRITEBYTECODE")
_BUILD = ROOT / "build"


def environment(home: Path, **changes: str) -> dict[str, str]:
    """As a new user has it, without a display; what is worked out or compiled once is there for the next program."""
    for folder in (home, home.parent / "tmp"):
        folder.mkdir(exist_ok=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_NOT_KEPT)}
    return {
        **kept,
        "HOME": str(home),
        "TMPDIR": str(home.parent / "tmp"),
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
        "PYTHONPYCACHEPREFIX": str(_BUILD / "compiled"),
        "XDG_CACHE_HOME": str(_BUILD / "cache"),
        **changes,
    }


def begin(module: str, *arguments: str, env: dict[str, str]) -> "subprocess.Popen[str]":
    """Start `python -m module`; its output can be read line by line."""
    return subprocess.Popen(_command(module, arguments), cwd=ROOT, env=env, text=True, stdout=subprocess.PIPE)


def run(module: str, *arguments: str, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    """Run `python -m module` to its end."""
    command = _command(module, arguments)
    return subprocess.run(command, cwd=ROOT, env=env, text=True, capture_output=True, timeout=LONGEST, check=False)


def _command(module: str, arguments: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", module, *arguments]
