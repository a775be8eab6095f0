"""Papers handed in and fees charged."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.contact import Fee, FeeLine, Payment
from app.domain.draft import ContactDraft
from app.formatting import money
from resources.translations import _
from ui.contacts.words import payment_name
from ui.shared.widgets.basics import KeyButton, box, boxed, card, clear, icon_button, label, row
from ui.shared.widgets.fields import ChoiceField, ListField, TextField
from ui.shared.widgets.sheet import Sheet

MOST_OF_ONE_FEE = 99


class PapersSheet(Sheet):
    """What the customer handed in and pays; every change counts at once.

    Signals:
        document_added, document_removed: name of the paper.
        fee_changed: a FeeLine; quantity 0 takes it off.
        payment_changed: a Payment.
    """

    document_added = Signal(str)
    document_removed = Signal(str)
    fee_changed = Signal(object)
    payment_changed = Signal(object)

    def __init__(self, window: QWidget, fees: list[Fee], suggested: tuple[str, ...]) -> None:
        super().__init__(window, _("Papers and fees"), width=760)
        self._known = {fee.code: fee for fee in fees}
        box(self.body).addWidget(self._build_documents())
        box(self.body).addWidget(self._build_fees(fees, suggested))
        box(self.body).addStretch(1)
        done = KeyButton(_("Done"), "Ctrl ↵", "primary")
        done.clicked.connect(self.close_sheet)
        self.set_buttons(None, done)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self.close_sheet)

    def _build_documents(self) -> QWidget:
        made = card(gap=6)
        self._paper = TextField(_("Paper handed in (Enter adds it)"), hint=_("for example: copy of the assessment"))
        self._paper.edit.setMaxLength(80)
        self._paper.edit.returnPressed.connect(self._add_paper)
        self._papers = boxed("clear", gap=2)
        box(made).addWidget(self._paper)
        box(made).addWidget(self._papers)
        return made

    def _build_fees(self, fees: list[Fee], suggested: tuple[str, ...]) -> QWidget:
        made = card(gap=6)
        ordered = sorted(fees, key=lambda fee: (fee.code not in suggested, fee.name.casefold()))
        choices = [("", _("Choose a fee …")), *((fee.code, f"{fee.name} · {money(fee.cents)}") for fee in ordered)]
        self._fee = ListField(_("Charge a fee"), choices)
        self._fee.changed.connect(self._add_fee)
        self._lines = boxed("clear", gap=2)
        self._total = label("", "heading")
        self._pay = ChoiceField(_("Way of payment"), [(way.value, payment_name(way)) for way in Payment])
        self._pay.changed.connect(lambda value: self.payment_changed.emit(Payment(value)))
        for part in (self._fee, self._lines, self._total, self._pay):
            box(made).addWidget(part)
        return made

    # show

    def show_draft(self, draft: ContactDraft) -> None:
        """Show papers, fees and total of the contact."""
        clear(box(self._papers))
        for paper in draft.documents:
            remove = icon_button("x", _("Remove {name}").format(name=paper.name))
            remove.clicked.connect(lambda _checked=False, name=paper.name: self.document_removed.emit(name))
            box(self._papers).addLayout(row(label(f"{paper.name} ({paper.count})"), None, remove))
        if [f"{line.code} {line.quantity}" for line in draft.fees] != self._shown_lines():
            clear(box(self._lines))
            for line in draft.fees:
                box(self._lines).addLayout(self._fee_row(line))
        total = sum(line.total_cents for line in draft.fees)
        self._total.setText(_("Total {amount}").format(amount=money(total)))
        self._total.setVisible(bool(draft.fees))
        self._pay.setVisible(bool(draft.fees))
        self._pay.set_value(draft.payment.value)

    def _shown_lines(self) -> list[str]:
        rows = box(self._lines)
        lines = (item.layout() for i in range(rows.count()) if (item := rows.itemAt(i)) is not None)
        return [str(line.property("shown")) for line in lines if line is not None]

    def _fee_row(self, fee: FeeLine) -> QHBoxLayout:
        fewer = icon_button("minus", _("One less of {name}").format(name=fee.name))
        fewer.setEnabled(fee.quantity > 1)
        fewer.clicked.connect(lambda: self._changed(fee, fee.quantity - 1))
        more = icon_button("plus", _("One more of {name}").format(name=fee.name))
        more.setEnabled(fee.quantity < MOST_OF_ONE_FEE)
        more.clicked.connect(lambda: self._changed(fee, fee.quantity + 1))
        remove = icon_button("x", _("Remove {name}").format(name=fee.name))
        remove.clicked.connect(lambda: self._changed(fee, 0))
        price = label(money(fee.cents), "muted")
        count = label(f"{fee.quantity} ×", "strong")
        made = row(label(fee.name), None, count, price, fewer, more, remove)
        made.setProperty("shown", f"{fee.code} {fee.quantity}")
        return made

    # emit

    def _changed(self, fee: FeeLine, quantity: int) -> None:
        self.fee_changed.emit(FeeLine(fee.code, fee.name, fee.cents, quantity))

    def _add_paper(self) -> None:
        self.document_added.emit(self._paper.value())
        self._paper.set_value("")

    def _add_fee(self, code: str) -> None:
        fee = self._known.get(code)
        self._fee.set_value("")
        if fee is not None:
            self.fee_changed.emit(FeeLine(fee.code, fee.name, fee.cents))
