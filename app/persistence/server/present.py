"""Whether a database guards its own rights: only one on a server that was set up for many seats does."""

from sqlalchemy import text
from sqlalchemy.orm import Session

_KNOWN = "baliewijs_guards_rights"


def guards_rights(session: Session) -> bool:
    """Looked up once for each connection."""
    connection = session.connection()
    if connection.dialect.name != "postgresql":
        return False
    if _KNOWN not in connection.info:
        found = connection.scalar(text("SELECT to_regprocedure('baliewijs.me()') IS NOT NULL"))
        connection.info[_KNOWN] = bool(found)
    return bool(connection.info[_KNOWN])
