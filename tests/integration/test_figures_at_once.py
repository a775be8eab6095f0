"""What people do at the same moment counts as if they did it one after the other."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from app.domain.contact import Contact, Outcome, Promise
from app.domain.customer import Customer
from app.domain.figures.measures import Cube, Measure
from app.domain.ids import new_id
from app.domain.organisation import Line
from app.domain.work_item import WorkItem
from app.domain.work_parts import HandedOff, hand_off_items
from app.domain.work_steps import Act, answer
from app.persistence.database import SqlDatabase
from app.services.figure_ports import Scope
from tests.builders import AGENT_ID, a_contact, a_customer, a_hand_off, a_subject, an_article

TIMES = 12
MOMENT = a_contact().ended_at
DAY = MOMENT.date()


def at_once(works: Sequence[Callable[[], None]]) -> None:
    """Each in a thread of its own, from the same moment."""
    together = Barrier(len(works))

    def work(each: Callable[[], None]) -> None:
        together.wait()
        each()

    with ThreadPoolExecutor(len(works)) as pool:
        list(pool.map(work, works))


def count(database: SqlDatabase, cube: Cube, measure: Measure) -> int:
    """A total of all days around."""
    days = Scope(DAY - timedelta(days=30), DAY + timedelta(days=30))
    with database.read() as tx:
        return tx.figures.totals(days, (cube,))[cube, measure]


def begin_in_two_parts(database: SqlDatabase) -> list[WorkItem]:
    """A hand-off to two units that nobody directs."""
    hand_off = a_hand_off(other_unit_ids=("werk-inkomen",))
    contact = a_contact(subjects=(a_subject(outcome=Outcome.HANDED_OFF, hand_off=hand_off),))
    parts = hand_off_items(hand_off, HandedOff(AGENT_ID, MOMENT, None), lambda unit_id: Line.THIRD, new_id)
    with database.write() as tx:
        tx.contacts.add(contact)
        tx.work.add([part.item for part in parts], [part.step for part in parts])
    return [part.item for part in parts]


def test_two_last_parts_answered_at_once_keep_the_promise(database: SqlDatabase) -> None:
    def answering(item: WorkItem) -> Callable[[], None]:
        def answer_it() -> None:
            moved = answer(item, Act(AGENT_ID, MOMENT, DAY), "Het is in orde.")
            with database.write() as tx:
                tx.work.save(moved.item, moved.step)

        return answer_it

    for _ in range(TIMES):
        at_once([answering(part) for part in begin_in_two_parts(database)])
    assert count(database, Cube.HAND_OFF, Measure.PROMISES_KEPT) == TIMES


def test_two_marks_at_once_count_as_the_one_that_stays(database: SqlDatabase) -> None:
    contact = a_contact()
    with database.write() as tx:
        tx.contacts.add(contact)
        tx.figures.put_survey(contact.id, MOMENT, 5)

    def giving(mark: int) -> Callable[[], None]:
        def give() -> None:
            with database.write() as tx:
                assert tx.figures.survey(contact.id)
                tx.figures.put_survey(contact.id, MOMENT, mark)

        return give

    for _ in range(TIMES):
        at_once([giving(mark) for mark in (5, 7, 5, 7)])
        with database.read() as tx:
            stored = tx.figures.survey(contact.id)
        assert stored == (MOMENT, count(database, Cube.CONTACT, Measure.MARK_SUM))


def test_a_contact_with_two_hand_offs_never_waits_in_a_ring_with_an_answer(database: SqlDatabase) -> None:
    early, late = (replace(a_hand_off().promise, promised_on=DAY + timedelta(days=days)) for days in (1, 2))

    def begin(*promises: Promise) -> list[WorkItem]:
        hand_offs = [a_hand_off(promise=promise) for promise in promises]
        subjects = tuple(a_subject(outcome=Outcome.HANDED_OFF, hand_off=each) for each in hand_offs)
        begun = HandedOff(AGENT_ID, MOMENT, None)
        parts = [hand_off_items(each, begun, lambda unit_id: Line.THIRD, new_id)[0] for each in hand_offs]
        with database.write() as tx:
            tx.contacts.add(a_contact(subjects=subjects))
            tx.work.add([part.item for part in parts], [part.step for part in parts])
        return [part.item for part in parts]

    def begin_pairs() -> None:
        for _ in range(TIMES):
            begin(late, early)

    def answer_all() -> None:
        for item in waiting:
            moved = answer(item, Act(AGENT_ID, MOMENT, DAY), "Het is in orde.")
            with database.write() as tx:
                tx.work.save(moved.item, moved.step)

    waiting = [item for _ in range(TIMES) for item in begin(early)]
    at_once([begin_pairs, answer_all])
    assert count(database, Cube.HAND_OFF, Measure.PROMISES_DUE) == 3 * TIMES
    assert count(database, Cube.HAND_OFF, Measure.PROMISES_KEPT) == TIMES


def test_two_contacts_of_a_customer_at_once_see_each_other(database: SqlDatabase) -> None:
    with database.write() as tx:
        article = tx.articles.put(an_article(product="parkeren"))

    def contact(customer: Customer, after: timedelta) -> Contact:
        subject = a_subject(article_id=article.id, article_version=article.version)
        return replace(a_contact(), customer=customer, subjects=(subject,), started_at=MOMENT + after, ended_at=MOMENT)

    def storing(one: Contact) -> Callable[[], None]:
        def store() -> None:
            with database.write() as tx:
                tx.contacts.add(one)

        return store

    for _ in range(TIMES):
        customer = a_customer()
        with database.write() as tx:
            tx.customers.put(customer)
        at_once([storing(contact(customer, timedelta(days=days))) for days in (0, 2)])
    assert count(database, Cube.SUBJECT, Measure.DIRECT) == 2 * TIMES
    assert count(database, Cube.SUBJECT, Measure.DIRECT_ONCE) == TIMES


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # SQLite lets one write at a time anyway
def test_who_is_slow_after_counting_holds_up_nobody(database: SqlDatabase) -> None:
    with database.write() as slow:
        slow.contacts.add(a_contact())
        with database.write() as quick:
            quick.contacts.add(a_contact(id=new_id(), number="M4TD91CZ80", subjects=(a_subject(id=new_id()),)))
        assert count(database, Cube.CONTACT, Measure.CONTACTS) == 1
    assert count(database, Cube.CONTACT, Measure.CONTACTS) == 2


def test_what_was_counted_is_seen_in_the_same_transaction(database: SqlDatabase) -> None:
    days = Scope(DAY - timedelta(days=30), DAY + timedelta(days=30))
    with database.write() as tx:
        tx.contacts.add(a_contact())
        assert tx.figures.totals(days, (Cube.CONTACT,))[Cube.CONTACT, Measure.CONTACTS] == 1
