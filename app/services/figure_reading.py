"""Making the views of the figures out of the totals."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from uuid import UUID

from app.clock import LOCAL_ZONE
from app.domain.figures.definitions import FIGURES, SMALL, FigureKey, FigureValue, value_of
from app.domain.figures.measures import MEASURES, OF_OUTCOME, OF_REASON, Cube, Measure
from app.domain.figures.norms import Norm
from app.domain.figures.periods import Period, PeriodKind, after, before, period_of, year_before
from app.domain.figures.surveys import Average, average_of
from app.domain.organisation import Line, Municipality, Seat
from app.services.figure_ports import NO_PRODUCT, Scope, Split, Totals
from app.services.figure_views import (
    FigureScope,
    HourLine,
    KnowledgeUse,
    PartLine,
    PeriodView,
    PersonView,
    ReasonLine,
    Shown,
    TimeLine,
    TodayView,
)
from app.services.ports import Transaction

_DAYS_IN_A_CHART = 62  # of a longer period the months are shown
_CUBES = (Cube.CONTACT, Cube.SUBJECT, Cube.SEARCH)
_USUAL_WEEKS = 4
_CONTACTS = (Measure.CONTACTS,)
_OF_PARTS = {
    Cube.CONTACT: (Measure.CONTACTS, Measure.TALK_SECONDS, Measure.HELD_SECONDS, Measure.WRAP_SECONDS),
    Cube.SUBJECT: (Measure.ENDED, Measure.DIRECT, Measure.COMPLAINTS),
    Cube.HAND_OFF: (Measure.PROMISES_DUE, Measure.PROMISES_KEPT),
}
"""What the lines of a split are made of; to add up less is to read faster."""

_MANY = 1000  # gaps; more are not worked on at once anyway

OF_PERSON = (
    *(FigureKey.CONTACTS, FigureKey.DIRECT, FigureKey.NOT_PUT_THROUGH, FigureKey.DIRECT_ONCE),
    *(FigureKey.DURATION, FigureKey.TALK, FigureKey.HELD, FigureKey.WRAP),
)
"""The figures that a person has of themself."""


@dataclass(frozen=True, slots=True)
class FigureReading:
    """Reads in one transaction, as it is at the moment `now`, UTC."""

    tx: Transaction
    now: datetime
    municipality: Municipality

    @property
    def today(self) -> date:
        """The local day; its promises are not over yet."""
        return self.now.astimezone(LOCAL_ZONE).date()

    def period(self, scope: FigureScope, seats: Sequence[Seat]) -> PeriodView:
        """Everything about a period."""
        totals = self._totals(scope.days)
        past = scope.over(before(scope.period))
        return PeriodView(
            scope=scope,
            shown=self._shown(scope, totals),
            times=self._times(scope),
            channels=self._parts(scope, past, Split.CHANNEL),
            products=self._products(scope, past),
            units=self._parts(scope, past, Split.UNIT, self._unit_name),
            seats=self._seats(scope, past, seats),
            lines=self._lines(scope),
            reasons=self._reasons(totals),
            outcomes={outcome: totals.get((Cube.SUBJECT, measure), 0) for outcome, measure in OF_OUTCOME.items()},
            hours=() if scope.product or scope.unit_id else self.hours(scope.days),
            satisfaction=_average(totals),
            asked=totals.get((Cube.CONTACT, Measure.SURVEYS_ASKED), 0),
            work=self.tx.figures.open_work(self.now, scope.days),
            knowledge=self._knowledge(scope.days, totals),
        )

    def day(self) -> TodayView:
        """What is happening today."""
        period = period_of(PeriodKind.DAY, self.today, self.today)
        scope = FigureScope(period)
        totals = self._totals(scope.days)
        return TodayView(
            as_of=self.now,
            contacts=totals.get((Cube.CONTACT, Measure.CONTACTS), 0),
            usual=self._usual(),
            direct=self._one_shown(FigureKey.DIRECT, scope, totals),
            complaints=totals.get((Cube.SUBJECT, Measure.COMPLAINTS), 0),
            work=self.tx.figures.open_work(self.now, scope.days),
            hours=self.hours(scope.days),
            channels=self._parts(scope, scope.over(before(period)), Split.CHANNEL),
        )

    def person(self, person_id: UUID, scope: FigureScope) -> PersonView:
        """One person's figures."""
        times = (scope.period, before(scope.period), year_before(scope.period))
        now, past, last_year = (
            _at_desk(self.tx.figures.of_person(scope.over(period).days, person_id)) for period in times
        )
        norms = self.tx.figures.norms()
        shown = {key: Shown(*_values(key, now, past, last_year), norm_for(key, scope, norms)) for key in OF_PERSON}
        marks = _average(now)
        count = marks.count if marks else 0
        return PersonView(person_id, shown, marks if count >= SMALL else None, count)

    def value(self, key: FigureKey, scope: Scope) -> FigureValue:
        """One figure over some days."""
        figure = FIGURES[key]
        cubes = {figure.cube, figure.denominator_cube or figure.cube}
        return value_of(key, self.tx.figures.totals(self.ended(scope) if figure.after_day else scope, tuple(cubes)))

    def hours(self, scope: Scope) -> tuple[HourLine, ...]:
        """Contacts by weekday and hour, those that had none left out."""
        found = self.tx.figures.hours(scope)
        return tuple(HourLine(weekday, hour, count) for (weekday, hour), count in sorted(found.items()) if count)

    def ended(self, scope: Scope) -> Scope:
        """The days that are over: a promise for today can still be kept."""
        return replace(scope, last=min(scope.last, self.today - timedelta(days=1)))

    def _totals(self, scope: Scope) -> Totals:
        totals = self.tx.figures.totals(scope, _CUBES)
        return totals | self.tx.figures.totals(self.ended(scope), (Cube.HAND_OFF,))

    def _shown(self, scope: FigureScope, totals: Totals) -> dict[FigureKey, Shown]:
        past = self._totals(scope.over(before(scope.period)).days)
        last_year = self._totals(scope.over(year_before(scope.period)).days)
        norms = self.tx.figures.norms()
        return {key: Shown(*_values(key, totals, past, last_year), norm_for(key, scope, norms)) for key in FIGURES}

    def _one_shown(self, key: FigureKey, scope: FigureScope, totals: Totals) -> Shown:
        past, last_year = (self.value(key, scope.over(of(scope.period)).days) for of in (before, year_before))
        return Shown(value_of(key, totals), past, last_year, norm_for(key, scope, self.tx.figures.norms()))

    def _times(self, scope: FigureScope) -> tuple[TimeLine, ...]:
        is_long = (scope.period.last - scope.period.first).days >= _DAYS_IN_A_CHART
        by = Split.MONTH if is_long else Split.DAY
        contacts, subjects = (
            self.tx.figures.split(scope.days, cube, by, measures)
            for cube, measures in ((Cube.CONTACT, _CONTACTS), (Cube.SUBJECT, (Measure.ENDED, Measure.DIRECT)))
        )
        times = _months_of(scope.period) if is_long else [(day, day) for day in scope.period.days()]
        return tuple(_time_line(first, last, contacts, subjects) for first, last in times)

    def _parts(
        self, scope: FigureScope, past: FigureScope, by: Split, title_of: Callable[[str], str] = lambda _key: ""
    ) -> tuple[PartLine, ...]:
        """Lines of a split, most contacts first."""
        now = self._split(scope, by)
        earlier = self.tx.figures.split(past.days, Cube.CONTACT, by, _CONTACTS)
        lines = (_part_line(key, title_of(key), totals, earlier) for key, totals in now.items())
        return tuple(sorted(lines, key=lambda line: (-line.contacts, line.title or line.key)))

    def _split(self, scope: FigureScope, by: Split) -> dict[str, Totals]:
        ended = self.ended(scope.days)
        return _joined(
            self.tx.figures.split(ended if cube is Cube.HAND_OFF else scope.days, cube, by, measures)
            for cube, measures in _OF_PARTS.items()
        )

    def _products(self, scope: FigureScope, past: FigureScope) -> tuple[PartLine, ...]:
        lines = self._parts(scope, past, Split.PRODUCT)
        titles = self.tx.figures.product_titles([line.key for line in lines])
        return tuple(replace(line, title=product_title(line.key, titles)) for line in lines)

    def _seats(self, scope: FigureScope, past: FigureScope, seats: Sequence[Seat]) -> tuple[PartLine, ...]:
        """By workplace; what is narrowed to a product or a unit says nothing about those."""
        if scope.product or scope.unit_id:
            return ()
        names = {str(seat.id): seat.name for seat in seats}
        now, earlier = (self._at_seats(each) for each in (scope, past))
        lines = (_part_line(key, names.get(key, ""), totals, earlier) for key, totals in now.items())
        return tuple(sorted(lines, key=lambda line: (-line.contacts, line.title)))

    def _at_seats(self, scope: FigureScope) -> dict[str, Totals]:
        """How many contacts, and no more: where one person works, the rest would be about that person."""
        found = self.tx.figures.split(scope.days, Cube.DESK, Split.SEAT, _CONTACTS)
        contacts = {key: totals.get((Cube.DESK, Measure.CONTACTS), 0) for key, totals in found.items()}
        return {key: {(Cube.CONTACT, Measure.CONTACTS): count} for key, count in contacts.items()}

    def _lines(self, scope: FigureScope) -> tuple[PartLine, ...]:
        """Promises kept by the line that a question was handed to."""
        found = self.tx.figures.split(self.ended(scope.days), Cube.HAND_OFF, Split.LINE, _OF_PARTS[Cube.HAND_OFF])
        return tuple(_part_line(str(int(line)), "", found.get(str(int(line)), {}), {}) for line in Line)

    def _reasons(self, totals: Totals) -> tuple[ReasonLine, ...]:
        tasks = {Measure.NO_ARTICLE: self._gaps(), Measure.ARTICLE_UNCLEAR: self._feedback()}
        lines = (
            ReasonLine(reason, totals.get((Cube.SUBJECT, measure), 0), tasks.get(measure))
            for reason, measure in OF_REASON.items()
        )
        return tuple(sorted(lines, key=lambda line: (line.reason is None, -line.subjects)))

    def _gaps(self) -> int:
        return len(self.tx.searches.gaps(_MANY))

    def _feedback(self) -> int:
        return len(self.tx.feedback.open_lines())

    def _knowledge(self, scope: Scope, totals: Totals) -> KnowledgeUse:
        used = self.tx.figures.split(scope, Cube.ARTICLE, Split.ARTICLE)
        return KnowledgeUse(
            searches=totals.get((Cube.SEARCH, Measure.SEARCHES), 0),
            opened=totals.get((Cube.SEARCH, Measure.OPENED), 0),
            used=len(used),
            unused=len(self.tx.figures.unused_articles(scope.first, scope.last)),
        )

    def _usual(self) -> float | None:
        """Contacts up to this time on the same weekday, on average over the last weeks that had any.

        Of the hour that runs, as large a part counts as is over.
        """
        local = self.now.astimezone(LOCAL_ZONE)
        parts = {local.hour: local.minute / 60} | dict.fromkeys(range(local.hour), 1)
        days = [self.today - timedelta(weeks=number) for number in range(1, _USUAL_WEEKS + 1)]
        counts = [self.hours(Scope(day, day)) for day in days]
        worked = [sum(line.contacts * parts.get(line.hour, 0) for line in lines) for lines in counts if lines]
        return sum(worked) / len(worked) if worked else None

    def _unit_name(self, unit_id: str) -> str:
        return next((unit.name for unit in self.municipality.units if unit.id == unit_id), unit_id)


