"""Row-level security: the policies that the matrix of rights stands for."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.rights import Action, Role, Scope
from app.domain.rights_matrix import RULES
from app.persistence.all_tables import METADATA
from app.persistence.search_log import KEPT_DAYS
from app.persistence.server.roles import GROUPS, GUARD
from knowledgebase.choices import FORGOTTEN_DAYS

COMMANDS = {Action.SEE: "SELECT", Action.ADD: "INSERT", Action.CHANGE: "UPDATE", Action.REMOVE: "DELETE"}

_ME = "(SELECT baliewijs.me())"  # in a SELECT of its own it is looked up once a query, not once a row
_MY_UNITS = "(SELECT baliewijs.my_units())::text[]"

_PERSON_COLUMN = {"contact": "agent_id"}
_PARENTS = {
    "subject": ("contact", "contact_id"),
    "hand_off": ("subject", "subject_id"),
    "hand_off_answer": ("hand_off", "hand_off_id"),
    "hand_off_unit": ("hand_off", "hand_off_id"),
    "work_item": ("hand_off", "hand_off_id"),
    "work_step": ("work_item", "item_id"),
    "work_presence": ("work_item", "item_id"),
    "received_document": ("contact", "contact_id"),
    "fee_line": ("contact", "contact_id"),
    "receipt": ("contact", "contact_id"),
    "receipt_issue": ("receipt", "receipt_id"),
    "survey": ("contact", "contact_id"),
    "mail_message": ("hand_off", "hand_off_id"),
}
_UNSHIELDED = {
    "contact": f"agent_id = {_ME} OR baliewijs.knows_contact(id)",
    "subject": f"unit_id = ANY ({_MY_UNITS}) OR baliewijs.knows_subject(id)",
    "hand_off": f"unit_id = ANY ({_MY_UNITS}) OR baliewijs.knows_hand_off(id)",
    "work_item": f"unit_id = ANY ({_MY_UNITS}) OR handler_id = {_ME} OR baliewijs.knows_hand_off(hand_off_id)",
}
"""Who has to do with what is shielded: most is told by the row's own columns, the rest by one call of a function."""

_OLD = {
    "search_log": f"searched_at < now() - interval '{KEPT_DAYS - 1} days'",
    "search_choice": f"chosen_on < current_date - {FORGOTTEN_DAYS - 1}",
}
_OF_GUARD: Mapping[str, tuple[Action, ...]] = {
    "person": (Action.SEE, Action.CHANGE),
    "route": (Action.SEE,),
    "contact": (Action.SEE,),
    "subject": (Action.SEE, Action.CHANGE),
    "hand_off": (Action.SEE,),
    "work_item": (Action.SEE, Action.CHANGE),
    "work_step": (Action.SEE, Action.ADD),
    "tally_desk": (Action.SEE, Action.ADD, Action.CHANGE),
    "article": (Action.SEE, Action.ADD, Action.CHANGE),
    "article_version": (Action.SEE, Action.ADD),
    "article_change": (Action.ADD,),
    "article_step": (Action.ADD,),
    "article_draft": (Action.SEE, Action.REMOVE),
    "log_entry": (Action.SEE, Action.ADD),
    "log_personal": (Action.SEE, Action.ADD, Action.REMOVE),
}
"""What the functions need that run with the guard's rights."""


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy of a table; `using` is about rows that are there, `check` about rows as they will be."""

    table: str
    name: str
    action: Action
    roles: tuple[str, ...]
    using: str = ""
    check: str = ""

    def statement(self, table: str) -> str:
        """What makes it on `table`."""
        using = f" USING ({self.using})" if self.using else ""
        check = f" WITH CHECK ({self.check})" if self.check else ""
        command = COMMANDS[self.action]
        return f"CREATE POLICY {self.name} ON {table} FOR {command} TO {', '.join(self.roles)}{using}{check}"


def policies() -> tuple[Policy, ...]:
    """Every policy, by table and name."""
    found: dict[tuple[str, Action, Scope], set[Role]] = defaultdict(set)
    for rule in RULES:
        for action in rule.actions:
            found[rule.table, action, rule.scope] |= rule.roles
    of_people = [_policy(*key, roles) for key, roles in found.items()]
    of_guard = [_made(table, f"{action}_by_guard", action, (GUARD,), "true") for table, action in guarded_tables()]
    return tuple(sorted((*of_people, *of_guard), key=lambda policy: (policy.table, policy.name)))


def guarded_tables() -> Iterator[tuple[str, Action]]:
    """What the guard may do with each table."""
    for table, actions in _OF_GUARD.items():
        for action in actions:
            yield table, action


def _policy(table: str, action: Action, scope: Scope, roles: set[Role]) -> Policy:
    groups = tuple(sorted(GROUPS[role] for role in roles))
    using = f"{_ME} IS NOT NULL AND ({condition(table, scope)})"
    name = f"{action}_{scope}"
    if action is Action.CHANGE and scope in (Scope.FREE, Scope.UNAPPROVED):
        is_free = scope is Scope.FREE
        other = f"{_ME} IS NOT NULL"
        return Policy(table, name, action, groups, using if is_free else other, other if is_free else using)
    return _made(table, name, action, groups, using)


def _made(table: str, name: str, action: Action, roles: tuple[str, ...], condition: str) -> Policy:
    using = "" if action is Action.ADD else condition
    check = condition if action in (Action.ADD, Action.CHANGE) else ""
    return Policy(table, name, action, roles, using, check)


def condition(table: str, scope: Scope) -> str:
    """Which rows of a table are in a scope, as the condition of a policy."""
    match scope:
        case Scope.ALL:
            return "true"
        case Scope.UNSHIELDED:
            return f"NOT shielded OR {_UNSHIELDED[table]}"
        case Scope.MADE:
            parent, column = _PARENTS[table]
            return f"baliewijs.made_{parent}({column})"
        case Scope.OWN:
            return _is_own(table)
        case Scope.WITH_PARENT:
            return _with_parent(table)
        case Scope.OWN_WITH_PARENT:
            return f"{_is_own(table)} AND {_with_parent(table)}"
        case Scope.IN_OWN_NAME:
            return f"person_id IS NULL OR {_is_own(table)}"
        case Scope.OWN_OR_TOTAL:
            return f"agent_id IN ('*', {_ME}::text)"
        case Scope.OWN_UNIT:
            return "agent_id = '*' OR agent_id = ANY ((SELECT baliewijs.my_team())::text[])"
        case Scope.UNAPPROVED:
            return f"approved_by IS DISTINCT FROM {_ME}"
        case Scope.FREE:
            return "workplace_id IS NULL"
        case Scope.OLD:
            return _OLD[table]
        case Scope.OF_STAFF:
            return "kind IN ('reminder', 'test')"


def _is_own(table: str) -> str:
    return f"{_PERSON_COLUMN.get(table, 'person_id')} = {_ME}"


def _with_parent(table: str) -> str:
    """The parent's own policies decide: the person finds it or does not."""
    parent, column = _PARENTS[table]
    found = f"EXISTS (SELECT FROM public.{parent} AS parent WHERE parent.id = {table}.{column})"
    return f"({column} IS NULL OR {found})" if METADATA.tables[table].c[column].nullable else found
