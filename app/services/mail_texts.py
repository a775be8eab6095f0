"""What messages say, in plain words and in the language of the municipality.

A customer reads what became of the question. Staff read a number, a unit and a day: never about whom it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from uuid import UUID

from app.domain.bsn import hide_bsn
from app.domain.contact import Contact
from app.domain.contact_number import format_number
from app.domain.ids import new_id
from app.domain.mail import MailKind, MailMessage
from app.domain.organisation import Municipality
from app.formatting import long_date, month_and_year
from resources.translations import in_language

_DIGEST = 16  # hexadecimal digits: enough to tell the messages about one hand-off apart


@dataclass(frozen=True, slots=True)
class MailCase:
    """Whom to write about what: `to` is one address, `number` the contact's, `title` the subject's.

    Of a shielded case neither the title nor a reason is told: mail is read in more places than a letter.
    """

    hand_off_id: UUID
    number: str
    title: str
    to: str
    shielded: bool = False


@dataclass(frozen=True, slots=True)
class ReminderLine:
    """One question that waits, as staff may read it in a mail box; `number` is the contact's.

    `ends_on` is the promised day, or with `is_legal` the last day of a legal term.
    """

    number: str
    unit: str
    ends_on: date
    is_legal: bool = False


@dataclass(frozen=True, slots=True)
class ReviewLine:
    """An article that its unit must look at before `review_on`, or that it should have."""

    title: str
    review_on: date


@dataclass(frozen=True, slots=True)
class ActionLine:
    """What an owner would do before `due_on` about a figure of a month."""

    month: date
    due_on: date


def acknowledgement(
    case: MailCase, promised_on: date, municipality: Municipality, language: str, at: datetime
) -> MailMessage:
    """We have the question, and the customer hears by then; one for each hand-off."""
    _ = in_language(language)
    subject = _("We received your question ({number})").format(number=format_number(case.number))
    told = [
        _("We have received your question.") + "\n" + _about(case, language),
        _promise(promised_on, language),
    ]
    body = _letter(told, case, municipality, language)
    return _message(MailKind.ACKNOWLEDGEMENT, f"acknowledgement:{case.hand_off_id}", case, subject, body, at)


def answer(
    case: MailCase,
    text: str,
    municipality: Municipality,
    language: str,
    at: datetime,
    answered_before: datetime | None = None,
) -> MailMessage:
    """The answer, in the handler's words.

    A message that was sent cannot be changed: with `answered_before` this one says that it changes or completes the
    answer of then (Awb 2:12).
    """
    _ = in_language(language)
    number = format_number(case.number)
    if answered_before is None:
        subject, told = _("Answer to your question ({number})").format(number=number), []
    else:
        subject = _("Change to our answer ({number})").format(number=number)
        before = _("We sent you an answer before, on {date}. This message changes that answer, or adds to it.")
        told = [before.format(date=long_date(answered_before, language))]
    told += [_("This is our answer to your question.") + "\n" + _about(case, language), hide_bsn(text.strip())]
    body = _letter(told, case, municipality, language)
    return _message(MailKind.ANSWER, _key_of(MailKind.ANSWER, case, body), case, subject, body, at)


def extension(
    case: MailCase, promised_on: date, reason: str, municipality: Municipality, language: str, at: datetime
) -> MailMessage:
    """The customer hears later than was promised, and why unless that is shielded."""
    _ = in_language(language)
    subject = _("You will get your answer later ({number})").format(number=format_number(case.number))
    why = "" if case.shielded else "\n" + _("Reason: {reason}").format(reason=hide_bsn(reason.strip()))
    told = [
        _("We need more time for your question.") + "\n" + _about(case, language),
        _promise(promised_on, language) + why,
        _("We are sorry that you have to wait longer."),
    ]
    body = _letter(told, case, municipality, language)
    return _message(MailKind.EXTENSION, _key_of(MailKind.EXTENSION, case, body), case, subject, body, at)


def reminder(
    to: str, key: str, lines: Sequence[ReminderLine], municipality: Municipality, language: str, at: datetime
) -> MailMessage:
    """What waits for one person or one mail box; `key` says which reminder it is, so that it is sent once."""
    _ = in_language(language)
    told = [
        _("Hello,"),
        _("These questions wait for an answer:"),
        "\n".join(_reminder_line(line, language) for line in lines),
        _("Open Baliewijs to see them. This message holds no personal data."),
        _("Municipality of {name}").format(name=municipality.name),
    ]
    subject = _("Questions that wait for an answer")
    return MailMessage(new_id(), f"reminder:{key}", MailKind.REMINDER, to, subject, "\n\n".join(told), None, at)


def review_reminder(
    to: str, key: str, lines: Sequence[ReviewLine], municipality: Municipality, language: str, at: datetime
) -> MailMessage:
    """Articles to review, for one mail box; `key` says which reminder it is, so that it is sent once."""
    _ = in_language(language)
    told = [
        _("Hello,"),
        _("Is what these articles say still right? Agents tell it to customers:"),
        "\n".join(_review_line(line, language) for line in lines),
        _("Open Baliewijs to check them. Give each a new review date."),
        _("Municipality of {name}").format(name=municipality.name),
    ]
    subject = _("Articles to check")
    return MailMessage(new_id(), f"review:{key}", MailKind.REMINDER, to, subject, "\n\n".join(told), None, at)


def survey_question(contact: Contact, to: str, municipality: Municipality, language: str) -> MailMessage:
    """Which mark the customer gives, asked once; it does not tell what the contact was about."""
    _ = in_language(language)
    number = format_number(contact.number)
    told = [
        _("Hello,"),
        _("You contacted us on {date}.").format(date=long_date(contact.started_at, language))
        + "\n"
        + _("Which mark from 1 to 10 do you give our service? 1 is very bad, 10 is very good."),
        _("Reply to this message with the mark and your number: {number}").format(number=number),
        _("You do not have to answer. We use your mark only to see how we can do better."),
        _sign(municipality, language),
    ]
    subject = _("Which mark do you give our service? ({number})").format(number=number)
    key, body = f"survey:{contact.id}", "\n\n".join(told)
    return MailMessage(new_id(), key, MailKind.SURVEY, to, subject, body, None, contact.ended_at)


def action_reminder(
    to: str, key: str, lines: Sequence[ActionLine], municipality: Municipality, language: str, at: datetime
) -> MailMessage:
    """Actions about figures below their norm that are due; `key` says which reminder it is, so that it is sent once."""
    _ = in_language(language)
    told = [
        _("Hello,"),
        _("You would do something about figures that did not meet their norm:"),
        "\n".join(_action_line(line, language) for line in lines),
        _("Open Baliewijs, Figures, Deviations. Tell there what was done, or choose another day."),
        _("Municipality of {name}").format(name=municipality.name),
    ]
    subject = _("Action about a figure")
    return MailMessage(new_id(), f"action:{key}", MailKind.REMINDER, to, subject, "\n\n".join(told), None, at)


def trial_message(to: str, municipality: Municipality, language: str, at: datetime) -> MailMessage:
    """Shows that mail goes out."""
    _ = in_language(language)
    told = [
        _("Hello,"),
        _("This is a test message from Baliewijs. Sending e-mail works."),
        _("Municipality of {name}").format(name=municipality.name),
    ]
    made = new_id()
    subject = _("Test message from Baliewijs")
    return MailMessage(made, f"test:{made}", MailKind.TEST, to, subject, "\n\n".join(told), None, at)


def _message(kind: MailKind, key: str, case: MailCase, subject: str, body: str, at: datetime) -> MailMessage:
    return MailMessage(new_id(), key, kind, case.to, subject, body, case.hand_off_id, at)


def _key_of(kind: MailKind, case: MailCase, body: str) -> str:
    """The same words about the same hand-off are one message; other words are another."""
    return f"{kind}:{case.hand_off_id}:{sha256(body.encode()).hexdigest()[:_DIGEST]}"


def _letter(told: Sequence[str], case: MailCase, municipality: Municipality, language: str) -> str:
    _ = in_language(language)
    return "\n\n".join([_("Hello,"), *told, _reach(case, municipality, language), _sign(municipality, language)])


def _sign(municipality: Municipality, language: str) -> str:
    _ = in_language(language)
    name = _("Municipality of {name}").format(name=municipality.name)
    return "\n".join([_("Kind regards,"), name, *filter(None, [municipality.website])])


def _about(case: MailCase, language: str) -> str:
    _ = in_language(language)
    title = _("Question to the municipality") if case.shielded else hide_bsn(case.title)
    about = _("Subject: {title}").format(title=title)
    return about + "\n" + _("Your number: {number}").format(number=format_number(case.number))


def _promise(promised_on: date, language: str) -> str:
    _ = in_language(language)
    by_date = _("by {date}").format(date=long_date(promised_on, language))
    return _("You will get an answer {by_date}.").format(by_date=by_date)


def _reach(case: MailCase, municipality: Municipality, language: str) -> str:
    _ = in_language(language)
    number = format_number(case.number)
    if not municipality.phone:
        return _("Do you have a question about this? Contact us and tell us your number {number}.").format(
            number=number
        )
    return _("Do you have a question about this? Call {phone} and tell us your number {number}.").format(
        phone=municipality.phone, number=number
    )


def _reminder_line(line: ReminderLine, language: str) -> str:
    _ = in_language(language)
    ends = _("legal term until the end of {date}") if line.is_legal else _("by {date}")
    by_date = ends.format(date=long_date(line.ends_on, language))
    return f"{format_number(line.number)} · {line.unit} · {by_date}"


def _review_line(line: ReviewLine, language: str) -> str:
    _ = in_language(language)
    by_date = _("by {date}").format(date=long_date(line.review_on, language))
    return f"{line.title} · {by_date}"


def _action_line(line: ActionLine, language: str) -> str:
    _ = in_language(language)
    by_date = _("by {date}").format(date=long_date(line.due_on, language))
    return f"{month_and_year(line.month, language)} · {by_date}"
