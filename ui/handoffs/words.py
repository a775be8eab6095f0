"""What the hand-off dialog says: why a unit, by when, which law, why a director."""

from collections.abc import Sequence

from app.domain.contact import ReplyWay
from app.domain.message_clocks import ClockKey, MessageClock
from app.domain.organisation import Unit
from app.domain.routing import DirectorReason, RouteReason
from app.formatting import long_date, money, short_date
from app.services.hand_offs import CHOSEN_BY_AGENT, HandOffPlan
from resources.translations import _, plural


def reason_words(key: str) -> str:
    """Why this unit is the one."""
    return {
        CHOSEN_BY_AGENT: _("chosen by you"),
        RouteReason.OWNER: _("because this unit owns the article"),
        RouteReason.GROUP: _("because this unit answers for this kind of product"),
        RouteReason.CONTACT_CENTRE: _("because no other unit is known for this subject"),
        RouteReason.UNREACHABLE: _("because nobody reads what is sent to the unit that owns this"),
    }[key]


def promise_words(plan: HandOffPlan) -> str:
    """How the promise was counted."""
    days = plural("{count} working day", "{count} working days", plan.promise.days)
    first = _("{day} counts as day 1").format(day=short_date(plan.promise.first_day))
    own = _("by the opening days of {unit}").format(unit=plan.unit.name) if plan.unit.opening_weekdays else ""
    counted = ", ".join(part for part in (days, first, own) if part)
    return f"{counted} · " + _("comes on the receipt")


def reply_words(way: ReplyWay, address: str = "") -> str:
    """A way to answer, with the number or address it goes to."""
    words = {ReplyWay.PHONE: _("Call"), ReplyWay.EMAIL: _("E-mail"), ReplyWay.LETTER: _("Letter")}[way]
    return f"{words} · {address}" if address and way is not ReplyWay.LETTER else words


def director_words(touched: Sequence[Unit], reasons: Sequence[DirectorReason], director: str) -> str:
    """Who keeps the overview, and why."""
    why = {
        DirectorReason.UNITS: _("more than one team works on it"),
        DirectorReason.OUTSIDE: _("a body outside is needed"),
        DirectorReason.SENSITIVE: _("it is politically sensitive"),
    }
    units = ", ".join(unit.name for unit in touched)
    because = ", ".join(why[reason] for reason in reasons)
    return _("{units}. The contact centre keeps the overview: {name} is director ({reasons}).").format(
        units=units, reasons=because, name=director
    )


def touches_words(touched: Sequence[Unit]) -> str:
    """How many units and bodies the contact touches."""
    return plural("Touches {count} unit", "Touches {count} units", len(touched))


def clock_words(clock: MessageClock) -> str:
    """A duty by law, with its last day and the article."""
    day = _("by {date}").format(date=long_date(clock.due_on)) if clock.due_on else ""
    cost = _("after that {amount} a day").format(amount=money(clock.amount_cents))
    costs = cost if clock.key is ClockKey.DECIDE_IN_DEFAULT else ""
    duty = " ".join(part for part in (_duty(clock), day) if part)
    return f"{', '.join(part for part in (duty, costs) if part)} ({clock.law})"


def _duty(clock: MessageClock) -> str:
    amount = money(clock.amount_cents)
    return {
        ClockKey.HANDLE_PROPERLY: _("Handle the complaint properly"),
        ClockKey.ACKNOWLEDGE_COMPLAINT: _("Confirm the receipt of the complaint in writing"),
        ClockKey.HANDLED_BY_ANOTHER: _("Not handled by whom it is about"),
        ClockKey.TELL_NOT_TREATED: _("Tell when the complaint is not treated"),
        ClockKey.DECIDE_COMPLAINT: _("Decide on the complaint"),
        ClockKey.REGISTER_COMPLAINT: _("Register the complaint"),
        ClockKey.CONFIRM_OBJECTION: _("Confirm the receipt of the objection"),
        ClockKey.HAND_TO_DECIDING_UNIT: _("Give the objection to the unit that decides"),
        ClockKey.HAND_OFF_SAME_DAY: _("Hand off today"),
        ClockKey.DECIDE_IN_DEFAULT: _("Decide after all"),
        ClockKey.FULL_PENALTY: _("The penalty has grown to {amount}").format(amount=amount),
        ClockKey.CONFIRM_OFFICIAL_MESSAGE: _("Confirm the receipt of the message"),
    }[clock.key]
