"""The matrix of rights: which role does what with which rows. Written once; everything else is made of it.

What is not in here nobody may do. Nobody removes contacts or what they hold, and nobody writes in the log: lines come
there by a function of the database.
"""

from collections.abc import Iterator

from app.domain.rights import Action, Role, Rule, Scope

Roles = frozenset[Role]

_EVERYBODY = frozenset(Role)
_AGENTS = frozenset({Role.AGENT})
_WORKERS = frozenset({Role.AGENT, Role.HANDLER})
_EDITORS = frozenset({Role.EDITOR, Role.REVIEWER})
_LEADERS = frozenset({Role.TEAM_LEADER})
_WRITERS = frozenset({Role.EDITOR, Role.TEAM_LEADER})
_ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
_PRIVACY = frozenset({Role.PRIVACY_OFFICER})
_OTHERS = frozenset({Role.EDITOR, Role.REVIEWER, Role.ADMINISTRATOR})

_ALL = "see add change remove"


def _rules(tables: str, roles: Roles, actions: str, scope: Scope = Scope.ALL, columns: str = "") -> Iterator[Rule]:
    """The same rule for each table; names have spaces between them."""
    wanted = frozenset(map(Action, actions.split()))
    for table in tables.split():
        yield Rule(table, roles, wanted, scope, tuple(columns.split()))


_REPLACED = (
    "municipality municipality_value service_level front_back_split opening_weekday closing_day unit_parent"
    " unit_opening_weekday hand_off_question route fee setting"
)


def _of_organisation() -> Iterator[Rule]:
    yield from _rules(f"{_REPLACED} unit seat person", _EVERYBODY, "see")
    yield from _rules(f"{_REPLACED} unit seat person", _ADMINISTRATORS, "add change")
    yield from _rules(_REPLACED, _ADMINISTRATORS, "remove")
    yield from _rules("seat", _EVERYBODY, "change", Scope.FREE, "workplace_id")
    yield from _rules("bulletin bulletin_article bulletin_unit", _EVERYBODY, "see")
    yield from _rules("bulletin bulletin_article bulletin_unit", _WRITERS, "add change remove")
    yield from _rules("bulletin_read", _EVERYBODY, "see add", Scope.OWN)
    yield from _rules("bulletin_read", _WRITERS, "see")


def _of_contacts() -> Iterator[Rule]:
    yield from _rules("contact", _AGENTS, "add", Scope.OWN)
    yield from _rules("subject hand_off hand_off_answer hand_off_unit work_item", _AGENTS, "add", Scope.MADE)
    yield from _rules("received_document fee_line receipt", _AGENTS, "add", Scope.MADE)
    yield from _rules("contact subject hand_off work_item", _WORKERS, "see", Scope.UNSHIELDED)
    yield from _rules("hand_off_answer hand_off_unit received_document", _WORKERS, "see", Scope.WITH_PARENT)
    yield from _rules("fee_line receipt receipt_issue survey", _WORKERS, "see", Scope.WITH_PARENT)
    yield from _rules("receipt", _AGENTS, "change", Scope.WITH_PARENT, "copies is_issued")
    yield from _rules("receipt_issue", _AGENTS, "add", Scope.WITH_PARENT)
    yield from _rules("survey", _AGENTS, "add", Scope.WITH_PARENT)
    yield from _rules("survey", _AGENTS, "change", Scope.WITH_PARENT, "mark")
    yield from _rules("receipt_counter", _AGENTS, "see add")
    yield from _rules("receipt_counter", _AGENTS, "change", columns="last")
    yield from _rules("customer", _WORKERS, "see")
    yield from _rules("customer", _AGENTS, "add change")
    yield from _rules("customer_key", _WORKERS, "see")
    yield from _rules("customer_key", _AGENTS, "add remove")
    yield from _rules("contact", _OTHERS, "see", Scope.UNSHIELDED, "id started_at")
    yield from _rules("subject", _OTHERS, "see", Scope.UNSHIELDED, "id contact_id article_id outcome")


_STEPS_OF_WORK = (
    "unit_id line promised_on status handler_id director_id asked_by legal_on attempts reminders waiting_since answer"
    " closed_at shielded revision"
)
_TOLD_BY_WORK = "legal_on answered_at was_reopened was_returned"


def _of_work() -> Iterator[Rule]:
    yield from _rules("work_item", _WORKERS, "change", Scope.UNSHIELDED, _STEPS_OF_WORK)
    yield from _rules("hand_off", _WORKERS, "change", Scope.UNSHIELDED, _TOLD_BY_WORK)
    yield from _rules("work_step", _WORKERS, "see", Scope.WITH_PARENT)
    yield from _rules("work_step", _WORKERS, "add", Scope.OWN_WITH_PARENT)
    yield from _rules("work_presence", _WORKERS, "see", Scope.WITH_PARENT)
    yield from _rules("work_presence", _WORKERS, "add", Scope.OWN_WITH_PARENT)
    yield from _rules("work_presence", _WORKERS, "change remove", Scope.OWN_WITH_PARENT)
    yield from _rules("reminder_sent", _EVERYBODY, "see add")
    yield from _rules("mail_message", _WORKERS, "see add", Scope.WITH_PARENT)
    yield from _rules("mail_message", _WORKERS, "change", Scope.WITH_PARENT, _SENDING)
    yield from _rules("mail_message", _EDITORS | _LEADERS, "see add", Scope.OF_STAFF)
    yield from _rules("mail_message", _EDITORS | _LEADERS, "change", Scope.OF_STAFF, _SENDING)


_SENDING = "state tries retry_at sent_at message_id_header server_reply failed_reason"


