"""Reading a file that an editor attaches."""

from pathlib import Path

from app.domain.errors import DomainError
from knowledgebase.attachment_types import MOST_BYTES


def read_file(file: Path) -> bytes:
    """The bytes of a file, of a larger one only enough to see that it is too large; DomainError `file-unreadable`."""
    try:
        with file.open("rb") as opened:
            return opened.read(MOST_BYTES + 1)
    except OSError as error:
        raise DomainError("file-unreadable") from error
