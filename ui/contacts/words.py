"""Words for outcomes and ways to pay."""

from app.domain.contact import Outcome, Payment
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


def payment_name(payment: Payment) -> str:
    """How the customer pays."""
    return {Payment.NONE: _("Not paid here"), Payment.CARD: _("By card"), Payment.CASH: _("In cash")}[payment]
