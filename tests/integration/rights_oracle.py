"""What the matrix of rights says about one row, worked out without the database."""

from app.domain.rights import Action, Role, Scope
from app.domain.rights_matrix import RULES
from app.persistence.all_tables import METADATA
from tests.integration.attack_rows import (
    COLLEAGUE,
    CUSTOMER,
    FREE,
    HIDDEN,
    MADE,
    OLD,
    OWN,
    STAFF,
    TOTAL,
    Target,
)

_PARENTS = {
    "work_step": "work_item",
    "work_presence": "work_item",
    "mail_message": "hand_off",
    "hand_off_answer": "hand_off",
    "hand_off_unit": "hand_off",
    "receipt_issue": "receipt",
}


def is_allowed(role: Role, action: Action, target: Target, column: str = "") -> bool:
    """Whether people of this role may do so with this row; of seeing and changing it is asked column by column.

    What is changed or removed must be seen, to be found.
    """
    keys = [key.name for key in METADATA.tables[target.table].primary_key]
    if action is Action.ADD:
        return _reaches(role, action, target)
    found = all(_has_column(role, Action.SEE, target.table, key) for key in keys) and _reaches(role, Action.SEE, target)
    if action is Action.REMOVE:
        return found and _reaches(role, action, target)
    return found and _has_column(role, action, target.table, column) and _reaches(role, action, target)


def _has_column(role: Role, action: Action, table: str, column: str) -> bool:
    rules = [rule for rule in RULES if rule.table == table and action in rule.actions and role in rule.roles]
    return any(not rule.columns or column in rule.columns for rule in rules)


def _reaches(role: Role, action: Action, target: Target) -> bool:
    """Whether one of the role's rules is about this row."""
    rules = [rule for rule in RULES if rule.table == target.table and action in rule.actions and role in rule.roles]
    return any(_holds(role, rule.scope, target) for rule in rules)


def _holds(role: Role, scope: Scope, target: Target) -> bool:
    is_own = target.is_own or (target.kind in (OWN, MADE) and target.table in ("contact", "tally_desk"))
    match scope:
        case Scope.ALL | Scope.UNAPPROVED | Scope.IN_OWN_NAME:
            return True
        case Scope.UNSHIELDED:
            return target.kind != HIDDEN
        case Scope.MADE:
            return target.kind == MADE
        case Scope.OWN:
            return is_own
        case Scope.OWN_OR_TOTAL:
            return target.kind in (OWN, TOTAL)
        case Scope.OWN_UNIT:
            return target.kind in (OWN, TOTAL, COLLEAGUE)
        case Scope.WITH_PARENT:
            return _parent_is_seen(role, target)
        case Scope.OWN_WITH_PARENT:
            return is_own and _parent_is_seen(role, target)
        case Scope.FREE:
            return target.kind == FREE
        case Scope.OLD:
            return target.kind == OLD
        case Scope.OF_STAFF:
            return target.kind == STAFF


def _parent_is_seen(role: Role, target: Target) -> bool:
    if target.kind in (STAFF, CUSTOMER):
        return True
    return _reaches(role, Action.SEE, Target(_PARENTS.get(target.table, "contact"), target.kind, {}))
