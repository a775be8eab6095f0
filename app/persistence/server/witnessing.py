"""Triggers that log what somebody changes past this program: a change of which its own transaction logs nothing."""

from dataclasses import dataclass

from sqlalchemy import Connection

from app.domain.log import LogAction, LogObject
from app.persistence.server.functions import Function, run

PAST_THE_PROGRAM = "past the program"
"""The origin of such a line."""

_LINES = 50  # of one transaction, looked through from the last one

_WITNESS = f"""
DECLARE
    which uuid := CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END;
BEGIN
    IF NOT EXISTS (
        SELECT FROM (SELECT line.xmin AS made_by, line.object FROM public.log_entry AS line
            ORDER BY line.number DESC LIMIT {_LINES}) AS line
        WHERE line.made_by = pg_current_xact_id()::xid AND line.object = ANY (TG_ARGV)
    ) THEN
        PERFORM baliewijs.log_append(
            CASE TG_OP WHEN 'INSERT' THEN '{LogAction.ADDED}' WHEN 'UPDATE' THEN '{LogAction.CHANGED}'
                ELSE '{LogAction.REMOVED}' END,
            TG_ARGV[0], 'done', '{PAST_THE_PROGRAM}', NULL, session_user, which::text,
            CASE TG_ARGV[0] WHEN 'customer' THEN which END);
    END IF;
    RETURN NULL;
END
"""

WITNESS = Function("witness", "", "trigger", _WITNESS, callers=(), language="plpgsql", is_stable=False)


@dataclass(frozen=True, slots=True)
class Witness:
    """What is watched, at the end of each transaction. A line about one of `objects` is enough; the first is its own.

    Who sets the server up is not watched: the log could be changed by who can do that.
    """

    table: str
    objects: tuple[LogObject, ...]

    def make(self, connection: Connection) -> None:
        """Anew: the database cannot replace such a trigger."""
        told = ", ".join(f"'{each}'" for each in self.objects)
        run(connection, f"DROP TRIGGER IF EXISTS {WITNESS.name} ON public.{self.table}")
        run(
            connection,
            f"CREATE CONSTRAINT TRIGGER {WITNESS.name} AFTER INSERT OR UPDATE OR DELETE ON public.{self.table}"
            f" DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (row_security_active('public.{self.table}'))"
            f" EXECUTE FUNCTION baliewijs.{WITNESS.name}({told})",
        )


WITNESSES = (
    Witness("contact", (LogObject.CONTACT,)),
    Witness("customer", (LogObject.CUSTOMER, LogObject.CONTACT)),
    Witness("work_item", (LogObject.WORK_ITEM, LogObject.CONTACT)),
    Witness("person", (LogObject.PERSON, LogObject.ORGANISATION)),
    Witness("norm", (LogObject.NORM,)),
    Witness("article", (LogObject.ARTICLE,)),
)
