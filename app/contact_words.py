"""Words for channels, outcomes and reasons, on screens and in reports."""

from app.domain.contact import Channel, Outcome
from app.domain.not_direct_reason import NotDirectReason
from resources.translations import _


def channel_name(channel: Channel) -> str:
    """How the customer reached us, as a tab says it."""
    return {
        Channel.COUNTER: _("Counter"),
        Channel.TELEPHONE: _("Telephone"),
        Channel.EMAIL: _("E-mail"),
        Channel.LETTER: _("Letter"),
        Channel.CHAT: _("Chat"),
        Channel.WEB_FORM: _("Web form"),
        Channel.SOCIAL_MEDIA: _("Social media"),
    }[channel]


def outcome_name(outcome: Outcome) -> str:
    """The outcome as a choice."""
    return {
        Outcome.ANSWERED_DIRECTLY: _("Answered directly"),
        Outcome.ANSWERED_AFTER_CONSULTING: _("Answered after asking a colleague"),
        Outcome.PUT_THROUGH_REACHED: _("Put through, reached"),
        Outcome.PUT_THROUGH_NOT_REACHED: _("Put through, not reached"),
        Outcome.HANDED_OFF: _("Handed off"),
        Outcome.FORWARDED: _("Forwarded to another body"),
        Outcome.APPOINTMENT_MADE: _("Appointment made"),
        Outcome.CUSTOMER_RETURNS: _("Customer will come back"),
        Outcome.CONNECTION_LOST: _("Connection lost or left"),
    }[outcome]


def reason_name(reason: NotDirectReason | None) -> str:
    """Why a question was not answered directly; None is that nobody told."""
    return {
        NotDirectReason.NO_ARTICLE: _("No article found"),
        NotDirectReason.ARTICLE_UNCLEAR: _("Article is not clear"),
        NotDirectReason.DECISION_NEEDED: _("Needs a decision of a specialist team"),
        NotDirectReason.NO_ACCESS: _("No access to a system"),
        NotDirectReason.ASKED_FOR_SOMEONE: _("Customer asked for someone"),
        NotDirectReason.OTHER: _("Another reason"),
        None: _("No reason given"),
    }[reason]
