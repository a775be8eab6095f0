"""What is done at one seat shows at another within two seconds, and takes nothing away that stands there."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from sqlalchemy import Engine, text

from app.domain.bulletin import Bulletin
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.rights import Role
from app.domain.work_item import WorkItem
from app.services.registry import Services
from app.services.work_ports import QueueView
from knowledgebase.article import Article
from tests.builders import a_bulletin, a_hand_off, a_person, an_article
from tests.integration.live_seat import LiveSeat, live_seat, services_of
from tests.integration.live_town import LiveTown, live_town
from tests.integration.work_rows import an_item, stored
from ui.application import make_application

HANDLER = a_person(id=new_id(), name="R. Yilmaz", unit_id="parkeren", roles=tuple(Role))
COLLEAGUE = a_person(id=new_id(), name="L. Visser", unit_id="parkeren", roles=tuple(Role))

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    return make_application()


@pytest.fixture
def town(postgresql_pristine: Engine) -> Iterator[LiveTown]:
    with live_town(postgresql_pristine, "windows") as town:
        with town.database.write() as tx:
            for person in (HANDLER, COLLEAGUE):
                tx.organisation.put_person(person)
        yield town


@pytest.fixture
def seat(qtbot: QtBot, town: LiveTown, tmp_path: Path, sqlite_template: Path) -> Iterator[LiveSeat]:
    with live_seat(qtbot, town, tmp_path / "seat", HANDLER, sqlite_template) as seat:
        yield seat


@pytest.fixture
def colleague(town: LiveTown, tmp_path: Path) -> Iterator[Services]:
    services = services_of(town, tmp_path / "colleague", COLLEAGUE)
    with closing(services.index):
        yield services


def _hand_off(town: LiveTown, **changes: object) -> WorkItem:
    hand_off = a_hand_off()
    item = an_item(hand_off, **changes)
    stored(town.database, hand_off, items=[item])
    return item


def _shown(seat: LiveSeat) -> int:
    return seat.window.work_page.model.rowCount()


def _opened(seat: LiveSeat, item: WorkItem) -> None:
    """The item is open on the work page of the seat."""
    seat.window.show_page("work")
    seat.window.work_desk.choose_view(QueueView.TEAMS)
    seat.window.work_desk.presenter.open_item(item.id)
    seat.settle()


def test_what_is_handed_off_is_in_the_handlers_queue_within_two_seconds(seat: LiveSeat, town: LiveTown) -> None:
    seat.window.show_page("work")
    seat.window.work_desk.choose_view(QueueView.TEAMS)
    seat.settle()
    _hand_off(town)
    seat.shows(lambda: _shown(seat) == 1)


def test_work_for_somebody_who_looks_elsewhere_is_counted_within_two_seconds(seat: LiveSeat, town: LiveTown) -> None:
    counts: list[int] = []
    seat.window.work_desk.counted.connect(counts.append)
    _hand_off(town, handler_id=HANDLER.id)
    seat.shows(lambda: counts[-1:] == [1])


def test_who_takes_work_is_seen_by_who_has_it_open_and_typed_text_stays(
    seat: LiveSeat, town: LiveTown, colleague: Services
) -> None:
    item = _hand_off(town, handler_id=HANDLER.id)
    _opened(seat, item)
    box = seat.window.work_page.answer.field.edit
    box.setFocus()
    box.setPlainText("Ik zoek het uit")
    box.moveCursor(box.textCursor().MoveOperation.Left)
    at = box.textCursor().position()
    colleague.work_details(item.id)
    presenter = seat.window.work_desk.presenter
    seat.shows(lambda: presenter.details is not None and presenter.details.present == (COLLEAGUE.id,))
    assert (box.toPlainText(), box.textCursor().position(), box.hasFocus()) == ("Ik zoek het uit", at, True)
    colleague.leave_work(item.id)
    seat.shows(lambda: presenter.details is not None and presenter.details.present == ())


def test_a_bulletin_is_told_and_counted_within_two_seconds(seat: LiveSeat, colleague: Services) -> None:
    counts: list[int] = []
    seat.window.news_desk.counted.connect(counts.append)
    seat.window.show_page("news")
    colleague.put_bulletin(a_bulletin(key="markt", id=new_id(), title="Markt verplaatst"), None, False)
    seat.shows(lambda: seat.window.news_page.list.count() == 1 and counts[-1:] == [1])


def _put(services: Services, article: Article) -> Article:
    with services.database.write() as tx:
        return tx.articles.put(article)


def test_a_changed_article_says_so_where_it_is_read_and_search_finds_what_is_new(
    seat: LiveSeat, colleague: Services
) -> None:
    article = _put(colleague, an_article(title="Parkeervergunning"))
    seat.shows(lambda: [line.id for line in seat.services.articles()] == [article.id])
    desk = seat.window.desk
    assert desk is not None
    desk.open_article(article.id)
    seat.settle()
    seat.window.contact_page.search.setText("laadpaal")
    seat.settle()
    _put(colleague, replace(article, title="Parkeren bij een laadpaal"))
    seat.shows(lambda: "was changed just now" in seat.window.contact_page.banner.text)
    seat.shows(lambda: seat.window.contact_page.results.model.rowCount() == 1)
    assert seat.window.contact_page.search.text() == "laadpaal"


def test_a_list_of_news_stays_where_it_was_scrolled_to(seat: LiveSeat, colleague: Services) -> None:
    for number in range(60):
        colleague.put_bulletin(_bulletin(number), None, False)
    seat.window.show_page("news")
    bar = seat.window.news_page.list.verticalScrollBar()
    seat.qtbot.waitUntil(lambda: seat.window.news_page.list.count() == 60)
    seat.settle()
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    colleague.put_bulletin(_bulletin(60), None, False)
    seat.shows(lambda: seat.window.news_page.list.count() == 61)
    assert before == bar.value() > 0


def test_an_answer_of_the_editors_is_told_to_who_asked_within_two_seconds(seat: LiveSeat, colleague: Services) -> None:
    article = _put(colleague, an_article())
    seat.shows(lambda: [line.id for line in seat.services.articles()] == [article.id])
    seat.services.give_feedback(seat.services.article(article.id), None, "", "Het bedrag klopt niet.")
    with colleague.database.read() as tx:
        (line,) = tx.feedback.open_lines()
    colleague.answer_feedback(line.feedback.id, "Het is aangepast.")
    seat.shows(lambda: "answered your report" in seat.window.answers.text)


def _bulletin(number: int) -> Bulletin:
    return a_bulletin(key=f"nieuws-{number}", id=new_id(), title=f"Bericht {number}")


def _renamed(town: LiveTown) -> Person:
    with town.database.write() as tx:
        tx.organisation.put_person(replace(COLLEAGUE, name="L. Visser-de Boer"))
    return COLLEAGUE


def test_changed_people_make_a_quiet_window_anew(seat: LiveSeat, town: LiveTown) -> None:
    with seat.qtbot.waitSignal(seat.window.organisation_changed, timeout=2_000) as told:
        _renamed(town)
    assert any(person.name == "L. Visser-de Boer" for person in told.args[0].people)


def test_changed_people_are_offered_to_who_is_at_work(seat: LiveSeat, town: LiveTown) -> None:
    desk = seat.window.desk
    assert desk is not None
    desk.new_contact()
    told: list[object] = []
    seat.window.organisation_changed.connect(told.append)
    _renamed(town)
    seat.shows(lambda: "changed at another workplace" in seat.window.notice.text)
    assert not told


def test_R6_what_changed_while_the_line_was_broken_is_shown_when_it_is_mended(seat: LiveSeat, town: LiveTown) -> None:
    seat.window.show_page("work")
    seat.window.work_desk.choose_view(QueueView.TEAMS)
    seat.settle()
    with seat.qtbot.waitSignals([seat.window.live.server_is_away, seat.window.live.server_is_back], timeout=30_000):
        with town.engine.begin() as connection:
            connection.execute(
                text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name ~ 'listening'")
            )
        _hand_off(town)
    seat.shows(lambda: _shown(seat) == 1)


def test_what_is_out_of_sight_is_not_read_until_it_is_looked_at(seat: LiveSeat, town: LiveTown) -> None:
    seat.window.work_desk.presenter.choose_view(QueueView.TEAMS)
    seat.settle()
    with seat.qtbot.waitSignal(seat.window.work_desk.counted):
        _hand_off(town)
    assert _shown(seat) == 0
    seat.window.show_page("work")
    seat.shows(lambda: _shown(seat) == 1)
