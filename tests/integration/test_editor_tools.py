"""Marks of tasks, tried links and attachments: kept by what they are about."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256

from app.domain.editor_tasks import TaskMark
from app.persistence.database import SqlDatabase, open_database
from app.services.editing_ports import LinkCheck
from tests.builders import AGENT_ID

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def test_marks_are_replaced_by_key(database: SqlDatabase) -> None:
    plain, taken = TaskMark("gap:drone", TODAY), TaskMark("unused:1:2026", TODAY, AGENT_ID, "Hoort zo.")
    with database.write() as tx:
        tx.editor_tasks.put([])
        tx.editor_tasks.put([plain, replace(taken, handler_id=None)])
        tx.editor_tasks.put(iter([taken]))
    with database.write() as tx:
        assert tx.editor_tasks.marks() == {plain.key: plain, taken.key: taken}
        tx.editor_tasks.put([replace(plain, handler_id=AGENT_ID)])
        assert tx.editor_tasks.marks()[plain.key].handler_id == AGENT_ID


def test_two_seats_may_find_the_same_tasks_at_once(database: SqlDatabase, database_url: str) -> None:
    marks = [TaskMark(f"gap:{number}", TODAY) for number in range(200)]

    def put(found: list[TaskMark]) -> None:
        own = open_database(database_url)
        with own.write() as tx:
            tx.editor_tasks.put(found)
        own.close()

    with ThreadPoolExecutor() as pool:
        list(pool.map(put, (marks, marks[::-1])))
    with database.read() as tx:
        assert tx.editor_tasks.marks() == {mark.key: mark for mark in marks}


def test_links_are_replaced_by_address(database: SqlDatabase) -> None:
    good, gone = LinkCheck("https://a.example/", NOW, 200), LinkCheck("https://b.example/", NOW, 404)
    with database.write() as tx:
        tx.links.put([replace(good, status=0), gone])
        tx.links.put([good])
    with database.read() as tx:
        assert tx.links.checks() == {good.address: good, gone.address: gone}


def test_a_file_is_stored_once_and_found_by_its_digest(database: SqlDatabase) -> None:
    content = bytes(range(256)) * 300
    digest = sha256(content).hexdigest()
    for _ in range(2):
        with database.write() as tx:
            assert tx.attachments.put(content) == digest
    with database.read() as tx:
        assert tx.attachments.get(digest) == content
        assert tx.attachments.get("0" * 64) is None
        assert tx.attachments.known([digest, "0" * 64]) == {digest}
        assert tx.attachments.known([]) == set()
