"""News and work instructions: reading and writing them, and who has read what; `Services` has them too."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from app.domain.bulletin import Bulletin, BulletinState, checked_bulletin, ended_bulletin, is_same_message
from app.domain.bulletin_text import BulletinText
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.log import LogAction, LogObject
from app.domain.organisation import Person
from app.domain.routing import contact_centre, units_touched
from app.services.knowledge_errors import as_domain_errors
from app.services.ports import Transaction
from app.services.report_actions import ReportActions


@dataclass(frozen=True, slots=True)
class BulletinReaders:
    """The people a bulletin is for, by name: who has read it and when, UTC, and who has not."""

    has_read: tuple[tuple[Person, datetime], ...]
    has_not_read: tuple[Person, ...]

    @property
    def count(self) -> int:
        """How many people it is for."""
        return len(self.has_read) + len(self.has_not_read)


@dataclass(frozen=True, slots=True)
class BulletinDetails:
    """What belongs to a bulletin besides its text; `related` are articles that are there: slug and title."""

    related: tuple[tuple[str, str], ...]
    readers: BulletinReaders


@dataclass(frozen=True, slots=True)
class NewsActions(ReportActions):
    """Each change is one transaction. Every method may be called from any thread."""

    # reading

    def bulletins(self) -> list[Bulletin]:
        """News and instructions of today."""
        with self.database.read() as tx:
            return tx.organisation.bulletins(self.clock.today(), self.agent.id, self._viewer.unit_ids)

    def all_bulletins(self) -> list[Bulletin]:
        """Every bulletin, also of before and later and for other units; important ones first, then the newest."""
        with self.database.read() as tx:
            return tx.organisation.all_bulletins(self.agent.id)

    def mark_read(self, bulletin_id: UUID) -> None:
        """The agent has read it."""
        with self.database.write() as tx:
            tx.organisation.mark_read(bulletin_id, self.agent.id, self.clock.now())

    def bulletin_details(self, bulletin: Bulletin) -> BulletinDetails:
        """The articles it points to, and who has read it."""
        with self.database.read() as tx:
            articles = [tx.articles.get_by_slug(slug) for slug in bulletin.related]
            related = tuple((article.slug, article.title) for article in articles if article is not None)
            return BulletinDetails(related, self._readers(tx, bulletin))

    def bulletin_readers(self, bulletin_id: UUID) -> BulletinReaders:
        """Who has read it and who has not; DomainError `bulletin-unknown`."""
        with self.database.read() as tx:
            return self._readers(tx, self._bulletin(tx, bulletin_id))

    def _readers(self, tx: Transaction, bulletin: Bulletin) -> BulletinReaders:
        """Who has no unit stands at a desk of the contact centre."""
        desk, read = contact_centre(self.municipality).id, tx.organisation.bulletin_readers(bulletin.id)
        people = [person for person in tx.organisation.people() if bulletin.is_for(person.unit_id or desk)]
        has_read = tuple((person, read[person.id]) for person in people if person.id in read)
        return BulletinReaders(has_read, tuple(person for person in people if person.id not in read))

    # writing

    def put_bulletin(self, bulletin: Bulletin, before: Bulletin | None = None, read_again: bool = False) -> Bulletin:
        """Store a new bulletin, or what became of the one `before`; its writer has read it.

        A change leaves read marks as they are. With `read_again` it becomes a new bulletin from today on that nobody
        has read; the one before ends, and keeps who read it.

        Raises:
            DomainError: `bulletin-title-missing`, `bulletin-text-missing`, `bulletin-period-wrong`, `unit-unknown`,
                `bulletin-changed` when somebody else changed it meanwhile, `bulletin-unknown`. Nothing is stored.
        """
        written = replace(self._checked(bulletin), author_id=self.agent.id)
        with self.database.write() as tx:
            if before is not None:
                self._check_same(tx, before)
            if before is None or read_again:
                written = self._as_new(tx, written, before)
            tx.organisation.put_bulletin(written)
            tx.organisation.mark_read(written.id, self.agent.id, self.clock.now())
            is_change = before is not None and written.id == before.id
            self._logged(tx, LogAction.CHANGED if is_change else LogAction.ADDED, LogObject.BULLETIN, written.id)
        return replace(written, is_read=True)

    def end_bulletin(self, bulletin_id: UUID) -> Bulletin:
        """Staff see it no more from today on; it stays readable in the list of all. DomainError `bulletin-unknown`."""
        with self.database.write() as tx:
            ended = ended_bulletin(self._bulletin(tx, bulletin_id), self.clock.today())
            tx.organisation.put_bulletin(ended)
            self._logged(tx, LogAction.REMOVED, LogObject.BULLETIN, bulletin_id)
        return ended

    # what is typed

    def keep_bulletin_text(self, text: BulletinText) -> datetime:
        """Bring to disk what is typed for a message; gives the time."""
        self.journal.keep_bulletin_text(text)
        return self.clock.now()

    def forget_bulletin_text(self, bulletin_id: UUID) -> None:
        """What was typed for a message was stored or thrown away."""
        self.journal.forget_bulletin_text(bulletin_id)

    def unstored_bulletin_texts(self) -> tuple[BulletinText, ...]:
        """What was typed before and not stored; what the database has already is forgotten."""
        texts = self.journal.bulletin_texts()
        there = self.all_bulletins() if texts else []
        stored = {text.id for text in texts if not text.is_half_typed and self._is_among(text.written, there)}
        for bulletin_id in stored:
            self.journal.forget_bulletin_text(bulletin_id)
        return tuple(text for text in texts if text.id not in stored)

    def _is_among(self, written: Bulletin, there: Sequence[Bulletin]) -> bool:
        try:
            checked = self._checked(written)
        except DomainError:  # it could never have been stored
            return False
        return any(is_same_message(checked, each) for each in there)

    def _checked(self, bulletin: Bulletin) -> Bulletin:
        from knowledgebase.markup import html_to_markdown, markdown_to_html  # here: only writing needs it

        units_touched(self.municipality, bulletin.unit_ids)
        with as_domain_errors():
            text = html_to_markdown(markdown_to_html(bulletin.text))
        return checked_bulletin(replace(bulletin, text=text))

    def _check_same(self, tx: Transaction, before: Bulletin) -> None:
        stored = self._bulletin(tx, before.id)
        if replace(stored, is_read=before.is_read) != before:
            raise DomainError("bulletin-changed")

    def _as_new(self, tx: Transaction, written: Bulletin, before: Bulletin | None) -> Bulletin:
        """With an id and key of its own; the one before is over."""
        bulletin_id, today = new_id(), self.clock.today()
        if before is not None:
            tx.organisation.put_bulletin(ended_bulletin(before, today))
            if written.state_on(today) is BulletinState.RUNNING:
                written = replace(written, publish_from=today)
        return replace(written, id=bulletin_id, key=f"written-{bulletin_id}")

    def _bulletin(self, tx: Transaction, bulletin_id: UUID) -> Bulletin:
        for bulletin in tx.organisation.all_bulletins(self.agent.id):
            if bulletin.id == bulletin_id:
                return bulletin
        raise DomainError("bulletin-unknown")
