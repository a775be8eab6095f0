"""What stands on the wall: a few numbers with the words that make them clear."""

from dataclasses import dataclass

from app.clock import LOCAL_ZONE
from app.contact_words import channel_name
from app.domain.contact import Channel
from app.figure_words import NOTHING, count_text, decimal_text, figure_name, figure_text
from app.formatting import clock_time, short_date
from app.services.figure_views import TodayView
from resources.translations import _, plural
from ui.figures.words import few_words, norm_line
from ui.shared.widgets.basics import Tone

USUAL_HOURS = range(8, 17)
"""Hours that are shown also when nothing happened in them."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A number, what it counts, and what to think of it; the note says so too, so that colour is not the only sign."""

    name: str
    value: str
    note: str
    tone: Tone = "plain"

    @property
    def spoken(self) -> str:
        """All of it in a line."""
        return f"{self.name}: {self.value}. {self.note}"


@dataclass(frozen=True, slots=True)
class Hour:
    """Contacts that began in an hour of today; `is_now` is the hour that is not over."""

    hour: int
    contacts: int
    is_now: bool


def tiles_of(today: TodayView) -> tuple[Tile, ...]:
    """The numbers in the order in which they are read: how it goes, and what waits."""
    return (_direct(today), _contacts(today), _waiting(today), _overdue(today), _promised(today), _longest(today))


def hours_of(today: TodayView) -> tuple[Hour, ...]:
    """Each hour from the first to the last, also those without a contact."""
    now = today.as_of.astimezone(LOCAL_ZONE).hour
    counts = {line.hour: line.contacts for line in today.hours}
    shown = sorted({*counts, *(hour for hour in USUAL_HOURS if hour <= now), now})
    return tuple(Hour(hour, counts.get(hour, 0), hour == now) for hour in range(shown[0], shown[-1] + 1))


def hour_words(hour: Hour) -> str:
    """One hour in full."""
    contacts = plural("{count} contact", "{count} contacts", hour.contacts)
    words = _("{hour} o'clock, until now: {contacts}") if hour.is_now else _("{hour} o'clock: {contacts}")
    return words.format(hour=hour.hour, contacts=contacts)


def foot_words(today: TodayView) -> str:
    """The channels of today, and when this was read."""
    channels = [f"{channel_name(Channel(line.key))} {count_text(line.contacts)}" for line in today.channels]
    complaints = plural("{count} complaint", "{count} complaints", today.complaints)
    read = _("read at {time}, again every half minute").format(time=clock_time(today.as_of))
    return " · ".join((*channels, complaints, read))


def late_words(today: TodayView) -> str:
    """The numbers could not be read again."""
    return _("! These are the numbers of {time}: they cannot be read now.").format(time=clock_time(today.as_of))


def _direct(today: TodayView) -> Tile:
    norm, tone = norm_line(today.direct)
    few = few_words(today.direct.now)
    note = " · ".join(part for part in (norm, few) if part) or _("no questions yet")
    return Tile(figure_name(today.direct.now.key), figure_text(today.direct.now), note, tone)


def _contacts(today: TodayView) -> Tile:
    if today.usual is None:
        note = _("no comparison yet")
    else:
        usual = decimal_text(today.usual, 0)
        note = _("usual by now: {count}").format(count=usual)
    return Tile(_("Contacts today"), count_text(today.contacts), note)


def _waiting(today: TodayView) -> Tile:
    work = today.work
    note = plural("of {count} question handed off", "of {count} questions handed off", work.open)
    return Tile(_("Waiting for somebody"), count_text(work.waiting), note, "warn" if work.waiting else "plain")


def _overdue(today: TodayView) -> Tile:
    count = today.work.overdue
    if not count:
        return Tile(_("Too late"), "0", _("✓ every promise is kept"), "good")
    return Tile(_("Too late"), count_text(count), _("! the promised day is over"), "bad")


def _promised(today: TodayView) -> Tile:
    return Tile(_("Promised for today"), count_text(today.work.due_today), _("the customer hears today"))


def _longest(today: TodayView) -> Tile:
    oldest = today.work.oldest_at
    if oldest is None:
        return Tile(_("Open longest"), NOTHING, _("nothing is open"))
    begun = oldest.astimezone(LOCAL_ZONE).date()
    days = (today.as_of.astimezone(LOCAL_ZONE).date() - begun).days
    value = plural("{count} day", "{count} days", days)
    return Tile(_("Open longest"), value, _("handed off {day}").format(day=short_date(begun)))
