"""What a number means, and of what it is made."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.figures.definitions import FIGURES
from app.figure_words import figure_definition, figure_name, figure_text
from resources.translations import _
from ui.figures.wishes import NEEDED, Define, ListCount
from ui.figures.words import can_list, few_words, made_of
from ui.shared.offering import needs
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.sheet import Sheet

_WIDTH = 620


class DefinitionSheet(Sheet):
    """The value, its counts and its definition.

    Signals:
        list_requested: whether all contacts that were divided by are wanted, or those above the line.
    """

    list_requested = Signal(bool)

    def __init__(self, window: QWidget, wish: Define, about: str) -> None:
        value = wish.value
        super().__init__(window, figure_name(value.key), about, _WIDTH)
        none = _("There is nothing to divide by: no contacts.") if value.value is None else ""
        column = box(self.body)
        column.addWidget(label(figure_text(value), "title"))
        for words in (*made_of(value), none or few_words(value)):
            if words:
                column.addWidget(label(words, "strong", wrap=True))
        column.addWidget(label(figure_definition(value.key), "", wrap=True))
        if not any(can_list(value.key, whole) for whole in (False, True)):
            words = _("Searches are kept without a contact: there is no list behind this number.")
            column.addWidget(label(words, "muted", wrap=True))
        column.addStretch(1)
        self._build_buttons(wish)

    def _build_buttons(self, wish: Define) -> None:
        close = KeyButton(_("Close"), "Esc", "primary")
        close.clicked.connect(self.close_sheet)
        self.set_buttons(*self._list_buttons(wish), None, close)

    def _list_buttons(self, wish: Define) -> list[QPushButton]:
        value = wish.value
        names = {False: _("Show these contacts"), True: _("Show all that were divided by")}
        if not FIGURES[value.key].denominator or not can_list(value.key, False):
            names[True] = names[False] = _("Show the contacts")
        counts = {False: value.numerator, True: value.denominator}
        return [
            self._list_button(names[whole], whole)
            for whole in (False, True)
            if can_list(value.key, whole) and counts[whole]
        ]

    def _list_button(self, words: str, whole: bool) -> QPushButton:
        made = needs(QPushButton(words), *NEEDED[ListCount])
        made.setAutoDefault(True)
        made.clicked.connect(lambda: self.list_requested.emit(whole))
        return made
