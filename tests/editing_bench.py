"""The editors' presenter on a real database, index and journal, with a colleague who may be first."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from app.bootstrap import mailer_for, receipt_writer
from app.domain.article_draft import ArticleText
from app.domain.calendar import ServiceCalendar
from app.domain.editor_tasks import EditorTask
from app.domain.errors import BaliewijsError, DomainError, WorldError
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.rights import Role
from app.journal.draft_journal import DraftJournal
from app.persistence.database import SqlDatabase, open_database
from app.reports.report_drawer import ReportDrawer
from app.reports.table_writer import FileTableWriter
from app.services.editing_views import Editing, EditorList
from app.services.index_keeping import IndexKeeper
from app.services.index_port import IndexPort
from app.services.registry import Services
from app.settings import Settings
from knowledgebase.article import Article, Section, SectionKind
from knowledgebase.index import KnowledgeIndex
from tests.builders import a_municipality, a_person, a_seat, an_article
from ui.editing.actions import EditAction
from ui.editing.presenter import EditingPresenter
from ui.editing.view import Known

ME = a_person(id=new_id(), name="R. Yilmaz", unit_id="parkeren", roles=tuple(Role))
COLLEAGUE = a_person(id=new_id(), name="L. Visser", unit_id="parkeren", roles=tuple(Role))
AGENT = a_person()
TEXT = (Section(SectionKind.INTRODUCTION, "Vraag een laadpaal aan bij de gemeente."),)


@dataclass
class HeldClock:
    """Tells the moment that a test chose."""

    at: datetime = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def now(self) -> datetime:
        """That moment."""
        return self.at

    def today(self) -> date:
        """Its day."""
        return self.at.date()

    def later(self, **span: int) -> None:
        """Time goes by."""
        self.at += timedelta(**span)


@dataclass
class Town:
    """One database, on which everybody has services of their own."""

    database: SqlDatabase
    folder: Path
    clock: HeldClock = field(default_factory=HeldClock)
    indexes: list[KnowledgeIndex] = field(default_factory=list)

    def of(self, person: Person) -> Services:
        """What this person can do at their seat."""
        folder = self.folder / str(len(self.indexes))
        index = KnowledgeIndex(folder / "index", self.clock.today)
        self.indexes.append(index)
        return Services(
            database=self.database,
            journal=DraftJournal(folder / "journal", b"k" * 32),
            index=IndexPort(index),
            keeper=IndexKeeper(self.database, index),
            writer=receipt_writer(),
            table_writer=FileTableWriter(),
            report_writer=ReportDrawer(),
            mailer=mailer_for(Settings()),
            clock=self.clock,
            calendar=ServiceCalendar(),
            municipality=a_municipality(),
            seat=a_seat(),
            agent=person,
            language="en",
        )

    def put(self, **changes: Any) -> Article:
        """An article that agents read, as an import leaves it."""
        with self.database.write() as tx:
            return tx.articles.put(an_article(id=new_id(), **changes))


@contextmanager
def town_in(folder: Path, template: Path) -> Iterator[Town]:
    """A town with two editors and an agent; `template` is an empty database."""
    shutil.copy(template, folder / "town.db")
    database = open_database(f"sqlite:///{folder / 'town.db'}")
    with database.write() as tx:
        tx.organisation.put_municipality(a_municipality())
        tx.organisation.put_seat(a_seat())
        for person in (ME, COLLEAGUE, AGENT):
            tx.organisation.put_person(person)
    town = Town(database, folder)
    yield town
    for index in town.indexes:
        index.close()
    database.close()


class View:
    """What the screen was told."""

    def __init__(self) -> None:
        self.found = EditorList((), ())
        self.unsaved: tuple[ArticleText, ...] = ()
        self.known = Known()
        self.editing: Editing | None = None
        self.text: ArticleText | None = None
        self.actions: tuple[EditAction, ...] = ()
        self.task: EditorTask | None = None
        self.conflicts: list[tuple[ArticleText, Editing]] = []
        self.offered: list[tuple[ArticleText, Editing]] = []
        self.left_conflicts: list[ArticleText] = []
        self.compared: tuple[tuple[int, Article], tuple[int, Article]] | None = None
        self.restored: tuple[ArticleText, ...] = ()
        self.done: list[EditAction] = []
        self.refused: list[str] = []
        self.errors: list[str] = []
        self.again: Callable[[], None] = lambda: None

    def show_list(self, found: EditorList, unsaved: tuple[ArticleText, ...]) -> None:
        self.found, self.unsaved = found, unsaved

    def show_known(self, known: Known) -> None:
        self.known = known

    def show_article(self, editing: Editing, text: ArticleText, actions: tuple[EditAction, ...]) -> None:
        self.editing, self.text, self.actions, self.task = editing, text, actions, None

    def show_actions(self, editing: Editing, actions: tuple[EditAction, ...]) -> None:
        self.actions = actions

    def show_task(self, task: EditorTask) -> None:
        self.task = task

    def show_nothing(self) -> None:
        self.editing = self.text = self.task = None

    def show_conflict(self, mine: ArticleText, theirs: Editing) -> None:
        self.conflicts.append((mine, theirs))

    def offer_conflict(self, mine: ArticleText, theirs: Editing) -> None:
        self.offered.append((mine, theirs))

    def show_left_conflict(self, mine: ArticleText) -> None:
        self.left_conflicts.append(mine)

    def show_compared(self, editing: Editing, left: tuple[int, Article], right: tuple[int, Article]) -> None:
        self.compared = (left, right)

    def show_restored(self, texts: tuple[ArticleText, ...]) -> None:
        self.restored = texts

    def show_done(self, action: EditAction) -> None:
        self.done.append(action)

    def show_refused(self, error: DomainError) -> None:
        self.refused.append(error.key)

    def show_editing_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        self.errors.append(error.key)
        self.again = again


class EditingBench:
    """The presenter of `ME`; `waiting` holds work back until `settle`, `away` makes it fail."""

    def __init__(self, town: Town) -> None:
        self.town, self.view = town, View()
        self.services, self.colleague = town.of(ME), town.of(COLLEAGUE)
        self.presenter = EditingPresenter(self.view, self.services, self._run, self)
        self.slow = self.away = False
        self._waiting: list[Callable[[], None]] = []

    def _run(
        self,
        work: Callable[[], object],
        on_done: Callable[..., None],
        on_error: Callable[[BaliewijsError], None],
        newest_of: str,
    ) -> None:
        def run() -> None:
            try:
                if self.away:
                    raise WorldError("database-away")
                result = work()
            except BaliewijsError as error:
                on_error(error)
                return
            on_done(result)

        if self.slow:
            self._waiting.append(run)
        else:
            run()

    def settle(self) -> None:
        """Do what was held back."""
        self.slow = False
        while self._waiting:
            self._waiting.pop(0)()

    # the keeper: everything is on disk at once

    def keep(self, draft: ArticleText) -> None:
        """Brought to the journal."""
        self.services.keep_article_text(draft)

    def forget(self, draft_id: UUID) -> None:
        """Taken out of the journal."""
        self.services.forget_article_text(draft_id)

    @property
    def on_disk(self) -> list[ArticleText]:
        """What the journal has."""
        return self.services.journal.article_texts()

    # what people do

    def type(self, **changes: Any) -> None:
        """Change the open article."""
        assert self.presenter.text is not None
        self.presenter.type(replace(self.presenter.text.article, **changes))

    def colleague_saves(self, article_id: UUID, **changes: Any) -> Editing:
        """Somebody else has it open too, and saves first."""
        draft = self.colleague.open_for_editing(article_id).draft
        article = replace(draft.article, **changes)
        return self.colleague.save_draft(ArticleText(draft.id, draft.revision, draft.base_version, article))

    @property
    def open(self) -> Editing:
        """The open article."""
        assert self.presenter.editing is not None
        return self.presenter.editing
