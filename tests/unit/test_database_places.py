"""Where a database may be."""

from pathlib import Path

import pytest

from app.domain.errors import WorldError
from app.persistence.places import is_on_network, place_of

MOUNTS = """/dev/sda1 / ext4 rw 0 0
//server/share /home/agent/Team\\040drive cifs rw 0 0
server:/data /srv/data nfs4 rw 0 0
/dev/sdb1 /srv/data/local ext4 rw 0 0
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    file = tmp_path / "mounts"
    file.write_text(MOUNTS)
    return file


@pytest.mark.parametrize("url", ["sqlite:////tmp/file.db", "postgresql+psycopg://agent@db.example/baliewijs"])
def test_a_file_and_a_postgresql_server_are_places(url: str) -> None:
    assert str(place_of(url)) == url


@pytest.mark.parametrize(
    "url",
    [
        *("", "baliewijs.db", "sqlite://", "sqlite:///:memory:", "sqlite:///file.db?mode=memory", "sqlite://host/file"),
        *("postgresql://host/name", "postgresql+psycopg2://host/name", "postgresql+psycopg://host:port/name"),
        *("mysql+pymysql://host/name", "sqlite+aiosqlite:///file.db", "https://example.nl"),
    ],
)
def test_everything_else_is_refused(url: str) -> None:
    with pytest.raises(WorldError, match="database-unsupported"):
        place_of(url)


@pytest.mark.parametrize("file", ["/home/agent/Team drive/b.db", "/srv/data/deep/b.db", "//server/share/b.db"])
def test_a_file_on_a_share_is_on_the_network(file: str, mounts: Path) -> None:
    assert is_on_network(Path(file), mounts)


@pytest.mark.parametrize("file", ["/home/agent/b.db", "/srv/data/local/b.db", "/srv/database/b.db"])
def test_a_file_on_a_disk_is_not_on_the_network(file: str, mounts: Path) -> None:
    assert not is_on_network(Path(file), mounts)


def test_without_a_list_of_mounts_only_the_path_tells(tmp_path: Path) -> None:
    assert not is_on_network(tmp_path / "b.db", tmp_path / "no-mounts")


def test_a_share_in_the_url_is_refused() -> None:
    with pytest.raises(WorldError, match="database-on-network"):
        place_of("sqlite://///server/share/b.db")