def norm_for(key: FigureKey, scope: FigureScope, norms: Iterable[Norm]) -> Norm | None:
    """The norm for what is looked at: that of its product or channel, else the one for all; None when none holds."""
    fitting = [norm for norm in norms if norm.figure is key and norm.holds_on(scope.period.last)]
    asked = ((scope.product, scope.channel), (scope.product, None), ("", scope.channel), ("", None))
    found = (norm for wanted in asked for norm in fitting if (norm.product, norm.channel) == wanted)
    return next(found, None)


def product_title(product: str, titles: Mapping[str, str]) -> str:
    """What a product is called: its national name as a title, the title of its article, or "" for none."""
    if product == NO_PRODUCT:
        return ""
    return titles.get(product) or product[:1].upper() + product[1:]


def _values(
    key: FigureKey, now: Totals, past: Totals, last_year: Totals
) -> tuple[FigureValue, FigureValue, FigureValue]:
    return value_of(key, now), value_of(key, past), value_of(key, last_year)


def _average(totals: Totals) -> Average | None:
    wanted = (Measure.SURVEYS_ANSWERED, Measure.MARK_SUM, Measure.MARK_SQUARES)
    return average_of(*(totals.get((Cube.CONTACT, measure), 0) for measure in wanted))


def _at_desk(totals: Totals) -> Totals:
    """Totals of workplaces or people as if they were of contacts and subjects, so that figures know them."""
    cubes = (Cube.CONTACT, Cube.SUBJECT)
    return {
        (cube, measure): count for (_, measure), count in totals.items() for cube in cubes if measure in MEASURES[cube]
    }


