"""What a text typed above the work queue may mean."""

from sqlalchemy import ColumnElement, and_, exists, or_

from app.domain.contact_number import parse_number
from app.domain.errors import DomainError
from app.domain.folding import fold
from app.persistence.prefixes import begins_with
from app.persistence.search_keys import KeyKind, Lookup, lookups
from app.persistence.tables.contacts import ContactRow
from app.persistence.tables.customers import CustomerKeyRow
from app.persistence.tables.work import WorkItemRow


def matches(text: str, may_see: ColumnElement[bool]) -> ColumnElement[bool]:
    """The contact's number in any spelling; else what finds the customer, or is in subject or answers.

    Of words each may be found in another place. Only the number finds what may not be seen.
    """
    meanings = [_is_in_words(fold(text.strip())), *(_means(lookup) for lookup in lookups(text))]
    content = and_(may_see, or_(*meanings))
    number = _number(text)
    return or_(ContactRow.number == number, content) if number else content


def _number(text: str) -> str:
    try:
        return parse_number(text)
    except DomainError:
        return ""


def _means(lookup: Lookup) -> ColumnElement[bool]:
    return and_(*(_is_found(lookup.kind, start) for start in lookup.starts))


def _is_found(kind: KeyKind, start: str) -> ColumnElement[bool]:
    """Names come together with words of the subject, such as "vries parkeren"."""
    key = CustomerKeyRow
    of_customer = exists().where(
        key.customer_id == ContactRow.customer_id, key.kind == kind, begins_with(key.value, start)
    )
    return or_(_is_in_words(start), of_customer) if kind is KeyKind.NAME else of_customer


def _is_in_words(text: str) -> ColumnElement[bool]:
    return WorkItemRow.words.contains(text, autoescape=True)
