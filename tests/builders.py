"""Small builders of test data."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from app.domain.bulletin import Bulletin, BulletinKind
from app.domain.contact import (
    Answer,
    Channel,
    Contact,
    Fee,
    FeeLine,
    HandOff,
    Outcome,
    Payment,
    Promise,
    ReceivedDocument,
    ReplyWay,
    Subject,
)
from app.domain.contact_number import new_number
from app.domain.customer import Customer
from app.domain.draft import ContactDraft, SubjectDraft
from app.domain.ids import new_id
from app.domain.organisation import (
    Line,
    Municipality,
    OrganisationModel,
    Person,
    ProductGroup,
    Route,
    Seat,
    Staffing,
    Unit,
    UnitKind,
)
from app.domain.receipt import Receipt, ReceiptContent, ReceiptSubject
from knowledgebase.article import Article, Question, QuestionKind, Section, SectionKind

SEAT_ID = UUID("01900000-0000-7000-8000-000000000001")
AGENT_ID = UUID("01900000-0000-7000-8000-000000000002")


def receipt_content(**changes: Any) -> ReceiptContent:
    """An English receipt of a visit: one answered subject, one promise, two papers, two fees."""
    content = ReceiptContent(
        municipality="Municipality of Deventer",
        desk_lines=("Counter 3 · StadThuis", "14 0570"),
        number="M4TD9-1CZ7K",
        receipt_number="BAL3-2026-000042",
        made_at=datetime(2026, 11, 20, 10, 42),
        agent="S. Bakker",
        subjects=(
            ReceiptSubject("Parking permit: licence plate", "Answered."),
            ReceiptSubject(
                "Parking fine", "Passed on.\nYou hear by Tuesday 1 December 2026.", "by Tuesday 1 December 2026"
            ),
        ),
        documents=(ReceivedDocument("Copy of the fine"), ReceivedDocument("Proof of payment", 2)),
        fees=(FeeLine("plate", "Change of plate", 1250), FeeLine("extract", "Extract", 1545)),
        payment=Payment.CARD,
        privacy_line="Read more on deventer.nl.",
        language="en",
    )
    return replace(content, **changes)


def a_seat(**changes: Any) -> Seat:
    """Counter 3, where `a_contact` happens."""
    return replace(Seat(SEAT_ID, "BAL3", "Balie 3", "StadThuis"), **changes)


def a_person(**changes: Any) -> Person:
    """The agent of `a_contact`."""
    return replace(Person(AGENT_ID, "S. Bakker", "kcc"), **changes)


def a_municipality(**changes: Any) -> Municipality:
    """A matrix organisation with a contact centre, a shielded unit and a programme that has two parents."""
    municipality = Municipality(
        id="testdam",
        name="Testdam",
        organisation_model=OrganisationModel.MATRIX,
        staffing=Staffing.ALL_DISCIPLINES,
        units=(
            Unit("stadhuis", "Stadhuis", UnitKind.LOCATION),
            Unit("kcc", "Klant Contact Centrum", parents=("stadhuis",), line=Line.FIRST),
            Unit("parkeren", "Parkeren", parents=("stadhuis",)),
            Unit("werk-inkomen", "Werk en Inkomen", parents=("stadhuis",), line=Line.SECOND, shielded=True),
            Unit("wijken", "Wijkprogramma", UnitKind.PROGRAMME, parents=("parkeren", "kcc")),
        ),
        routes=tuple(Route(group, "kcc", "parkeren") for group in ProductGroup),
        province="Overijssel",
        inhabitants=98_000,
        front_desk="Stadswinkel",
        values=("open", "op tijd"),
        service_levels=("algemeen", "specifiek"),
        front_back_split=(("taxes", True), ("building", False)),
        phone="14 0570",
        website="testdam.example",
    )
    return replace(municipality, **changes)


def an_article(**changes: Any) -> Article:
    """The article on parking permits; every call gives another one, with its own slug."""
    article_id = new_id()
    article = Article(
        id=article_id,
        slug=f"parkeervergunning-{article_id.hex}",
        title="Parkeervergunning",
        sections=(Section(SectionKind.INTRODUCTION, "Zo vraagt u een **parkeervergunning** aan."),),
        group=ProductGroup.PUBLIC_SPACE_PERMITS.value,
        owner="parkeren",
        questions=(Question("plate", "Wat is het kenteken?", QuestionKind.LICENCE_PLATE, required=True),),
        search_words=("parkeerkaart",),
        modified_on=date(2026, 11, 2),
    )
    return replace(article, **changes)


def a_customer(**changes: Any) -> Customer:
    """Mw. A. de Vries; every call gives another one."""
    customer = Customer(
        id=new_id(),
        salutation="Mw.",
        initials="A.",
        prefix="de",
        last_name="Vries",
        postcode="7411 BR",
        house_number="12",
        street="Brink",
        place="Deventer",
        phone="06-12345678",
        phone_e164="+31612345678",
        email="a.devries@example.nl",
        email_consent=True,
    )
    return replace(customer, **changes)


def a_hand_off(**changes: Any) -> HandOff:
    """A question for Parkeren, to be answered by phone in five working days."""
    hand_off = HandOff(
        id=new_id(),
        unit_id="parkeren",
        line=Line.THIRD,
        question="Waarom kreeg ik een boete?",
        reply_way=ReplyWay.PHONE,
        reply_to="06-12345678",
        promise=Promise(date(2026, 12, 1), 5, date(2026, 11, 25)),
        answers=(Answer("plate", "Wat is het kenteken?", QuestionKind.LICENCE_PLATE, "AB-123-C"),),
    )
    return replace(hand_off, **changes)


def a_subject(**changes: Any) -> Subject:
    """A question that was answered at the counter."""
    return replace(Subject(new_id(), "Parkeervergunning", Outcome.ANSWERED_DIRECTLY, Line.FIRST), **changes)


def a_contact(**changes: Any) -> Contact:
    """A visit about one subject, by nobody known; every call gives another one."""
    contact = Contact(
        id=new_id(),
        number=new_number(),
        channel=Channel.COUNTER,
        seat_id=SEAT_ID,
        agent_id=AGENT_ID,
        started_at=datetime(2026, 11, 24, 9, 42, tzinfo=UTC),
        ended_at=datetime(2026, 11, 24, 9, 50, tzinfo=UTC),
        subjects=(a_subject(),),
    )
    return replace(contact, **changes)


def a_receipt(**changes: Any) -> Receipt:
    """The first receipt of the seat; give it the `contact_id`."""
    receipt = Receipt(new_id(), new_id(), SEAT_ID, year=2026, sequence=1, content=receipt_content())
    return replace(receipt, **changes)


def a_fee(**changes: Any) -> Fee:
    """The fee of an extract."""
    return replace(Fee("extract", "Uittreksel", 1545, date(2026, 1, 1)), **changes)


def a_bulletin(**changes: Any) -> Bulletin:
    """News without an end."""
    return replace(Bulletin(new_id(), "storing", "Storing", BulletinKind.NEWS, "De kassa doet het niet."), **changes)


def a_draft(**changes: Any) -> ContactDraft:
    """A running visit without anything in it; every call gives another one."""
    draft = ContactDraft(
        id=new_id(),
        number=new_number(),
        channel=Channel.COUNTER,
        seat_id=SEAT_ID,
        agent_id=AGENT_ID,
        started_at=datetime(2026, 11, 24, 9, 42, tzinfo=UTC),
        customer=Customer(id=new_id()),
    )
    return replace(draft, **changes)


def a_subject_draft(**changes: Any) -> SubjectDraft:
    """A question that was answered at the counter."""
    subject = SubjectDraft(new_id(), "Parkeervergunning", outcome=Outcome.ANSWERED_DIRECTLY, unit_id="parkeren")
    return replace(subject, **changes)