def _of_articles() -> Iterator[Rule]:
    yield from _rules("article article_version article_change article_step attachment", _EVERYBODY, "see")
    yield from _rules("article article_version article_change attachment", _EDITORS, "add")
    yield from _rules("article_step", _EDITORS, "add", Scope.IN_OWN_NAME)
    yield from _rules("article", _EDITORS, "change")
    yield from _rules("article_draft", _EDITORS, "see remove")
    yield from _rules("article_draft", _EDITORS, "add", Scope.UNAPPROVED)
    yield from _rules("article_draft", frozenset({Role.REVIEWER}), "change")
    yield from _rules("article_draft", frozenset({Role.EDITOR}), "change", Scope.UNAPPROVED)
    yield from _rules("article_presence", _EDITORS, "see")
    yield from _rules("article_presence", _EDITORS, "add change remove", Scope.OWN)
    yield from _rules("article_feedback", _EVERYBODY, "see add", Scope.OWN)
    yield from _rules("article_feedback", _EVERYBODY, "change", Scope.OWN, "is_seen")
    yield from _rules("article_feedback", _EDITORS, "see")
    yield from _rules("article_feedback", _EDITORS, "change", columns="answer answered_by answered_at")
    yield from _rules("editor_task link_check", _EDITORS, _ALL)


def _of_searches() -> Iterator[Rule]:
    yield from _rules("search_log knowledge_gap", _EVERYBODY, "add")
    yield from _rules("search_log", _EVERYBODY, "see remove", Scope.OLD)
    yield from _rules("search_log", _EDITORS | _LEADERS, "see")
    yield from _rules("knowledge_gap", _EVERYBODY, "see")
    yield from _rules("search_choice", _EVERYBODY, "see add")
    yield from _rules("search_choice", _EVERYBODY, "change", columns="count weight chosen_on")
    yield from _rules("search_choice", _EVERYBODY, "remove", Scope.OLD)
    yield from _rules("search_choice", _EDITORS, "remove")
    yield from _rules("learned_term learned_term_source", _EVERYBODY, "see")
    yield from _rules("learned_term learned_term_source", _EDITORS, "add change remove")


def _of_figures() -> Iterator[Rule]:
    totals = "tally_contact tally_subject tally_hand_off tally_hour tally_search tally_article"
    yield from _rules(f"{totals} tally_state norm deviation", _EVERYBODY, "see")
    yield from _rules("tally_contact tally_subject tally_hour", _AGENTS, "add change")
    yield from _rules("tally_hand_off", _WORKERS, "add change")
    yield from _rules("tally_search tally_article", _EVERYBODY, "add change")
    yield from _rules("tally_desk", _EVERYBODY, "see", Scope.OWN_OR_TOTAL)
    yield from _rules("tally_desk", _LEADERS, "see", Scope.OWN_UNIT)
    yield from _rules("norm deviation", _LEADERS, "add change")
    yield from _rules("saved_view", _EVERYBODY, _ALL, Scope.OWN)
    yield from _rules("contact", _LEADERS, "see", Scope.UNSHIELDED, _LISTED["contact"])
    yield from _rules("subject", _LEADERS, "see", Scope.UNSHIELDED, _LISTED["subject"])
    yield from _rules("hand_off", _LEADERS, "see", Scope.UNSHIELDED, _LISTED["hand_off"])
    yield from _rules("work_item", _LEADERS, "see", Scope.UNSHIELDED, _LISTED["work_item"])
    yield from _rules("survey", _LEADERS, "see", Scope.WITH_PARENT)


_LISTED = {
    "contact": "id number channel seat_id agent_id started_at ended_at held_seconds wrap_seconds shielded erased_at",
    "subject": "id contact_id position title outcome line kind article_id article_version unit_id shielded reason"
    " product came_back",
    "hand_off": "id subject_id unit_id line promised_on days first_day handler_id director_id shielded legal_on"
    " answered_at was_reopened was_returned",
    "work_item": "id hand_off_id unit_id line promised_on status handler_id director_id legal_on closed_at shielded",
}
"""What lists of figures tell of contacts: no customers, notes, questions or answers."""

_ERASED = {
    "contact": "customer_id note fingerprint erased_at",
    "subject": "title own_question detail",
    "hand_off": "question reply_to reply_window",
    "work_item": "answer words",
    "work_step": "text",
    "receipt": "content",
}
"""What erasing empties; the rest stays for the figures."""


def _of_privacy() -> Iterator[Rule]:
    yield from _rules("contact subject hand_off hand_off_answer hand_off_unit work_item work_step", _PRIVACY, "see")
    yield from _rules("received_document fee_line receipt receipt_issue survey", _PRIVACY, "see")
    yield from _rules("mail_message work_presence", _PRIVACY, "see")
    for table, columns in _ERASED.items():
        yield from _rules(table, _PRIVACY, "change", columns=columns)
    yield from _rules("hand_off_answer received_document mail_message work_presence", _PRIVACY, "remove")
    yield from _rules("work_presence", _PRIVACY, "see remove")
    yield from _rules("customer", _PRIVACY, "see change remove")
    yield from _rules("customer_key", _PRIVACY, "see add remove")
    yield from _rules("retention_rule", _EVERYBODY, "see")
    yield from _rules("retention_rule", _PRIVACY, "add change remove")
    yield from _rules("disposal disposal_contact", _PRIVACY, "see add change")
    yield from _rules("log_entry log_personal", _PRIVACY, "see")


NOBODY = ("person_password",)
"""Tables without a rule: passwords of people are only kept on the embedded database."""

RULES: tuple[Rule, ...] = (
    *_of_organisation(),
    *_of_contacts(),
    *_of_work(),
    *_of_articles(),
    *_of_searches(),
    *_of_figures(),
    *_of_privacy(),
)
