"""The page where somebody signs in: what is asked, what is told, and that it can be read in every look."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.errors import DomainError, WorldError
from app.settings import Theme
from tests.builders import a_person
from ui.main import DEFAULT_ACCENT
from ui.shared.theme import apply_theme
from ui.signing_in.page import SignInPage
from ui.signing_in.presenter import Asking, Form

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[SignInPage]:
    window = QMainWindow()
    window.resize(900, 640)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    made = SignInPage(window)
    made.open_cover()
    yield made
    made.lift()
    delete(window)


def test_at_the_embedded_database_a_name_is_chosen(page: SignInPage) -> None:
    page.show_form(Form(Asking.SIGN_IN, (a_person(),)))
    assert page.person.isVisible() and not page.login.isVisible() and not page.keep.isVisible()


def test_on_a_server_a_login_is_typed_and_the_password_can_be_kept(page: SignInPage) -> None:
    page.show_form(Form(Asking.SIGN_IN, (), "s.bakker", may_keep=True))
    assert page.login.value() == "s.bakker" and page.keep.isVisible() and not page.person.isVisible()


def test_enter_tells_what_was_typed_once(page: SignInPage, qtbot: QtBot) -> None:
    page.show_form(Form(Asking.SIGN_IN, (), "s.bakker", may_keep=True))
    page.keep.setChecked(True)
    QTest.keyClicks(page.password.edit, "geheime zin")
    with qtbot.waitSignal(page.submitted) as told:
        QTest.keyClick(page.password.edit, Qt.Key.Key_Return)
    assert told.args == ["s.bakker", "geheime zin", True]


def test_what_is_refused_stands_at_the_password_which_is_typed_anew(page: SignInPage) -> None:
    page.show_form(Form(Asking.UNLOCK, worker="S. Bakker"))
    QTest.keyClicks(page.password.edit, "geheime zin")
    page.show_refused(DomainError("sign-in-refused"))
    assert "not right" in page.password.error and page.password.value() == ""
    assert page.password.edit.accessibleDescription() == page.password.error


def test_who_is_not_known_here_hears_that_it_is_the_server(page: SignInPage) -> None:
    page.show_form(Form(Asking.SIGN_IN, (), "s.bakker", may_keep=True))
    page.show_refused(WorldError("database-away"))
    assert page.password.error.startswith("The server cannot be reached. Now only")


def test_a_long_refusal_leaves_the_field_its_height(page: SignInPage, qtbot: QtBot) -> None:
    page.show_form(Form(Asking.SIGN_IN, (), "s.bakker", may_keep=True))
    page.show_refused(DomainError("sign-in-refused"))
    edit = page.password.edit
    qtbot.waitUntil(lambda: edit.height() >= edit.sizeHint().height() and edit.height() == page.login.edit.height())


def test_until_it_is_known_what_is_asked_nothing_is(page: SignInPage) -> None:
    assert not page.card.isVisible() and page.hasFocus()


def test_who_needs_no_password_only_goes_on(page: SignInPage) -> None:
    page.show_form(Form(Asking.GO_ON, worker="S. Bakker"))
    assert not page.password.isVisible() and page.go_on.text() == "Go on working"


@pytest.mark.parametrize(("letter", "shift", "is_on"), [("A", False, True), ("a", True, True), ("a", False, False)])
def test_caps_lock_is_told(page: SignInPage, letter: str, shift: bool, is_on: bool) -> None:
    page.show_form(Form(Asking.UNLOCK, worker="S. Bakker"))
    modifiers = SHIFT if shift else Qt.KeyboardModifier.NoModifier
    QCoreApplication.sendEvent(page.password.edit, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, letter))
    assert page.caps_lock.isVisible() == is_on


@pytest.mark.parametrize("look", [Theme.LIGHT, Theme.DARK])
def test_at_twice_the_text_size_everything_can_be_reached(qtbot: QtBot, look: Theme) -> None:
    apply_theme(look, 200, DEFAULT_ACCENT)
    window = QMainWindow()
    window.resize(800, 560)
    window.show()
    qtbot.waitExposed(window)
    page = SignInPage(window)
    page.show_form(Form(Asking.SIGN_IN, (), may_keep=True, has_way_back=True))
    page.open_cover()
    qtbot.waitUntil(lambda: page.card.width() > 0)
    assert page.card.width() <= page.width()
    for part in (page.login, page.password, page.go_on, page.back):
        assert part.height() >= part.minimumSizeHint().height()
    page.lift()
    delete(window)


def test_the_window_behind_gets_no_key(page: SignInPage, qtbot: QtBot) -> None:
    pressed: list[bool] = []
    window = page.parentWidget()
    assert window is not None
    QShortcut(QKeySequence("F2"), window).activated.connect(lambda: pressed.append(True))
    page.show_form(Form(Asking.UNLOCK, worker="S. Bakker"))
    QTest.keyClick(page.password.edit, Qt.Key.Key_F2)
    assert not pressed
