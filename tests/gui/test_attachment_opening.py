"""Opening and saving the files of an article."""

from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.domain.errors import BaliewijsError, DomainError
from app.services.registry import Services
from knowledgebase.article import Attachment
from ui.knowledge.attachment_opening import AttachmentOpening
from ui.shared.tasks import Tasks

PDF = b"%PDF-1.7\n"
FORM = Attachment("ab" * 32, "Formulier.pdf", "application/pdf", len(PDF))


class Store:
    """The bytes of one file, which a test may change."""

    content: bytes | None = PDF

    def attachment(self, digest: str) -> bytes:
        """As the database has it."""
        if self.content is None or digest != FORM.digest:
            raise DomainError("attachment-unknown")
        return self.content


class Desk:
    """Opens files in a programme that a test looks at; `works` tells whether there is one."""

    def __init__(self, tasks: Tasks) -> None:
        self.store, self.works = Store(), True
        self.shown: list[Path] = []
        self.errors: list[str] = []
        self.parent = QObject()
        services = cast(Services, cast(Any, self.store))
        self.opening = AttachmentOpening(services, tasks, self.parent, self._show)
        self.opening.failed.connect(self._fail)

    def _show(self, file: Path) -> bool:
        self.shown.append(file)
        return self.works

    def _fail(self, error: BaliewijsError) -> None:
        self.errors.append(error.key)


@pytest.fixture
def desk(tasks: Tasks) -> Desk:
    return Desk(tasks)


def test_a_file_is_opened_from_a_place_of_its_own(desk: Desk, tasks: Tasks, qtbot: QtBot) -> None:
    desk.opening.open(FORM)
    qtbot.waitUntil(lambda: bool(desk.shown))
    assert (desk.shown[0].name, desk.shown[0].read_bytes()) == ("Formulier.pdf", PDF)


def test_without_a_programme_for_it_that_is_told(desk: Desk, tasks: Tasks, qtbot: QtBot) -> None:
    desk.works = False
    desk.opening.open(FORM)
    qtbot.waitUntil(lambda: desk.errors == ["attachment-not-opened"])


def test_what_is_not_what_its_name_says_is_never_opened_nor_saved(
    desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path
) -> None:
    desk.store.content = b"MZ\x90\x00"
    desk.opening.open(FORM)
    desk.opening.save(FORM, tmp_path / "x.pdf")
    qtbot.waitUntil(lambda: desk.errors == ["attachment-kind"] * 2)
    assert (desk.shown, list(tmp_path.iterdir())) == ([], [])


def test_a_file_that_is_not_there_is_told(desk: Desk, tasks: Tasks, qtbot: QtBot) -> None:
    desk.store.content = None
    desk.opening.open(FORM)
    qtbot.waitUntil(lambda: desk.errors == ["attachment-unknown"])


def test_a_file_is_saved_where_the_agent_wants_it(desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path) -> None:
    with qtbot.waitSignal(desk.opening.saved) as saved:
        desk.opening.save(FORM, tmp_path / "x.pdf")
    assert saved.args == [tmp_path / "x.pdf"]
    assert (tmp_path / "x.pdf").read_bytes() == PDF


def test_a_place_that_cannot_be_written_is_told(desk: Desk, tasks: Tasks, qtbot: QtBot, tmp_path: Path) -> None:
    desk.opening.save(FORM, tmp_path / "nowhere" / "x.pdf")
    qtbot.waitUntil(lambda: desk.errors == ["file-not-written"])
