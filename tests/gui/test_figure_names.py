"""Numbers, charts and the sheets behind them say their names to a screen reader too."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QMainWindow, QWidget

from app.domain.ids import new_id
from tests.builders import a_person
from tests.figure_views_builder import SCOPE, a_listed, a_period_view, a_person_view, a_value
from tests.gui.test_accessible_names import nameless, window
from ui.figures.definition_sheet import DefinitionSheet
from ui.figures.filters import START
from ui.figures.listing_sheet import ListingSheet
from ui.figures.me_page import MePage
from ui.figures.page import FiguresPage
from ui.figures.period_page import PeriodPage
from ui.figures.period_presenter import Looked
from ui.figures.small_sheets import KeepViewSheet, ProductSheet
from ui.figures.wishes import Define

__all__ = ["window"]


def figures_page(window: QMainWindow) -> QWidget:
    """A period with everything in it."""
    part = PeriodPage([("kcc", "Klant Contact Centrum")])
    page = FiguresPage([("period", "Period", lambda: part)], [("kcc", "Klant Contact Centrum")])
    window.setCentralWidget(page)
    page.show_part("period")
    looked = Looked(START, SCOPE, [("paspoort", "Paspoort")], (), can_go_back=True)
    page.filters.show_looked(looked)
    part.show_looked(looked)
    part.show_view(a_period_view())
    page.banner.tell("Weg", "bad", "Opnieuw", lambda: None)
    return page


def person_page(window: QMainWindow) -> QWidget:
    """Somebody's figures, for a team leader."""
    page = MePage()
    window.setCentralWidget(page)
    page.show_person(a_person_view(), [a_person(), a_person(id=new_id())], SCOPE)
    return page


def listing_sheet(window: QMainWindow) -> QWidget:
    """A contact behind a number, and one more to read."""
    sheet = ListingSheet(window, "Direct", "", {})
    sheet.show_lines([a_listed()], 2)
    sheet.banner.tell("Weg", "bad", "Opnieuw", lambda: None)
    return sheet


SCREENS: dict[str, Callable[[QMainWindow], QWidget]] = {
    "figures": figures_page,
    "person": person_page,
    "contacts": listing_sheet,
    "definition": lambda window: DefinitionSheet(window, Define(a_value(), SCOPE), ""),
    "keep-view": lambda window: KeepViewSheet(window, ""),
    "product": lambda window: ProductSheet(window, [("paspoort", "Paspoort")]),
}


@pytest.mark.parametrize("make", SCREENS.values(), ids=SCREENS)
def test_everything_the_keyboard_can_reach_has_a_name(
    window: QMainWindow, make: Callable[[QMainWindow], QWidget]
) -> None:
    screen = make(window)
    screen.show()
    assert nameless(screen) == []


def test_a_table_in_place_of_a_chart_has_a_name_too(window: QMainWindow) -> None:
    page = figures_page(window)
    part = page.findChild(PeriodPage)
    assert part is not None
    part.switch_tables()
    assert nameless(page) == []
