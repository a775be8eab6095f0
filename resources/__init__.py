"""Files that ship with the programme, and the words on screen."""

from pathlib import Path

_ROOT = Path(__file__).parent


def path(*parts: str) -> Path:
    """Where a shipped file is, such as `path("icons", "search.svg")`."""
    return _ROOT.joinpath(*parts)
