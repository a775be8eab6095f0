"""Form fields: a label above, the error below, and a name for screen readers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.shared.widgets.fields import AreaField, ChoiceField, Field, ListField, TextField

WAYS = [("phone", "Bellen"), ("email", "Mailen"), ("letter", "Schrijven")]
MAKERS: list[Callable[[], Field]] = [
    lambda: TextField("Naam", required=True),
    lambda: AreaField("Naam", required=True),
    lambda: ListField("Naam", WAYS, required=True),
    lambda: ChoiceField("Naam", WAYS, required=True),
]


@pytest.fixture(params=MAKERS, ids=["text", "area", "list", "choice"])
def field(request: pytest.FixtureRequest, qtbot: QtBot) -> Field:
    made: Field = request.param()
    qtbot.addWidget(made)
    made.show()
    return made


def told_by(field: Field) -> list[str]:
    """What the field tells from now on."""
    values: list[str] = []
    field.changed.connect(values.append)
    return values


def test_a_shown_value_comes_back_and_is_not_told_as_a_change(field: Field) -> None:
    values = told_by(field)
    field.set_value("email")
    assert field.value() == "email"
    assert values == []


def test_a_required_field_says_so_also_to_a_screen_reader(field: Field) -> None:
    assert field.is_required
    assert field.editor.accessibleName() == "Naam *"


def test_an_and_sign_in_a_question_is_shown_and_makes_no_key(qtbot: QtBot) -> None:
    with_sign, without = TextField("Naam & adres"), TextField("Naam  adres")
    widths = []
    for field in (with_sign, without):
        qtbot.addWidget(field)
        widths.append(field.findChildren(QLabel)[0].sizeHint().width())
    assert widths[0] > widths[1]
    assert with_sign.editor.accessibleName() == "Naam & adres"


def test_an_error_stands_at_the_field_until_it_is_taken_away(field: Field) -> None:
    field.show_error("Vul dit in.")
    assert (field.error, field.editor.accessibleDescription()) == ("Vul dit in.", "Vul dit in.")
    assert field.editor.property("wrong") is True
    field.show_error("")
    assert (field.error, field.editor.accessibleDescription()) == ("", "")
    assert field.editor.property("wrong") is False


def test_the_keyboard_goes_to_the_editor(qtbot: QtBot, field: Field) -> None:
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    field.setFocus()
    focused = QApplication.focusWidget()
    assert focused is not None and (focused is field.editor or field.editor.isAncestorOf(focused))


def test_typing_tells_every_letter(qtbot: QtBot) -> None:
    text, area = TextField("Naam"), AreaField("Vraag")
    for field in (text, area):
        qtbot.addWidget(field)
        values = told_by(field)
        qtbot.keyClicks(field.editor, "abc")
        assert values == ["a", "ab", "abc"]


@pytest.mark.parametrize("field", [TextField, AreaField])
def test_a_value_that_is_there_already_keeps_the_cursor(qtbot: QtBot, field: type[TextField] | type[AreaField]) -> None:
    made = field("Naam")
    qtbot.addWidget(made)
    made.set_value("abc")
    qtbot.keyClick(made.editor, Qt.Key.Key_Home)
    made.set_value("abc")
    qtbot.keyClicks(made.editor, "x")
    assert made.value() == "xabc"


def test_a_text_is_no_longer_than_it_may_be(qtbot: QtBot) -> None:
    field = TextField("Naam", maximum=3)
    qtbot.addWidget(field)
    qtbot.keyClicks(field.edit, "abcd")
    assert field.value() == "abc"


def test_tab_leaves_an_area(qtbot: QtBot) -> None:
    field = AreaField("Vraag")
    qtbot.addWidget(field)
    qtbot.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field.value() == ""


def test_a_list_tells_what_is_chosen_by_hand(qtbot: QtBot) -> None:
    field = ListField("Manier", WAYS)
    qtbot.addWidget(field)
    values = told_by(field)
    qtbot.keyClick(field.combo, Qt.Key.Key_Down)
    assert (values, field.value()) == (["email"], "email")


def test_another_list_replaces_the_first(qtbot: QtBot) -> None:
    field = ListField("Manier", WAYS)
    qtbot.addWidget(field)
    field.set_choices([("counter", "Balie")])
    assert (field.value(), field.combo.count()) == ("counter", 1)


def test_an_empty_list_has_no_value(qtbot: QtBot) -> None:
    field = ListField("Manier", [])
    qtbot.addWidget(field)
    assert field.value() == ""


def buttons(field: ChoiceField) -> list[QPushButton]:
    return field.findChildren(QPushButton)


def test_nothing_is_chosen_before_the_agent_chooses(qtbot: QtBot) -> None:
    field = ChoiceField("Manier", WAYS)
    qtbot.addWidget(field)
    assert field.value() == ""
    values = told_by(field)
    qtbot.keyClick(buttons(field)[2], Qt.Key.Key_Space)
    assert (values, field.value()) == (["letter"], "letter")


def test_arrow_keys_choose_the_neighbour(qtbot: QtBot) -> None:
    field = ChoiceField("Manier", WAYS)
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    qtbot.waitUntil(field.isActiveWindow)
    first = buttons(field)[0]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Space)
    values = told_by(field)
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert (values, field.value()) == (["email"], "email")


def test_the_words_of_a_choice_can_change(qtbot: QtBot) -> None:
    field = ChoiceField("Manier", WAYS)
    qtbot.addWidget(field)
    field.set_words("phone", "Bellen · 06 12345678")
    assert buttons(field)[0].text() == "Bellen · 06 12345678"


def test_an_unknown_value_chooses_nothing_else(qtbot: QtBot) -> None:
    field = ChoiceField("Manier", WAYS)
    qtbot.addWidget(field)
    field.set_value("email")
    field.set_value("duif")
    assert field.value() == "email"
