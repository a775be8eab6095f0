"""An article begun from what a customer asked and was answered, in the customer's own words and about nobody."""

from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from app.domain.contact import Contact, Subject
from app.domain.contact_number import parse_number
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.search_privacy import strip_personal, strip_personal_lines
from app.domain.work_item import StepKind
from app.services.ports import Transaction, Viewer
from knowledgebase.analysis import content_words
from knowledgebase.article import Article, ArticleKind, Section, SectionKind

_SEARCH_WORDS = 8


def article_of_contact(tx: Transaction, number: str, viewer: Viewer, now: datetime) -> Article:
    """An article that is not stored yet, about the first subject that is not shielded.

    Raises:
        DomainError: `contact-unknown`; `contact-shielded` when nothing else is in it.
    """
    contact = tx.contacts.by_number(parse_number(number))
    if contact is None:
        raise DomainError("contact-unknown", field="number")
    subject = next((each for each in contact.subjects if not each.is_shielded), None)
    if subject is None:
        raise DomainError("contact-shielded", field="number")
    question = strip_personal(subject.own_question, contact.customer)
    title = question or strip_personal(subject.title, contact.customer)
    answer = "\n\n".join(_answers(tx, contact, subject, viewer, now))
    return Article(
        id=new_id(),
        slug="",
        title=title,
        kind=ArticleKind.ANSWER,
        sections=(Section(SectionKind.INTRODUCTION, answer),) if answer else (),
        owner=subject.hand_off.unit_id if subject.hand_off else subject.unit_id,
        search_words=tuple(dict.fromkeys(content_words(question)))[:_SEARCH_WORDS],
    )


def _answers(tx: Transaction, contact: Contact, subject: Subject, viewer: Viewer, now: datetime) -> Iterator[str]:
    """What was answered by those who worked on it; when it was answered at once, what the agent noted."""
    if subject.hand_off is None:
        told = [contact.note]
    else:
        parts = tx.work.parts_of(subject.hand_off.id)
        told = [text for part in parts if not part.shielded for text in _answers_of(tx, part.id, viewer, now)]
    for text in told:
        if plain := strip_personal_lines(text, contact.customer):
            yield plain


def _answers_of(tx: Transaction, item_id: UUID, viewer: Viewer, now: datetime) -> Iterator[str]:
    details = tx.work.details(item_id, viewer, now)
    if details is not None:
        yield from (step.text for step in details.steps if step.kind is StepKind.ANSWERED)
