"""The server goes away: the counter goes on, and afterwards everything is stored once, in order."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.contact import Outcome, ReplyWay
from app.domain.contact_number import format_number
from app.domain.draft import HandOffDraft, SurveyDraft, SurveyWay
from app.domain.errors import DomainError, WorldError
from app.domain.ids import new_id
from app.domain.outbox import SaveState
from app.domain.receipt import ReceiptForm
from app.domain.work_item import WorkStatus
from app.services.outbox_saving import OF_ANOTHER_PERSON
from app.services.registry import Services
from app.services.work_ports import QueueQuery, QueueView
from knowledgebase.search import SearchQuery
from tests.builders import a_customer, a_fee, a_person, a_seat, a_subject_draft
from tests.fault_proxy import Fault
from tests.integration.joined_seat import JoinedTown, an_ended_draft, finish, joined_town, put_article


@pytest.fixture
def faults() -> list[Fault]:
    """What the next commits suffer."""
    return []


@pytest.fixture
def town(postgresql_url: str, tmp_path: Path, sqlite_template: Path, faults: list[Fault]) -> Iterator[JoinedTown]:
    with joined_town(postgresql_url, tmp_path, sqlite_template, lambda: faults.pop() if faults else None) as town:
        yield town


@pytest.fixture
def seat(town: JoinedTown) -> Services:
    return town.sit_down()


def states(seat: Services) -> list[SaveState]:
    return [line.state for line in seat.waiting_saves()]


def printed(town: JoinedTown, seat: Services, number: str) -> int:
    """Print the receipt a second later; gives the number of the copy."""
    town.clock.later(seconds=1)
    return seat.issue_receipt(number, ReceiptForm.TEXT).copy


def test_R6_a_finished_contact_waits_and_is_stored_when_the_server_is_back(town: JoinedTown, seat: Services) -> None:
    town.line.go_away()
    finished = [finish(seat, customer=a_customer()) for _each in range(3)]
    away = seat.send_saves()
    assert (away.sent, away.problem, states(seat)) == (0, "database-away", [SaveState.WAITING] * 3)
    town.line.come_back()
    back = seat.send_saves()
    assert (back.sent, back.problem, back.lines) == (3, "", ())
    assert town.stored() == [each.contact for each in finished]
    assert [town.receipt_of(each.contact.id) for each in finished] == [each.receipt for each in finished]


def test_R6_a_hand_off_and_a_mark_arrive_as_on_any_seat(town: JoinedTown, seat: Services) -> None:
    town.line.go_away()
    hand_off = HandOffDraft(new_id(), "parkeren", question="Waarom?", reply_way=ReplyWay.PHONE, reply_to="0612345678")
    sent = replace(hand_off, is_sent=True)
    subject = a_subject_draft(outcome=Outcome.HANDED_OFF, hand_off=sent)
    finish(seat, subjects=(subject,), survey=SurveyDraft(SurveyWay.SPOKEN, 8))
    town.line.come_back()
    seat.send_saves()
    rows = seat.work_queue(QueueQuery(QueueView.ALL, "", statuses=tuple(WorkStatus))).rows
    assert [row.item.hand_off_id for row in rows] == [hand_off.id]


def test_R6_searching_reading_and_fees_go_on(town: JoinedTown, seat: Services) -> None:
    article_id = put_article(town, title="Laadpaal aanvragen")
    with town.direct.write() as tx:
        tx.organisation.put_fees([a_fee()])
    seat.follow_server()
    town.line.go_away()
    (hit,) = seat.search(SearchQuery("laadpaal")).hits
    assert hit.article_id == article_id
    assert seat.open_article(article_id, "laadpaal").article.title == "Laadpaal aanvragen"
    assert seat.fees() == [a_fee()]
    with pytest.raises(WorldError, match="database-away"):
        seat.find_customers("Vries")


def test_R6_the_program_starts_without_the_server(town: JoinedTown, seat: Services) -> None:
    finish(seat)
    running = an_ended_draft(seat)
    seat.keep_draft(running)
    town.stop(seat)
    town.line.go_away()
    again = town.sit_down()
    assert again.restore().drafts == (running,)
    assert states(again) == [SaveState.WAITING]
    town.line.come_back()
    assert again.send_saves().sent == 1


def test_R6_a_receipt_is_printed_found_and_printed_again_while_it_waits(town: JoinedTown, seat: Services) -> None:
    town.line.go_away()
    finished = finish(seat)
    number, receipt_number = finished.contact.number, finished.receipt.content.receipt_number
    assert [printed(town, seat, number) for _each in range(3)] == [0, 1, 2]
    assert format_number(number) in seat.stored_receipt(number, ReceiptForm.TEXT).decode()
    assert [found.number for text in (number, receipt_number) if (found := seat.find_by_number(text))] == [number] * 2
    town.line.come_back()
    seat.send_saves()
    seat.send_saves()
    receipt = town.receipt_of(finished.contact.id)
    assert receipt is not None and (receipt.is_issued, receipt.copies) == (True, 2)
    assert printed(town, seat, number) == 3


def test_R6_a_receipt_of_just_now_is_printed_without_the_server(town: JoinedTown, seat: Services) -> None:
    finished = finish(seat)
    seat.send_saves()
    town.line.go_away()
    assert seat.issue_receipt(finished.contact.number, ReceiptForm.TEXT).copy == 0
    town.line.come_back()
    seat.send_saves()
    receipt = town.receipt_of(finished.contact.id)
    assert receipt is not None and receipt.is_issued


@pytest.mark.parametrize("fault", [Fault.BEFORE_COMMIT, Fault.DURING_COMMIT, Fault.AFTER_COMMIT, Fault.HALF_AN_ANSWER])
def test_R3_a_cut_around_the_commit_stores_once(
    town: JoinedTown, seat: Services, faults: list[Fault], fault: Fault
) -> None:
    finished = finish(seat)
    seat.issue_receipt(finished.contact.number, ReceiptForm.TEXT)
    faults.append(fault)
    assert (seat.send_saves().problem, states(seat)) == ("database-away", [SaveState.WAITING])
    assert seat.send_saves().sent == 1
    assert town.stored() == [finished.contact]
    receipt = town.receipt_of(finished.contact.id)
    assert receipt is not None and (receipt.is_issued, receipt.copies) == (True, 0)


def test_a_refused_contact_does_not_hold_up_the_next(town: JoinedTown, seat: Services) -> None:
    first, second = finish(seat), finish(seat)
    with town.direct.write() as tx:
        tx.contacts.add(replace(first.contact, note="anders"))
    sending = seat.send_saves()
    assert sending.sent == 1
    (line,) = sending.lines
    assert (line.id, line.state, line.reason) == (first.contact.id, SaveState.REFUSED, "contact-stored-differently")
    assert town.receipt_of(second.contact.id) == second.receipt


def test_a_refused_contact_is_opened_again_and_keeps_both_its_numbers(town: JoinedTown, seat: Services) -> None:
    town.line.go_away()
    finished, next_one = finish(seat, note="eerst"), finish(seat)
    assert seat.joined is not None
    seat.joined.outbox.refuse(finished.contact.id, "save-refused")
    draft = seat.reopen_save(finished.contact.id)
    assert seat.restore().drafts == (draft,)
    again = seat.finish(replace(draft, note="beter", ended_at=seat.clock.now()))
    town.line.come_back()
    assert seat.send_saves().sent == 2
    assert again.contact.number == finished.contact.number
    assert again.receipt.sequence == finished.receipt.sequence
    assert {contact.note for contact in town.stored()} == {"beter", next_one.contact.note}


def test_what_was_sent_meanwhile_cannot_be_opened_again(seat: Services) -> None:
    finished = finish(seat)
    seat.send_saves()
    with pytest.raises(DomainError, match="save-gone"):
        seat.reopen_save(finished.contact.id)


def test_a_refused_save_goes_when_somebody_tries_again(town: JoinedTown, seat: Services) -> None:
    finished = finish(seat)
    assert seat.joined is not None
    seat.joined.outbox.refuse(finished.contact.id, "role-missing")
    assert seat.send_saves().sent == 0
    seat.retry_save(finished.contact.id)
    assert seat.send_saves().sent == 1
    assert town.stored() == [finished.contact]


def test_a_number_that_was_taken_becomes_the_next_and_somebody_is_told(town: JoinedTown, seat: Services) -> None:
    town.line.go_away()
    finished, later = finish(seat), finish(seat)
    other = town.folder / "other"
    town.line.come_back()
    colleague = town.sit_down("other")
    taken = finish(colleague)
    colleague.send_saves()
    assert other.exists() and taken.receipt.sequence == finished.receipt.sequence
    lines = seat.send_saves().lines
    assert [(line.state, line.receipt_before, line.receipt_after) for line in lines] == [
        (SaveState.TO_TELL, "BAL3-2026-000001", "BAL3-2026-000003")
    ]
    stored = [town.receipt_of(each.contact.id) for each in (taken, later, finished)]
    assert [receipt.sequence for receipt in stored if receipt] == [1, 2, 3]
    town.stop(seat)
    again = town.sit_down()
    again.save_told(lines[0].id)
    assert again.waiting_saves() == ()


def test_numbers_of_a_seat_go_on_where_the_server_is(town: JoinedTown, seat: Services) -> None:
    finish(seat)
    seat.send_saves()
    fresh = town.sit_down("new installation")
    fresh.send_saves()
    assert finish(fresh).receipt.sequence == 2


def test_a_draft_that_a_crash_left_behind_is_not_shown_beside_its_save(town: JoinedTown, seat: Services) -> None:
    draft = an_ended_draft(seat)
    seat.finish(draft)
    seat.journal.keep(draft)  # as a crash between the outbox and the journal leaves it
    assert seat.restore().drafts == ()
    seat.journal.keep(draft)
    seat.send_saves()
    town.line.go_away()
    assert seat.restore().drafts == ()


def test_what_a_colleague_saved_waits_for_that_colleague(town: JoinedTown, seat: Services) -> None:
    colleague = a_person(id=new_id(), name="R. Yilmaz")
    with town.direct.write() as tx:
        tx.organisation.put_person(colleague)
    finish(seat)
    other = replace(seat, agent=colleague)
    finish(other)
    sending = other.send_saves()
    assert sending.sent == 1
    assert [(line.state, line.reason) for line in sending.lines] == [(SaveState.WAITING, OF_ANOTHER_PERSON)]
    assert seat.send_saves().lines == ()


def test_notes_about_searching_go_once_a_minute_and_count_once(town: JoinedTown, seat: Services) -> None:
    article_id = put_article(town, title="Laadpaal aanvragen")
    seat.follow_server()
    seat.note_search("laadpaal", 1, 1, article_id, None)
    seat.note_gap("zwembad", None)
    seat.note_choice("laadpaal", article_id)
    seat.send_saves()
    assert seat.search_figures().searches == 0
    town.clock.later(minutes=1)
    seat.send_saves()
    seat.send_saves()
    figures = seat.search_figures()
    assert (figures.searches, figures.opened) == (1, 1)
    assert [gap.count for gap in seat.gaps()] == [1]
    assert [choice.count for choice in seat.choices()] == [1]


def test_R3_notes_of_which_the_answer_was_lost_count_once(
    town: JoinedTown, seat: Services, faults: list[Fault]
) -> None:
    article_id = put_article(town, title="Laadpaal aanvragen")
    seat.follow_server()
    finish(seat)
    seat.send_saves()
    seat.note_search("laadpaal", 1, 1, article_id, None)
    seat.note_choice("laadpaal", article_id)
    town.clock.later(minutes=1)
    faults.append(Fault.AFTER_COMMIT)
    assert [seat.send_saves().problem for _each in range(2)] == ["database-away", ""]
    assert seat.search_figures().searches == 1
    assert [choice.count for choice in seat.choices()] == [1]


def test_a_seat_of_the_embedded_database_stores_at_once(demo: Services) -> None:
    assert not demo.is_joined
    assert demo.waiting_saves() == () and demo.send_saves().lines == ()
    assert not demo.follow_server()
    assert a_seat().workplace_id is None
