"""The hand-off dialog: what to ask on the left, where it goes and what is promised on the right."""

from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.contact import ReplyWay
from app.domain.errors import DomainError
from app.error_sentences import sentence
from app.formatting import long_date, short_date
from app.services.hand_offs import HandOffPlan
from knowledgebase.article import Question
from resources.translations import _, plural
from ui.handoffs.question_field import is_short, question_field
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, card, clear, label, row
from ui.shared.widgets.fields import AreaField, ChoiceField, Field, ListField, TextField
from ui.shared.widgets.sheet import Sheet

_ROOMY = 760  # narrower windows get route and promise below the questions


class HandOffSheet(Sheet):
    """Shows a plan and tells what the agent changes.

    Signals:
        answer_changed: key and value; other signals carry the field's new value.
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
    send_requested = Signal()
    put_through_requested = Signal()

    def __init__(self, window: QWidget, title: str, plan: HandOffPlan, director: str) -> None:
        super().__init__(window, "", _("Hand off · {subject}").format(subject=title), width=880)
        self._director = director
        self._fields: dict[str, Field] = {}
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
        question = AreaField(_("What does the customer want to know or achieve?"), required=True, lines=3)
        question.changed.connect(self.question_changed)
        self._fields["question"] = question
        column.addWidget(question)
        self._add_questions(column, plan.questions)
        column.addWidget(self._reply_field(plan))
        window = TextField(_("When can the customer be reached best?"), hint=_("for example: mornings, not on Friday"))
        window.changed.connect(self.reply_window_changed)
        self._fields["window"] = window
        column.addWidget(window)
        note = _("The back office cannot go on without the fields marked with *.")
        column.addWidget(label(note, "muted", wrap=True))
        column.addStretch(1)
        return column

    def _add_questions(self, column: QVBoxLayout, questions: tuple[Question, ...]) -> None:
        waiting: Field | None = None
        for question in questions:
            field = question_field(question)
            field.changed.connect(lambda value, key=question.key: self.answer_changed.emit(key, value))
            field.setObjectName(question.kind.value)
            self._fields[f"answer:{question.key}"] = field
            if is_short(question) and waiting is None:
                waiting = field
            elif is_short(question) and waiting is not None:
                pair = row(waiting, field, gap=10)
                pair.setAlignment(Qt.AlignmentFlag.AlignTop)
                column.addLayout(pair)
                waiting = None
            else:
                if waiting is not None:
                    column.addWidget(waiting)
                    waiting = None
                column.addWidget(field)
        if waiting is not None:
            column.addWidget(waiting)

    def _reply_field(self, plan: HandOffPlan) -> QWidget:
        names = {ReplyWay.PHONE: _("Call"), ReplyWay.EMAIL: _("E-mail"), ReplyWay.LETTER: _("Letter")}
        choices = [(way.value, names[way]) for way, _address in plan.reply_choices]
        self._reply = ChoiceField(_("How does the customer want the answer?"), choices, required=True)
        self._reply.changed.connect(lambda value: self.reply_way_changed.emit(ReplyWay(value)))
        self._reply_to = TextField(_("Number or address for this answer"))
        self._reply_to.changed.connect(self.reply_to_changed)
        self._fields["reply"] = self._reply
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
        for part in (self._route_card(plan), self._promise_card(), self._units_card(plan)):
            column.addWidget(part)
        column.addStretch(1)
        return column

    def _route_card(self, plan: HandOffPlan) -> QWidget:
        made = card()
        self._unit_name = label("", "heading", wrap=True)
        self._unit_line = label("", "muted", wrap=True)
        self._unit_list = ListField(_("Another unit"), [(unit.id, unit.name) for unit in plan.units])
        self._unit_list.changed.connect(self.unit_chosen)
        self._handler_list = ListField(_("Someone in particular"), [])
        self._handler_list.changed.connect(lambda value: self.handler_chosen.emit(UUID(value) if value else None))
        self._handlers_of = ""
        parts = (label(_("Goes to"), "label"), self._unit_name, self._unit_line, self._unit_list, self._handler_list)
        for part in parts:
            box(made).addWidget(part)
        return made

    def _promise_card(self) -> QWidget:
        made = card()
        self._promise = label("", "big", wrap=True)
        self._promise_why = label("", "muted", wrap=True)
        for part in (label(_("Promise to the customer"), "label"), self._promise, self._promise_why):
            box(made).addWidget(part)
        return made

    def _units_card(self, plan: HandOffPlan) -> QWidget:
        self._units = card()
        self._units_text = label("", "", wrap=True)
        self._others = QVBoxLayout()
        self._others.setSpacing(theme().px(4))
        choices = [("", _("Choose a unit …")), *((unit.id, unit.name) for unit in plan.units)]
        self._more = ListField(_("Is a second unit needed?"), choices)
        self._more.changed.connect(self._unit_wanted)
        box(self._units).addWidget(self._units_text)
        box(self._units).addLayout(self._others)
        box(self._units).addWidget(self._more)
        return self._units

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
        return [field for field in self._fields.values() if field.is_required]

    # show

    def show_plan(self, plan: HandOffPlan, other_names: tuple[str, ...], needs_director: bool) -> None:
        """Show route, promise and what was typed."""
        self.title.setText(_("To {unit}").format(unit=plan.unit.name))
        self._unit_name.setText(plan.unit.name)
        line = _("line {number}").format(number=int(plan.unit.line))
        self._unit_line.setText(f"{line} · {_reason(plan.reason_key)}")
        self._unit_list.set_value(plan.unit.id)
        self._show_handlers(plan)
        self._promise.setText(long_date(plan.promise.promised_on))
        self._promise_why.setText(_promise_words(plan))
        self._show_units(plan, other_names, needs_director)
        self._show_typed(plan)

    def _show_handlers(self, plan: HandOffPlan) -> None:
        if self._handlers_of != plan.unit.id:
            self._handlers_of = plan.unit.id
            people = [(str(person.id), person.name) for person in plan.people if person.unit_id == plan.unit.id]
            self._handler_list.set_choices([("", _("Whoever takes it")), *people])
            self._handler_list.setVisible(bool(people))
        self._handler_list.set_value(str(plan.draft.handler_id or ""))

    def _show_typed(self, plan: HandOffPlan) -> None:
        self._fields["question"].set_value(plan.draft.question)
        self._fields["window"].set_value(plan.draft.reply_window)
        for key, value in plan.draft.answers:
            if f"answer:{key}" in self._fields:
                self._fields[f"answer:{key}"].set_value(value)
        way = plan.draft.reply_way
        for choice, address in plan.reply_choices:
            self._reply.set_words(choice.value, _reply_words(choice, address))
        if way is not None:
            self._reply.set_value(way.value)
            known = dict(plan.reply_choices).get(way, "")
            self._reply_to.edit.setPlaceholderText(known)
        self._reply_to.set_value(plan.draft.reply_to)
        self._reply_to.setVisible(way is not None)

    def _show_units(self, plan: HandOffPlan, other_names: tuple[str, ...], needs_director: bool) -> None:
        self._units.setProperty("role", "card-warn" if needs_director else "card")
        self._units.style().unpolish(self._units)
        self._units.style().polish(self._units)
        self._units_text.setVisible(needs_director)
        units = ", ".join((plan.unit.name, *other_names))
        self._units_text.setText(
            _("Touches {count} units: {units}. The contact centre keeps the overview: {name} is director.").format(
                count=1 + len(other_names), units=units, name=self._director
            )
        )
        clear(self._others)
        for unit_id, name in zip(plan.draft.other_unit_ids, other_names, strict=True):
            remove = QPushButton(_("Remove {unit}").format(unit=name))
            remove.setProperty("role", "link")
            remove.clicked.connect(lambda _checked=False, gone=unit_id: self.unit_removed.emit(gone))
            self._others.addWidget(remove)

    def _unit_wanted(self, unit_id: str) -> None:
        self._more.set_value("")
        QTimer.singleShot(0, self, lambda: self.unit_added.emit(unit_id))

    def show_problems(self, problems: tuple[DomainError, ...]) -> None:
        """Say at each field what is missing and go to the first; none clears them all."""
        wrong = {problem.field: sentence(problem) for problem in problems}
        first: Field | None = None
        for name, field in self._fields.items():
            had = field.error
            field.show_error(wrong.get(name, ""))
            if wrong.get(name) and first is None and not had:
                first = field
        if first is not None and not self._typing_in_a_wrong_field():
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            self._scroll.ensureWidgetVisible(first)

    def _typing_in_a_wrong_field(self) -> bool:
        return any(field.error and field.isAncestorOf(self.focusWidget() or self) for field in self._fields.values())


def _reason(key: str) -> str:
    return {
        "chosen-by-agent": _("chosen by you"),
        "owner-of-article": _("because this unit owns the article"),
        "route-of-group": _("because this unit answers for this kind of product"),
        "contact-centre": _("because no other unit is known for this subject"),
    }.get(key, "")


def _promise_words(plan: HandOffPlan) -> str:
    days = plural("{count} working day", "{count} working days", plan.promise.days)
    first = _("{day} counts as day 1").format(day=short_date(plan.promise.first_day))
    return f"{days}, {first} · " + _("comes on the receipt")


def _reply_words(way: ReplyWay, address: str) -> str:
    words = {ReplyWay.PHONE: _("Call"), ReplyWay.EMAIL: _("E-mail"), ReplyWay.LETTER: _("Letter")}[way]
    return f"{words} · {address}" if address and way is not ReplyWay.LETTER else words
