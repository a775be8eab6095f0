"""One work item: what its handler sees, and what others do not."""

from dataclasses import replace

import pytest

from app.domain.contact import MessageKind, Outcome
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.persistence.database import SqlDatabase
from app.services.work_ports import QueueQuery, QueueView, Viewer, WorkDetails
from tests.builders import AGENT_ID, a_customer, a_hand_off, a_subject
from tests.integration.work_rows import NOW, a_step, an_item, stored

STRANGER = Viewer(new_id(), ("kcc",))
COLLEAGUE = Viewer(new_id(), ("parkeren",))


def seen(database: SqlDatabase, viewer: Viewer, item_id: object) -> WorkDetails:
    with database.read() as tx:
        details = tx.work.details(item_id, viewer, NOW)  # type: ignore[arg-type]
    assert details is not None
    return details


def test_a_handler_sees_everything(database: SqlDatabase) -> None:
    hand_off, customer = a_hand_off(is_sensitive=True), a_customer()
    subject = a_subject(outcome=Outcome.HANDED_OFF, kind=MessageKind.OFFICIAL_MESSAGE, hand_off=hand_off)
    item = an_item(hand_off)
    stored(database, hand_off, items=(item,), customer=customer, subjects=(subject,))
    details = seen(database, COLLEAGUE, item.id)
    assert (details.row.item, details.row.title) == (item, "Parkeervergunning")
    assert (details.hand_off, details.kind, details.customer) == (hand_off, MessageKind.OFFICIAL_MESSAGE, customer)
    assert (details.row.agent_id, details.steps, details.parts) == (AGENT_ID, (a_step(item),), ())


def test_there_are_no_details_of_what_is_not_there(database: SqlDatabase) -> None:
    with database.read() as tx:
        assert tx.work.details(new_id(), STRANGER, NOW) is None


def test_parts_are_those_of_the_hand_off_and_with_a_director_those_of_the_contact(database: SqlDatabase) -> None:
    one, two, undirected = a_hand_off(), a_hand_off(), a_hand_off()
    first = an_item(one, director_id=AGENT_ID)
    second = an_item(one, id=new_id(), unit_id="wijken", director_id=AGENT_ID)
    other, alone = an_item(two, director_id=AGENT_ID), an_item(undirected)
    stored(database, one, two, undirected, items=(first, second, other, alone))
    stored(database, elsewhere := a_hand_off(), items=(an_item(elsewhere, director_id=AGENT_ID),))
    assert {row.item.id for row in seen(database, COLLEAGUE, first.id).parts} == {second.id, other.id}
    assert seen(database, COLLEAGUE, alone.id).parts == ()


@pytest.mark.parametrize("of_subject", [False, True])
def test_of_what_is_shielded_others_see_only_that_there_is_one(database: SqlDatabase, of_subject: bool) -> None:
    hand_off = a_hand_off(reply_window="na 17 uur")
    subject = a_subject(title="Schulden", outcome=Outcome.HANDED_OFF, shielded=of_subject, hand_off=hand_off)
    item = an_item(hand_off, shielded=not of_subject, answer="Geheim.")
    contact = stored(database, hand_off, items=(item,), customer=a_customer(), subjects=(subject,))
    details = seen(database, STRANGER, item.id)
    assert not details.row.may_see
    assert (details.row.title, details.row.customer, details.row.item) == ("", "", replace(item, answer=""))
    assert (details.customer, details.hand_off.question, details.hand_off.answers) == (None, "", ())
    assert (details.hand_off.reply_to, details.hand_off.reply_window) == ("", "")
    assert (details.row.contact_number, details.row.item.unit_id) == (contact.number, "parkeren")
    assert seen(database, COLLEAGUE, item.id).row.title == "Schulden"


def test_of_what_is_shielded_others_see_no_steps(database: SqlDatabase) -> None:
    item = an_item(hand_off := a_hand_off(), shielded=True)
    stored(database, hand_off, items=(item,))
    moved = replace(item, revision=2)
    with database.write() as tx:
        tx.work.save(moved, a_step(moved, text="Geheim."))
    assert seen(database, STRANGER, item.id).steps == ()
    assert seen(database, COLLEAGUE, item.id).steps[-1].text == "Geheim."


def test_who_handles_what_is_shielded_sees_it_and_its_director_does_not(database: SqlDatabase) -> None:
    director = Viewer(AGENT_ID, ())
    with database.write() as tx:
        tx.organisation.put_person(Person(STRANGER.person_id, "R. Yilmaz", "kcc"))
    item = an_item(hand_off := a_hand_off(), shielded=True, handler_id=STRANGER.person_id, director_id=AGENT_ID)
    stored(database, hand_off, items=(item,))
    assert seen(database, STRANGER, item.id).row.may_see
    assert not seen(database, director, item.id).row.may_see


def test_what_is_shielded_is_not_found_by_its_content(database: SqlDatabase) -> None:
    item = an_item(hand_off := a_hand_off(), shielded=True)
    contact = stored(database, hand_off, items=(item,), customer=a_customer())
    with database.read() as tx:
        for text in ("vries", "parkeerboete", "AB-123-C", "0612345678"):
            assert tx.work.queue(QueueQuery(QueueView.ALL, text), STRANGER).rows == ()
            assert len(tx.work.queue(QueueQuery(QueueView.ALL, text), COLLEAGUE).rows) == 1
        (row,) = tx.work.queue(QueueQuery(QueueView.ALL, contact.number), STRANGER).rows
    assert (row.title, row.may_see) == ("", False)


def test_a_unit_that_asked_another_one_still_sees_what_is_shielded(database: SqlDatabase) -> None:
    item = an_item(hand_off := a_hand_off(), shielded=True, unit_id="kcc", asked_by=("werk-inkomen", "parkeren"))
    stored(database, hand_off, items=(item,))
    assert seen(database, COLLEAGUE, item.id).row.may_see
    assert seen(database, Viewer(new_id(), ("werk-inkomen",)), item.id).row.may_see
    assert not seen(database, Viewer(new_id(), ("park", "inkomen", "wijken")), item.id).row.may_see
