"""Logins of people on a server: roles of the database itself."""

from typing import Any
from uuid import UUID

from sqlalchemy import TextClause, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from app.domain.errors import DomainError
from app.domain.organisation import Person


class SqlLoginStore:
    """The LoginStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def current(self) -> str:
        """The login with which this transaction was begun; "" on the embedded database."""
        if self._session.get_bind().dialect.name != "postgresql":
            return ""
        return str(self._session.scalar(text("SELECT session_user")))

    def put(self, person: Person, password: str | None) -> None:
        """Give the person login and roles; the password itself never leaves this computer.

        Raises:
            DomainError: `login-taken`, `last-administrator-login`.
        """
        verifier = self._verifier(person.login, password) if password else password
        put = text("SELECT baliewijs.put_login(:person_id, :login, :verifier, :roles)")
        roles = "\n".join(person.roles)
        values = {"person_id": person.id, "login": person.login, "verifier": verifier, "roles": roles}
        self._execute(put, values)
        self._session.expire_all()  # the server changed the row of the person

    def end(self, person_id: UUID) -> None:
        """The person has no login any more, and no roles on the server; ending twice is fine.

        Raises:
            DomainError: `last-administrator-login`.
        """
        self._execute(text("SELECT baliewijs.end_login(:person_id)"), {"person_id": person_id})
        self._session.expire_all()

    def change_own(self, password: str) -> None:
        """Another password for who signed in."""
        verifier = self._verifier(self.current(), password)
        self._session.connection().exec_driver_sql(f"ALTER ROLE CURRENT_USER PASSWORD '{verifier}'")

    def _execute(self, statement: TextClause, values: dict[str, Any]) -> None:
        try:
            self._session.execute(statement, values)
        except DBAPIError as error:
            match getattr(error.orig, "sqlstate", None):
                case "42710" | "23505":  # the server has a role of this name, or another person has this login
                    raise DomainError("login-taken", field="login") from error
                case "BW001":  # as `people_functions` has it
                    raise DomainError("last-administrator-login", field="roles") from error
            raise

    def _verifier(self, login: str, password: str) -> str:
        """What the server compares a password with (SCRAM-SHA-256): letters, digits and + / = : $ only."""
        driver: Any = self._session.connection().connection.driver_connection
        made: bytes = driver.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256")
        return made.decode()
