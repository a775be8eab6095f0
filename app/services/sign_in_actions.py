"""What somebody may do here, and giving people logins, roles and passwords; `Services` has it too."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from uuid import UUID

from app.domain.errors import DomainError
from app.domain.log import LogAction, LogObject
from app.domain.organisation import Person
from app.domain.passwords import KeptPassword, check_owners, check_password
from app.domain.rights import Right, may
from app.services.editing_views import Editing
from app.services.hashing import hash_password
from app.services.news_actions import NewsActions
from app.services.people_actions import Organisation, checked_person, stored_organisation
from app.services.ports import Transaction

CONTACTS_SEEN_BY = (Right.HANDLE_WORK, Right.SEE_PERSON_DATA)
_LOGIN = re.compile(r"(?!pg_|baliewijs)[^\W_][\w.@-]*", re.IGNORECASE)
_LOGIN_BYTES = 63  # PostgreSQL cuts off what is longer


@dataclass(frozen=True, slots=True)
class SignInActions(NewsActions):
    """`has_passwords` says whether people of the embedded database must sign in; on a server they always must."""

    has_passwords: bool = field(default=False, kw_only=True)

    @property
    def is_signing_in_required(self) -> bool:
        """Whether nobody comes in unasked."""
        return self.has_passwords or self.database.is_server

    @property
    def is_on_server(self) -> bool:
        """Whether other seats work with the same database."""
        return self.database.is_server

    def may(self, right: Right) -> bool:
        """Whether this person has the right. As long as nobody signs in, everybody has every right."""
        return not self.is_signing_in_required or may(self.agent.roles, right)

    @property
    def sees_contacts(self) -> bool:
        """Whether this person sees what was said in a contact, and its receipt."""
        return any(map(self.may, CONTACTS_SEEN_BY))

    def put_person(self, person: Person, password: str | None = None) -> Organisation:
        """Store or replace a person, with a new `password`; "" takes it away and None leaves it as it is.

        Raises:
            DomainError: as `PeopleActions`; `role-missing`, `password-too-short`, `password-is-name`, `login-wrong`,
                `login-missing`, `login-taken`, `first-password-administrator`, `last-administrator`,
                `last-administrator-login`.
        """
        self.demand(Right.MANAGE_PEOPLE)
        checked = replace(checked_person(person), login=_checked_login(person.login))
        if password:
            check_password(password, checked.name, checked.login)
        if self.database.is_server:
            return self._put_with_login(checked, password)
        made = hash_password(password) if password else password
        with self.database.write() as tx:
            before = tx.passwords.owners()
            self._store_person(tx, checked)
            if made:
                tx.passwords.put(KeptPassword(checked.id, made, self.clock.now()))
            elif made is not None:
                tx.passwords.forget(checked.id)
            check_owners(tx.organisation.people(), before, tx.passwords.owners())
            return self._organisation(tx)

    def _organisation(self, tx: Transaction) -> Organisation:
        stored = stored_organisation(tx)
        return stored if self.database.is_server else replace(stored, owners=frozenset(tx.passwords.owners()))

    def _put_with_login(self, person: Person, password: str | None) -> Organisation:
        """Login and roles are given by the server itself, to the row and to its own role at once."""
        if not person.login and (person.roles or password):
            raise DomainError("login-missing", field="login")
        with self.database.write() as tx:
            known = next((each for each in tx.organisation.people() if each.id == person.id), None)
            login, roles = (known.login, known.roles) if known and person.login else ("", ())
            if known and known.login and not person.login:
                tx.logins.end(person.id)
            self._store_person(tx, replace(person, login=login, roles=roles))
            if person.login:
                tx.logins.put(person, password)
            return self._organisation(tx)

    def approve(self, article_id: UUID, revision: int) -> Editing:
        """As `EditingActions`, and DomainError `role-missing` for who is no reviewer."""
        self.demand(Right.APPROVE_ARTICLES)
        return NewsActions.approve(self, article_id, revision)

    def publish_due(self) -> int:
        """As `EditingActions`; for who writes no articles the server does it, and goes by its own day.

        On the embedded database searching only follows then.
        """
        if self.may(Right.EDIT_ARTICLES):
            return NewsActions.publish_due(self)
        count = self._let_server_publish() if self.is_on_server else 0
        self._let_agents_find()
        return count

    def _let_server_publish(self) -> int:
        with self.database.write() as tx:
            published = tx.drafts.publish_due()
            for article_id in published:
                self._log_published(tx, article_id)
        return len(published)

    def find_deviations(self) -> int:
        """As `NormActions`, for who sets norms; 0 for anybody else."""
        return NewsActions.find_deviations(self) if self.may(Right.SET_NORMS) else 0

    @property
    def sends_mail(self) -> bool:
        """Whether mail that waits goes out at the seat of this person, and reminders are put with it."""
        return any(map(self.may, (Right.HANDLE_WORK, Right.EDIT_ARTICLES, Right.SET_NORMS)))

    def change_own_password(self, old: str, new: str, prove: Callable[[str, str], None]) -> None:
        """Another password for who works here; `prove` is how this person unlocks the screen.

        Raises:
            DomainError: `sign-in-refused` when `old` is not right; `password-too-short`, `password-is-name`.
        """
        check_password(new, self.agent.name, self.agent.login)
        prove(self.agent.login if self.database.is_server else str(self.agent.id), old)
        with self.database.write() as tx:
            if self.database.is_server:
                tx.logins.change_own(new)
            else:
                tx.passwords.put(KeptPassword(self.agent.id, hash_password(new), self.clock.now()))
            self._logged(tx, LogAction.CHANGED, LogObject.PERSON, self.agent.id)

    def sign_out(self) -> None:
        """Log that this person went away."""
        with self.database.write() as tx:
            self._logged(tx, LogAction.SIGNED_OUT, LogObject.PERSON, self.agent.id)

    def demand(self, right: Right) -> None:
        """DomainError `role-missing` when this person has not the right."""
        if not self.may(right):
            raise DomainError("role-missing")


def _checked_login(login: str) -> str:
    tidy = login.strip()
    if tidy and (not _LOGIN.fullmatch(tidy) or len(tidy.encode()) > _LOGIN_BYTES):
        raise DomainError("login-wrong", field="login")
    return tidy
