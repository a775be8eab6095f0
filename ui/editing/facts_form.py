"""The fact strip of four under the title."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from knowledgebase.article import Facts
from ui.editing.grid import Grid
from ui.shared.article_words import fact_name
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill
from ui.shared.widgets.fields import TextField

_FIELDS = ("costs", "term", "bring", "apply")
_LEAST = 140  # width of a field


class FactsForm(QWidget):
    """Four fields beside each other, or two, or one, as the width allows.

    Signals:
        changed: the Facts as typed.
    """

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._facts = Facts()
        self.fields = {name: TextField(fact_name(name)) for name in _FIELDS}
        for name, field in self.fields.items():
            field.changed.connect(lambda text, name=name: self._typed(name, text))
        fill(self, True, (0, 0, 0, 0), 0)
        box(self).addWidget(Grid(self, list(self.fields.values()), theme().px(_LEAST)))

    def show_facts(self, facts: Facts) -> None:
        """Show these."""
        self._facts = facts
        for name, field in self.fields.items():
            if field.value() != getattr(facts, name):
                field.set_value(getattr(facts, name))
                field.edit.setCursorPosition(0)  # of a long one the beginning is in sight

    def _typed(self, name: str, text: str) -> None:
        self._facts = replace(self._facts, **{name: text})
        self.changed.emit(self._facts)
