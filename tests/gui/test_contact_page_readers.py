"""Who registers no contacts has the contact page for searching and reading."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.domain.rights import Right
from ui.contact_page import ContactPage
from ui.shared.offering import offer


def nothing(_right: Right) -> bool:
    return False


@pytest.fixture
def page(qtbot: QtBot) -> ContactPage:
    made = ContactPage()
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    offer(made, nothing)
    made.offer_to_readers()
    return made


def offered(page: ContactPage) -> set[str]:
    return {button.text() for button in page.findChildren(QPushButton) if button.isVisible()}


@pytest.mark.parametrize("width", [1600, 1000, 620])
def test_nothing_of_a_contact_is_offered_at_any_width(page: ContactPage, width: int) -> None:
    page.resize(width, 700)
    assert not page.panel.isVisible() and not page.tabs.isVisible()
    assert not {"New contact", "Contact", "Finish contact"} & offered(page)


def test_searching_and_reading_stay(page: ContactPage) -> None:
    assert page.search.isVisible() and page.results.isVisible() and page.article.isVisible()


def test_on_a_narrow_window_results_and_article_take_turns(page: ContactPage) -> None:
    page.resize(500, 700)
    page.show_column("article")
    assert page.article.isVisible() and not page.results.isVisible()
    page.show_column("contact")
    assert page.results.isVisible() and not page.panel.isVisible()


def test_the_buttons_for_a_contact_are_not_at_an_article(page: ContactPage) -> None:
    buttons = page.article.findChildren(QPushButton)
    assert not {"Add as subject", "Guided conversation"} & {each.text() for each in buttons if not each.isHidden()}
