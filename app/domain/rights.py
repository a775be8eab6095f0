"""Who may do what: roles, and rules of which every right, policy and grant is made."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What somebody does in the contact centre or behind it; one person may have several."""

    AGENT = "agent"
    HANDLER = "handler"
    EDITOR = "editor"
    REVIEWER = "reviewer"
    TEAM_LEADER = "team_leader"
    ADMINISTRATOR = "administrator"
    PRIVACY_OFFICER = "privacy_officer"


class Action(StrEnum):
    """What is done with a row."""

    SEE = "see"
    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"


class Scope(StrEnum):
    """Which rows.

    UNSHIELDED is all but what is shielded, and of that what the person's own unit or own work has to do with. MADE is
    part of a contact that the person registered. OWN is of the person. OWN_OR_TOTAL is a total of the person, or of
    nobody in particular; OWN_UNIT also one of a colleague of the same unit. WITH_PARENT goes where the row it belongs
    to goes; OWN_WITH_PARENT is also of the person. IN_OWN_NAME names the person, or nobody. UNAPPROVED is a draft that
    the person does not approve by it. FREE is a seat that nobody works at. OLD is kept longer than it should be.
    OF_STAFF is mail for staff.
    """

    ALL = "all"
    UNSHIELDED = "unshielded"
    MADE = "made"
    OWN = "own"
    OWN_OR_TOTAL = "own_or_total"
    OWN_UNIT = "own_unit"
    WITH_PARENT = "with_parent"
    OWN_WITH_PARENT = "own_with_parent"
    IN_OWN_NAME = "in_own_name"
    UNAPPROVED = "unapproved"
    FREE = "free"
    OLD = "old"
    OF_STAFF = "of_staff"


@dataclass(frozen=True, slots=True)
class Rule:
    """These roles may do this with these rows; with `columns` only those are seen, or changed."""

    table: str
    roles: frozenset[Role]
    actions: frozenset[Action]
    scope: Scope = Scope.ALL
    columns: tuple[str, ...] = ()


class Right(StrEnum):
    """What a screen asks before it offers something."""

    REGISTER_CONTACTS = "register_contacts"
    HANDLE_WORK = "handle_work"
    EDIT_ARTICLES = "edit_articles"
    APPROVE_ARTICLES = "approve_articles"
    WRITE_NEWS = "write_news"
    ANSWER_FEEDBACK = "answer_feedback"
    SEE_TEAM_FIGURES = "see_team_figures"
    SET_NORMS = "set_norms"
    MANAGE_PEOPLE = "manage_people"
    MANAGE_ORGANISATION = "manage_organisation"
    IMPORT_ARTICLES = "import_articles"
    SEE_LOG = "see_log"
    DISPOSE = "dispose"
    SEE_PERSON_DATA = "see_person_data"


_NEEDED: dict[Right, tuple[str, Action, Scope]] = {
    Right.REGISTER_CONTACTS: ("contact", Action.ADD, Scope.OWN),
    Right.HANDLE_WORK: ("work_item", Action.CHANGE, Scope.UNSHIELDED),
    Right.EDIT_ARTICLES: ("article_draft", Action.ADD, Scope.UNAPPROVED),
    Right.APPROVE_ARTICLES: ("article_draft", Action.CHANGE, Scope.ALL),
    Right.WRITE_NEWS: ("bulletin", Action.ADD, Scope.ALL),
    Right.ANSWER_FEEDBACK: ("article_feedback", Action.CHANGE, Scope.ALL),
    Right.SEE_TEAM_FIGURES: ("tally_desk", Action.SEE, Scope.OWN_UNIT),
    Right.SET_NORMS: ("norm", Action.CHANGE, Scope.ALL),
    Right.MANAGE_PEOPLE: ("person", Action.CHANGE, Scope.ALL),
    Right.MANAGE_ORGANISATION: ("unit", Action.CHANGE, Scope.ALL),
    Right.IMPORT_ARTICLES: ("article", Action.ADD, Scope.ALL),
    Right.SEE_LOG: ("log_entry", Action.SEE, Scope.ALL),
    Right.DISPOSE: ("contact", Action.CHANGE, Scope.ALL),
    Right.SEE_PERSON_DATA: ("contact", Action.SEE, Scope.ALL),
}
"""The rule of the matrix that a right stands on: who has that rule has the right."""


def may(roles: Collection[Role], right: Right) -> bool:
    """Whether one of these roles has the right."""
    from app.domain.rights_matrix import RULES  # here: the matrix is made of what stands above

    table, action, scope = _NEEDED[right]
    return any(
        rule.table == table and action in rule.actions and rule.scope is scope and not rule.roles.isdisjoint(roles)
        for rule in RULES
    )
