"""The bar above formatted text, and the sheet for a link."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.formatted import select, shown_field
from ui.shared.rich_text.field import RichTextField
from ui.shared.rich_text.format_bar import FormatBar
from ui.shared.rich_text.link_sheet import LinkSheet
from ui.shared.rich_text.state import RichStep


@pytest.fixture
def field(qtbot: QtBot) -> RichTextField:
    return shown_field(qtbot)


def test_a_link_goes_to_an_article_or_an_address(qtbot: QtBot, field: RichTextField) -> None:
    field.set_articles([("paspoort", "Paspoort aanvragen")])
    field.set_markdown("zie hier")
    select(field, "hier", "hier")
    field.edit.do(RichStep.LINK)
    (sheet,) = field.findChildren(LinkSheet)
    assert sheet.text.value() == "hier"
    sheet.target.set_value("javascript:alert(1)")
    sheet._keep()
    assert sheet.target.error
    sheet.target.set_value("Paspoort aanvragen")
    sheet._keep()
    assert field.markdown() == "zie [hier](article:paspoort)"


def test_the_bar_works_on_the_field_with_the_keyboard_and_shows_its_state(qtbot: QtBot) -> None:
    page, bar, one, two = QWidget(), FormatBar(), RichTextField("een"), RichTextField("twee")
    qtbot.addWidget(page)
    for part in (bar, one, two):
        part.setParent(page)
    two.set_markdown("- punt")
    bullets = next(button for button in bar.buttons() if button.accessibleName() == "List with bullets")
    assert not bullets.isEnabled()
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    one.setFocus()
    assert bullets.isEnabled() and not bullets.isChecked()
    two.setFocus()
    assert bullets.isChecked()
    qtbot.mouseClick(bullets, Qt.MouseButton.LeftButton)
    assert (two.markdown(), one.markdown(), bullets.isChecked()) == ("punt", "", False)


def test_every_button_of_the_bar_has_a_name_and_tells_its_key(qtbot: QtBot) -> None:
    bar = FormatBar()
    qtbot.addWidget(bar)
    assert all(button.accessibleName() and "Ctrl+" in button.toolTip() for button in bar.buttons())
