"""The quiet line above the rows: what the hits are narrowed to, and behind a button by what they can be."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QFontMetrics
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from knowledgebase.search import Facet
from resources.translations import _
from ui.knowledge.filters import BEHIND_FILTER, Filter, FilterValue
from ui.knowledge.words import facet_name
from ui.shared.icons import icon
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, row
from ui.shared.widgets.flow_layout import Flow

KEY = "Ctrl+Shift+T"
_MOST_ON_CHIP = 140  # width of the words at 100 % text: a chip stays in the narrowest column
_MOST_IN_MENU = 420
_REST_OF_MENU = 140  # what stands around the words: a check mark, the number, edges


class FilterBar(QWidget):
    """A button for each facet opens the values that were found; a chosen value is a chip that takes itself off.

    Signals:
        value_chosen: a Facet and the value, "" to take it off.
        closed: the keyboard may go back to the question.
    """

    value_chosen = Signal(object, str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 6)
        self._filters: tuple[Filter, ...] = ()
        self._toggle = _with_arrow(QPushButton(_("Filters")), "link")
        self._toggle.setToolTip(KEY)
        self._toggle.setAccessibleDescription(KEY)
        self._toggle.clicked.connect(self.switch)
        self._chips = Flow(theme().px(6))
        line = row(self._toggle, self._chips)
        line.setStretch(1, 1)
        line.setAlignment(self._toggle, Qt.AlignmentFlag.AlignTop)
        self._facets = Flow(theme().px(6))
        self._buttons = {facet: self._button(facet) for facet in BEHIND_FILTER}
        self._facets.show_widgets(list(self._buttons.values()))
        box(self).addLayout(line)
        box(self).addWidget(self._facets)
        self._facets.hide()
        self.hide()

    def _button(self, facet: Facet) -> QPushButton:
        made = _with_arrow(QPushButton(facet_name(facet)), "facet")
        made.clicked.connect(lambda: self._open_menu(facet))
        return made

    # show

    def show_filters(self, filters: tuple[Filter, ...]) -> None:
        """Show what can be chosen and what is; chips are made only when something else is chosen."""
        chosen = [each.chosen for each in filters]
        if chosen != [each.chosen for each in self._filters]:
            self._chips.show_widgets([self._chip(each) for each in filters if each.chosen])
        self._filters = filters
        if any(not each.has_choice and self._buttons[each.facet].hasFocus() for each in filters):
            self.closed.emit()
        for each in filters:
            self._buttons[each.facet].setVisible(each.has_choice)
        self.setVisible(any(each.has_choice for each in filters))
        self._facets.updateGeometry()

    def _chip(self, each: Filter) -> QPushButton:
        metrics = QFontMetrics(theme().font(11.5))
        words = metrics.elidedText(each.chosen_words, Qt.TextElideMode.ElideRight, theme().px(_MOST_ON_CHIP))
        made = QPushButton(f"{_plain(words)} ×")
        made.setProperty("role", "facet")
        made.setCheckable(True)
        made.setChecked(True)
        made.setAutoDefault(True)
        made.setToolTip(each.chosen_words)
        made.setAccessibleName(_("Take filter off: {words}").format(words=each.chosen_words))
        made.clicked.connect(lambda: self._choose(each.facet, ""))
        return made

    def switch(self) -> None:
        """Open the filters and take the keyboard, or close them when it is here already."""
        focused = QApplication.focusWidget()
        if self._facets.isVisible() and focused is not None and self.isAncestorOf(focused):
            self._close()
            return
        offered = [each.facet for each in self._filters if each.has_choice]
        if offered and self.isVisible():
            self._facets.show()
            self._buttons[offered[0]].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _close(self) -> None:
        """The keyboard goes first: hiding what has it would pass it on to the rows, and they open what they get."""
        self.closed.emit()
        self._facets.hide()

    def _open_menu(self, facet: Facet) -> None:
        each = next(each for each in self._filters if each.facet is facet)
        menu = QMenu(self)
        menu.setAccessibleName(each.words)
        for value in each.values:
            menu.addAction(self._action(menu, each, value))
        actions = menu.actions()
        menu.setActiveAction(next((action for action in actions if action.isChecked()), actions[0]))
        menu.aboutToHide.connect(menu.deleteLater)
        button = self._buttons[facet]
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _action(self, menu: QMenu, each: Filter, value: FilterValue) -> QAction:
        metrics = QFontMetrics(theme().font())
        room = min(theme().px(_MOST_IN_MENU), self.screen().availableGeometry().width() - theme().px(_REST_OF_MENU))
        words = metrics.elidedText(value.words, Qt.TextElideMode.ElideMiddle, room)
        action = QAction(f"{_plain(words)}\t{value.count}", menu)
        action.setCheckable(True)
        action.setChecked(value.value == each.chosen)
        wanted = "" if value.value == each.chosen else value.value
        action.triggered.connect(lambda: self._choose(each.facet, wanted))
        return action

    # emit

    def _choose(self, facet: Facet, value: str) -> None:
        self.value_chosen.emit(facet, value)
        self._close()


def _with_arrow(button: QPushButton, role: str) -> QPushButton:
    """In the look of `role`, with an arrow behind the words; Enter works it as space does."""
    button.setProperty("role", role)
    button.setAutoDefault(True)
    button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    size = theme().px(13)
    button.setIcon(icon("chevron-down", theme().colours.muted, size))
    button.setIconSize(QSize(size, size))
    return button


def _plain(words: str) -> str:
    """A single & would mark a key."""
    return words.replace("&", "&&")
