"""Every field of every contact survives the database."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.contact import (
    Answer,
    Channel,
    Contact,
    FeeLine,
    HandOff,
    MessageKind,
    Outcome,
    Payment,
    Promise,
    ReceivedDocument,
    ReplyWay,
    Subject,
)
from app.domain.contact_number import new_number
from app.domain.customer import Customer
from app.domain.ids import new_id
from app.domain.organisation import Line
from app.persistence.database import SqlDatabase
from knowledgebase.article import QuestionKind
from tests.builders import AGENT_ID, SEAT_ID, an_article

ARTICLE = an_article()
UNITS = st.sampled_from(["kcc", "parkeren", "werk-inkomen", "wijken"])
LETTERS = st.characters(exclude_characters="\x00", exclude_categories=["Cs"])  # PostgreSQL has no NUL in text
WORDS = st.text(LETTERS, max_size=40)
DAYS = st.dates(date(1900, 1, 1), date(2999, 12, 31))
MOMENTS = st.datetimes(datetime(1950, 1, 1), datetime(2999, 1, 1), timezones=st.just(UTC))
COUNTS = st.integers(1, 10_000)
CUSTOMERS = st.builds(
    Customer,
    id=st.builds(new_id),
    **dict.fromkeys(("salutation", "initials", "prefix", "last_name", "company", "kvk_number", "postcode"), WORDS),
    **dict.fromkeys(("house_number", "street", "place", "phone", "phone_e164", "email"), WORDS),
    email_consent=st.booleans(),
)
ANSWERS = st.builds(Answer, WORDS, WORDS, st.sampled_from(QuestionKind), WORDS)
HAND_OFFS = st.builds(
    HandOff,
    id=st.builds(new_id),
    unit_id=UNITS,
    line=st.sampled_from(Line),
    question=WORDS,
    reply_way=st.sampled_from(ReplyWay),
    reply_to=WORDS,
    promise=st.builds(Promise, DAYS, st.integers(0, 500), DAYS),
    answers=st.lists(ANSWERS, max_size=3, unique_by=lambda answer: answer.key).map(tuple),
    reply_window=WORDS,
    other_unit_ids=st.lists(UNITS, max_size=3, unique=True).map(tuple),
    director_id=st.sampled_from([None, AGENT_ID]),
    shielded=st.booleans(),
)
SUBJECTS = st.builds(
    Subject,
    id=st.builds(new_id),
    title=st.text(LETTERS, max_size=200),
    outcome=st.sampled_from(Outcome),
    line=st.sampled_from(Line),
    kind=st.sampled_from(MessageKind),
    own_question=st.text(LETTERS, max_size=180),
    unit_id=st.one_of(st.just(""), UNITS),
    detail=WORDS,
    shielded=st.booleans(),
    hand_off=st.none() | HAND_OFFS,
)
READ_SUBJECTS = SUBJECTS.map(lambda subject: replace(subject, article_id=ARTICLE.id, article_version=1))
CONTACTS = st.builds(
    Contact,
    id=st.builds(new_id),
    number=st.builds(new_number),
    channel=st.sampled_from(Channel),
    seat_id=st.just(SEAT_ID),
    agent_id=st.just(AGENT_ID),
    started_at=MOMENTS,
    ended_at=MOMENTS,
    subjects=st.lists(SUBJECTS | READ_SUBJECTS, max_size=3).map(tuple),
    held_seconds=st.integers(0, 100_000),
    customer=st.none() | CUSTOMERS,
    note=st.text(LETTERS, max_size=1000),
    documents=st.lists(st.builds(ReceivedDocument, WORDS, COUNTS), max_size=3).map(tuple),
    fees=st.lists(st.builds(FeeLine, WORDS, WORDS, st.integers(0, 10**8), COUNTS), max_size=3).map(tuple),
    payment=st.sampled_from(Payment),
)


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(contact=CONTACTS)
def test_every_contact_comes_back_in_full(database: SqlDatabase, contact: Contact) -> None:
    with database.write() as tx:
        if tx.articles.get(ARTICLE.id) is None:
            tx.articles.put(ARTICLE)
        tx.contacts.add(contact)
    with database.read() as tx:
        assert tx.contacts.get(contact.id) == contact
