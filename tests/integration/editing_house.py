"""Editors and agents at work on one database, with the real index and the real journal."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from app.domain.article_draft import ArticleText
from app.domain.calendar import ServiceCalendar
from app.domain.ids import new_id
from app.domain.organisation import Municipality, Person
from app.journal.draft_journal import DraftJournal
from app.persistence.database import SqlDatabase
from app.services.editing_actions import EditingActions
from app.services.editing_views import Editing
from app.services.index_keeping import IndexKeeper
from app.services.index_port import IndexPort
from knowledgebase.article import Article
from knowledgebase.index import KnowledgeIndex
from knowledgebase.search import SearchQuery
from tests.builders import a_municipality, a_person, a_seat, an_article

EDITOR = a_person(id=new_id(), name="R. Yilmaz", unit_id="parkeren")
READER = a_person(id=new_id(), name="L. Visser", unit_id="parkeren")
AGENT = a_person()
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)


@dataclass
class MovedClock:
    """Tells the moment that a test chose."""

    at: datetime = TUESDAY

    def now(self) -> datetime:
        """That moment."""
        return self.at

    def today(self) -> date:
        """Its day."""
        return self.at.date()


@dataclass
class House:
    """The municipality at work: everybody with their own services on one database."""

    database: SqlDatabase
    folder: Path
    clock: MovedClock = field(default_factory=MovedClock)
    town: Municipality = field(default_factory=a_municipality)
    indexes: list[KnowledgeIndex] = field(default_factory=list)

    def of(self, person: Person) -> EditingActions:
        """What this person can do, at a seat of their own."""
        folder = self.folder / str(len(self.indexes))
        index = KnowledgeIndex(folder / "index", self.clock.today)
        self.indexes.append(index)
        return EditingActions(
            self.database,
            a_seat(),
            person,
            IndexPort(index),
            IndexKeeper(self.database, index),
            self.clock,
            ServiceCalendar(),
            self.town,
            "en",
            DraftJournal(folder / "journal", b"k" * 32),
        )

    def put(self, **changes: Any) -> Article:
        """An article that agents read, as an import leaves it."""
        with self.database.write() as tx:
            return tx.articles.put(an_article(**changes), at=self.clock.at)

    def later(self, **span: int) -> None:
        """Time goes by."""
        self.clock.at += timedelta(**span)


@contextmanager
def at_work(database: SqlDatabase, folder: Path) -> Iterator[House]:
    """The house, with an editor, a second reader and an agent."""
    with database.write() as tx:
        for person in (EDITOR, READER):
            tx.organisation.put_person(person)
    house = House(database, folder)
    yield house
    for index in house.indexes:
        index.close()


def typed(editing: Editing, note: str = "", **changes: Any) -> ArticleText:
    """What an editor made of it on the screen."""
    draft = editing.draft
    return ArticleText(draft.id, draft.revision, draft.base_version, replace(draft.article, **changes), note)


def published(editor: EditingActions, reader: EditingActions, text: ArticleText) -> Editing:
    """Saved, read by another person, and given to the agents."""
    saved = editor.save_draft(text)
    asked = editor.ask_review(text.id, saved.draft.revision, None, None, text.note)
    return reader.approve(text.id, asked.draft.revision)


def found(actions: EditingActions, words: str) -> list[str]:
    """Titles that searching gives."""
    result = actions.index.search(SearchQuery(words))
    return [] if result.is_near else [hit.plain_title for hit in result.hits]
