"""The service promise: the day by which the customer hears."""

from datetime import date

from app.domain.calendar import ServiceCalendar
from app.domain.contact import Promise


def promised_on(received: date, days: int, calendar: ServiceCalendar) -> Promise:
    """The promise for a question received on `received`, to be answered within `days` working days.

    Day 1 is the first working day after `received`; 0 days means the same day, also when closed. This is the
    municipality's own norm, so the Algemene termijnenwet does not apply.
    """
    if days == 0:
        return Promise(received, days, received)
    first = last = calendar.working_day_after(received)
    for _ in range(days - 1):
        last = calendar.working_day_after(last)
    return Promise(last, days, first)
