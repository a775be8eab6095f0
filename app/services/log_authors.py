"""Who stands in the log as the one who did it."""

from dataclasses import replace
from getpass import getuser
from typing import Final

from app.domain.log import LogAuthor
from app.domain.organisation import Person, Seat

_COMMAND_LINE: Final = "command line"
_ON_ITS_DAY: Final = "on its day"


def at_seat(person: Person, seat: Seat) -> LogAuthor:
    """Somebody at work."""
    return LogAuthor(person.id, person.name, seat.code)


def on_its_day(author: LogAuthor) -> LogAuthor:
    """What nobody did just now, but what was decided before; it goes by itself where this author is signed in."""
    return replace(author, origin=f"{author.origin}, {_ON_ITS_DAY}")


def at_command_line() -> LogAuthor:
    """Whoever is signed in on this computer; "" when the system does not tell."""
    try:
        return LogAuthor(None, getuser(), _COMMAND_LINE)
    except (KeyError, OSError):  # an account without a name
        return LogAuthor(None, "", _COMMAND_LINE)
