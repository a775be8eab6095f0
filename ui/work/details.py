"""The right part of the work page: everything about one item."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QWidget

from app.domain.contact_number import format_number
from app.domain.work_item import WorkItem
from app.formatting import clock_time, short_date
from app.services.work_ports import WorkDetails, WorkRow
from resources.translations import _, plural
from ui.shared.names import Names
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, card, chip, clear, fill, label
from ui.shared.widgets.flow_layout import Flow
from ui.work.history import Told, told
from ui.work.words import (
    answer_words,
    due_tone,
    due_words,
    legal_words,
    promise_words,
    reach_words,
    reply_words,
    status_chip,
)


class DetailsView(QScrollArea):
    """Shows an item; when the same one is shown again the place scrolled to stays.

    Attributes:
        offers_article: whether who works here may make an article of an answer.

    Signals:
        part_chosen: id of another part of the same hand-off.
        draft_requested: the number of the contact of which an article is to be made.
    """

    part_chosen = Signal(object)
    draft_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._content = boxed("panel", margins=(20, 16, 20, 16), gap=8)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self._content)
        self.setAccessibleName(_("Details"))
        self.offers_article = True
        self._shown: tuple[WorkDetails, Names] | None = None
        self.show_nothing()

    def show_nothing(self) -> None:
        """No item is chosen."""
        self._shown = None
        self._begin()
        self._add(label(_("Choose a row to see what is asked and what was done."), "muted", wrap=True))
        self._end()

    def show_details(self, details: WorkDetails, names: Names) -> None:
        """Show an item; one that did not change stays untouched."""
        if self._shown == (details, names):
            return
        is_same = self._shown is not None and self._shown[0].row.item.id == details.row.item.id
        scrolled = self.verticalScrollBar().value() if is_same else 0
        self._shown = (details, names)
        self._begin()
        if details.row.may_see:
            self._show_all(details, names)
        else:
            self._show_shielded(details.row, names)
        self._end()
        self.verticalScrollBar().setValue(scrolled)

    def _begin(self) -> None:
        clear(box(self._content))

    def _end(self) -> None:
        box(self._content).addStretch(1)

    def _add(self, widget: QWidget) -> None:
        box(self._content).addWidget(widget)

    def _show_shielded(self, row: WorkRow, names: Names) -> None:
        self._add(label(format_number(row.contact_number), "muted"))
        self._add(label(_("Shielded"), "title", wrap=True))
        self._add(_chips(promise_chip(row.item, names)))
        words = _("Only {unit} sees what this is about.").format(unit=names.unit(row.item.unit_id))
        self._add(label(words, "", wrap=True))

    def _show_all(self, details: WorkDetails, names: Names) -> None:
        row = details.row
        moment = f"{short_date(row.handed_off_at)} {clock_time(row.handed_off_at)}"
        who = _("handed off by {name}, {time}").format(name=names.person(details.row.agent_id), time=moment)
        self._add(label(f"{format_number(row.contact_number)} · {who}", "muted", wrap=True))
        self._add(label(row.title, "title", wrap=True))
        self._add(_chips(*_facts(details, names)))
        if details.present:
            self._add(_present(details, names))
        self._add(_question_card(details))
        self._add(_customer_card(details))
        if details.parts:
            self._add(self._parts_card(details, names))
        if row.item.answer:
            self._add(self._answer_card(row, names))
        self._add(_history(told(details.steps, names)))

    def _parts_card(self, details: WorkDetails, names: Names) -> QFrame:
        made = card()
        box(made).addWidget(label(_("Other parts"), "label"))
        for part in details.parts:
            words = f"{names.unit(part.item.unit_id)} · {status_chip(part.item.status)[0]}"
            due = due_words(part.item.promised_on, names.today)
            button = QPushButton((f"{words} · {due}" if part.item.is_open else words).replace("&", "&&"))
            button.setProperty("role", "link")
            button.clicked.connect(lambda _checked=False, wanted=part.item.id: self.part_chosen.emit(wanted))
            box(made).addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return made

    def _answer_card(self, row: WorkRow, names: Names) -> QFrame:
        made, item = card(), row.item
        words = _("Answer for {name}").format(name=names.person(item.director_id)) if item.director_id else _("Answer")
        box(made).addWidget(label(words, "label"))
        box(made).addWidget(label(item.answer, "", wrap=True))
        if not self.offers_article:
            return made
        button = QPushButton(_("Make an article of this answer"))
        button.setProperty("role", "link")
        button.setAutoDefault(True)
        button.clicked.connect(lambda: self.draft_requested.emit(row.contact_number))
        box(made).addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        return made


def _facts(details: WorkDetails, names: Names) -> list[QLabel]:
    item = details.row.item
    words, tone = status_chip(item.status)
    if item.waiting_since is not None:
        words = _("{status} since {day}").format(status=words, day=short_date(item.waiting_since))
    made = [promise_chip(item, names), chip(words, tone)]
    if legal := legal_words(details):
        made.append(chip(legal, "info"))
    if item.director_id is not None:
        made.append(chip(_("director: {name}").format(name=names.person(item.director_id))))
    if item.handler_id is not None:
        made.append(chip(_("handler: {name}").format(name=names.person(item.handler_id))))
    if item.asked_by:
        made.append(chip(_("asked by {unit}").format(unit=names.unit(item.asked_by[-1])), "info"))
    if item.attempts:
        made.append(chip(plural("{count} call in vain", "{count} calls in vain", item.attempts), "warn"))
    if item.reminders:
        again = plural("! customer asked again", "! customer asked again {count} times", item.reminders)
        made.append(chip(again, "bad"))
    return made


def promise_chip(item: WorkItem, names: Names) -> QLabel:
    """The promise, with a sign when it is late or ends today."""
    return chip(promise_words(item, names.today), due_tone(item, names.today))


def _chips(*chips: QLabel) -> Flow:
    flow = Flow(theme().px(6))
    flow.show_widgets(list(chips))
    return flow


def _present(details: WorkDetails, names: Names) -> QFrame:
    made = card("card-warn")
    people = ", ".join(names.person(person_id) for person_id in details.present)
    one, many = _("{name} is looking at this too."), _("{name} are looking at this too.")
    box(made).addWidget(label((one if len(details.present) == 1 else many).format(name=people), "", wrap=True))
    return made


def _question_card(details: WorkDetails) -> QFrame:
    made, hand_off = card(), details.hand_off
    box(made).addWidget(label(_("The customer's question"), "label"))
    box(made).addWidget(label(hand_off.question, "", wrap=True))
    for answer in hand_off.answers:
        box(made).addWidget(label(f"{answer.label} {answer_words(answer.value)}", "muted", wrap=True))
    return made


def _customer_card(details: WorkDetails) -> QFrame:
    made, customer, hand_off = card(), details.customer, details.hand_off
    box(made).addWidget(label(_("Customer"), "label"))
    name = (customer.name if customer else "") or _("anonymous")
    box(made).addWidget(label(name, "strong", wrap=True))
    box(made).addWidget(label(reply_words(hand_off), "", wrap=True))
    others = reach_words(customer, hand_off.reply_to) if customer else ""
    if others:
        box(made).addWidget(label(others, "muted", wrap=True))
    return made


def _history(lines: list[Told]) -> QWidget:
    whole = QWidget()
    fill(whole, True, (2, 6, 0, 0), 10)
    box(whole).addWidget(label(_("What was done"), "label"))
    for line in lines:
        step = boxed("step", margins=(12, 0, 0, 0), gap=0)
        box(step).addWidget(label(line.what, "strong", wrap=True))
        if line.text:
            box(step).addWidget(label(line.text, "", wrap=True))
        box(step).addWidget(label(line.who, "muted", wrap=True))
        box(whole).addWidget(step)
    return whole
