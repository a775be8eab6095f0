"""The hand-off dialog: what to ask on the left, where it goes and what is promised on the right."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.domain.contact import ReplyWay
from app.domain.errors import DomainError
from app.domain.organisation import Unit
from app.domain.routing import DirectorReason
from app.error_sentences import sentence
from app.services.hand_offs import HandOffPlan
from resources.translations import _
from ui.handoffs.asked_fields import AskedFields
from ui.handoffs.cards import ClocksCard, DirectorCard, PromiseCard
from ui.handoffs.words import reason_words, reply_words
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, card, label
from ui.shared.widgets.fields import AreaField, ChoiceField, Field, ListField, TextField
from ui.shared.widgets.reason_field import ReasonField
from ui.shared.widgets.sheet import Sheet

_ROOMY = 760  # narrower windows get route and promise below the questions


class HandOffSheet(Sheet):
    """Shows a plan and tells what the agent changes.

    Attributes:
        reason: why it is not answered directly.

    Signals:
        answer_changed: key and value; other signals carry the field's new value.
        put_through_requested: call the unit first.
    """

    question_changed = Signal(str)
    answer_changed = Signal(str, str)
    reply_way_changed = Signal(object)
    reply_to_changed = Signal(str)
    reply_window_changed = Signal(str)
    unit_chosen = Signal(str)
    handler_chosen = Signal(object)
    unit_added = Signal(str)
    unit_removed = Signal(str)
    sensitive_changed = Signal(bool)
    send_requested = Signal()
    put_through_requested = Signal()

    def __init__(self, window: QWidget, title: str, plan: HandOffPlan, director: str) -> None:
        super().__init__(window, "", _("Hand off · {subject}").format(subject=title), width=880)
        self._promise = PromiseCard()
        self._overview = DirectorCard(plan, director)
        columns = QGridLayout()
        columns.setHorizontalSpacing(theme().px(22))
        columns.addLayout(self._build_left(plan), 0, 0)
        narrow = window.width() < theme().px(_ROOMY)
        columns.addLayout(self._build_right(plan), int(narrow), int(not narrow))
        columns.setColumnStretch(0, 5)
        columns.setColumnStretch(1, 0 if narrow else 3)
        box(self.body).addLayout(columns)
        box(self.body).addStretch(1)
        self._build_footer()

    # build

    def _build_left(self, plan: HandOffPlan) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().px(10))
        self._question = AreaField(_("What does the customer want to know or achieve?"), required=True, lines=3)
        self._question.changed.connect(self.question_changed)
        self._asked = AskedFields(self._question.edit)
        self._asked.answer_changed.connect(self.answer_changed)
        reply = self._reply_field(plan)
        reached = _("When can the customer be reached best?")
        self._reply_window = TextField(reached, hint=_("for example: mornings, not on Friday"))
        self._reply_window.changed.connect(self.reply_window_changed)
        self.reason = ReasonField()
        for part in (self._question, self._asked, reply, self._reply_window, self.reason):
            column.addWidget(part)
        note = _("The back office cannot go on without the fields marked with *.")
        column.addWidget(label(note, "muted", wrap=True))
        column.addStretch(1)
        return column

    def _reply_field(self, plan: HandOffPlan) -> QWidget:
        choices = [(way.value, reply_words(way)) for way, _address in plan.reply_choices]
        self._reply = ChoiceField(_("How does the customer want the answer?"), choices, required=True)
        self._reply.changed.connect(lambda value: self.reply_way_changed.emit(ReplyWay(value)))
        self._reply_to = TextField(_("Number or address for this answer"))
        self._reply_to.changed.connect(self.reply_to_changed)
        group = QWidget()
        column = QVBoxLayout(group)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(8))
        column.addWidget(self._reply)
        column.addWidget(self._reply_to)
        return group

    def _build_right(self, plan: HandOffPlan) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme().px(10))
        for signal, told in (
            (self._overview.unit_added, self.unit_added),
            (self._overview.unit_removed, self.unit_removed),
            (self._overview.sensitive_changed, self.sensitive_changed),
        ):
            signal.connect(told)
        for part in (self._route_card(plan), self._promise, ClocksCard(plan), self._overview):
            column.addWidget(part)
        column.addStretch(1)
        return column

    def _route_card(self, plan: HandOffPlan) -> QWidget:
        made = card()
        self._unit_name = label("", "heading", wrap=True)
        self._unit_line = label("", "muted", wrap=True)
        unknown = [] if plan.unit in plan.units else [("", _("Choose a unit …"))]
        self._unit_list = ListField(_("Another unit"), [*unknown, *((unit.id, unit.name) for unit in plan.units)])
        self._unit_list.changed.connect(self.unit_chosen)
        self._handler_list = ListField(_("Someone in particular"), [])
        self._handler_list.changed.connect(lambda value: self.handler_chosen.emit(UUID(value) if value else None))
        self._handlers_of = ""
        parts = (label(_("Goes to"), "label"), self._unit_name, self._unit_line, self._unit_list, self._handler_list)
        for part in parts:
            box(made).addWidget(part)
        return made

    def _build_footer(self) -> None:
        cancel = KeyButton(_("Not now"), "Esc")
        cancel.clicked.connect(self.close_sheet)
        first = KeyButton(_("Put through first"), "F7")
        first.clicked.connect(self.put_through_requested)
        send = KeyButton(_("Hand off"), "Ctrl ↵", "primary")
        send.clicked.connect(self.send_requested)
        self.set_buttons(cancel, None, first, send)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self.send_requested.emit)
        self.on_key(("F7",), self.put_through_requested.emit)

    def required_fields(self) -> list[Field]:
        """The fields that the back office cannot do without, in order."""
        return [field for field in self._fields().values() if field.is_required]

    def _fields(self) -> dict[str, Field]:
        """Every field by the name that a problem has, in order."""
        rest = {"window": self._reply_window, "unit": self._unit_list}
        return {"question": self._question, **self._asked.fields, "reply": self._reply, **rest}

    # show

    def show_plan(self, plan: HandOffPlan, touched: tuple[Unit, ...], reasons: tuple[DirectorReason, ...]) -> None:
        """Show route, promise and what was typed; `touched` is all that the contact touches."""
        self.title.setText(_("To {unit}").format(unit=plan.unit.name))
        self._unit_name.setText(plan.unit.name)
        line = _("line {number}").format(number=int(plan.unit.line))
        self._unit_line.setText(f"{line} · {reason_words(plan.reason_key)}")
        self._unit_list.set_value(plan.unit.id)
        self._show_handlers(plan)
        self._promise.show_plan(plan)
        self._overview.show_plan(plan, touched, reasons)
        self._asked.show_questions(plan.questions, plan.papers)
        self._show_typed(plan)

    def _show_handlers(self, plan: HandOffPlan) -> None:
        if self._handlers_of != plan.unit.id:
            self._handlers_of = plan.unit.id
            people = [(str(person.id), person.name) for person in plan.people if person.unit_id == plan.unit.id]
            self._handler_list.set_choices([("", _("Whoever takes it")), *people])
            self._handler_list.setVisible(bool(people))
        self._handler_list.set_value(str(plan.draft.handler_id or ""))

    def _show_typed(self, plan: HandOffPlan) -> None:
        self._question.set_value(plan.draft.question)
        self._reply_window.set_value(plan.draft.reply_window)
        self._asked.show_answers(plan.draft.answers)
        way = plan.draft.reply_way
        for choice, address in plan.reply_choices:
            self._reply.set_words(choice.value, reply_words(choice, address))
        if way is not None:
            self._reply.set_value(way.value)
            known = dict(plan.reply_choices).get(way, "")
            self._reply_to.edit.setPlaceholderText(known)
        self._reply_to.set_value(plan.draft.reply_to)
        self._reply_to.setVisible(way is not None)

    def show_problems(self, problems: tuple[DomainError, ...]) -> None:
        """Say at each field what is missing and go to the first; none clears them all."""
        wrong = {problem.field: sentence(problem) for problem in problems}
        first: Field | None = None
        for name, field in self._fields().items():
            had = field.error
            field.show_error(wrong.get(name, ""))
            if wrong.get(name) and first is None and not had:
                first = field
        if first is not None and not self._typing_in_a_wrong_field():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(first)

    def _typing_in_a_wrong_field(self) -> bool:
        return any(field.error and field.isAncestorOf(self.focusWidget() or self) for field in self._fields().values())
