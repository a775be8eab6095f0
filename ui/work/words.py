"""Words for views, states, days and actions of the work queue."""

from collections.abc import Sequence
from datetime import date

from app.domain.contact import Channel, HandOff, ReplyWay
from app.domain.customer import Customer
from app.domain.message_clocks import clocks_of
from app.domain.work_item import WorkItem, WorkStatus
from app.formatting import local_time, long_date, short_date
from app.services.work_ports import QueueView, WorkDetails
from resources.translations import _
from ui.shared.names import Names
from ui.shared.widgets.basics import Tone
from ui.work.actions import WorkAction, main_action


def view_name(view: QueueView) -> str:
    """Whose work it is."""
    return {
        QueueView.MINE: _("My work"),
        QueueView.TEAMS: _("My teams"),
        QueueView.DIRECTED: _("Under my direction"),
        QueueView.ALL: _("All"),
    }[view]


def empty_words(view: QueueView, is_narrowed: bool) -> str:
    """One friendly line where there is nothing to show."""
    if is_narrowed:
        return _("Nothing here fits what you look for. Try fewer words, or All.")
    return {
        QueueView.MINE: _("You have nothing open. Take the next one with N."),
        QueueView.TEAMS: _("Your teams are up to date: every promise has been kept."),
        QueueView.DIRECTED: _("You direct no questions at the moment."),
        QueueView.ALL: _("Nothing is open: every promise has been kept."),
    }[view]


def status_chip(status: WorkStatus) -> tuple[str, Tone]:
    """How far it is."""
    words: dict[WorkStatus, tuple[str, Tone]] = {
        WorkStatus.NEW: (_("new"), "plain"),
        WorkStatus.IN_PROGRESS: (_("being handled"), "info"),
        WorkStatus.WAITING_FOR_CUSTOMER: (_("… waits for customer"), "warn"),
        WorkStatus.WITH_CONTACT_CENTRE: (_("? with contact centre"), "warn"),
        WorkStatus.ANSWERED: (_("✓ answered"), "good"),
        WorkStatus.CLOSED: (_("✓ closed"), "good"),
    }
    return words[status]


def due_words(promised_on: date, today: date) -> str:
    """The promise as a word where it is near; a sign marks what is late or due."""
    days = (promised_on - today).days
    if days < -1:
        return _("! {day} (late)").format(day=short_date(promised_on))
    near = {-1: _("! yesterday"), 0: _("! today"), 1: _("tomorrow")}
    return near.get(days) or short_date(promised_on)


def due_tone(item: WorkItem, today: date) -> Tone:
    """Late is bad, today is a warning; what is closed is neither."""
    if not item.is_open or item.promised_on > today:
        return "plain"
    return "bad" if item.promised_on < today else "warn"


def promise_words(item: WorkItem, today: date) -> str:
    """The promise in full, with a sign and a word when it is broken or ends today."""
    words = _("by {day} at the latest").format(day=long_date(item.promised_on))
    signs = {"bad": _("! late: {promise}"), "warn": _("! today: {promise}")}
    return signs.get(due_tone(item, today), "{promise}").format(promise=words)


def legal_words(details: WorkDetails) -> str:
    """The legal term with the law that sets it, or "" when there is none."""
    row = details.row
    if row.item.legal_on is None:
        return ""
    received = local_time(row.handed_off_at).date()
    clocks = clocks_of(details.kind, received, Channel(row.channel))
    law = next((clock.law for clock in clocks if clock.due_on == row.item.legal_on), "Awb")
    return _("legal term ends {day} ({law})").format(day=long_date(row.item.legal_on), law=law)


def channel_words(channel: str) -> str:
    """How the question came in, as a word in a line."""
    return {
        Channel.COUNTER: _("counter"),
        Channel.TELEPHONE: _("telephone"),
        Channel.EMAIL: _("e-mail"),
        Channel.LETTER: _("letter"),
        Channel.CHAT: _("chat"),
        Channel.WEB_FORM: _("web form"),
        Channel.SOCIAL_MEDIA: _("social media"),
    }[Channel(channel)]


def reply_words(hand_off: HandOff) -> str:
    """How and when the customer wants to hear the answer."""
    ways = {ReplyWay.PHONE: _("Call"), ReplyWay.EMAIL: _("E-mail"), ReplyWay.LETTER: _("Letter")}
    return " · ".join(part for part in (ways[hand_off.reply_way], hand_off.reply_to, hand_off.reply_window) if part)


def reach_words(customer: Customer, but: str) -> str:
    """Other ways to reach the customer; `but` is told already."""
    street = f"{customer.street} {customer.house_number}".strip()
    address = ", ".join(part for part in (street, f"{customer.postcode} {customer.place}".strip()) if part)
    return " · ".join(part for part in (customer.phone, customer.email, address) if part and part != but)


def answer_words(value: str) -> str:
    """A kept answer as people read it."""
    return {"yes": _("Yes"), "no": _("No"), "unknown": _("Customer does not know")}.get(value, value)


def answer_name(details: WorkDetails, actions: Sequence[WorkAction], names: Names) -> str:
    """For whom the text of the answer box is."""
    item = details.row.item
    if main_action(tuple(actions)) is WorkAction.REPLY:
        return _("Reply to {unit}").format(unit=names.unit(item.unit_id))
    if item.asked_by:
        return _("Answer for {name}").format(name=names.unit(item.asked_by[-1]))
    if item.director_id and item.status is not WorkStatus.ANSWERED:
        return _("Answer for {name}").format(name=names.person(item.director_id))
    return _("Answer to the customer")


def tell_words(details: WorkDetails) -> str:
    """How the answer reaches who waits for it, when that is not by e-mail from here."""
    item, hand_off = details.row.item, details.hand_off
    if item.asked_by or (item.director_id and item.status is not WorkStatus.ANSWERED):
        return _("The customer hears it from them.")
    if hand_off.reply_way is ReplyWay.LETTER:
        return _("The customer wants a letter: send it yourself.")
    if hand_off.reply_way is ReplyWay.EMAIL:
        return _("There is no consent for e-mail: ask the customer, or tell it otherwise.")
    return _("The customer wants to be called: tell the answer yourself.")
