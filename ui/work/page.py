"""The work page: open hand-offs, earliest promise first, and the receipt of a contact by its number."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QPushButton, QScrollArea, QTableView, QWidget

from app.domain.contact import ReplyWay
from app.domain.contact_number import format_number
from app.domain.organisation import Person
from app.formatting import clock_time, long_date, short_date
from app.services.ports import OpenHandOff
from resources.translations import _, plural
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, card, chip, clear, fill, label, row, set_chip, stack_when_narrow
from ui.shared.widgets.fields import TextField
from ui.work.model import HandOffModel


class WorkPage(QWidget):
    """Shows what was promised.

    Signals:
        receipt_requested: the customer's number as typed.
    """

    receipt_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        box(self).addWidget(self._build_top())
        self._columns = row(self._build_table(), self._build_detail(), gap=0)
        self._columns.setStretch(0, 5)
        self._columns.setStretch(1, 3)
        box(self).addLayout(self._columns, 1)
        self._units: dict[str, str] = {}
        self._people: dict[UUID | None, str] = {}

    def _build_top(self) -> QWidget:
        top = boxed("top", vertical=False, margins=(16, 10, 16, 10), gap=10)
        self._count = chip("", "info")
        self._number = TextField(
            _("Receipt of a contact"), hint=_("Number, such as M4TD9-1CZ7K"), maximum=20
        ).hide_label()
        self._number.setMinimumWidth(theme().px(230))
        self._number.edit.returnPressed.connect(lambda: self.receipt_requested.emit(self._number.value()))
        find = QPushButton(_("Show receipt"))
        find.clicked.connect(lambda: self.receipt_requested.emit(self._number.value()))
        box(top).addLayout(row(label(_("Handed off"), "title"), self._count, None, self._number))
        box(top).addWidget(find, 0, Qt.AlignmentFlag.AlignBottom)
        return top

    def _build_table(self) -> QWidget:
        frame = boxed("page", margins=(16, 16, 16, 16))
        self.model = HandOffModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        self.table.setAccessibleName(_("Open hand-offs"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme().px(40))
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.selectionModel().currentRowChanged.connect(self._row_changed)
        self._empty = label(_("Nothing is open: every promise has been kept."), "muted", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box(frame).addWidget(self.table, 1)
        box(frame).addWidget(self._empty, 1)
        return frame

    def _build_detail(self) -> QWidget:
        self._detail = boxed("panel", margins=(20, 16, 20, 16), gap=8)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self._detail)
        scroll.setAccessibleName(_("Details"))
        return scroll

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow page puts the detail below the table."""
        super().resizeEvent(event)
        stack_when_narrow(self._columns, self.width())

    # show

    def show_people(self, people: Sequence[Person]) -> None:
        """Who may be named in a hand-off."""
        self._people = {person.id: person.name for person in people}

    def show_hand_offs(self, rows: list[OpenHandOff], units: dict[str, str], today: date) -> None:
        """Replace the rows."""
        self._units = units
        self.model.show_rows(rows, units, today)
        self.table.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        set_chip(self._count, plural("{count} open", "{count} open", len(rows)), "info")
        self._count.setVisible(bool(rows))
        clear(box(self._detail))
        if rows:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def show_number_error(self, text: str) -> None:
        """The typed number is not right."""
        self._number.show_error(text)

    def _row_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        hand_off = self.model.row(current.row())
        clear(box(self._detail))
        if hand_off is not None:
            self._show_detail(hand_off)

    def _show_detail(self, row_: OpenHandOff) -> None:
        hand_off, layout = row_.hand_off, box(self._detail)
        made = f"{short_date(row_.started_at)} {clock_time(row_.started_at)}"
        layout.addWidget(label(f"{format_number(row_.contact_number)} · {row_.agent}, {made}", "muted", wrap=True))
        layout.addWidget(label(_("Shielded") if hand_off.shielded else row_.title, "title", wrap=True))
        due = _("by {day} at the latest").format(day=long_date(hand_off.promise.promised_on))
        layout.addLayout(row(chip(due, "warn"), None))
        if hand_off.shielded:
            layout.addWidget(
                label(_("Only {unit} sees what this is about.").format(unit=self._unit(row_)), "", wrap=True)
            )
        else:
            layout.addWidget(self._question_card(row_))
        others = ", ".join(self._units.get(unit, unit) for unit in hand_off.other_unit_ids)
        layout.addWidget(label(_("Goes to {unit}").format(unit=self._unit(row_)), "strong", wrap=True))
        handler = self._people.get(row_.hand_off.handler_id)
        if handler:
            layout.addWidget(label(_("Meant for {name}").format(name=handler), "muted", wrap=True))
        if others:
            layout.addWidget(label(_("Also touches {units}").format(units=others), "muted", wrap=True))
        layout.addStretch(1)

    def _question_card(self, row_: OpenHandOff) -> QFrame:
        made, hand_off = card(), row_.hand_off
        box(made).addWidget(label(_("The customer's question"), "label"))
        box(made).addWidget(label(hand_off.question, "", wrap=True))
        answers = " · ".join(f"{answer.label}: {answer_words(answer.value)}" for answer in hand_off.answers)
        if answers:
            box(made).addWidget(label(answers, "muted", wrap=True))
        ways = {ReplyWay.PHONE: _("Call"), ReplyWay.EMAIL: _("E-mail"), ReplyWay.LETTER: _("Letter")}
        reply = " · ".join(
            part for part in (ways[hand_off.reply_way], hand_off.reply_to, hand_off.reply_window) if part
        )
        box(made).addWidget(label(reply, "muted", wrap=True))
        return made

    def _unit(self, row_: OpenHandOff) -> str:
        return self._units.get(row_.hand_off.unit_id, row_.hand_off.unit_id)


def answer_words(value: str) -> str:
    """A kept answer as people read it."""
    return {"yes": _("Yes"), "no": _("No"), "unknown": _("Customer does not know")}.get(value, value)
