"""Backups of earlier versions: brought up to date in a place of their own."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import URL, Connection, MetaData

from app.domain.errors import DomainError
from app.persistence.archive.database_source import DatabaseSource
from app.persistence.archive.filling import fill
from app.persistence.archive.shapes import Shape, newest_shape, shape_in
from app.persistence.archive.zip_reading import ZipSource
from app.persistence.engines import Engines, sqlite_engines
from app.persistence.schema import HEAD
from app.services.archive_ports import RowSource


@contextmanager
def brought_up_to_date(backup: ZipSource) -> Iterator[RowSource]:
    """Its rows as this version has them.

    Raises:
        DomainError: `archive-newer` when this program does not know the version; `archive-damaged`.
    """
    version = backup.manifest.schema_version
    if version == HEAD:
        backup.use(newest_shape())
        yield backup
        return
    from app.persistence.migrating import known_versions, migrate  # here: it loads Alembic

    if version not in known_versions():
        raise DomainError("archive-newer")
    with ExitStack() as at_last:
        folder = Path(at_last.enter_context(TemporaryDirectory(prefix="baliewijs-")))  # for this user only
        engines = sqlite_engines(URL.create("sqlite", database=str(folder / "older.db")))
        at_last.callback(engines.dispose)
        migrate(engines.migrator, "", version)
        _take_in(engines, backup)
        migrate(engines.migrator, version)
        yield DatabaseSource(at_last.enter_context(engines.reader.begin()), newest_shape())


def _take_in(engines: Engines, backup: ZipSource) -> None:
    with engines.migrator.begin() as connection:
        shape = stored_shape(connection)
        backup.use(shape)
        fill(connection, shape, backup, lambda _percent: None)
        if DatabaseSource(connection, shape).contents != backup.contents:
            raise DomainError("archive-damaged")


def stored_shape(connection: Connection) -> Shape:
    """The shape of the tables that are in a SQLite database."""
    metadata = MetaData()
    metadata.reflect(connection, only=lambda name, _metadata: name != "alembic_version")
    return shape_in(metadata)
