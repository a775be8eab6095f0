"""Promises R1 and R7: whatever stops a backup or a restore, what was there is still there."""

import random
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from threading import Timer

import pytest

from app.domain.errors import DomainError
from app.persistence.database import SqlDatabase, open_database
from app.services.archive_ports import Contents
from app.services.archiving import make_backup, prove_backup, restore_backup
from tests.archives import AUTHOR, Clock, backup_of, members, no_progress
from tests.integration.other_programs import PROGRAMS, back_up_for_ever, restore_once

KILLS = 4  # on each database
LONGEST_RUN = 0.4  # seconds before a kill


def contents(database: SqlDatabase) -> Contents:
    with database.read() as tx:
        return tx.archive.contents


def kill_in_the_middle(work: Callable[..., None], url: str, file: Path) -> None:
    """Let another program do it, and kill that at a random moment."""
    ours, theirs = PROGRAMS.Pipe(duplex=False)
    program = PROGRAMS.Process(target=work, args=(url, file, theirs))
    program.start()
    theirs.close()
    ours.recv()
    ours.close()
    timer = Timer(random.uniform(0, LONGEST_RUN), program.kill)
    timer.start()
    program.join()
    timer.cancel()


def test_R7_a_restore_that_is_killed_has_done_all_or_nothing(
    database: SqlDatabase, database_url: str, full_backup: Path
) -> None:
    before = contents(database)
    with database.read() as tx, tx.archive.backup(full_backup) as source:
        promised = source.contents.rows["contact"]
    for _ in range(KILLS):
        kill_in_the_middle(restore_once, database_url, full_backup)
        after = contents(database)
        assert after == before or after.rows["contact"] == promised
        before = after
    assert database.check() == []


def test_R7_a_backup_that_is_killed_leaves_the_one_before_it(full_file: Path, tmp_path: Path) -> None:
    url, file = f"sqlite:///{full_file}", tmp_path / "day.zip"
    with closing(open_database(url)) as database:
        backup_of(database, file)
        contacts = members(file)["contact.jsonl"]
        for _ in range(KILLS):
            kill_in_the_middle(back_up_for_ever, url, file)
            assert members(file)["contact.jsonl"] == contacts
        assert database.check() == []
        backup_of(database, file)
    assert not file.with_name("day.zip.part").exists()
    scratch = f"sqlite:///{tmp_path / 'scratch.db'}"
    assert prove_backup(file, lambda: closing(open_database(scratch)), no_progress).is_whole


def stop_half_way(percent: int) -> None:
    if percent > 50:
        raise DomainError("backup-stopped")


def test_a_backup_that_is_stopped_leaves_nothing_behind(full_file: Path, tmp_path: Path) -> None:
    with closing(open_database(f"sqlite:///{full_file}")) as database:
        with pytest.raises(DomainError, match="backup-stopped"):
            make_backup(database, tmp_path / "a.zip", Clock(), AUTHOR, stop_half_way)
        assert list(tmp_path.glob("a.zip*")) == []
        assert contents(database).log_number == 7


def test_a_restore_that_is_stopped_changes_nothing(database: SqlDatabase, full_backup: Path) -> None:
    before = contents(database)
    with pytest.raises(DomainError, match="backup-stopped"):
        restore_backup(database, full_backup, AUTHOR, stop_half_way, may_replace=True)
    assert contents(database) == before


def test_a_backup_is_for_its_owner_only(full_file: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.zip"
    file.with_name("a.zip.part").touch(mode=0o666)
    with closing(open_database(f"sqlite:///{full_file}")) as database:
        backup_of(database, file)
    assert file.stat().st_mode & 0o777 == 0o600
