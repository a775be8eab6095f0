"""What the database says, in errors of our own; the one place that does so."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError, OperationalError, TimeoutError

from app.domain.errors import DomainError, WorldError

_SQLITE_KEYS = {8: "database-read-only", 11: "database-damaged", 13: "database-full", 26: "database-damaged"}
_POSTGRESQL_KEYS = {
    "25006": "database-read-only",
    "53100": "database-full",
    "XX001": "database-damaged",
    "XX002": "database-damaged",
}

_NO_RIGHT = "42501"  # also of a policy of a table


class RowRefusedError(Exception):
    """A constraint refused a row: a bug in our own code. It names the constraint, never the values."""


@contextmanager
def translated() -> Iterator[None]:
    """Raise what the world does wrong as WorldError, and what we do wrong without any personal data.

    Raises:
        WorldError: `database-away`, `database-full`, `database-damaged`, `database-read-only`.
        DomainError: `role-missing` when a server refuses it to who signed in.
    """
    try:
        yield
    except TimeoutError as error:
        raise WorldError("database-away") from error
    except (IntegrityError, DataError) as error:
        raise RowRefusedError(_refusal(error)) from None
    except DBAPIError as error:
        if any(getattr(cause, "sqlstate", None) == _NO_RIGHT for cause in _chain(error)):
            raise DomainError("role-missing") from None  # its text would show the statement
        key = _key(error)
        if not key:
            raise
        raise WorldError(key) from error


def _key(error: DBAPIError) -> str:
    """The key of a WorldError, or "" when the error is a bug of ours.

    What a full disk breaks is complained of after it, so the whole chain is searched for a known reason.
    """
    known = [key for cause in _chain(error) if (key := _known_key(cause))]
    if known:
        return known[0]
    return "database-away" if isinstance(error, OperationalError | InterfaceError) else ""


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _known_key(error: BaseException) -> str:
    sqlite_code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the rest is detail
    return _SQLITE_KEYS.get(sqlite_code) or _POSTGRESQL_KEYS.get(getattr(error, "sqlstate", None) or "", "")


def _refusal(error: DBAPIError) -> str:
    """The constraint's name; the message of PostgreSQL itself would show the whole row."""
    diagnosis = getattr(error.orig, "diag", None)
    if diagnosis is not None:
        return str(diagnosis.constraint_name or diagnosis.sqlstate)
    return str(error.orig)
