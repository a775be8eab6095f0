"""Result rows: as high as their text needs, with the found words marked."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication, QFrame, QListView, QStyle, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.domain.ids import new_id
from app.settings import TEXT_PERCENTS, Theme
from knowledgebase.search import Marked
from ui.knowledge.few_lines import height_of, laid_out
from ui.knowledge.result_delegate import _SNIPPET, _TITLE, ResultDelegate
from ui.knowledge.results_model import Chips, ResultRow, ResultsModel
from ui.main import DEFAULT_ACCENT
from ui.shared.theme import apply_theme, theme

TITLE: Marked = (("Parkeervergunning", True), (" aanvragen voor bewoners", False))
LONG: Marked = (("Zo vraagt u een ", False), ("parkeervergunning", True), (" aan. " + "Nog een zin. " * 40, False))
WIDTH = 340


class List(QListView):
    """A list of one row at a fixed width."""

    def __init__(self, row: ResultRow) -> None:
        super().__init__()
        self.rows = ResultsModel()
        self.rows.show_rows((row,))
        self.setModel(self.rows)
        self.painting = ResultDelegate(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.resize(WIDTH, 300)
        self.show()
        self.option = QStyleOptionViewItem()
        self.option.widget = self  # type: ignore[attr-defined]

    @property
    def height_of_row(self) -> int:
        return self.painting.sizeHint(self.option, self.rows.index(0)).height()

    def picture(self, selected: bool = False) -> QImage:
        """The row as it is painted."""
        image = QImage(WIDTH, self.height_of_row, QImage.Format.Format_RGB32)
        image.fill(QColor(theme().colours.surface))
        self.option.rect = QRect(0, 0, image.width(), image.height())  # type: ignore[attr-defined]
        if selected:
            self.option.state |= QStyle.StateFlag.State_Selected  # type: ignore[attr-defined]
        painter = QPainter(image)
        self.painting.paint(painter, self.option, self.rows.index(0))
        painter.end()
        return image


def a_list(qtbot: QtBot, title: Marked = TITLE, snippet: Marked = LONG, notes: Chips = ()) -> List:
    made = List(ResultRow(new_id(), title, snippet, (("direct", "good"), ("Parkeren", "plain")), notes))
    qtbot.addWidget(made)
    return made


WORDS = ("De", "aanvraag", "kost", "€ 46,80", "–", "‘spoed’", "één", "…", "WAVE", "ﬁ i l m.", "שלום", "😀", "Ελληνικά")


def colours_in(image: QImage) -> set[str]:
    return {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}


def test_a_row_grows_with_the_text_size(qtbot: QtBot) -> None:
    shown, heights = a_list(qtbot), []
    for percent in TEXT_PERCENTS:
        apply_theme(Theme.LIGHT, percent, DEFAULT_ACCENT)
        heights.append(shown.height_of_row)
    assert heights == sorted(set(heights))
    assert heights[-1] >= 1.6 * heights[0]


def test_a_long_text_takes_no_more_than_two_lines(qtbot: QtBot) -> None:
    two_lines: Marked = (("Een zin die over twee regels gaat omdat hij daar net te lang voor is.", False),)
    assert a_list(qtbot, snippet=LONG).height_of_row == a_list(qtbot, snippet=two_lines).height_of_row


def test_a_row_without_a_text_is_lower(qtbot: QtBot) -> None:
    assert a_list(qtbot, snippet=()).height_of_row < a_list(qtbot).height_of_row


@pytest.mark.parametrize("choice", [Theme.LIGHT, Theme.DARK])
def test_found_words_are_marked_in_the_colours_of_the_theme(qtbot: QtBot, choice: Theme) -> None:
    apply_theme(choice, 100, DEFAULT_ACCENT)
    plain: Marked = (("Paspoort", False),)
    assert theme().colours.mark in colours_in(a_list(qtbot).picture())
    assert theme().colours.mark not in colours_in(a_list(qtbot, plain, plain).picture())


def test_a_chosen_row_looks_chosen_by_more_than_its_ground(qtbot: QtBot) -> None:
    shown = a_list(qtbot)
    assert theme().colours.selected not in colours_in(shown.picture())
    chosen = shown.picture(selected=True)
    assert chosen.pixelColor(1, 5).name() == theme().colours.accent_text
    assert chosen.pixelColor(10, 5).name() == theme().colours.selected


@pytest.mark.parametrize("text", ["", "x", "x" * 500, "\n\n", "😀" * 80, "a b " * 300])
def test_no_text_breaks_the_painting(qtbot: QtBot, text: str) -> None:
    shown = a_list(qtbot, ((text, True),), ((text[:1], False), (text[1:], True)))
    assert shown.height_of_row > 0
    assert not shown.picture().isNull()


def test_what_is_no_row_still_has_a_height(qtbot: QtBot) -> None:
    shown = a_list(qtbot)
    assert shown.painting.sizeHint(shown.option, shown.rows.index(5)).height() > 0
    assert shown.rows.data(shown.rows.index(5), Qt.ItemDataRole.UserRole) is None


def test_a_note_that_fits_stands_behind_the_chips(qtbot: QtBot) -> None:
    with_note = a_list(qtbot, notes=(("9 × gekozen", "info"),))
    assert with_note.height_of_row == a_list(qtbot).height_of_row
    assert theme().colours.info_soft in colours_in(with_note.picture())


def test_a_note_never_takes_the_room_of_the_chips_before_it(qtbot: QtBot) -> None:
    plain, noted = a_list(qtbot), a_list(qtbot, notes=(("9 × gekozen bij precies deze woorden" * 3, "info"),))
    assert noted.height_of_row > plain.height_of_row
    chips = QRect(0, plain.height_of_row - theme().px(32), WIDTH, theme().px(20))
    assert noted.picture().copy(chips) == plain.picture().copy(chips)


@given(text=st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join), width=st.integers(80, 700))
@settings(max_examples=100)
@pytest.mark.parametrize("percent", TEXT_PERCENTS)
def test_a_row_says_its_height_without_laying_it_out(text: str, width: int, percent: int, qapp: QApplication) -> None:
    apply_theme(Theme.LIGHT, percent, DEFAULT_ACCENT)
    for look in (_TITLE, _SNIPPET):
        assert height_of(((text, False),), look, width) == laid_out(((text, False),), look, width).height
