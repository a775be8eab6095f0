"""A joined seat under the rights of who signed in: what was finished arrives, and what may not is refused, not lost."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from app.bootstrap import open_services
from app.domain.contact import Outcome, ReplyWay
from app.domain.draft import HandOffDraft, SurveyDraft, SurveyWay
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.outbox import SaveState
from app.domain.receipt import ReceiptForm
from app.persistence.database import open_server
from app.persistence.seat.opening import open_seat_database
from app.services.registry import Services
from app.settings import Settings
from tests.builders import a_customer, a_seat, a_subject_draft
from tests.editing_bench import HeldClock
from tests.integration.joined_seat import finish, with_empty_copy
from tests.integration.rights_town import BAKKER, JANSEN, PEOPLE, YILMAZ, RightsTown, rights_town

AtSeat = Callable[[Person], Services]


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    with rights_town(postgresql_admin, "offline_rights", tmp_path_factory.mktemp("town")) as town:
        yield town


@pytest.fixture
def at_seat(town: RightsTown, tmp_path: Path, sqlite_template: Path) -> Iterator[AtSeat]:
    """Signs somebody in at a seat of their own."""
    opened: list[Services] = []

    def sign_in(person: Person) -> Services:
        data = with_empty_copy(tmp_path / person.login, sqlite_template)
        database = open_seat_database(lambda: open_server(town.address, person.login), data)
        services = open_services(database, data, Settings(seat_id=a_seat().id, person_id=person.id)).services
        opened.append(services)
        services.send_saves()  # as the window does at its start
        return services

    yield sign_in
    for services in opened:
        services.index.close()
        services.database.close()


def a_shielded_hand_off() -> HandOffDraft:
    hand_off = HandOffDraft(new_id(), "werk-inkomen", question="Kan ik hulp krijgen?", reply_way=ReplyWay.PHONE)
    return replace(hand_off, reply_to="0612345678", is_sent=True)


def test_R6_a_shielded_contact_with_hand_off_mark_and_print_arrives(town: RightsTown, at_seat: AtSeat) -> None:
    seat = at_seat(BAKKER)
    subject = a_subject_draft(outcome=Outcome.HANDED_OFF, hand_off=a_shielded_hand_off())
    done = finish(seat, subjects=(subject,), customer=a_customer(), survey=SurveyDraft(SurveyWay.SPOKEN, 8))
    seat.issue_receipt(done.contact.number, ReceiptForm.TEXT)
    sending = seat.send_saves()
    assert (sending.sent, sending.problem, sending.lines) == (1, "", ())
    with town.everything().read() as tx:
        assert tx.contacts.get(done.contact.id) == done.contact
        receipt = tx.receipts.by_contact(done.contact.id)
    assert receipt is not None and receipt.is_issued


def test_a_number_that_was_taken_for_a_contact_one_may_not_see_is_noticed(town: RightsTown, at_seat: AtSeat) -> None:
    first, second = at_seat(BAKKER), at_seat(JANSEN)
    subject = a_subject_draft(outcome=Outcome.HANDED_OFF, hand_off=a_shielded_hand_off())
    later = finish(second, agent_id=JANSEN.id)
    earlier = finish(first, subjects=(subject,))
    assert earlier.receipt.sequence == later.receipt.sequence
    assert first.send_saves().sent == 1
    assert [line.state for line in second.send_saves().lines] == [SaveState.TO_TELL]


def test_notes_about_searching_are_allowed_to_who_may_not_read_them(at_seat: AtSeat) -> None:
    seat = at_seat(BAKKER)
    finish(seat)
    seat.note_search("laadpaal", 0, None, None, None)
    seat.note_gap("zwembad", None)
    assert seat.joined is not None
    later = replace(seat, clock=HeldClock(seat.clock.now() + timedelta(hours=1)))
    assert (later.send_saves().problem, seat.joined.outbox.entries()) == ("", ())


def test_who_may_not_register_is_refused_by_the_server_and_nothing_is_lost(at_seat: AtSeat) -> None:
    seat = at_seat(YILMAZ)
    done = finish(seat, agent_id=YILMAZ.id)
    (line,) = seat.send_saves().lines
    assert (line.id, line.state, line.reason) == (done.contact.id, SaveState.REFUSED, "role-missing")


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: person.name)
def test_everybody_can_follow_the_server(at_seat: AtSeat, person: Person) -> None:
    seat = at_seat(person)
    assert seat.follow_server()
    assert {each.id for each in seat.organisation().people} == {each.id for each in PEOPLE}
