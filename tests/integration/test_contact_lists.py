"""What is listed of contacts, and what is kept from view."""

from datetime import UTC, datetime, timedelta

from app.domain.contact import Contact, Outcome
from app.persistence.database import SqlDatabase
from app.services.ports import Popular
from tests.builders import a_contact, a_customer, a_hand_off, a_subject, an_article

MORNING = datetime(2026, 11, 24, 8, 0, tzinfo=UTC)


def store(database: SqlDatabase, *contacts: Contact) -> None:
    with database.write() as tx:
        for contact in contacts:
            tx.contacts.add(contact)


def test_history_is_newest_first_and_of_this_customer_only(database: SqlDatabase) -> None:
    customer = a_customer()
    early = a_contact(customer=customer, started_at=MORNING, subjects=(a_subject(title="Paspoort"),))
    late = a_contact(customer=customer, started_at=MORNING + timedelta(hours=1), subjects=(a_subject(title="Afval"),))
    store(database, late, early, a_contact(customer=a_customer()))
    with database.read() as tx:
        lines = tx.contacts.history_of(customer.id)
        assert [(line.title, line.contact_number) for line in lines] == [
            ("Afval", late.number),
            ("Paspoort", early.number),
        ]
        assert tx.contacts.history_of(customer.id, limit=1) == lines[:1]


def test_history_says_that_there_was_a_shielded_subject_but_not_what_about(database: SqlDatabase) -> None:
    shielded = a_subject(title="Bijstand", shielded=True)
    handed_off = a_subject(title="Schulden", outcome=Outcome.HANDED_OFF, hand_off=a_hand_off(shielded=True))
    contact = a_contact(customer=a_customer(), subjects=(shielded, handed_off, a_subject(title="Afval")))
    store(database, contact)
    with database.read() as tx:
        lines = tx.contacts.history_of(contact.customer.id) if contact.customer else []
    assert [(line.title, line.is_shielded) for line in lines] == [("", True), ("", True), ("Afval", False)]


def test_popular_articles_come_by_count_and_then_by_title(database: SqlDatabase) -> None:
    with database.write() as tx:
        articles = [tx.articles.put(an_article(title=title)) for title in ("Paspoort", "Rijbewijs", "Afval", "Weg")]
        passport, licence, waste, gone = articles
        read = [passport, licence, licence, waste, gone]
        subjects = tuple(a_subject(article_id=article.id, article_version=1) for article in read)
        tx.contacts.add(a_contact(started_at=MORNING, subjects=subjects))
        tx.contacts.add(
            a_contact(
                started_at=MORNING - timedelta(days=1), subjects=(a_subject(article_id=waste.id, article_version=1),)
            )
        )
        tx.articles.withdraw(gone.id, "vervallen")
    expected = [Popular(licence.id, "Rijbewijs", 2), Popular(waste.id, "Afval", 1), Popular(passport.id, "Paspoort", 1)]
    with database.read() as tx:
        assert tx.contacts.popular_since(MORNING, 10) == expected
        assert tx.contacts.popular_since(MORNING, 2) == expected[:2]
