"""A field for several short values: each is a chip that can be taken out, and what may fit is proposed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QCompleter, QPushButton, QWidget

from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, fill, label
from ui.shared.widgets.fields import TextField
from ui.shared.widgets.flow_layout import Flow

_MOST = 300  # width of the words on a chip
_MOST_LETTERS = 120


class ChipsField(QWidget):
    """Enter adds what is typed.

    Signals:
        changed: the values, a tuple of str.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget, name: str, hint: str) -> None:
        super().__init__(parent)
        self._values: tuple[str, ...] = ()
        self._known: dict[str, str] | None = None
        self._words: Callable[[str], str] = str
        self._suggestions: tuple[tuple[str, str], ...] = ()
        fill(self, True, (0, 0, 0, 0), 3)
        frame = boxed("chips", margins=(8, 6, 8, 6), gap=4)
        self._chips, self._offered = Flow(theme().px(5)), Flow(theme().px(5))
        self.line = TextField(name, hint=hint, maximum=_MOST_LETTERS).hide_label()
        self.line.edit.returnPressed.connect(self._add_typed)
        self.line.edit.editingFinished.connect(self._add_when_known)
        name_label = label(name.replace("&", "&&"), "label")
        name_label.setBuddy(self.line.edit)
        for part in (self._chips, self.line, self._offered):
            box(frame).addWidget(part)
        box(self).addWidget(name_label)
        box(self).addWidget(frame)
        self.setFocusProxy(self.line)
        self._chips.hide()
        self._offered.hide()

    @property
    def values(self) -> tuple[str, ...]:
        """The values on the chips."""
        return self._values

    # show

    def show_values(self, values: Sequence[str]) -> None:
        """Show these; the same ones again leave the keyboard where it is."""
        if tuple(values) != self._values:
            self._values = tuple(values)
            self._show()

    def offer(self, choices: Sequence[tuple[str, str]]) -> None:
        """From now on only these can be added: value, and the words by which people know it."""
        known = {words: value for value, words in choices}
        if known == self._known:
            return
        self._known = known
        by_value = dict(choices)
        self._words = lambda value: by_value.get(value, value)
        completer = QCompleter(QStringListModel(sorted(known, key=str.casefold), self), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self._take, Qt.ConnectionType.QueuedConnection)  # else Qt writes it back behind us
        self.line.edit.setCompleter(completer)
        self._show()

    def suggest(self, suggestions: Sequence[tuple[str, str]]) -> None:
        """Propose these: value, and what the button says."""
        if tuple(suggestions) != self._suggestions:
            self._suggestions = tuple(suggestions)
            self._show_suggestions()

    def _show(self) -> None:
        self._chips.show_widgets([self._chip(value) for value in self._values])
        self._chips.setVisible(bool(self._values))
        self._show_suggestions()

    def _show_suggestions(self) -> None:
        offered = [pair for pair in self._suggestions if pair[0] not in self._values]
        self._offered.show_widgets([self._suggestion(*pair) for pair in offered])
        self._offered.setVisible(bool(offered))

    def _chip(self, value: str) -> QPushButton:
        words = self._words(value)
        metrics = QFontMetrics(theme().font(11.5))
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, theme().px(_MOST))
        made = QPushButton(f"{shown} ×".replace("&", "&&"))
        made.setProperty("role", "facet")
        made.setAutoDefault(True)
        made.setToolTip(words)
        made.setAccessibleName(_("Take out: {words}").format(words=words))
        made.clicked.connect(lambda: self._take_out(value))
        return made

    def _suggestion(self, value: str, words: str) -> QPushButton:
        made = QPushButton(f"+ {words}".replace("&", "&&"))
        made.setProperty("role", "link")
        made.setAutoDefault(True)
        made.setAccessibleName(_("Add: {words}").format(words=words))
        made.clicked.connect(lambda: self._add(value))
        return made

    # tell

    def _add_typed(self) -> None:
        typed = " ".join(self.line.value().split())
        if self._known is None:
            self._add(typed)
        elif typed:
            self._take(typed)

    def _add_when_known(self) -> None:
        """Leaving the line loses no word that was typed; of a list only one that is in it."""
        if self._known is None:
            self._add_typed()

    def _take(self, words: str) -> None:
        assert self._known is not None
        fitting = [known for known in self._known if known.casefold() == words.casefold()]
        fitting = fitting or [known for known in self._known if words.casefold() in known.casefold()]
        if len(fitting) == 1:
            self._add(self._known[fitting[0]])
        else:
            self.line.show_error(_("Choose one from the list."))

    def _add(self, value: str) -> None:
        self.line.show_error("")
        self.line.set_value("")
        if value and value.casefold() not in (each.casefold() for each in self._values):
            self._tell((*self._values, value))

    def _take_out(self, value: str) -> None:
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(tuple(each for each in self._values if each != value))

    def _tell(self, values: tuple[str, ...]) -> None:
        self.show_values(values)
        self.changed.emit(values)
