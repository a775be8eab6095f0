"""Triggers with which the server tells every seat what was changed, in words that hold no personal data."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.services.live_ports import Topic

CHANNEL = "baliewijs"
"""What seats listen to; a payload is `<topic> <id>`, and without an id anything of the topic may have changed."""
TRIGGER = "tell"
"""How every trigger here begins."""

_ADDED, _CHANGED, _GONE = "INSERT", "UPDATE", "DELETE"
_ALWAYS = (_ADDED, _CHANGED, _GONE)
_ANSWERED = "new.answered_at IS NOT NULL AND old.answered_at IS NULL"  # of which agent is nobody else's business
_CAME_BACK = "new.seen_at - old.seen_at > interval '2 minutes'"  # who only stays tells nothing


@dataclass(frozen=True, slots=True)
class Told:
    """That a change in a table is told. With the column of an id once for each row, without one once for a statement.

    Telling once for a statement costs nothing to speak of however many rows it has: for what comes in bulk, and for
    what is looked up as a whole anyway. `condition` is about one row.
    """

    table: str
    topic: Topic
    id_column: str = ""
    events: tuple[str, ...] = _ALWAYS
    condition: str = ""

    @property
    def trigger(self) -> str:
        """Its name, one for each topic and condition of a table."""
        return f"{TRIGGER}_{self.topic}_if" if self.condition else f"{TRIGGER}_{self.topic}"

    @property
    def function(self) -> str:
        """The function that tells it, in the schema of helper functions."""
        return _function_name(self.id_column)


def _function_name(id_column: str) -> str:
    return f"tell_{id_column}" if id_column else "tell_topic"


_ORGANISATION = (
    *("municipality", "municipality_value", "service_level", "front_back_split", "opening_weekday", "closing_day"),
    *("unit", "unit_parent", "unit_opening_weekday", "hand_off_question", "route", "seat", "person", "fee", "setting"),
)
_EDITING = ("article_draft", "article_step", "article_feedback", "editor_task")
_PRESENCE = (("work_presence", "item_id"), ("article_presence", "article_id"))

TOLD = (
    Told("work_item", Topic.WORK, "id", (_ADDED, _CHANGED)),
    *(Told(table, Topic.PRESENCE, column, (_ADDED, _GONE)) for table, column in _PRESENCE),
    *(Told(table, Topic.PRESENCE, column, (_CHANGED,), _CAME_BACK) for table, column in _PRESENCE),
    Told("bulletin", Topic.NEWS, "id"),
    Told("bulletin_article", Topic.NEWS, "bulletin_id"),
    Told("bulletin_unit", Topic.NEWS, "bulletin_id"),
    Told("article_change", Topic.ARTICLES, events=(_ADDED,)),
    *(Told(table, Topic.ORGANISATION) for table in _ORGANISATION),
    *(Told(table, Topic.EDITING) for table in _EDITING),
    Told("article_feedback", Topic.ANSWERS, "id", (_CHANGED,), _ANSWERED),
)
"""All that is told. That somebody has read a bulletin is not: each reader would make every seat ask."""


@dataclass(frozen=True, slots=True)
class NotifyingObjects:
    """What must be in a database for its seats to hear of changes: functions, and triggers as (table, name)."""

    functions: frozenset[str]
    triggers: frozenset[tuple[str, str]]


def notifying_objects() -> NotifyingObjects:
    """What `install_notifying` makes; functions with their schema."""
    functions = frozenset(f"baliewijs.{told.function}" for told in TOLD)
    return NotifyingObjects(functions, frozenset((told.table, told.trigger) for told in TOLD))


def install_notifying(connection: Connection) -> None:
    """Make functions and triggers, or replace them; who does so must own the tables.

    The functions work with the rights of who changes a row: they only tell.
    """
    connection.exec_driver_sql("CREATE SCHEMA IF NOT EXISTS baliewijs")
    for id_column in sorted({told.id_column for told in TOLD}):
        connection.exec_driver_sql(_function(id_column))
        connection.exec_driver_sql(f"REVOKE ALL ON FUNCTION baliewijs.{_function_name(id_column)}() FROM PUBLIC")
    for told in TOLD:
        connection.exec_driver_sql(_trigger(told))


def _function(id_column: str) -> str:
    row_id = f"coalesce(new.{id_column}, old.{id_column})" if id_column else "''"
    return f"""
        CREATE OR REPLACE FUNCTION baliewijs.{_function_name(id_column)}() RETURNS trigger
        LANGUAGE plpgsql SECURITY INVOKER SET search_path = pg_catalog AS $$
        BEGIN
            PERFORM pg_notify('{CHANNEL}', TG_ARGV[0] || ' ' || {row_id});
            RETURN NULL;
        END $$"""


def _trigger(told: Told) -> str:
    each = "ROW" if told.id_column else "STATEMENT"
    condition = f"WHEN ({told.condition})" if told.condition else ""
    return f"""
        CREATE OR REPLACE TRIGGER {told.trigger} AFTER {" OR ".join(told.events)} ON public.{told.table}
        FOR EACH {each} {condition} EXECUTE FUNCTION baliewijs.{told.function}('{told.topic}')"""
