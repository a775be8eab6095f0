"""The figures of one person, for that person and their team leader."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import BaliewijsError
from app.domain.figures.definitions import SMALL, FigureKey
from app.domain.organisation import Person
from app.services.figure_ports import Narrowed
from app.services.figure_views import FigureScope, PersonView
from resources.translations import _
from ui.figures.cards import CardRow, FigureCard
from ui.figures.columns import comparison_columns
from ui.figures.page_parts import marks_words, text_card, too_few_words
from ui.figures.table_card import TableCard
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, fill, label, scrolled
from ui.shared.widgets.fields import ListField

_MANY = 20


class MePage(QWidget):
    """Cards and a table; nobody's mark is shown before enough customers gave one.

    Signals:
        person_chosen: id of the person.
        wished: what was pressed asks.
        failed: an error, and what tries again.
    """

    person_chosen = Signal(object)
    wished = Signal(object)
    failed = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._scope: FigureScope | None = None
        fill(self, True, (0, 0, 0, 0), 0)
        page = boxed("page", margins=(16, 14, 16, 16), gap=14)
        scrolled(page, self)
        self.people = ListField(_("Person"), [])
        self.people.setMaximumWidth(theme().px(320))
        self.people.changed.connect(lambda value: self.person_chosen.emit(UUID(value)))
        keys = (FigureKey.CONTACTS, FigureKey.DIRECT, FigureKey.DIRECT_ONCE, FigureKey.DURATION)
        self._cards = {key: FigureCard(key) for key in keys}
        columns = comparison_columns(self._scope_now)
        self._table = TableCard(_("All figures compared"), columns, _("No contacts in this period."), _MANY)
        self._marks = label("", "", wrap=True)
        for part in (
            label(_("Only this person and their team leader see these figures."), "muted", wrap=True),
            self.people,
            CardRow(list(self._cards.values())),
            self._table,
            text_card(_("Marks of customers"), self._marks),
        ):
            box(page).addWidget(part)
        box(page).addStretch(1)
        for each in self._cards.values():
            each.wished.connect(self.wished)
        self._table.wished.connect(self.wished)

    def _scope_now(self) -> FigureScope:
        assert self._scope is not None
        return self._scope

    def show_person(self, view: PersonView, people: Sequence[Person], scope: FigureScope) -> None:
        """Show the figures of one of the people."""
        self._scope = one = replace(scope, narrowed=Narrowed(agent_id=view.person_id))
        self.people.set_choices([(str(person.id), person.name) for person in people])
        self.people.set_value(str(view.person_id))
        self.people.setVisible(len(people) > 1)
        for key, shown_card in self._cards.items():
            shown_card.show_figure(view.shown[key], one)
        is_empty = view.shown[FigureKey.CONTACTS].now.numerator == 0
        self._table.show_rows([] if is_empty else list(view.shown.values()))
        is_few = view.satisfaction is None and view.marks > 0
        words = too_few_words(view.marks, SMALL) if is_few else marks_words(view.satisfaction, 0)
        self._marks.setText(words)

    def show_error(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """It did not work."""
        self.failed.emit(error, again)
