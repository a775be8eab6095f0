"""The rows of the result list."""

from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.ids import new_id
from ui.knowledge.results_model import ResultRow, ResultsModel

PASSPORT = ResultRow(
    new_id(), (("Pas", True), ("poort", False)), (("Een ", False), ("paspoort", True)), (("direct", "good"),)
)
LICENCE = ResultRow(new_id(), (("Rijbewijs", False),), (), ())


def test_the_model_keeps_the_rules_of_qt(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = ResultsModel()
    model.show_rows((PASSPORT, LICENCE))
    qtmodeltester.check(model)


def test_a_row_has_its_title_its_spoken_words_and_itself(qtbot: QtBot) -> None:
    model = ResultsModel()
    model.show_rows((LICENCE, PASSPORT))
    index = model.index(1)
    assert index.data() == "Paspoort"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Paspoort. direct. Een paspoort"
    assert index.data(Qt.ItemDataRole.UserRole) == PASSPORT
    assert index.data(Qt.ItemDataRole.DecorationRole) is None


def test_what_notes_mean_is_said_and_shown_on_pointing(qtbot: QtBot) -> None:
    meaning = "Colleagues chose this article 9 times after searching with these words."
    model = ResultsModel()
    model.show_rows((replace(PASSPORT, notes=(("9 × chosen", "info"),), meaning=meaning), LICENCE))
    index = model.index(0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == f"Paspoort. direct. {meaning} Een paspoort"
    assert index.data(Qt.ItemDataRole.ToolTipRole) == meaning
    assert model.index(1).data(Qt.ItemDataRole.ToolTipRole) is None


def test_new_rows_replace_the_old_ones(qtbot: QtBot) -> None:
    model = ResultsModel()
    model.show_rows((PASSPORT, LICENCE))
    with qtbot.waitSignal(model.modelReset):
        model.show_rows((LICENCE,))
    assert (model.rowCount(), model.row(0), model.row(1), model.row(-1)) == (1, LICENCE, None, None)


def test_the_place_of_an_article_is_known(qtbot: QtBot) -> None:
    model = ResultsModel()
    model.show_rows((PASSPORT, LICENCE))
    assert model.position_of(LICENCE.article_id) == 1
    assert model.position_of(new_id()) == -1


def test_the_list_is_flat(qtbot: QtBot) -> None:
    model = ResultsModel()
    model.show_rows((PASSPORT,))
    assert model.rowCount(model.index(0)) == 0
    assert model.data(QModelIndex()) is None
