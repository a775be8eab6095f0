"""A seat hears what others change, also after the line broke, and stops at once."""

import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import Engine, text

from app.domain.ids import new_id
from app.persistence import listening
from app.persistence.database import SqlDatabase
from app.persistence.engines import postgresql_engines
from app.persistence.listening import ServerListening
from app.services.live_ports import Topic
from tests.builders import a_bulletin
from tests.integration.listener import Heard, hearing
from tests.integration.live_town import LiveTown, live_town

_LINES = "FROM pg_stat_activity WHERE application_name = 'baliewijs listening' AND datname = current_database()"


@pytest.fixture(scope="module")
def town(postgresql_pristine: Engine) -> Iterator[LiveTown]:
    with live_town(postgresql_pristine, "listening") as town:
        yield town


def _tell(town: LiveTown, *payloads: str) -> None:
    town.run(*(f"SELECT pg_notify('baliewijs', '{payload}')" for payload in payloads))


def _lines(town: LiveTown) -> list[int]:
    with town.engine.connect() as connection:
        return list(connection.scalars(text(f"SELECT pid {_LINES}")))


def test_five_hundred_changes_at_once_are_two_calls_at_most(town: LiveTown) -> None:
    with hearing(town.database) as heard:
        _tell(town, *(f"work {number}" for number in range(500)))
        heard.wait_for(lambda heard: heard.ids_of(Topic.WORK) == {str(number) for number in range(500)})
        assert len(heard.topics()) <= 2


def test_R6_what_changed_while_the_line_was_broken_is_found_when_it_is_there_again(town: LiveTown) -> None:
    with hearing(town.database) as heard:
        town.run(f"SELECT pg_terminate_backend(pid) {_LINES}")
        heard.wait_for(lambda heard: "lost" in heard.told)
        with town.database.write() as tx:
            tx.organisation.put_bulletin(a_bulletin(key="gat", id=new_id()))
        heard.wait_until_connected(times=2)
        assert [each for each in heard.told if isinstance(each, str)] == ["connected", "lost", "connected"]


def test_what_is_changed_after_the_line_was_mended_is_heard(town: LiveTown) -> None:
    with hearing(town.database) as heard:
        town.run(f"SELECT pg_terminate_backend(pid) {_LINES}")
        heard.wait_until_connected(times=2)
        _tell(town, "news markt")
        heard.wait_for(lambda heard: "markt" in heard.ids_of(Topic.NEWS))


def test_a_line_that_is_silent_without_being_broken_counts_as_lost(
    town: LiveTown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listening, "_SILENCE_SECONDS", 0.1)
    monkeypatch.setattr(listening, "_ANSWER_SECONDS", 0.5)
    with hearing(town.database) as heard, _frozen(_lines(town)):
        heard.wait_for(lambda heard: "lost" in heard.told)


def test_a_quiet_server_that_answers_is_not_lost(town: LiveTown, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listening, "_SILENCE_SECONDS", 0.01)
    with hearing(town.database) as heard:
        _tell(town, *(f"work {number}" for number in range(50)))
        heard.wait_for(lambda heard: len(heard.ids_of(Topic.WORK)) == 50)
        assert "lost" not in heard.told


@contextmanager
def _frozen(processes: list[int]) -> Iterator[None]:
    for process in processes:
        os.kill(process, signal.SIGSTOP)
    yield
    for process in processes:
        os.kill(process, signal.SIGCONT)


def test_a_server_that_is_away_is_told_once_and_looked_for(town: LiveTown) -> None:
    nowhere = SqlDatabase(postgresql_engines(town.place.set(port=1)))
    heard, away = Heard(), ServerListening(nowhere)
    away.start(heard)
    heard.wait_for(lambda heard: bool(heard.told))
    away.stop()
    assert heard.told == ["lost"]


def test_after_stopping_nothing_is_told_and_the_line_is_gone(town: LiveTown) -> None:
    with hearing(town.database) as heard:
        pass
    told = list(heard.told)
    _tell(town, "work after")
    with hearing(town.database) as later:
        _tell(town, "work mark")
        later.wait_for(lambda heard: "mark" in heard.ids_of(Topic.WORK))
        assert len(_lines(town)) == 1
    assert heard.told == told


def test_starting_again_tells_the_new_one_instead(town: LiveTown) -> None:
    line, first, second = ServerListening(town.database), Heard(), Heard()
    line.start(first)
    first.wait_until_connected()
    line.start(second)
    second.wait_until_connected()
    _tell(town, "work mark")
    second.wait_for(lambda heard: "mark" in heard.ids_of(Topic.WORK))
    line.stop()
    assert first.told == ["connected"]
