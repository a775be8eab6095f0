"""All functions in the schema of this program, whoever made them: their owners, and who may call them."""

from app.domain.rights import Role
from app.persistence.server.functions import EVERY_GROUP, FUNCTIONS
from app.persistence.server.keeping_functions import KEEPERS
from app.persistence.server.notifying import notifying_objects
from app.persistence.server.people_functions import PEOPLE_FUNCTIONS
from app.persistence.server.publishing_functions import PUBLISHING_FUNCTIONS
from app.persistence.server.roles import BACKUP, GROUPS, GUARD, OWNER
from app.persistence.server.witnessing import WITNESS
from app.persistence.server.work_functions import WORK_FUNCTIONS

MADE = (
    *FUNCTIONS,
    *WORK_FUNCTIONS,
    *PEOPLE_FUNCTIONS,
    *PUBLISHING_FUNCTIONS,
    *(keeper.function for keeper in KEEPERS),
    WITNESS,
)
"""Those that stand here as data; each needs only those before it."""

OF_LOG = {
    "log_packed": (OWNER, (GUARD,)),
    "log_write": (OWNER, (GUARD,)),
    "log_append": (GUARD, (*EVERY_GROUP, BACKUP)),
    "log_erase": (GUARD, (GROUPS[Role.PRIVACY_OFFICER],)),
}
"""A migration makes these; what belongs to the guard writes lines that nobody may write by themself."""


def owners_and_callers() -> dict[str, tuple[str, tuple[str, ...]]]:
    """By name, which is enough: no two have the same."""
    of_telling = {name.partition(".")[2]: (OWNER, ()) for name in sorted(notifying_objects().functions)}
    callers = {each.name: (each.owner, each.callers) for each in MADE}
    return {**callers, **OF_LOG, **of_telling}
