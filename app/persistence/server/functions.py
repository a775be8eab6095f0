"""Functions of the database by which policies decide; they look past what the person may see, and tell no more."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import Connection

from app.persistence.server.roles import GROUPS, GUARD, OWNER

SCHEMA = "baliewijs"
PATH = "pg_catalog, pg_temp"
"""The fixed search path: nothing that a person makes can take the place of what a function names."""

EVERY_GROUP = tuple(GROUPS.values())


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the schema; `callers` are the roles that may call it, `definer` runs it with the guard's rights."""

    name: str
    arguments: str
    returns: str
    body: str
    callers: tuple[str, ...] = EVERY_GROUP
    language: str = "sql"
    is_stable: bool = True
    definer: bool = True

    @property
    def owner(self) -> str:
        """Who it belongs to."""
        return GUARD if self.definer else OWNER

    @property
    def statement(self) -> str:
        """What makes it."""
        security = "SECURITY DEFINER" if self.definer else "SECURITY INVOKER"
        return (
            f"CREATE OR REPLACE FUNCTION {SCHEMA}.{self.name}({self.arguments}) RETURNS {self.returns}"
            f" LANGUAGE {self.language} {'STABLE' if self.is_stable else 'VOLATILE'} {security}"
            f" SET search_path = {PATH} AS $${self.body}$$"
        )


def make_functions(connection: Connection, functions: Iterable[Function]) -> None:
    """Make or replace each; who may call it is for `grants`."""
    for function in functions:
        run(connection, function.statement)


def run(connection: Connection, statement: str) -> None:
    """A statement as it stands: signs of percent mean nothing in it."""
    connection.exec_driver_sql(statement, execution_options={"no_parameters": True})


_ME = """
    SELECT id FROM public.person WHERE login = session_user
"""

DESK = "(SELECT desk FROM public.route GROUP BY desk ORDER BY count(*) DESC, min(position) LIMIT 1)"
"""The contact centre, as `app.domain.routing.contact_centre` finds it: who has no unit works there."""

_MY_UNITS = f"""
    SELECT array[coalesce(unit_id, {DESK})] FROM public.person WHERE login = session_user
"""

_MADE_CONTACT = """
    SELECT EXISTS (SELECT FROM public.contact WHERE id = wanted AND agent_id = baliewijs.me())
"""

_MADE_SUBJECT = """
    SELECT EXISTS (SELECT FROM public.subject WHERE id = wanted AND baliewijs.made_contact(contact_id))
"""

_MADE_HAND_OFF = """
    SELECT EXISTS (SELECT FROM public.hand_off WHERE id = wanted AND baliewijs.made_subject(subject_id))
"""

_MY_UNIT = f"coalesce(self.unit_id, {DESK})"

_HAS_WORK = f"""
    h.unit_id = {_MY_UNIT}
    OR EXISTS (
        SELECT FROM public.work_item AS item
        WHERE item.hand_off_id = h.id
            AND (item.unit_id = {_MY_UNIT} OR item.handler_id = self.id OR item.director_id = self.id
                OR {_MY_UNIT} = ANY (string_to_array(item.asked_by, E'\\n')))
    )
    OR EXISTS (
        SELECT FROM public.work_item AS item JOIN public.work_step AS step ON step.item_id = item.id
        WHERE item.hand_off_id = h.id AND step.unit_id = {_MY_UNIT}
    )
"""
"""Whether hand-off `h` is or was with the unit of `self`, or is theirs."""

_KNOWN = f"""
    FROM public.person AS self
    CROSS JOIN public.contact AS c
    JOIN public.subject AS s ON s.contact_id = c.id
    LEFT JOIN public.hand_off AS h ON h.subject_id = s.id
    WHERE self.login = session_user
        AND (c.agent_id = self.id OR s.shielded AND s.unit_id = {_MY_UNIT} OR h.id IS NOT NULL AND ({_HAS_WORK}))
"""

_KNOWS_CONTACT = f"SELECT EXISTS (SELECT {_KNOWN} AND c.id = wanted)"
_KNOWS_SUBJECT = f"SELECT EXISTS (SELECT {_KNOWN} AND s.id = wanted)"
_KNOWS_HAND_OFF = f"SELECT EXISTS (SELECT {_KNOWN} AND h.id = wanted)"

_MY_TEAM = f"""
    SELECT array(SELECT id::text FROM public.person WHERE array[coalesce(unit_id, {DESK})] = baliewijs.my_units())
"""

FUNCTIONS = (
    Function("me", "", "uuid", _ME),
    Function("my_units", "", "text[]", _MY_UNITS),
    Function("made_contact", "wanted uuid", "boolean", _MADE_CONTACT),
    Function("made_subject", "wanted uuid", "boolean", _MADE_SUBJECT),
    Function("made_hand_off", "wanted uuid", "boolean", _MADE_HAND_OFF),
    Function("knows_contact", "wanted uuid", "boolean", _KNOWS_CONTACT),
    Function("knows_subject", "wanted uuid", "boolean", _KNOWS_SUBJECT),
    Function("knows_hand_off", "wanted uuid", "boolean", _KNOWS_HAND_OFF),
    Function("my_team", "", "text[]", _MY_TEAM),
)
"""What policies ask. They come in this order, because each is made of those before it."""
