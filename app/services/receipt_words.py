"""How a subject ended, told to the customer in plain words."""

import re
from dataclasses import dataclass

from app.domain.bsn import hide_bsn
from app.domain.contact import HandOff, MessageKind, Outcome, ReplyWay
from app.formatting import long_date
from resources.translations import in_language

_DOTS = "••••"
_SHOWN_IN_FRONT, _SHOWN_AT_END = 2, 4
_SHORT_PHONE = 8  # digits; of a shorter number those six would tell nearly all


@dataclass(frozen=True, slots=True)
class Told:
    """What may be told about one subject. `unit`, `detail` and `phone` (the municipality's) may be ""."""

    outcome: Outcome
    kind: MessageKind = MessageKind.QUESTION
    unit: str = ""
    detail: str = ""
    phone: str = ""
    hand_off: HandOff | None = None
    is_shielded: bool = False


def describe_outcome(told: Told, language: str) -> tuple[str, str]:
    """The result, a paragraph per line, and the part of it to stress, or ""."""
    if told.outcome is Outcome.HANDED_OFF:
        return _handed_off(told, language)
    if told.outcome is Outcome.APPOINTMENT_MADE:
        return _appointment(told, language)
    return _result(told, language), ""


def mask_phone(phone: str) -> str:
    """Such as "06 •••• 4417": the first two and the last four digits, of a short number only the last two."""
    digits = re.sub(r"[^0-9]", "", re.sub(r"^\s*(?:\+|00)31(?:\s*\(0\)|\s*0)?", "0", phone))
    if len(digits) < _SHORT_PHONE:
        return f"{_DOTS}\u00a0{digits[-2:]}"
    return f"{digits[:_SHOWN_IN_FRONT]}\u00a0{_DOTS}\u00a0{digits[-_SHOWN_AT_END:]}"


def mask_email(email: str) -> str:
    """Such as "j••••@voorbeeld.nl": the first character and the domain."""
    name, at, domain = email.strip().rpartition("@")
    return f"{name[:1]}{_DOTS}@{domain}" if at else _DOTS


def _result(told: Told, language: str) -> str:
    _ = in_language(language)
    results = {
        Outcome.ANSWERED_DIRECTLY: _("Answered. You do not need to do anything more."),
        Outcome.ANSWERED_AFTER_CONSULTING: _("Answered with help of a colleague. You do not need to do anything more."),
        Outcome.PUT_THROUGH_REACHED: _put_through(told, language),
        Outcome.PUT_THROUGH_NOT_REACHED: _not_reached(told, language),
        Outcome.FORWARDED: _forwarded(told, language),
        Outcome.CUSTOMER_RETURNS: _("You will contact us again. Then tell us the number on this receipt."),
        Outcome.CONNECTION_LOST: _("The conversation ended early. Contact us again if you still have a question."),
    }
    return results[told.outcome]


def _handed_off(told: Told, language: str) -> tuple[str, str]:
    _ = in_language(language)
    matter = _matter(told, language)
    where = _("We passed {matter} on to {unit}.") if told.unit else _("We passed {matter} on to a colleague.")
    passed_on = where.format(matter=matter, unit=told.unit)
    if told.hand_off is None:
        return passed_on, ""
    strong = _("by {date}").format(date=long_date(told.hand_off.promise.promised_on, language))
    promise = _("You will get an answer {by_date}.").format(by_date=strong)
    return f"{passed_on}\n{promise} {_reply(told.hand_off, language)}", strong


def _reply(hand_off: HandOff, language: str) -> str:
    _ = in_language(language)
    if hand_off.reply_way is ReplyWay.LETTER:
        return _("We will write to you.")
    if hand_off.reply_way is ReplyWay.EMAIL:
        return _("We will mail you at {email}.").format(email=mask_email(hand_off.reply_to))
    called = _("We will call you on {phone}.").format(phone=mask_phone(hand_off.reply_to))
    window = hide_bsn(hand_off.reply_window)
    when = _("Time: {window}.").format(window=window) if window else ""
    return f"{called} {when}".rstrip()


def _appointment(told: Told, language: str) -> tuple[str, str]:
    _ = in_language(language)
    if not told.detail:
        return _("You have an appointment with us."), ""
    return _("You have an appointment: {detail}.").format(detail=told.detail), told.detail


def _put_through(told: Told, language: str) -> str:
    _ = in_language(language)
    if not told.unit:
        return _("We put you through to a colleague.")
    return _("We put you through to {unit}.").format(unit=told.unit)


def _not_reached(told: Told, language: str) -> str:
    _ = in_language(language)
    tried = _("We wanted to put you through, but nobody could answer.")
    again = _("You can call us again: {phone}.").format(phone=told.phone) if told.phone else _("You can call us again.")
    return f"{tried} {again}"


def _forwarded(told: Told, language: str) -> str:
    _ = in_language(language)
    body = told.detail or _("another organisation")
    return _("We sent {matter} on to {body}. They will answer you.").format(matter=_matter(told, language), body=body)


def _matter(told: Told, language: str) -> str:
    """What was passed on; of a shielded subject just a question."""
    _ = in_language(language)
    matters = {
        MessageKind.QUESTION: _("your question"),
        MessageKind.COMPLAINT: _("your complaint"),
        MessageKind.OBJECTION: _("your objection"),
        MessageKind.NOTICE_OF_DEFAULT: _("your notice of default"),
        MessageKind.PUBLIC_SPACE_REPORT: _("your report"),
        MessageKind.OFFICIAL_MESSAGE: _("your message"),
    }
    return matters[MessageKind.QUESTION if told.is_shielded else told.kind]
