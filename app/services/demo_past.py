"""The demo municipality as it was: whose day it was, and what time."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from app.clock import LOCAL_ZONE
from app.domain.organisation import Person
from app.domain.work_steps import Act
from app.services.registry import Services
from resources import path

_NAMESPACE = UUID("6c1d9a52-0f0e-5a2b-9a57-6f5b3c7be0d4")
_OPENING = time(8, 40)
_ONE_DAY = timedelta(days=1)

Row = Mapping[str, Any]
"""A table of a file that tells what happened."""


@dataclass(frozen=True, slots=True)
class _PastClock:
    """The time as it was then."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment

    def today(self) -> date:
        return self.moment.astimezone(LOCAL_ZONE).date()


@dataclass(frozen=True, slots=True)
class Past:
    """The demo municipality in the weeks before today, with its people by name."""

    services: Services
    people: Mapping[str, Person]

    def working_day(self, ago: int) -> date:
        """So many working days before today."""
        calendar, day = self.services.calendar, self.services.clock.today()
        for _ in range(ago):
            day -= _ONE_DAY
            while not calendar.is_working_day(day):
                day -= _ONE_DAY
        return day

    def moment(self, ago: int, after_opening: timedelta) -> datetime:
        """A time on that day, UTC."""
        opening = datetime.combine(self.working_day(ago), _OPENING, LOCAL_ZONE)
        return (opening + after_opening).astimezone(UTC)

    def services_of(self, name: str, moment: datetime) -> Services:
        """What this person could do then."""
        return replace(self.services, agent=self.people[name], clock=_PastClock(moment))

    def act_of(self, name: str, moment: datetime) -> Act:
        """A step of this person then."""
        return Act(self.people[name].id, moment, _PastClock(moment).today())


def told(name: str) -> Row:
    """What a file in `resources/demo` tells."""
    with path("demo", name).open("rb") as file:
        return tomllib.load(file)


def id_of(what: str, key: object) -> UUID:
    """The same id each time for the same thing of the demo."""
    return uuid5(_NAMESPACE, f"{what}/{key}")
