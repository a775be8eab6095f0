"""Promise R7: a backup is the whole database, and what is restored or moved from it is the same again."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.article_draft import ArticleStep, ArticleStepKind
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.log import LogHead
from app.domain.log_proof import LogProof, prove
from app.persistence.all_tables import METADATA
from app.persistence.archive.older import stored_shape
from app.persistence.archive.shapes import newest_shape
from app.persistence.database import SqlDatabase, open_database
from app.services.archive_ports import Contents
from app.services.archiving import is_unused, move_everything, prove_backup, restore_backup
from app.services.figure_ports import Rebuilt
from tests.archives import AUTHOR, YEAR, Clock, backup_of, members, no_progress
from tests.builders import AGENT_ID, SEAT_ID, a_person, an_article


def contents(database: SqlDatabase) -> Contents:
    with database.read() as tx:
        return tx.archive.contents


def log_of(database: SqlDatabase) -> LogProof:
    with database.read() as tx:
        return prove(tx.log.chain())


@pytest.fixture
def unused(database_url: str) -> Iterator[SqlDatabase]:
    database = open_database(database_url)
    yield database
    database.close()


@pytest.fixture
def restored(unused: SqlDatabase, full_backup: Path) -> SqlDatabase:
    restore_backup(unused, full_backup, AUTHOR, no_progress)
    return unused


@pytest.fixture
def full(full_file: Path) -> Iterator[SqlDatabase]:
    """A database in a file, with something in nearly every table."""
    database = open_database(f"sqlite:///{full_file}")
    yield database
    database.close()


def test_R7_a_backup_has_every_row_of_every_table(full: SqlDatabase, tmp_path: Path) -> None:
    before = contents(full)
    assert backup_of(full, tmp_path / "a.zip") == before
    assert set(before.rows) == set(METADATA.tables)
    assert before.total > 2000


def test_R7_restoring_brings_back_counts_and_log_and_adds_the_line_that_tells_so(
    full: SqlDatabase, restored: SqlDatabase
) -> None:
    before, after = contents(full), contents(restored)
    added = {"log_entry": 1, "log_personal": 1}
    assert after.rows == {table: rows + added.get(table, 0) for table, rows in before.rows.items()}
    assert after.log_number == before.log_number + 1
    assert log_of(restored).faults == ()
    with restored.read() as tx:
        assert prove(tx.log.chain(), LogHead(before.log_number, before.log_hash)).faults == ()


def test_R7_the_same_rows_give_the_same_bytes_on_both_databases(
    full: SqlDatabase, unused: SqlDatabase, tmp_path: Path
) -> None:
    backup_of(full, tmp_path / "before.zip")
    move_everything(full, unused, AUTHOR, no_progress)
    backup_of(unused, tmp_path / "after.zip")
    before, after = members(tmp_path / "before.zip"), members(tmp_path / "after.zip")
    for grown in ("log_entry.jsonl", "log_personal.jsonl"):
        assert after[grown].startswith(before.pop(grown))
        del after[grown]
    assert before == after


def test_R7_moving_there_and_back_keeps_every_row_number_and_log_line(restored: SqlDatabase, tmp_path: Path) -> None:
    before = contents(restored)
    with closing(open_database(f"sqlite:///{tmp_path / 'there.db'}")) as there:
        assert move_everything(restored, there, AUTHOR, no_progress) == before
        assert log_of(there).head != log_of(restored).head
        assert log_of(there).faults == ()
    assert contents(restored) == before


def test_R7_numbers_go_on_after_restoring(full: SqlDatabase, restored: SqlDatabase) -> None:
    with full.read() as tx:
        head = tx.articles.head()
    assert restored.check() == []
    with restored.write() as tx:
        assert tx.receipts.next_sequence(SEAT_ID, YEAR) == 2
        article = tx.articles.put(an_article())
        assert tx.articles.head() > head
        tx.drafts.note(ArticleStep(article.id, ArticleStepKind.BEGUN, Clock().now(), AGENT_ID))


def test_R7_figures_are_right_after_restoring(restored: SqlDatabase) -> None:
    with restored.read() as tx:
        counted: Rebuilt = tx.figures.differences(no_progress)
    assert counted.cells > 500
    assert counted.different == 0


def test_R7_a_backup_is_proven_in_a_place_that_is_thrown_away(full_backup: Path, tmp_path: Path) -> None:
    proof = prove_backup(full_backup, lambda: closing(open_database(f"sqlite:///{tmp_path / 's.db'}")), no_progress)
    assert proof.is_whole
    assert proof.faults == ()
    assert proof.promised.rows["contact"] > 50


def test_restoring_over_something_happens_only_when_it_is_asked_for(restored: SqlDatabase, full_backup: Path) -> None:
    with restored.write() as tx:
        tx.searches.add_gap("nieuw", Clock().now())
    before = contents(restored)
    with pytest.raises(DomainError, match="archive-target-in-use"):
        restore_backup(restored, full_backup, AUTHOR, no_progress)
    assert contents(restored) == before
    restore_backup(restored, full_backup, AUTHOR, no_progress, may_replace=True)
    assert contents(restored).rows["knowledge_gap"] == before.rows["knowledge_gap"] - 1


def test_a_number_of_the_change_feed_is_never_given_twice(restored: SqlDatabase, full_backup: Path) -> None:
    with restored.write() as tx:
        tx.articles.put(an_article())
        given = tx.articles.head()
    restore_backup(restored, full_backup, AUTHOR, no_progress, may_replace=True)
    with restored.write() as tx:
        tx.articles.put(an_article())
        assert tx.articles.head() == given + 1


def test_who_may_sign_in_on_a_new_server_still_may(unused: SqlDatabase, full: SqlDatabase) -> None:
    first = a_person(id=new_id(), name="P. de Wit", login="pdewit", unit_id="")
    with unused.write() as tx:
        tx.organisation.put_person(first)
    assert is_unused(unused)
    arrived = move_everything(full, unused, AUTHOR, no_progress)
    assert arrived.rows["person"] == contents(full).rows["person"] + 1
    with unused.read() as tx:
        assert first in tx.organisation.people()


def test_what_is_described_has_the_shape_of_what_is_stored(full: SqlDatabase) -> None:
    """So that a backup of an earlier version can be read by what its migrations made."""
    with full.session(writing=False) as session:
        stored = {table.name: table for table in stored_shape(session.connection())}
    assert stored == {table.name: table for table in newest_shape()}
