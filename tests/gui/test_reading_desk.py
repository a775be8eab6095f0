"""What the contact page tells of an open article that changes, on a real database."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.persistence.database import open_database
from app.services.registry import Services
from knowledgebase.article import Article
from tests.editing_bench import AGENT, COLLEAGUE, ME, Town, town_in
from tests.integration.editing_house import published, typed
from ui.contact_page import ContactPage
from ui.knowledge.change_sheet import ChangeSheet
from ui.search_desk import SearchDesk
from ui.shared.tasks import Tasks
from ui.shared.widgets.difference_view import DifferenceText

PDF = b"%PDF-1.7\n"


@pytest.fixture
def town(tmp_path: Path) -> Iterator[Town]:
    open_database(f"sqlite:///{tmp_path / 'empty.db'}").close()
    with town_in(tmp_path, tmp_path / "empty.db") as town:
        town.clock.at = datetime.now(UTC)  # versions are dated by the database
        yield town


class Reading:
    """A window in which an agent reads, and an editor with a second reader elsewhere."""

    def __init__(self, town: Town, tasks: Tasks, qtbot: QtBot) -> None:
        self.tasks, self.qtbot = tasks, qtbot
        self.editor, self.reader = town.of(ME), town.of(COLLEAGUE)
        services: Services = town.of(AGENT)
        services.keeper.bring_up_to_date(lambda _done, _total: None)
        self.window, self.page = QMainWindow(), ContactPage()
        self.window.setCentralWidget(self.page)
        self.window.resize(1280, 800)
        self.window.show()
        self.desk = SearchDesk(self.page, services, tasks, self.window)

    def settle(self) -> None:
        """Wait until everything asked is on screen."""
        self.qtbot.waitUntil(lambda: self.tasks.is_idle)

    def open(self, article: Article) -> None:
        """Read it."""
        self.desk.presenter.open_article(article.id)
        self.settle()

    def publish(self, article: Article, note: str, **changes: Any) -> None:
        """The others change it, and this window looks again."""
        published(self.editor, self.reader, typed(self.editor.open_for_editing(article.id), note, **changes))
        self.look()

    def look(self) -> None:
        """A minute went by."""
        self.desk.presenter.look_again()
        self.settle()

    def differences(self) -> list[str]:
        """What the open sheet shows, part by part."""
        self.settle()
        sheet = next(sheet for sheet in self.window.findChildren(ChangeSheet) if sheet.isVisible())
        return [text.toPlainText() for text in sheet.findChildren(DifferenceText)]


@pytest.fixture
def reading(town: Town, tasks: Tasks, qtbot: QtBot) -> Iterator[Reading]:
    reading = Reading(town, tasks, qtbot)
    yield reading
    delete(reading.window)


def test_an_article_that_is_changed_while_it_is_open_is_told_by_name_with_what_its_editor_says(
    town: Town, reading: Reading
) -> None:
    article = town.put(title="Laadpaal")
    reading.open(article)
    reading.publish(article, "Titel duidelijker", title="Laadpaal aanvragen")
    assert reading.page.banner.text == "“Laadpaal aanvragen” was changed just now: Titel duidelijker"
    reading.page.banner._act()
    assert reading.differences() == ["Laadpaal aanvragen"]


def test_what_only_the_office_changes_is_not_told(town: Town, reading: Reading) -> None:
    article = town.put(title="Laadpaal")
    reading.open(article)
    reading.editor.change_many([article.id], owner="kcc")
    reading.look()
    assert reading.page.banner.text == ""
    assert reading.desk.presenter.article == replace(article, owner="kcc", version=2)


def test_articles_that_are_pointed_to_are_told_by_their_titles(town: Town, reading: Reading) -> None:
    other = town.put(title="Parkeren met een pas", slug="parkeerpas")
    article = town.put(title="Laadpaal")
    reading.open(article)
    reading.publish(article, "Verwijzing", related=(other.slug,))
    reading.desk.show_difference()
    assert reading.differences() == ["Parkeren met een pas"]


def test_a_file_of_the_article_is_saved_and_that_is_told(town: Town, reading: Reading, tmp_path: Path) -> None:
    form = reading.editor.attach("Formulier.pdf", PDF)
    reading.open(town.put(title="Laadpaal", attachments=(form,)))
    reading.desk.attachments.save(form, tmp_path / "mijn.pdf")
    reading.settle()
    assert reading.page.banner.text == "The file is saved as mijn.pdf."
    reading.desk.attachments.save(replace(form, digest="0" * 64), tmp_path / "weg.pdf")
    with reading.qtbot.waitSignal(reading.desk.failed) as failed:
        reading.settle()
    assert failed.args[0].key == "attachment-unknown"
