"""Much at once that was done before: stored and counted as one by one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from app.domain.contact import Contact, HandOff, Outcome, ReceivedDocument
from app.domain.figures.measures import Cube, Measure
from app.domain.ids import new_id
from app.domain.work_item import Moved, WorkItem
from app.domain.work_parts import HandedOff, hand_off_items
from app.domain.work_steps import Act, answer, reopen, take
from app.persistence.database import SqlDatabase
from app.services.figure_ports import Scope, Totals
from app.services.past_ports import PastContact, PastWork
from app.services.ports import SearchUse
from knowledgebase.article import Article
from tests.builders import AGENT_ID, a_contact, a_customer, a_hand_off, a_receipt, a_subject, an_article

MORNING = datetime(2026, 10, 5, 8, 0, tzinfo=UTC)
DAY = MORNING.date()
"""A Monday."""


def stored_article(database: SqlDatabase) -> Article:
    with database.write() as tx:
        return tx.articles.put(an_article(id=new_id(), slug="laadpaal", product=""))


def contact_on(days: int, article: Article, **changes: object) -> Contact:
    """A question about the article, so many days later."""
    outcome = Outcome.HANDED_OFF if "hand_off" in changes else Outcome.ANSWERED_DIRECTLY
    subject = a_subject(
        id=new_id(),
        outcome=outcome,
        article_id=article.id,
        article_version=article.version,
        hand_off=changes.pop("hand_off", None),
    )
    begun = MORNING + timedelta(days=days)
    number = f"DEM{days:07d}"
    return a_contact(
        **{"id": new_id(), "number": number, "started_at": begun, "ended_at": begun + timedelta(minutes=4)}
        | {"subjects": (subject,)}
        | changes
    )


def work_on(contact: Contact, hand_off: HandOff, *, is_reopened: bool) -> PastWork:
    """Answered on the day after, and perhaps again a week later."""
    begun = HandedOff(contact.agent_id, contact.ended_at, None)
    (first,) = hand_off_items(hand_off, begun, lambda _unit: hand_off.line, new_id)
    item, steps = first.item, [first.step]

    def act(days: int) -> Act:
        at = contact.ended_at + timedelta(days=days)
        return Act(AGENT_ID, at, at.date())

    moves: list[Callable[[WorkItem], Moved]] = [
        lambda item: take(item, act(1)),
        lambda item: answer(item, act(1), "Gedaan."),
    ]
    if is_reopened:
        moves.append(lambda item: reopen(item, act(2), "Niet gedaan.", DAY + timedelta(days=9)))
        moves.append(lambda item: answer(item, act(8), "Nu wel."))
    for move in moves:
        moved = move(item)
        item, steps = moved.item, [*steps, moved.step]
    return PastWork(item, tuple(steps))


def totals(database: SqlDatabase) -> Totals:
    with database.read() as tx:
        return tx.figures.totals(Scope(DAY, DAY + timedelta(days=60)), list(Cube))


def test_a_contact_comes_back_as_it_was_with_its_customer_and_papers(database: SqlDatabase) -> None:
    contact = contact_on(0, stored_article(database), documents=(ReceivedDocument("Foto", 2),), customer=a_customer())
    with database.write() as tx:
        tx.past.add([PastContact(contact)], [])
    with database.read() as tx:
        assert tx.contacts.by_number(contact.number) == contact
        assert tx.customers.find("Vries") == [contact.customer]


def test_the_same_contact_one_by_one_afterwards_changes_nothing(database: SqlDatabase) -> None:
    contact = contact_on(0, stored_article(database))
    with database.write() as tx:
        tx.past.add([PastContact(contact)], [])
        tx.contacts.add(contact)
    assert totals(database)[Cube.CONTACT, Measure.CONTACTS] == 1


def test_who_came_back_within_a_week_was_not_answered_once(database: SqlDatabase) -> None:
    article, customer = stored_article(database), a_customer()
    contacts = [PastContact(contact_on(days, article, customer=customer)) for days in (0, 7, 15)]
    with database.write() as tx:
        tx.past.add(contacts, [])
    counted = totals(database)
    assert (counted[Cube.SUBJECT, Measure.DIRECT], counted[Cube.SUBJECT, Measure.DIRECT_ONCE]) == (3, 2)


def test_work_is_counted_by_its_first_answer(database: SqlDatabase) -> None:
    article, made = stored_article(database), []
    for days in (0, 1):
        hand_off = a_hand_off(id=new_id())
        hand_off = replace(hand_off, promise=replace(hand_off.promise, promised_on=DAY + timedelta(days=3)))
        contact = contact_on(days, article, hand_off=hand_off)
        made.append(PastContact(contact, (work_on(contact, hand_off, is_reopened=days == 1),)))
    with database.write() as tx:
        tx.past.add(made, [])
    counted = totals(database)
    assert [counted[Cube.HAND_OFF, each] for each in (Measure.PROMISES_DUE, Measure.PROMISES_KEPT)] == [2, 2]
    assert counted[Cube.HAND_OFF, Measure.REOPENED] == 1
    with database.read() as tx:
        items: list[WorkItem] = [part for past in made for part in tx.work.parts_of(past.work[0].item.hand_off_id)]
    assert items == [past.work[0].item for past in made]


def test_marks_and_searches_are_counted(database: SqlDatabase) -> None:
    article = stored_article(database)
    contact = contact_on(0, article)
    uses = [SearchUse("laadpaal", 3, 2, article.id, MORNING), SearchUse("paal", 0, None, None, MORNING)]
    with database.write() as tx:
        tx.past.add([PastContact(contact, asked_at=contact.ended_at, mark=8)], uses)
    counted = totals(database)
    assert counted[Cube.CONTACT, Measure.MARK_SUM] == 8
    assert [counted[Cube.SEARCH, each] for each in (Measure.SEARCHES, Measure.WITHOUT_RESULT)] == [2, 1]
    with database.read() as tx:
        assert tx.figures.differences(lambda _percentage: None).different == 0


def test_the_next_receipt_of_the_seat_comes_after_these(database: SqlDatabase) -> None:
    contact = contact_on(0, stored_article(database))
    receipt = a_receipt(contact_id=contact.id, sequence=7)
    with database.write() as tx:
        tx.past.add([PastContact(contact, receipt=receipt)], [])
        assert tx.receipts.by_contact(contact.id) == receipt
        assert tx.receipts.next_sequence(receipt.seat_id, receipt.year) == 8
