"""Words for contacts and customers, on screens and in reports."""

from app.domain.contact import Channel, MessageKind, Outcome
from app.domain.customer import Customer
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import ProductGroup
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


def group_name(group: ProductGroup) -> str:
    """What a product group is about; the front and back office have different products."""
    return {
        ProductGroup.CIVIL_AFFAIRS_FRONT: _("Documents and moving house"),
        ProductGroup.CIVIL_AFFAIRS_BACK: _("Marriage, nationality, death"),
        ProductGroup.TAXES_FRONT: _("Taxes"),
        ProductGroup.TAXES_BACK: _("Objections to taxes"),
        ProductGroup.BUILDING_FRONT: _("Building"),
        ProductGroup.BUILDING_BACK: _("Environment and building plans"),
        ProductGroup.BUILDING_INSPECTION: _("Building inspection"),
        ProductGroup.PUBLIC_SPACE_PERMITS: _("Parking, events, markets"),
        ProductGroup.PUBLIC_SPACE_INSPECTION: _("Waste and public space"),
        ProductGroup.SOCIAL_SERVICES: _("Income and support"),
    }[group]


def customer_line(customer: Customer) -> str:
    """Address and ways to reach the customer on one line."""
    number = customer.house_number
    street = f"{customer.street} {number}".strip() if customer.street else ""
    place = " ".join(part for part in (customer.postcode, "" if street else number, customer.place) if part)
    parts = (customer.company if customer.last_name else "", street, place, customer.phone, customer.email)
    return " · ".join(part for part in parts if part)
