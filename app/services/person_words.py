"""What the columns of the database are called for a person who reads their own data."""

from collections.abc import Mapping
from datetime import date, datetime

from app.contact_words import channel_name, message_kind_name, outcome_name
from app.domain.contact import Channel, MessageKind, Outcome
from app.formatting import clock_time, long_date, money
from resources.translations import _


def section_name(table: str) -> str:
    """What a table is about."""
    return {
        "customer": _("Name and address"),
        "contact": _("Contacts"),
        "subject": _("Subjects"),
        "hand_off": _("Questions for a department"),
        "hand_off_answer": _("Answers you gave"),
        "hand_off_unit": _("Departments that were involved"),
        "work_item": _("How your question was handled"),
        "work_step": _("What was done"),
        "mail_message": _("E-mail to you"),
        "received_document": _("Papers you handed in"),
        "fee_line": _("Fees"),
        "survey": _("Marks you gave"),
        "receipt": _("Receipts"),
        "receipt_issue": _("Receipts that were given out"),
    }[table]


def column_name(column: str) -> str:
    """The name of a column, "" for keys and for what only the programme uses."""
    return {
        "salutation": _("Salutation"),
        "initials": _("Initials"),
        "prefix": _("Prefix"),
        "last_name": _("Last name"),
        "company": _("Company"),
        "kvk_number": _("KvK number"),
        "postcode": _("Postcode"),
        "house_number": _("House number"),
        "street": _("Street"),
        "place": _("Place"),
        "phone": _("Telephone"),
        "email": _("E-mail"),
        "email_consent": _("May be reached by e-mail"),
        "number": _("Number"),
        "channel": _("Channel"),
        "agent_id": _("Spoken to"),
        "started_at": _("Begun"),
        "ended_at": _("Ended"),
        "note": _("Note"),
        "payment": _("Paid"),
        "title": _("Subject"),
        "outcome": _("How it ended"),
        "kind": _("Kind"),
        "own_question": _("Your question"),
        "unit_id": _("Department"),
        "detail": _("Detail"),
        "question": _("Question"),
        "reply_way": _("Answer by"),
        "reply_to": _("Answer to"),
        "reply_window": _("Best time"),
        "promised_on": _("Promised on"),
        "legal_on": _("Legal term until"),
        "answered_at": _("Answered"),
        "label": _("Asked"),
        "value": _("Answer"),
        "status": _("How far"),
        "answer": _("Answer"),
        "closed_at": _("Closed"),
        "at": _("When"),
        "person_id": _("By whom"),
        "text": _("Text"),
        "recipient": _("Sent to"),
        "subject": _("Subject"),
        "body": _("Text"),
        "sent_at": _("Sent"),
        "server_reply": _("Answer of the mail server"),
        "name": _("Name"),
        "count": _("How many"),
        "cents": _("Price"),
        "quantity": _("How many"),
        "asked_at": _("Asked on"),
        "mark": _("Mark"),
        "content": _("Text"),
        "issued_at": _("Given out"),
    }.get(column, "")


def value_words(column: str, value: object, names: Mapping[str, str], language: str) -> str:
    """A value as a person reads it; what has no words of its own stays as it is stored."""
    text = str(value)
    if column.endswith("_id"):
        return names.get(text, text)
    if column.endswith("_at") or column == "at":
        moment = datetime.fromisoformat(text)
        return f"{long_date(moment, language)}, {clock_time(moment, language)}"
    if column.endswith("_on"):
        return long_date(date.fromisoformat(text), language)
    if column == "cents" and isinstance(value, int):
        return money(value, language)
    if isinstance(value, Mapping):
        return "\n".join(_texts_in(value))
    if value is True:
        return _("yes")
    return _choices().get(text, text)


def _choices() -> dict[str, str]:
    return {
        **{channel.value: channel_name(channel) for channel in Channel},
        **{outcome.value: outcome_name(outcome) for outcome in Outcome},
        **{kind.value: message_kind_name(kind) for kind in MessageKind},
    }


def _texts_in(value: object) -> list[str]:
    """Every text in a value that is made of others, in order."""
    if isinstance(value, Mapping):
        return [text for each in value.values() for text in _texts_in(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in _texts_in(each)]
    return [value] if isinstance(value, str) and value else []
