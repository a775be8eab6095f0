"""What Alembic runs: migrations on the connection that was handed over, within its transaction."""

from alembic import context
from sqlalchemy import Connection, text

from app.persistence.all_tables import METADATA


def run(connection: Connection) -> None:
    """Foreign keys are off on SQLite while tables are rebuilt, so they are checked at the end."""
    context.configure(connection=connection, target_metadata=METADATA, render_as_batch=True, transactional_ddl=True)
    with context.begin_transaction():
        context.run_migrations()
    if connection.dialect.name == "sqlite":
        broken = connection.execute(text("PRAGMA foreign_key_check")).all()
        if broken:
            raise RuntimeError(f"a migration broke {len(broken)} references")


run(context.config.attributes["connection"])
