"""Words for the channels, products, units, workplaces and lines of a period, and for the reasons in it."""

from app.contact_words import channel_name
from app.domain.contact import Channel
from app.domain.not_direct_reason import NotDirectReason
from app.domain.organisation import Line
from app.figure_words import count_text, decimal_text
from app.services.figure_views import PartLine
from resources.translations import _, plural


def product_words(line: PartLine) -> str:
    """The product of a line."""
    return line.title or _("Without a product")


def unit_words(line: PartLine) -> str:
    """The unit of a line."""
    return line.title or line.key or _("Unit unknown")


def seat_words(line: PartLine) -> str:
    """The workplace of a line."""
    return line.title or _("Workplace that is gone")


def channel_words(line: PartLine) -> str:
    """The channel of a line."""
    return channel_name(Channel(line.key))


def line_words(line: PartLine) -> str:
    """The line that a question was handed to."""
    return line_name(Line(int(line.key)))


def line_name(line: Line) -> str:
    """A line, and who that is."""
    return {
        Line.FIRST: _("Line 1: contact centre"),
        Line.SECOND: _("Line 2: advisers"),
        Line.THIRD: _("Line 3: specialists"),
    }[line]


def share_of(count: int, total: int) -> float:
    """A percentage; 0 of nothing."""
    return count * 100 / total if total else 0.0


def percent_words(percent: float) -> str:
    """A percentage without digits after the comma, but for what is very little."""
    return _("{percent} %").format(percent=decimal_text(percent, 0 if percent >= 1 or not percent else 1))


def trend_words(now: int, before: int) -> str:
    """How much more or less than in the period before, with an arrow."""
    if not before:
        return _("new") if now else ""
    change = round((now - before) * 100 / before)
    if not change:
        return "="
    return ("▲" if change > 0 else "▼") + " " + _("{percent} %").format(percent=count_text(abs(change)))


def action_words(reason: NotDirectReason | None, tasks: int | None) -> str:
    """What the contact centre can do itself about a reason."""
    match reason:
        case NotDirectReason.NO_ARTICLE if tasks:
            return plural("{count} gap → editing", "{count} gaps → editing", tasks)
        case NotDirectReason.ARTICLE_UNCLEAR if tasks:
            return plural("{count} report → editing", "{count} reports → editing", tasks)
        case NotDirectReason.NO_ACCESS:
            return _("ask the administrator for access")
        case NotDirectReason.ASKED_FOR_SOMEONE:
            return _("ask first what it is about")
        case None:
            return _("choose a reason when finishing")
        case _:
            return "—"
