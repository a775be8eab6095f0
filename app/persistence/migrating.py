"""Bringing a database to the newest version. Loads Alembic, so it is imported only when there is something to do."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine, text

from app.domain.errors import WorldError

_LOCK = 7284136550  # any number; two programs that migrate one PostgreSQL database wait for each other by it


def known_versions() -> set[str]:
    """Every version this program can bring to the newest."""
    return {revision.revision for revision in ScriptDirectory.from_config(_config()).walk_revisions()}


def migrate(engine: Engine, stored: str, wanted: str = "head") -> None:
    """Run every migration after `stored` up to `wanted` in one transaction.

    Raises:
        WorldError: `database-newer` when `stored` is not a version this program knows.
    """
    if stored and stored not in known_versions():
        raise WorldError("database-newer")
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
        command.upgrade(config_for(connection), wanted)


def config_for(connection: Connection) -> Config:
    """Alembic's settings to work on `connection`, within its transaction."""
    config = _config()
    config.attributes["connection"] = connection
    return config


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "app.persistence:migrations")
    return config
