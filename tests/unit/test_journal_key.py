"""The journal's key: in the key store of the system, else in a file for this user only."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked, NoKeyringError

from app.domain.errors import WorldError
from app.journal.key import journal_key

UseStore = Callable[[KeyringBackend], None]


class Store(KeyringBackend):
    """A key store in memory."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


class Forgetful(Store):
    """Takes a key and forgets it."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep nothing."""


class Refusing(Store):
    """A store that cannot be opened."""

    def __init__(self, error: type[Exception]) -> None:
        super().__init__()
        self._error = error

    def get_password(self, service: str, username: str) -> str | None:
        raise self._error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self._error


@pytest.fixture
def use() -> Iterator[UseStore]:
    """Put a key store in place for one test."""
    before = keyring.get_keyring()
    yield keyring.set_keyring
    keyring.set_keyring(before)


def test_the_key_is_kept_in_the_key_store(use: UseStore, tmp_path: Path) -> None:
    store = Store()
    use(store)
    key = journal_key(tmp_path)
    assert len(key) == 32
    assert len(store.kept) == 1
    assert list(tmp_path.iterdir()) == []


def test_an_existing_key_is_used_again(use: UseStore, tmp_path: Path) -> None:
    use(Store())
    assert journal_key(tmp_path) == journal_key(tmp_path)


def test_every_data_folder_has_a_key_of_its_own(use: UseStore, tmp_path: Path) -> None:
    use(Store())
    assert journal_key(tmp_path / "een") != journal_key(tmp_path / "twee")


@pytest.mark.parametrize("store", [Forgetful(), Refusing(NoKeyringError), Refusing(KeyringLocked)])
def test_without_a_key_store_that_keeps_the_key_stands_in_a_file_for_this_user_only(
    use: UseStore, tmp_path: Path, store: Store
) -> None:
    use(store)
    key = journal_key(tmp_path / "data")
    file = tmp_path / "data" / "journal.key"
    assert file.read_bytes() == key == journal_key(tmp_path / "data")
    if os.name == "posix":
        assert file.stat().st_mode & 0o777 == 0o600


def test_a_key_in_a_file_is_used_again_also_when_there_is_a_key_store_by_now(use: UseStore, tmp_path: Path) -> None:
    use(Forgetful())
    key = journal_key(tmp_path)
    use(Store())
    assert journal_key(tmp_path) == key


@pytest.mark.parametrize("rubbish", ["", "no base 64!", "é", "AAAA"])
def test_what_is_no_key_is_replaced(use: UseStore, tmp_path: Path, rubbish: str) -> None:
    store = Store()
    store.set_password("baliewijs-journal", str(tmp_path.resolve()), rubbish)
    use(store)
    assert len(journal_key(tmp_path)) == 32


@pytest.mark.parametrize("damaged", [b"", b"half a key"])
def test_a_half_written_key_file_is_put_aside_and_work_goes_on(use: UseStore, tmp_path: Path, damaged: bytes) -> None:
    use(Forgetful())
    (tmp_path / "journal.key").write_bytes(damaged)
    assert len(journal_key(tmp_path)) == 32
    assert (tmp_path / "journal.damaged").read_bytes() == damaged


@pytest.mark.parametrize("kept", ["one.draft", "one.work", "one.article", "one.bulletin"])
def test_a_locked_key_store_makes_nothing_unreadable_that_is_kept(use: UseStore, tmp_path: Path, kept: str) -> None:
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal" / kept).touch()
    use(Refusing(KeyringLocked))
    with pytest.raises(WorldError, match="key-store-away"):
        journal_key(tmp_path)
    assert not (tmp_path / "journal.key").exists()


def test_a_folder_that_cannot_be_made_is_the_worlds_fault(use: UseStore, tmp_path: Path) -> None:
    use(Forgetful())
    (tmp_path / "data").touch()
    with pytest.raises(WorldError, match="data-folder-unusable"):
        journal_key(tmp_path / "data")
