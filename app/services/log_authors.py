"""Who stands in the log as the one who did it."""

from getpass import getuser
from typing import Final

from app.domain.log import LogAuthor
from app.domain.organisation import Person, Seat

_COMMAND_LINE: Final = "command line"


def at_seat(person: Person, seat: Seat) -> LogAuthor:
    """Somebody at work."""
    return LogAuthor(person.id, person.name, seat.code)


def at_command_line() -> LogAuthor:
    """Whoever is signed in on this computer; "" when the system does not tell."""
    try:
        return LogAuthor(None, getuser(), _COMMAND_LINE)
    except (KeyError, OSError):  # an account without a name
        return LogAuthor(None, "", _COMMAND_LINE)
