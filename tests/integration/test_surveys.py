"""Marks of customers: asked in the transaction that stores the contact, and recorded when they come later."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.contact import Channel, Contact
from app.domain.contact_number import new_number
from app.domain.draft import SurveyDraft, SurveyWay
from app.domain.errors import DomainError, WorldError
from app.domain.figures.measures import Cube, Measure
from app.domain.mail import MailKind, MailMessage
from app.persistence.database import SqlDatabase
from app.persistence.receipts import SqlReceiptStore
from app.services.contacts import finish_contact
from app.services.editing_actions import EditingActions
from app.services.figure_ports import Scope
from app.services.survey_actions import Survey, SurveyActions
from tests.builders import a_contact, a_customer, a_draft, a_municipality, a_person, a_seat
from tests.integration.editing_house import AGENT, TUESDAY, House, at_work

DAY = Scope(date(2026, 11, 24), date(2026, 11, 24))
BY_MAIL, NOT_ASKED = SurveyDraft(SurveyWay.EMAIL), SurveyDraft(SurveyWay.NOT_ASKED)
OF_MARKS = (Measure.SURVEYS_ASKED, Measure.SURVEYS_ANSWERED, Measure.MARK_SUM)


def spoken(mark: int | None) -> SurveyDraft:
    return SurveyDraft(SurveyWay.SPOKEN, mark)


@pytest.fixture
def house(database: SqlDatabase, tmp_path: Path) -> Iterator[House]:
    with at_work(database, tmp_path) as house:
        yield house


@pytest.fixture
def desk(house: House) -> SurveyActions:
    seat: EditingActions = house.of(AGENT)
    return SurveyActions(*(getattr(seat, tool.name) for tool in fields(EditingActions) if tool.init))


def finished(desk: SurveyActions, survey: SurveyDraft | None, **changes: Any) -> Contact:
    """A contact that is stored twice, as after an unclear error."""
    contact = a_contact(**changes)
    for _ in range(2):
        finish_contact(desk.database, contact, a_municipality(), a_seat(), a_person(), "en", survey)
    return contact


def marks(desk: SurveyActions) -> tuple[int, ...]:
    """How many were asked, how many answered, and the sum of their marks, as the figures have it."""
    with desk.database.read() as tx:
        totals = tx.figures.totals(DAY, (Cube.CONTACT,))
    return tuple(totals.get((Cube.CONTACT, measure), 0) for measure in OF_MARKS)


def mails(desk: SurveyActions) -> list[MailMessage]:
    with desk.database.read() as tx:
        return tx.mail.waiting(TUESDAY.replace(hour=23))


def refused(step: Callable[[], object]) -> str:
    with pytest.raises(DomainError) as caught:
        step()
    return caught.value.key


@pytest.mark.parametrize(
    ("survey", "counted"),
    [(spoken(8), (1, 1, 8)), (spoken(None), (1, 0, 0)), (NOT_ASKED, (0, 0, 0)), (None, (0, 0, 0))],
)
def test_what_a_customer_said_is_stored_with_the_contact_once(
    desk: SurveyActions, survey: SurveyDraft | None, counted: tuple[int, ...]
) -> None:
    contact = finished(desk, survey, customer=a_customer())
    asked = Survey(contact.number, contact.ended_at, survey.mark) if survey and survey is not NOT_ASKED else None
    assert (marks(desk), mails(desk)) == (counted, [])
    assert desk.survey_of(contact.number) == asked


def test_by_mail_one_question_goes_out_and_the_answer_is_recorded_later(desk: SurveyActions) -> None:
    contact = finished(desk, BY_MAIL, customer=a_customer(), channel=Channel.TELEPHONE)
    (message,) = mails(desk)
    assert (message.kind, message.to) == (MailKind.SURVEY, "a.devries@example.nl")
    assert marks(desk) == (1, 0, 0)
    typed = f" {contact.number[:5]}-{contact.number[5:]}".lower()
    assert desk.put_mark(typed, 7) == desk.survey_of(contact.number) == Survey(contact.number, contact.ended_at, 7)
    assert marks(desk) == (1, 1, 7)


def test_a_later_mark_takes_the_place_of_an_earlier_one(desk: SurveyActions) -> None:
    contact = finished(desk, spoken(3))
    desk.put_mark(contact.number, 9)
    assert marks(desk) == (1, 1, 9)


@pytest.mark.parametrize("changes", [{"email_consent": False}, {"email": ""}])
def test_a_customer_who_took_consent_back_is_not_asked(desk: SurveyActions, changes: dict[str, Any]) -> None:
    contact = finished(desk, BY_MAIL, customer=a_customer(**changes))
    assert (marks(desk), mails(desk), desk.survey_of(contact.number)) == ((0, 0, 0), [], None)


def test_contact_mark_and_message_are_stored_together_or_not_at_all(
    desk: SurveyActions, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_parts: Any) -> None:
        raise WorldError("database-full")

    with monkeypatch.context() as broken, pytest.raises(WorldError):
        broken.setattr(SqlReceiptStore, "add", refuse)
        finished(desk, BY_MAIL, customer=a_customer())
    assert (marks(desk), mails(desk)) == ((0, 0, 0), [])


@pytest.mark.parametrize("mark", [0, 11, -1])
def test_a_mark_runs_from_one_to_ten(desk: SurveyActions, mark: int) -> None:
    contact = finished(desk, BY_MAIL, customer=a_customer())
    assert refused(lambda: desk.put_mark(contact.number, mark)) == "mark-wrong"
    assert marks(desk) == (1, 0, 0)


def test_a_mark_of_a_contact_that_is_unknown_or_was_not_asked_is_refused(desk: SurveyActions) -> None:
    contact = finished(desk, None)
    assert refused(lambda: desk.put_mark(contact.number, 8)) == "survey-not-asked"
    assert refused(lambda: desk.put_mark(new_number(), 8)) == "contact-unknown"
    assert refused(lambda: desk.put_mark("M4TD9", 8)) == "number-mistyped"


def test_the_municipality_says_of_how_many_contacts_the_customer_is_asked(desk: SurveyActions) -> None:
    draft = a_draft()
    for percent, asked in ((0, False), (100, True)):
        assert replace(desk, municipality=a_municipality(survey_percent=percent)).wants_survey(draft) is asked
