"""Contacts in which every text is one of its own, and what of them is anywhere in a database."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from app.domain.contact import Answer, Contact, Outcome, ReceivedDocument
from app.domain.customer import Customer
from app.domain.ids import new_id
from app.domain.mail import MailKind, MailMessage, MailProof
from app.domain.receipt import ReceiptForm, ReceiptSubject
from app.domain.work_item import StepKind, WorkStatus
from app.persistence.all_tables import METADATA
from app.persistence.database import SqlDatabase
from app.services.ports import Transaction
from knowledgebase.article import QuestionKind
from tests.builders import (
    AGENT_ID,
    a_contact,
    a_hand_off,
    a_receipt,
    a_subject,
    receipt_content,
)
from tests.integration.work_rows import a_step, an_item

OLD = datetime(2020, 3, 2, 10, 0, tzinfo=UTC)
_TEXTS = "salutation initials prefix last_name company kvk_number postcode house_number street place phone email"
_numbers = iter(range(1, 1_000_000))


def a_known_customer(bird: str) -> Customer:
    """Every text begins with the name of a bird."""
    texts = {name: f"{bird}-{name}" for name in _TEXTS.split()}
    return Customer(id=new_id(), **texts, phone_e164=f"{bird}-e164", email_consent=True)


def a_told_contact(bird: str, customer: Customer | None, at: datetime = OLD, **changes: Any) -> Contact:
    """Handed off, with a text of the bird wherever one can be typed."""
    answers = (Answer("plate", "Kenteken?", QuestionKind.TEXT, f"{bird}-antwoord"),)
    hand_off = a_hand_off(
        question=f"{bird}-vraag", reply_to=f"{bird}-adres", reply_window=f"{bird}-tijd", answers=answers
    )
    told = {"title": f"{bird}-titel", "own_question": f"{bird}-eigen", "detail": f"{bird}-detail"}
    subject = a_subject(outcome=Outcome.HANDED_OFF, hand_off=hand_off, **told)
    contact = a_contact(
        started_at=at,
        ended_at=at,
        customer=customer,
        note=f"{bird}-notitie",
        documents=(ReceivedDocument(f"{bird}-stuk"),),
        subjects=(subject,),
    )
    return replace(contact, **changes)


def keep(database: SqlDatabase, bird: str, contact: Contact, *, is_open: bool = False) -> Contact:
    """Stored with its receipt, its work that was done unless `is_open`, and mail about it."""
    with database.write() as tx:
        tx.contacts.add(contact)
        _add_receipt(tx, bird, contact)
        for subject in contact.subjects:
            if subject.hand_off:
                _add_work(tx, bird, contact, subject.hand_off, is_open)
        tx.figures.put_survey(contact.id, contact.ended_at, 7)
        tx.mail.put(_letter(bird, f"survey:{contact.id}", contact, None))
    return contact


def _add_receipt(tx: Transaction, bird: str, contact: Contact) -> None:
    content = receipt_content(subjects=(ReceiptSubject(f"{bird}-bon", f"{bird}-uitslag"),))
    sequence = tx.receipts.next_sequence(contact.seat_id, contact.started_at.year)
    receipt = a_receipt(contact_id=contact.id, year=contact.started_at.year, sequence=sequence, content=content)
    tx.receipts.add(receipt)
    tx.receipts.record_issue(receipt.id, ReceiptForm.A5, contact.ended_at)


def _add_work(tx: Transaction, bird: str, contact: Contact, hand_off: Any, is_open: bool) -> None:
    item = an_item(hand_off)
    tx.work.add([item], [a_step(item, text=f"{bird}-stap")])
    tx.work.touch(item.id, AGENT_ID, contact.ended_at)
    letter = _letter(bird, f"answer:{hand_off.id}", contact, hand_off.id)
    tx.mail.put(letter)
    tx.mail.mark_sent(letter.id, MailProof(f"<{bird}@a.example>", contact.ended_at, f"250 {bird}"))
    if not is_open:
        done = replace(
            item, revision=2, status=WorkStatus.CLOSED, closed_at=contact.ended_at, answer=f"{bird}-bescheid"
        )
        tx.work.save(done, a_step(done, kind=StepKind.ANSWERED, at=contact.ended_at, text=f"{bird}-bescheid"))


def _letter(bird: str, key: str, contact: Contact, hand_off_id: Any) -> MailMessage:
    to, kind = f"{bird}@voorbeeld.example", MailKind.ANSWER
    return MailMessage(new_id(), key, kind, to, f"{bird}-over", f"{bird}-brief", hand_off_id, contact.ended_at)


def traces(database_url: str, bird: str) -> list[str]:
    """Columns that say something of the bird, and files of the database that do."""
    engine = create_engine(database_url, poolclass=NullPool)
    with engine.connect() as connection:
        found = [
            f"{table}.{name}"
            for table in METADATA.tables
            for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings()
            for name, value in row.items()
            if bird in str(value).lower()
        ]
    engine.dispose()
    name = bird.encode()
    return sorted(set(found)) + [file.name for file in _files(database_url) if name in file.read_bytes().lower()]


def _files(database_url: str) -> Iterator[Path]:
    if found := re.fullmatch(r"sqlite:///(.+)", database_url):
        file = Path(found[1])
        yield from file.parent.glob(f"{file.name}*")
