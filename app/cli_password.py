"""The password on the command line: from the environment, or asked for only when it is needed."""

import os
import sys
from collections.abc import Callable
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from app.domain.errors import WorldError
from resources.translations import _

if TYPE_CHECKING:
    from app.services.ports import Database

Result = TypeVar("Result")


def password_from_environment() -> str:
    """As BALIEWIJS_PASSWORD gives it; empty when it does not."""
    from app.bootstrap import PASSWORD_VARIABLE

    return os.environ.get(PASSWORD_VARIABLE, "")


def with_password(act: Callable[[str], Result], question: str, first: str = "") -> Result:
    """Act with the `first` password, or as libpq gets in by itself; ask only when the server wants another."""
    try:
        return act(first)
    except WorldError as error:
        if error.key != "password-needed" or not sys.stdin.isatty():
            raise
    return act(getpass(question))


def with_own_password(act: Callable[[str], Result]) -> Result:
    """The same for the person who signs in at this seat."""
    return with_password(act, _("Password: "), password_from_environment())


def opened_whole(data: Path, address: str) -> "Database":
    """The database at `address`, or that of this seat, for work on all of it."""
    from app.bootstrap import open_whole

    question = _("Password of the database: ")
    return with_password(lambda password: open_whole(data, address, password), question, password_from_environment())
