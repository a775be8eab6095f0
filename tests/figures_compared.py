"""The figures as the program has them beside those that were counted slowly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from app.domain.contact import Channel
from app.domain.figures.definitions import FIGURES, FigureKey, value_of
from app.domain.figures.measures import OF_OUTCOME, OF_REASON, Cube, Measure
from app.domain.figures.periods import Period, PeriodKind, before, period_of, year_before
from app.domain.figures.surveys import average_of
from app.persistence.database import SqlDatabase
from app.services.figure_ports import NO_PRODUCT, Scope, Split, Totals
from app.services.figure_reading import OF_PERSON, FigureReading
from app.services.figure_views import FigureScope, PartLine, PeriodView
from app.services.ports import Transaction
from app.services.work_ports import Viewer
from tests import figures_slow as slow
from tests.figures_slow import Chosen, Wanted
from tests.simulated_year import FIRST, LAST, NOW
from tests.slow_town import Town, local, read_town

Compared = Iterator[tuple[str, object, object]]
"""What it is, as the program has it, and as it was counted slowly."""

_ONE_DAY = timedelta(days=1)
_ALL_CUBES = tuple(Cube)
_HALF_MONTHS = (date(2027, 8, 15), date(2028, 3, 3))
"""Days of whole months and of parts of months together."""


@dataclass(frozen=True)
class Agreement:
    """How many values were compared, and those that were not equal."""

    values: int
    different: tuple[str, ...]


def compare(database: SqlDatabase, every_day: bool = True) -> Agreement:
    """Every figure and list of the simulated year; without `every_day` fewer periods are narrowed, and no day alone."""
    with database._engines.reader.connect() as connection:
        town = read_town(connection)
    values, different = 0, []
    with database.read() as tx:
        for where, fast, counted in _Comparison(tx, town, every_day).everything():
            values += 1
            if not _is_same(fast, counted):
                different.append(f"{where}: {fast} is not {counted}")
    return Agreement(values, tuple(different))


def _is_same(fast: object, counted: object) -> bool:
    if isinstance(fast, float) and isinstance(counted, float):
        return abs(fast - counted) < 1e-9 * max(1.0, abs(counted))
    return fast == counted


class _Comparison:
    """One database against one town."""

    def __init__(self, tx: Transaction, town: Town, every_day: bool) -> None:
        municipality = tx.organisation.municipality()
        assert municipality is not None
        self._tx, self._town, self._every_day = tx, town, every_day
        self._reading = FigureReading(tx, NOW, municipality)
        contacts = list(town.contacts_between(FIRST, LAST))
        self._products = sorted({subject.product for contact in contacts for subject in contact.subjects})
        self._units = sorted({subject.unit for contact in contacts for subject in contact.subjects} - {""})
        self._seats = sorted({contact.seat for contact in contacts}, key=str)
        self._agents = sorted({contact.agent for contact in contacts}, key=str)
        self._used_units = sorted({*self._units, ""})

    def everything(self) -> Compared:
        """Totals for many days and filters, lists, views, people, and the contacts behind numbers."""
        for wanted in self._looked_at():
            yield from self._totals(wanted)
        for wanted in (Wanted(FIRST, LAST), Wanted(*_HALF_MONTHS), Wanted(*_HALF_MONTHS, channel="telephone")):
            yield from self._splits(wanted)
        for wanted in (Wanted(*_HALF_MONTHS, product=self._products[-1]), Wanted(*_HALF_MONTHS, unit=self._units[0])):
            yield from self._splits(wanted)
        for period in self._periods():
            yield from self._view(FigureScope(period))
        year = Period(PeriodKind.YEAR, FIRST, LAST)
        for wanted in self._filters():
            yield from self._view(_scope_of(wanted, year))
        yield from self._today()
        for agent in self._agents:
            yield from self._person(agent)
        for wanted in (Wanted(FIRST, LAST), Wanted(*_HALF_MONTHS, product=""), Wanted(*_HALF_MONTHS, unit="kcc")):
            yield from self._behind(wanted)

    # what is looked at

    def _looked_at(self) -> Iterator[Wanted]:
        spans = [(FIRST, LAST), _HALF_MONTHS, (date(2028, 2, 28), date(2028, 3, 1)), (date(2027, 10, 25), FIRST)]
        periods = [(period.first, period.last) for period in self._periods()]
        for first, last in spans + periods * self._every_day:
            yield from (replace(filters, first=first, last=last) for filters in (Wanted(first, last), *self._filters()))
        if self._every_day:
            yield from (Wanted(day, day) for day in _days(Wanted(FIRST, LAST)))

    def _filters(self) -> Iterator[Wanted]:
        year = Wanted(FIRST, LAST)
        yield from (replace(year, channel=channel.value) for channel in Channel)
        yield from (replace(year, product=product) for product in self._products)
        yield from (replace(year, unit=unit) for unit in self._units)
        some, other = self._products[1], self._products[-1]
        yield replace(year, channel="telephone", product=some)
        yield replace(year, product=other, unit=self._units[0])
        yield replace(year, channel="counter", unit=self._units[-1])
        yield replace(year, channel="email", product="", unit=self._units[1])

    def _periods(self) -> Iterator[Period]:
        """Every month and quarter, and the weeks in which clocks change or a year or leap day begins."""
        day = FIRST
        while day <= LAST:
            yield period_of(PeriodKind.MONTH, day, LAST)
            if day.month % 3 == 1:
                yield period_of(PeriodKind.QUARTER, day, LAST)
            day = period_of(PeriodKind.MONTH, day, date.max).last + _ONE_DAY
        for change in (date(2027, 10, 31), date(2028, 1, 1), date(2028, 2, 29), date(2028, 3, 26), LAST):
            yield period_of(PeriodKind.WEEK, change, LAST)
        yield period_of(PeriodKind.YEAR, LAST, LAST)

    # totals

    def _totals(self, wanted: Wanted) -> Compared:
        fast = self._tx.figures.totals(_days_of(wanted), _ALL_CUBES)
        chosen = slow.choose(self._town, wanted)
        yield from _figures(str(wanted), fast, chosen)
        yield from _lists(str(wanted), fast, chosen)
        if wanted.product is None and wanted.unit is None:
            hours = self._tx.figures.hours(_days_of(wanted))
            yield f"{wanted} hours", _without_zeros(hours), slow.hours(chosen)

    def _splits(self, wanted: Wanted) -> Compared:
        both = (Cube.CONTACT, Cube.SUBJECT, Cube.HAND_OFF)
        channels: Sequence[tuple[str, Wanted]] = [(each.value, replace(wanted, channel=each.value)) for each in Channel]
        products = [(each or NO_PRODUCT, replace(wanted, product=each)) for each in self._products]
        units = [(each, replace(wanted, unit=each)) for each in self._used_units]
        lines = [(str(line), replace(wanted, line=line)) for line in (1, 2, 3)]
        if wanted.channel is None:
            yield from self._split(wanted, Split.CHANNEL, both, channels)
        if wanted.product is None:
            yield from self._split(wanted, Split.PRODUCT, both, products)
        if wanted.unit is None:
            yield from self._split(wanted, Split.UNIT, both, units)
        yield from self._split(wanted, Split.LINE, (Cube.HAND_OFF,), lines)
        yield from self._split(
            wanted, Split.DAY, both, [(str(day), replace(wanted, first=day, last=day)) for day in _days(wanted)]
        )
        yield from self._split(wanted, Split.MONTH, both, list(_months(wanted)))
        yield from self._articles(wanted)
        if wanted.product is None and wanted.unit is None:
            seats = [(str(seat), replace(wanted, seat=seat)) for seat in self._seats]
            agents = [(str(agent), replace(wanted, agent=agent)) for agent in self._agents]
            yield from self._split(wanted, Split.SEAT, (Cube.DESK,), seats)
            yield from self._split(wanted, Split.AGENT, (Cube.DESK,), agents)

    def _split(self, wanted: Wanted, by: Split, cubes: Sequence[Cube], keys: Sequence[tuple[str, Wanted]]) -> Compared:
        for cube in cubes:
            fast = self._tx.figures.split(_days_of(wanted), cube, by)
            known = {key for key, totals in fast.items() if any(totals.values())}
            yield f"{wanted} {cube} {by}: keys", known - {key for key, _ in keys}, set()
            for key, narrowed in keys:
                chosen = slow.choose(self._town, narrowed)
                where = f"{wanted} {cube} {by} {key}"
                yield from _figures(where, fast.get(key, {}), chosen, cube)

    def _articles(self, wanted: Wanted) -> Compared:
        fast = self._tx.figures.split(_days_of(wanted), Cube.ARTICLE, Split.ARTICLE)
        opened, read = ((Cube.ARTICLE, each) for each in (Measure.ARTICLE_OPENED, Measure.ARTICLE_SUBJECTS))
        counts = {UUID(key): (totals[opened], totals[read]) for key, totals in fast.items()}
        yield f"{wanted} articles", counts, slow.articles_used(self._town, wanted)

    # views

    def _view(self, scope: FigureScope) -> Compared:
        view = self._reading.period(scope, self._tx.organisation.seats())
        where, wanted = f"view {scope}", _wanted_of(scope)
        chosen = slow.choose(self._town, wanted)
        past, last_year = (
            slow.figures(slow.choose(self._town, _wanted_of(scope.over(of(scope.period)))))
            for of in (before, year_before)
        )
        for key, pair in slow.figures(chosen).items():
            shown = view.shown[FigureKey(key)]
            yield f"{where} {key}", (shown.now.numerator, shown.now.denominator), pair
            yield f"{where} {key} before", (shown.before.numerator, shown.before.denominator), past[key]
            yield (
                f"{where} {key} last year",
                (shown.year_before.numerator, shown.year_before.denominator),
                last_year[key],
            )
        yield f"{where} outcomes", {key.value: count for key, count in view.outcomes.items()}, slow.outcomes(chosen)
        reasons = {line.reason.value if line.reason else None: line.subjects for line in view.reasons}
        yield f"{where} reasons", reasons, slow.reasons(chosen)
        yield f"{where} asked", view.asked, sum(contact.asked for contact in chosen.contacts)
        yield from _average(where, view.satisfaction, chosen)
        yield f"{where} work", _fields(view.work), slow.open_work(self._town, wanted, NOW)
        yield from self._view_lists(where, view, wanted)
        yield from self._knowledge(where, view, wanted)

    def _view_lists(self, where: str, view: PeriodView, wanted: Wanted) -> Compared:
        past = _wanted_of(view.scope.over(before(view.scope.period)))
        for line in view.channels:
            yield from self._line(
                f"{where} {line.key}", line, replace(wanted, channel=line.key), replace(past, channel=line.key)
            )
        for line in view.products:
            product = "" if line.key == NO_PRODUCT else line.key
            yield from self._line(
                f"{where} {line.key}", line, replace(wanted, product=product), replace(past, product=product)
            )
        for line in view.units:
            yield from self._line(
                f"{where} {line.key}", line, replace(wanted, unit=line.key), replace(past, unit=line.key)
            )
        for line in view.seats:
            seat = UUID(line.key)
            yield from self._line(where + line.key, line, replace(wanted, seat=seat), replace(past, seat=seat), True)
        for line in view.lines:
            kept = slow.figures(slow.choose(self._town, replace(wanted, line=int(line.key))))["promises_kept"]
            yield f"{where} line {line.key}", (line.promises.numerator, line.promises.denominator), kept
        for time in view.times:
            chosen = slow.choose(self._town, replace(wanted, first=time.first, last=time.last))
            direct = slow.figures(chosen)["direct"]
            yield f"{where} {time.first}", (time.contacts, time.direct, time.ended), (len(chosen.contacts), *direct)

    def _line(self, where: str, line: PartLine, wanted: Wanted, past: Wanted, of_seat: bool = False) -> Compared:
        """Of a workplace only the contacts are told."""
        chosen, earlier = slow.choose(self._town, wanted), slow.choose(self._town, past)
        counted = slow.figures(chosen)
        yield f"{where} contacts", (line.contacts, line.contacts_before), (len(chosen.contacts), len(earlier.contacts))
        if of_seat:
            return
        for key, found in (("direct", line.direct), ("promises_kept", line.promises), ("duration", line.duration)):
            yield f"{where} {key}", (found.numerator, found.denominator), counted[key]
        yield f"{where} complaints", line.complaints, counted["complaints"][0]

    def _knowledge(self, where: str, view: PeriodView, wanted: Wanted) -> Compared:
        used = slow.articles_used(self._town, wanted)
        searches = slow.choose(self._town, wanted).searches
        opened = sum(search.rank is not None for search in searches)
        counted = (len(searches), opened, len(used), len(self._town.articles - set(used)))
        known = view.knowledge
        yield f"{where} knowledge", (known.searches, known.opened, known.used, known.unused), counted

    def _today(self) -> Compared:
        view, today = self._reading.day(), local(NOW).date()
        chosen = slow.choose(self._town, Wanted(today, today))
        counted = slow.figures(chosen)
        yield "today", (view.contacts, view.complaints), (len(chosen.contacts), counted["complaints"][0])
        yield "today direct", (view.direct.now.numerator, view.direct.now.denominator), counted["direct"]
        weeks = [today - number * 7 * _ONE_DAY for number in (1, 2, 3, 4)]
        usual = [slow.choose(self._town, Wanted(day, day)).contacts for day in weeks]
        assert local(NOW).minute == 0  # no hour runs
        until_now = [sum(each.hour < local(NOW).hour for each in contacts) for contacts in usual if contacts]
        yield "today usual", view.usual, sum(until_now) / len(until_now) if until_now else None
        yield "today work", _fields(view.work), slow.open_work(self._town, Wanted(today, today), NOW)
        for line in view.channels:
            day, yesterday = (Wanted(each, each, line.key, over=today - _ONE_DAY) for each in (today, today - _ONE_DAY))
            yield from self._line(f"today {line.key}", line, day, yesterday)
        yield "today hours", {(line.weekday, line.hour): line.contacts for line in view.hours}, slow.hours(chosen)

    def _person(self, agent: UUID) -> Compared:
        scope = FigureScope(period_of(PeriodKind.YEAR, LAST, LAST))
        view = self._reading.person(agent, scope)
        chosen = slow.choose(self._town, replace(_wanted_of(scope), agent=agent))
        counted = slow.figures(chosen)
        for key in OF_PERSON:
            now = view.shown[key].now
            yield f"{agent} {key}", (now.numerator, now.denominator), counted[key]
        marks = len(slow.marks(chosen))
        yield f"{agent} marks", (view.marks, view.satisfaction is not None), (marks, marks >= 30)
        if view.satisfaction:
            yield from _average(f"{agent}", view.satisfaction, chosen)

    def _behind(self, wanted: Wanted) -> Compared:
        """A list behind a number has as many lines as were counted."""
        counted = slow.figures(slow.choose(self._town, wanted))
        for key, figure in FIGURES.items():
            if figure.cube in (Cube.CONTACT, Cube.SUBJECT, Cube.HAND_OFF) and key not in _SUMS:
                total = self._listed(figure.cube, figure.numerator[0], wanted)
                yield f"{wanted} behind {key}", total, counted[key][0]
        for measure in (*OF_OUTCOME.values(), *OF_REASON.values()):
            totals = self._tx.figures.totals(_days_of(wanted), (Cube.SUBJECT,))
            yield (
                f"{wanted} behind {measure}",
                self._listed(Cube.SUBJECT, measure, wanted),
                totals[Cube.SUBJECT, measure],
            )

    def _listed(self, cube: Cube, measure: Measure, wanted: Wanted) -> int:
        viewer = Viewer(self._agents[0], tuple(self._units))  # who may see everything
        page = self._tx.figures.listed(cube, measure, _days_of(wanted), viewer, limit=5)
        assert len(page.lines) == min(page.total, 5)
        return page.total


_SUMS = (FigureKey.DURATION, FigureKey.TALK, FigureKey.HELD, FigureKey.WRAP, FigureKey.SATISFACTION)


def _figures(where: str, fast: Totals, chosen: Chosen, cube: Cube | None = None) -> Compared:
    """Every figure, or those of one cube."""
    if cube is Cube.DESK:
        fast = {(of, measure): count for (_, measure), count in fast.items() for of in (Cube.CONTACT, Cube.SUBJECT)}
    for name, pair in slow.figures(chosen).items():
        if _is_of(FigureKey(name), cube):
            found = value_of(FigureKey(name), fast)
            yield f"{where} {name}", (found.numerator, found.denominator), pair


def _is_of(key: FigureKey, cube: Cube | None) -> bool:
    if cube is Cube.DESK:
        return key in OF_PERSON
    return cube is None or (FIGURES[key].cube is cube and not FIGURES[key].denominator_cube)


def _lists(where: str, fast: Totals, chosen: Chosen) -> Compared:
    outcomes = {outcome.value: fast[Cube.SUBJECT, measure] for outcome, measure in OF_OUTCOME.items()}
    yield f"{where} outcomes", outcomes, slow.outcomes(chosen)
    reasons = {reason.value if reason else None: fast[Cube.SUBJECT, each] for reason, each in OF_REASON.items()}
    yield f"{where} reasons", reasons, slow.reasons(chosen)
    asked = sum(contact.asked for contact in chosen.contacts)
    yield f"{where} asked", fast[Cube.CONTACT, Measure.SURVEYS_ASKED], asked
    marks = (Measure.SURVEYS_ANSWERED, Measure.MARK_SUM, Measure.MARK_SQUARES)
    yield from _average(where, average_of(*(fast[Cube.CONTACT, each] for each in marks)), chosen)


def _average(where: str, found: Any, chosen: Chosen) -> Compared:
    counted = slow.average(chosen)
    if found is None or counted is None:
        yield f"{where} average", found, counted
    else:
        for name, value in zip(("count", "mean", "margin"), counted, strict=True):
            yield f"{where} {name}", getattr(found, name), value


def _days_of(wanted: Wanted) -> Scope:
    product = NO_PRODUCT if wanted.product == "" else wanted.product or ""
    return Scope(
        wanted.first, wanted.last, Channel(wanted.channel) if wanted.channel else None, product, wanted.unit or ""
    )


def _scope_of(wanted: Wanted, period: Period) -> FigureScope:
    days = _days_of(wanted)
    return FigureScope(period, days.channel, days.product, days.unit_id)


def _wanted_of(scope: FigureScope) -> Wanted:
    """Promises only of days that are over."""
    product = "" if scope.product == NO_PRODUCT else scope.product or None
    channel = scope.channel.value if scope.channel else None
    over = local(NOW).date() - _ONE_DAY
    return Wanted(scope.period.first, scope.period.last, channel, product, scope.unit_id or None, over=over)


def _days(wanted: Wanted) -> Iterator[date]:
    return (wanted.first + number * _ONE_DAY for number in range((wanted.last - wanted.first).days + 1))


def _months(wanted: Wanted) -> Iterator[tuple[str, Wanted]]:
    for first in sorted({day.replace(day=1) for day in _days(wanted)}):
        last = period_of(PeriodKind.MONTH, first, date.max).last
        yield str(first), replace(wanted, first=max(first, wanted.first), last=min(last, wanted.last))


def _fields(work: Any) -> tuple[object, ...]:
    return work.open, work.waiting, work.overdue, work.due_today, dict(work.by_age), work.oldest_at


def _without_zeros(hours: dict[tuple[int, int], int]) -> dict[tuple[int, int], int]:
    return {key: count for key, count in hours.items() if count}