def _joined(splits: Iterable[Mapping[str, Totals]]) -> dict[str, Totals]:
    joined: dict[str, Totals] = {}
    for split in splits:
        for key, totals in split.items():
            joined[key] = joined.get(key, {}) | totals
    return joined


def _part_line(key: str, title: str, totals: Totals, earlier: Mapping[str, Totals]) -> PartLine:
    contacts = (Cube.CONTACT, Measure.CONTACTS)
    return PartLine(
        key=key,
        title=title,
        contacts=totals.get(contacts, 0),
        contacts_before=earlier.get(key, {}).get(contacts, 0),
        direct=value_of(FigureKey.DIRECT, totals),
        promises=value_of(FigureKey.PROMISES_KEPT, totals),
        duration=value_of(FigureKey.DURATION, totals),
        talk=value_of(FigureKey.TALK, totals),
        held=value_of(FigureKey.HELD, totals),
        wrap=value_of(FigureKey.WRAP, totals),
        complaints=totals.get((Cube.SUBJECT, Measure.COMPLAINTS), 0),
    )


def _time_line(first: date, last: date, contacts: Mapping[str, Totals], subjects: Mapping[str, Totals]) -> TimeLine:
    key = first.isoformat()
    of_contacts, of_subjects = contacts.get(key, {}), subjects.get(key, {})
    return TimeLine(
        first,
        last,
        of_contacts.get((Cube.CONTACT, Measure.CONTACTS), 0),
        of_subjects.get((Cube.SUBJECT, Measure.ENDED), 0),
        of_subjects.get((Cube.SUBJECT, Measure.DIRECT), 0),
    )


def _months_of(period: Period) -> list[tuple[date, date]]:
    months, month = [], period_of(PeriodKind.MONTH, period.first, period.last)
    while month.first <= period.last:
        months.append((month.first, month.last))
        month = after(month, period.last)
    return months
