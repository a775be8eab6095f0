"""Words for channels, outcomes, kinds of message and ways to pay."""

from app.domain.contact import MessageKind, Outcome, Payment
from app.domain.customer import Customer
from resources.translations import _
from ui.shared.widgets.basics import Tone


def outcome_chip(outcome: Outcome | None) -> tuple[str, Tone]:
    """The outcome in a word or two, with a sign that is not colour alone."""
    if outcome is None:
        return _("open"), "plain"
    words: dict[Outcome, tuple[str, Tone]] = {
        Outcome.ANSWERED_DIRECTLY: (_("✓ direct"), "good"),
        Outcome.ANSWERED_AFTER_CONSULTING: (_("✓ after asking"), "good"),
        Outcome.PUT_THROUGH_REACHED: (_("→ put through"), "info"),
        Outcome.PUT_THROUGH_NOT_REACHED: (_("→ not reached"), "warn"),
        Outcome.HANDED_OFF: (_("→ handed off"), "warn"),
        Outcome.FORWARDED: (_("→ forwarded"), "info"),
        Outcome.APPOINTMENT_MADE: (_("✓ appointment"), "good"),
        Outcome.CUSTOMER_RETURNS: (_("… comes back"), "info"),
        Outcome.CONNECTION_LOST: (_("× lost"), "bad"),
    }
    return words[outcome]


def message_kind_name(kind: MessageKind) -> str:
    """What the customer brought."""
    return {
        MessageKind.QUESTION: _("Question"),
        MessageKind.COMPLAINT: _("Complaint"),
        MessageKind.OBJECTION: _("Objection"),
        MessageKind.NOTICE_OF_DEFAULT: _("Notice of default"),
        MessageKind.PUBLIC_SPACE_REPORT: _("Report on public space"),
        MessageKind.OFFICIAL_MESSAGE: _("Official electronic message"),
    }[kind]


def payment_name(payment: Payment) -> str:
    """How the customer pays."""
    return {Payment.NONE: _("Not paid here"), Payment.CARD: _("By card"), Payment.CASH: _("In cash")}[payment]


def customer_line(customer: Customer) -> str:
    """Address and ways to reach the customer on one line."""
    number = customer.house_number
    street = f"{customer.street} {number}".strip() if customer.street else ""
    place = " ".join(part for part in (customer.postcode, "" if street else number, customer.place) if part)
    parts = (customer.company if customer.last_name else "", street, place, customer.phone, customer.email)
    return " · ".join(part for part in parts if part)
