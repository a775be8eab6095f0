"""Open promises and reminders in words."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from app.domain.contact_number import format_number
from app.domain.reminders import Reminder, ReminderKind
from app.formatting import short_date
from app.services.work_ports import WorkRow
from resources.translations import _, plural


@dataclass(frozen=True, slots=True)
class PromiseWords:
    """One open promise. `sign` says late or not without colour; `is_reminded` in this contact."""

    item_id: UUID
    sign: str
    text: str
    is_late: bool = False
    is_reminded: bool = False


def promise_lines(
    rows: Sequence[WorkRow], units: Mapping[str, str], today: date, reminded: Collection[UUID]
) -> tuple[PromiseWords, ...]:
    """The promises in the order of `rows`; `reminded` are those the team was reminded of in this contact."""
    return tuple(_promise_line(row, units, today, row.item.id in reminded) for row in rows)


def _promise_line(row: WorkRow, units: Mapping[str, str], today: date, is_reminded: bool) -> PromiseWords:
    item = row.item
    if not row.may_see:
        return PromiseWords(item.id, _("Still open"), _("a shielded question"), False, is_reminded)
    is_late = item.promised_on < today
    day = short_date(item.promised_on)
    parts = (
        row.title,
        _("was promised by {date}").format(date=day) if is_late else _("by {date}").format(date=day),
        units.get(item.unit_id, ""),
        plural("reminded {count} time", "reminded {count} times", item.reminders) if item.reminders else "",
    )
    sign = _("! Too late") if is_late else _("Still open")
    text = " · ".join(part for part in parts if part)
    return PromiseWords(item.id, sign, text, is_late, is_reminded)


def reminder_words(due: Sequence[Reminder], units: Mapping[str, str]) -> str:
    """What the agent is reminded of: one in full, several as counts of each kind."""
    if len(due) == 1:
        number = format_number(due[0].number)
        words = _kind_words(due[0].kind, 1)
        return " · ".join(part for part in (words, number, units.get(due[0].unit_id, "")) if part)
    counts = Counter(reminder.kind for reminder in due)
    return " · ".join(_kind_words(kind, counts[kind]) for kind in ReminderKind if counts[kind])


def action_words(count: int) -> str:
    """How many actions about figures their owner is reminded of."""
    return plural("{count} action about a figure is due", "{count} actions about figures are due", count)


def _kind_words(kind: ReminderKind, count: int) -> str:
    return {
        ReminderKind.DUE_TODAY: plural(
            "{count} answer is promised for today", "{count} answers are promised for today", count
        ),
        ReminderKind.HALF_DAY_LEFT: plural(
            "half a day is left for {count} answer", "half a day is left for {count} answers", count
        ),
        ReminderKind.BROKEN: plural("{count} promise is broken", "{count} promises are broken", count),
        ReminderKind.NOT_TAKEN: plural(
            "{count} question was taken by nobody yet", "{count} questions were taken by nobody yet", count
        ),
        ReminderKind.LEGAL_FIVE_DAYS: plural(
            "{count} legal term ends within five working days",
            "{count} legal terms end within five working days",
            count,
        ),
        ReminderKind.LEGAL_ONE_DAY: plural(
            "{count} legal term ends within one working day", "{count} legal terms end within one working day", count
        ),
        ReminderKind.LEGAL_TODAY: plural("{count} legal term ends today", "{count} legal terms end today", count),
    }[kind]
