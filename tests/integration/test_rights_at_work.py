"""The program at work on a server that guards its rights: everybody does their own work, signed in as themself."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import Engine, text

from app.domain.draft import SurveyDraft, SurveyWay
from app.domain.errors import BaliewijsError
from app.domain.figures.definitions import FigureKey
from app.domain.figures.measures import Cube, Measure
from app.domain.figures.norms import Norm
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.receipt import ReceiptForm
from app.domain.rights import Right
from app.domain.work_item import StepKind
from app.services.contacts import finish_contact
from app.services.figure_ports import Scope
from app.services.news_actions import NewsActions
from knowledgebase.article import Section, SectionKind
from tests.builders import (
    a_bulletin,
    a_contact,
    a_customer,
    a_draft,
    a_municipality,
    a_person,
    a_seat,
    a_subject,
    a_subject_draft,
)
from tests.integration.editing_house import published, typed
from tests.integration.rights_town import (
    BAKKER,
    DEVOS,
    JANSEN,
    KONING,
    LEEUW,
    MULDER,
    PRINS,
    SMIT,
    VISSER,
    YILMAZ,
    RightsTown,
    rights_town,
)
from ui.editing.actions import EditAction, actions_of

TEXT = (Section(SectionKind.INTRODUCTION, "Vraag een laadpaal aan bij de gemeente."),)


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    with rights_town(postgresql_admin, "at_work", tmp_path_factory.mktemp("town")) as town:
        yield town


def refused(step: Callable[[], object]) -> str:
    """The key of the error."""
    with pytest.raises(BaliewijsError) as raised:
        step()
    return raised.value.key


def test_an_agent_finishes_a_contact(town: RightsTown) -> None:
    services = town.of(BAKKER)
    draft = replace(a_draft(), subjects=(a_subject_draft(),), ended_at=datetime(2026, 11, 24, 9, 50, tzinfo=UTC))
    finished = services.finish(draft)
    assert services.find_by_number(finished.contact.number)


def test_a_handler_takes_answers_and_sees_it_closed(town: RightsTown) -> None:
    hand_off, handler = town.hand_off(), town.of(YILMAZ)
    taken = handler.take(hand_off.id, 1)
    closed = handler.answer(hand_off.id, taken.row.item.revision, "De boete vervalt.", tell_by_mail=False)
    assert not closed.row.item.is_open


def test_what_is_shielded_is_worked_on_by_its_unit_only(town: RightsTown) -> None:
    hand_off = town.hand_off(unit_id="werk-inkomen", shielded=True)
    assert refused(lambda: town.of(YILMAZ).take(hand_off.id, 1)) == "work-not-yours"
    assert town.of(VISSER).take(hand_off.id, 1).row.item.handler_id == VISSER.id


def test_an_agent_reminds_a_unit_of_what_is_shielded(town: RightsTown) -> None:
    hand_off = town.hand_off(unit_id="werk-inkomen", shielded=True)
    details = town.of(JANSEN).remind(hand_off.id)
    assert (details.row.may_see, details.row.item.reminders, details.hand_off.question) == (False, 1, "")
    last = town.of(VISSER).work_details(hand_off.id).steps[-1]
    assert (last.kind, last.person_id) == (StepKind.CUSTOMER_REMINDED, JANSEN.id)


def test_the_contact_centre_gives_what_is_shielded_another_director_but_not_itself(town: RightsTown) -> None:
    hand_off = town.hand_off(unit_id="werk-inkomen", shielded=True, director_id=BAKKER.id)
    revision = town.of(JANSEN).work_details(hand_off.id).row.item.revision
    assert refused(lambda: town.of(YILMAZ).direct(hand_off.id, revision, DEVOS.id)) == "work-not-yours"
    assert refused(lambda: town.of(JANSEN).direct(hand_off.id, revision, JANSEN.id)) == "role-missing"
    assert town.of(JANSEN).direct(hand_off.id, revision, DEVOS.id).row.item.director_id == DEVOS.id
    assert town.of(DEVOS).work_details(hand_off.id).hand_off.question


def test_who_may_not_see_it_is_not_told_more_than_that_it_is_there(town: RightsTown) -> None:
    hand_off = town.hand_off(unit_id="werk-inkomen", shielded=True)
    details = town.of(YILMAZ).work_details(hand_off.id)
    assert (details.row.may_see, details.row.title, details.customer, details.steps) == (False, "", None, ())
    assert town.of(VISSER).work_details(hand_off.id).present == ()


def test_who_passed_on_what_is_shielded_keeps_seeing_it(town: RightsTown) -> None:
    hand_off = town.hand_off(unit_id="werk-inkomen", shielded=True)
    town.of(VISSER).pass_on(hand_off.id, 1, "parkeren", YILMAZ.id, "Voor jullie.")
    assert town.of(YILMAZ).work_details(hand_off.id).hand_off.question
    with town.database(DEVOS).read() as tx:
        assert tx.work.get(hand_off.id)
    assert not town.of(JANSEN).work_details(hand_off.id).row.may_see


def test_others_learn_that_there_was_something_shielded_and_not_what(town: RightsTown) -> None:
    customer = a_customer()
    hand_off = town.hand_off(customer=customer, unit_id="werk-inkomen", shielded=True)
    town.hand_off(customer=customer)
    lines = town.of(JANSEN).history(customer.id)
    assert [(line.title, line.is_shielded) for line in lines] == [("Parkeervergunning", False), ("", True)]
    masked = next(row for row in town.of(JANSEN).open_work_of(customer.id) if row.item.id == hand_off.id)
    assert (masked.may_see, masked.title, masked.customer, masked.item.unit_id) == (False, "", "", "werk-inkomen")


def test_who_may_see_what_is_shielded_sees_it_once(town: RightsTown) -> None:
    customer = a_customer()
    town.hand_off(customer=customer, unit_id="werk-inkomen", shielded=True)
    assert len(town.of(VISSER).history(customer.id)) == 1
    (row,) = town.of(VISSER).open_work_of(customer.id)
    assert (row.may_see, row.title) == (True, "Parkeervergunning")


def test_a_customer_who_comes_back_about_what_is_shielded_counts(town: RightsTown) -> None:
    customer, article = a_customer(), town.town(SMIT).put()
    about = {"article_id": article.id, "article_version": 1}
    first = a_subject(unit_id="werk-inkomen", shielded=True, **about)
    asked = a_contact(customer=customer, subjects=(first,))
    finish_contact(town.database(BAKKER), asked, a_municipality(), a_seat(), BAKKER, "en")
    later = asked.started_at + timedelta(days=1)
    again = a_contact(
        customer=customer, subjects=(a_subject(**about),), agent_id=JANSEN.id, started_at=later, ended_at=later
    )
    finish_contact(town.database(JANSEN), again, a_municipality(), a_seat(), JANSEN, "en")
    with town.admin.connect() as connection:
        marked = connection.scalar(text("SELECT came_back FROM subject WHERE id = :id"), {"id": first.id})
    assert marked is True


def test_a_mark_that_comes_later_is_recorded(town: RightsTown) -> None:
    contact = a_contact(customer=a_customer())
    survey = SurveyDraft(SurveyWay.SPOKEN, None)
    finish_contact(town.database(BAKKER), contact, a_municipality(), a_seat(), BAKKER, "en", survey)
    assert town.of(JANSEN).put_mark(contact.number, 8).mark == 8


def test_a_receipt_is_printed_again_by_a_colleague(town: RightsTown) -> None:
    contact = a_contact()
    finish_contact(town.database(BAKKER), contact, a_municipality(), a_seat(), BAKKER, "en")
    assert [town.of(JANSEN).issue_receipt(contact.number, ReceiptForm.TEXT).copy for _ in range(2)] == [0, 1]


def test_an_agent_searches_chooses_and_tells_what_is_missing(town: RightsTown) -> None:
    article = town.town(SMIT).put()
    agent = town.of(BAKKER)
    agent.note_choice("parkeren", article.id)
    agent.note_gap("laadpaal", None)
    agent.give_feedback(article, None, "", "Dit klopt niet.")
    assert [line.text for line in agent.gaps()] == ["laadpaal"]
    (told,) = town.of(SMIT).open_for_editing(article.id).feedback
    town.of(SMIT).answer_feedback(told.id, "Nu wel.")
    (answer,) = agent.answers_to_me()
    agent.mark_answers_seen([answer.feedback.id])
    assert agent.answers_to_me() == []


def test_an_editor_writes_and_a_reviewer_publishes(town: RightsTown) -> None:
    editor, reviewer = town.of(SMIT), town.of(MULDER)
    text = typed(editor.new_draft("Laadpaal aanvragen"), sections=TEXT)
    assert published(editor, reviewer, text).published


@pytest.mark.parametrize("day", [None, date(2026, 12, 24)], ids=["at once", "for a day to come"])
def test_an_editor_cannot_approve(town: RightsTown, day: date | None) -> None:
    colleague, editor = town.of(MULDER), town.of(SMIT)
    saved = colleague.save_draft(typed(colleague.new_draft("Marktplaats"), sections=TEXT))
    asked = colleague.ask_review(saved.draft.id, 1, None, day, "")
    opened = editor.open_for_editing(saved.draft.id)
    assert EditAction.APPROVE not in actions_of(opened, SMIT.id, False, editor.may(Right.APPROVE_ARTICLES))
    assert refused(lambda: editor.approve(saved.draft.id, asked.draft.revision)) == "role-missing"
    assert refused(lambda: NewsActions.approve(editor, saved.draft.id, asked.draft.revision)) == "role-missing"


def test_a_team_leader_sets_a_norm_and_an_agent_does_not(town: RightsTown) -> None:
    norm = Norm(new_id(), FigureKey.DIRECT, 80.0, date(2026, 1, 1))
    assert town.of(LEEUW).put_norm(norm)
    assert (
        refused(lambda: town.of(BAKKER).put_norm(replace(norm, id=new_id(), figure=FigureKey.DIRECT_ONCE)))
        == "role-missing"
    )


def test_a_team_leader_sees_figures_of_the_team_and_an_agent_only_the_own(town: RightsTown) -> None:
    contact = a_contact()
    finish_contact(town.database(BAKKER), contact, a_municipality(), a_seat(), BAKKER, "en")
    day = Scope(date(2026, 11, 24), date(2026, 11, 24))

    def of_bakker(person: Person) -> int:
        with town.database(person).read() as tx:
            return tx.figures.of_person(day, BAKKER.id)[Cube.DESK, Measure.CONTACTS]

    assert of_bakker(LEEUW) == of_bakker(BAKKER) > 0
    assert (of_bakker(JANSEN), of_bakker(VISSER)) == (0, 0)


def test_news_is_written_by_an_editor_and_read_by_an_agent(town: RightsTown) -> None:
    written = town.of(SMIT).put_bulletin(a_bulletin())
    town.of(BAKKER).mark_read(written.id)
    assert BAKKER.id in {reader.id for reader, _at in town.of(SMIT).bulletin_readers(written.id).has_read}


def test_an_administrator_changes_people_and_units(town: RightsTown) -> None:
    administrator = town.of(KONING)
    administrator.put_person(replace(JANSEN, email="jansen@testdam.example"))
    administrator.put_mailbox("parkeren", "parkeren@testdam.example")
    with town.database(KONING).write() as tx:
        tx.organisation.put_municipality(a_municipality())
    assert refused(lambda: town.of(BAKKER).put_person(JANSEN)) == "role-missing"


def test_a_privacy_officer_erases_what_others_may_only_add(town: RightsTown) -> None:
    customer = a_customer()
    hand_off = town.hand_off(customer=customer, unit_id="werk-inkomen", shielded=True)
    with town.database(PRINS).write() as tx:
        contacts = tx.privacy.contacts_of(customer.id)
        assert tx.privacy.person_sections(customer.id)
        assert tx.privacy.erase(contacts, "", datetime(2027, 12, 1, tzinfo=UTC)) == [customer.id]
    with town.database(VISSER).read() as tx:
        assert tx.work.get(hand_off.id)
    with pytest.raises(BaliewijsError), town.database(BAKKER).write() as tx:
        tx.privacy.erase(contacts, "", datetime(2027, 12, 1, tzinfo=UTC))


def test_who_has_no_function_or_is_no_person_sees_nothing(town: RightsTown) -> None:
    nobody = a_person(id=new_id(), name="Niemand", login="nobody-at-work")
    with town.everything().write() as tx:
        tx.organisation.put_person(replace(nobody, login=""))
        tx.logins.put(nobody, None)
    assert refused(lambda: town.database(nobody)) == "person-without-login"


def test_the_figures_are_still_right(town: RightsTown) -> None:
    town.hand_off(unit_id="werk-inkomen", shielded=True)
    with town.everything().read() as tx:
        assert tx.figures.differences(lambda _percent: None).different == 0
