"""Where a database may be: a file on this computer, or a PostgreSQL server."""

from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from app.domain.errors import WorldError

_NETWORK_FILE_SYSTEMS = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "fuse.sshfs", "fuse.glusterfs"}
_MOUNTS = Path("/proc/self/mounts")


def place_of(url: str) -> URL:
    """`url` when it is `sqlite:///file` on a disk of this computer, or `postgresql+psycopg://…`.

    Raises:
        WorldError: `database-unsupported` for another kind of database; `database-on-network` for a file on a share,
            because the write-ahead log of SQLite does not work there.
    """
    try:
        place = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise WorldError("database-unsupported") from error
    if place.drivername == "postgresql+psycopg":
        return place
    if place.drivername != "sqlite" or place.host or place.query or place.database in (None, "", ":memory:"):
        raise WorldError("database-unsupported")
    if is_on_network(Path(str(place.database))):
        raise WorldError("database-on-network")
    return place


def is_on_network(file: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether `file` lies on a share of another computer."""
    place = file.resolve()
    if str(file).startswith("//") or str(place).startswith("\\\\"):
        return True
    return mounts.is_file() and _file_system_of(place, mounts.read_text()) in _NETWORK_FILE_SYSTEMS


def _file_system_of(place: Path, mounts: str) -> str:
    """The file system of the deepest mount above `place`; source of the columns: fstab(5)."""
    kinds = {Path(line.split()[1].replace("\\040", " ")): line.split()[2] for line in mounts.splitlines()}
    return next((kinds[folder] for folder in (place, *place.parents) if folder in kinds), "")
