"""Work items: stored once, saved by one at a time, found by whoever is next."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from threading import Barrier

import pytest

from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.work_item import StepKind, WorkItem, WorkStatus
from app.persistence.database import SqlDatabase, open_database
from app.services.work_ports import Viewer
from tests.builders import AGENT_ID, a_hand_off
from tests.integration.work_rows import NOW, a_step, an_item, stored, take

NOBODY = Viewer(new_id(), ())


def test_an_item_comes_back_as_it_was_stored(database: SqlDatabase) -> None:
    hand_off = a_hand_off()
    full = an_item(
        hand_off,
        status=WorkStatus.CLOSED,
        handler_id=AGENT_ID,
        director_id=AGENT_ID,
        asked_by=("kcc", "wijken"),
        legal_on=date(2027, 1, 4),
        attempts=2,
        reminders=1,
        waiting_since=date(2026, 11, 25),
        answer="Het geld komt terug.",
        closed_at=NOW,
        shielded=True,
        revision=7,
    )
    stored(database, hand_off, items=(full,))
    with database.read() as tx:
        assert tx.work.get(full.id) == full
        assert tx.work.get(new_id()) is None


def test_a_hand_off_that_comes_again_changes_nothing(database: SqlDatabase) -> None:
    hand_off = a_hand_off(other_unit_ids=("wijken",))
    first, part = an_item(hand_off), an_item(hand_off, id=new_id(), unit_id="wijken")
    stored(database, hand_off, items=(first, part))
    take(database, first)
    with database.write() as tx:
        again = replace(part, id=new_id())
        tx.work.add((first, again), (a_step(first), a_step(again)))
        assert [item.id for item in tx.work.parts_of(hand_off.id)] == [first.id, part.id]
        assert tx.work.get(first.id) == taken(first)


def test_a_later_part_of_a_hand_off_is_added(database: SqlDatabase) -> None:
    hand_off = a_hand_off()
    first, part = an_item(hand_off), an_item(hand_off, id=new_id(), unit_id="wijken")
    stored(database, hand_off, items=(first,))
    with database.write() as tx:
        tx.work.add((part,), (a_step(part),))
        assert tx.work.parts_of(hand_off.id) == [first, part]


def test_a_step_is_stored_with_its_item(database: SqlDatabase) -> None:
    item = an_item(hand_off := a_hand_off())
    stored(database, hand_off, items=(item,))
    called = a_step(taken(item), kind=StepKind.CALLED, is_reached=False, text="Voicemail.", unit_id="kcc")
    with database.write() as tx:
        tx.work.save(taken(item), called)
    with database.read() as tx:
        details = tx.work.details(item.id, NOBODY, NOW)
    assert details is not None
    assert (details.row.item, details.steps) == (taken(item), (a_step(item), called))


def test_a_save_that_comes_too_late_stores_nothing(database: SqlDatabase) -> None:
    item = an_item(hand_off := a_hand_off())
    stored(database, hand_off, items=(item,))
    take(database, item)
    late = replace(item, answer="Te laat.", revision=2)
    with pytest.raises(DomainError, match="work-item-changed"), database.write() as tx:
        tx.work.save(late, a_step(late))
    with database.read() as tx:
        assert tx.work.get(item.id) == taken(item)


def test_a_save_that_skips_a_step_is_refused(database: SqlDatabase) -> None:
    item = an_item(hand_off := a_hand_off())
    stored(database, hand_off, items=(item,))
    with pytest.raises(DomainError, match="work-item-changed"), database.write() as tx:
        tx.work.save(replace(item, revision=3), a_step(item, number=3))


def test_of_two_who_save_at_once_one_wins_and_the_other_is_told(database: SqlDatabase, database_url: str) -> None:
    item = an_item(hand_off := a_hand_off())
    stored(database, hand_off, items=(item,))
    other = open_database(database_url)
    barrier = Barrier(2, timeout=30)

    def save(mine: tuple[SqlDatabase, str]) -> str:
        with mine[0].read() as tx:
            read = tx.work.get(item.id)
        barrier.wait()
        moved = replace(read or item, answer=mine[1], revision=2)
        try:
            with mine[0].write() as tx:
                tx.work.save(moved, a_step(moved, text=mine[1]))
        except DomainError as error:
            return error.key
        return mine[1]

    with ThreadPoolExecutor(2) as threads:
        results = set(threads.map(save, [(database, "een"), (other, "twee")]))
    other.close()
    winner = (results - {"work-item-changed"}).pop()
    assert len(results) == 2
    with database.read() as tx:
        details = tx.work.details(item.id, NOBODY, NOW)
    assert details is not None
    assert (details.row.item.answer, details.steps[-1].text, len(details.steps)) == (winner, winner, 2)


def test_the_next_of_a_team_is_what_nobody_took_with_the_earliest_promise(database: SqlDatabase) -> None:
    hand_offs = [a_hand_off() for _ in range(6)]
    later, sooner, mine, answered, elsewhere, begun = (an_item(each) for each in hand_offs)
    sooner = replace(sooner, promised_on=date(2026, 11, 27))
    mine = replace(mine, promised_on=date(2026, 11, 26), handler_id=AGENT_ID)
    answered = replace(answered, promised_on=date(2026, 11, 26), status=WorkStatus.ANSWERED)
    elsewhere = replace(elsewhere, promised_on=date(2026, 11, 26), unit_id="wijken")
    begun = replace(begun, promised_on=date(2026, 11, 28), status=WorkStatus.IN_PROGRESS)
    stored(database, *hand_offs, items=(later, sooner, mine, answered, elsewhere, begun))
    found = []
    with database.write() as tx:
        while item := tx.work.next_of_team(("parkeren", "kcc")):
            found.append(item.id)
            tx.work.save(taken(item), a_step(taken(item)))
    assert found == [sooner.id, begun.id, later.id]


def test_who_else_has_it_open_is_seen_until_they_leave_or_look_away(database: SqlDatabase) -> None:
    item = an_item(hand_off := a_hand_off())
    stored(database, hand_off, items=(item,))
    before, after = datetime(2026, 11, 24, 9, 59, tzinfo=UTC), datetime(2026, 11, 24, 10, 1, tzinfo=UTC)
    with database.write() as tx:
        tx.work.touch(item.id, AGENT_ID, before)
        tx.work.touch(item.id, AGENT_ID, NOW)

    def present(viewer: Viewer, since: datetime) -> tuple[object, ...]:
        with database.read() as tx:
            details = tx.work.details(item.id, viewer, since)
        return details.present if details else ("gone",)

    assert present(NOBODY, before) == (AGENT_ID,)
    assert present(NOBODY, after) == ()
    assert present(Viewer(AGENT_ID, ()), before) == ()
    with database.write() as tx:
        tx.work.leave(item.id, AGENT_ID)
    assert present(NOBODY, before) == ()


def test_a_reminder_is_sent_the_first_time_only(database: SqlDatabase) -> None:
    with database.write() as tx:
        assert tx.reminders.first_time("een", NOW)
        assert not tx.reminders.first_time("een", NOW)
    with database.write() as tx:
        assert not tx.reminders.first_time("een", NOW)
        assert tx.reminders.first_time("twee", NOW)
        assert tx.reminders.sent(["een", "drie"]) == {"een"}


def taken(item: WorkItem) -> WorkItem:
    return replace(item, handler_id=AGENT_ID, status=WorkStatus.IN_PROGRESS, revision=item.revision + 1)
