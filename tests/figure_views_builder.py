"""Views of the figures as the services make them, small enough to reckon with."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain.contact import Channel, Outcome
from app.domain.figures.definitions import FIGURES, FigureKey, FigureValue
from app.domain.figures.norms import Norm
from app.domain.figures.periods import Period, PeriodKind
from app.domain.figures.surveys import Average
from app.domain.ids import new_id
from app.domain.not_direct_reason import NotDirectReason
from app.services.figure_ports import NO_PRODUCT, ListedContact, OpenWork
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
)
from tests.builders import AGENT_ID

NOVEMBER = Period(PeriodKind.MONTH, date(2026, 11, 1), date(2026, 11, 21))
SCOPE = FigureScope(NOVEMBER)

_COUNTS = {
    FigureKey.CONTACTS: (2361, 0),
    FigureKey.DIRECT: (2104, 2499),
    FigureKey.NOT_PUT_THROUGH: (2310, 2499),
    FigureKey.DIRECT_ONCE: (1990, 2499),
    FigureKey.LINE_1: (2050, 2499),
    FigureKey.LINE_2: (260, 2499),
    FigureKey.LINE_3: (189, 2499),
    FigureKey.PROMISES_KEPT: (229, 260),
    FigureKey.TERMS_KEPT: (21, 22),
    FigureKey.REOPENED: (9, 260),
    FigureKey.RETURNED: (14, 260),
    FigureKey.COMPLAINTS: (8, 2361),
    FigureKey.DURATION: (594_972, 2361),
    FigureKey.TALK: (480_000, 2361),
    FigureKey.HELD: (40_000, 2361),
    FigureKey.WRAP: (74_972, 2361),
    FigureKey.SATISFACTION: (936, 120),
    FigureKey.WITHOUT_RESULT: (70, 3120),
    FigureKey.RANK: (3900, 2500),
}


def a_value(key: FigureKey = FigureKey.DIRECT, above: int = 84, below: int = 100) -> FigureValue:
    """84 % answered directly."""
    return FigureValue(key, above, below)


def a_norm(figure: FigureKey = FigureKey.DIRECT, bound: float = 80.0) -> Norm:
    """At least 80 % directly, from the beginning of the year."""
    return Norm(new_id(), figure, bound, date(2026, 1, 1))


def a_shown(key: FigureKey = FigureKey.DIRECT, bound: float | None = None, **changes: Any) -> Shown:
    """A figure of November, a bit lower in the month before and lower again a year before."""
    above, below = _COUNTS[key]
    earlier = FigureValue(key, above * 9 // 10, below), FigureValue(key, above * 8 // 10, below)
    norm = None if bound is None else a_norm(key, bound)
    return replace(Shown(FigureValue(key, above, below), *earlier, norm), **changes)


def a_part(key: str, title: str = "", contacts: int = 100, before: int = 80, direct: int = 90) -> PartLine:
    """A line of which `direct` of 100 were answered directly, and 9 of 10 promises kept."""
    return PartLine(
        key,
        title,
        contacts,
        before,
        FigureValue(FigureKey.DIRECT, contacts * direct // 100, contacts),
        FigureValue(FigureKey.PROMISES_KEPT, contacts * 9 // 100, contacts // 10),
        FigureValue(FigureKey.DURATION, contacts * 252, contacts),
        FigureValue(FigureKey.TALK, contacts * 200, contacts),
        FigureValue(FigureKey.HELD, contacts * 12, contacts),
        FigureValue(FigureKey.WRAP, contacts * 40, contacts),
        contacts // 100,
    )


def a_period_view(scope: FigureScope = SCOPE, **changes: Any) -> PeriodView:
    """November up to the 21st: 2,361 contacts, most by telephone."""
    bounds = {FigureKey.DIRECT: 80.0, FigureKey.PROMISES_KEPT: 95.0, FigureKey.COMPLAINTS: 5.0}
    view = PeriodView(
        scope=scope,
        shown={key: a_shown(key, bounds.get(key)) for key in FIGURES},
        times=tuple(_day(day) for day in scope.period.days()),
        channels=(
            a_part(Channel.TELEPHONE, contacts=1370),
            a_part(Channel.COUNTER, contacts=637),
            a_part(Channel.EMAIL, contacts=212),
            a_part(Channel.LETTER, contacts=95),
            a_part(Channel.CHAT, contacts=47, before=0),
        ),
        products=(
            a_part("paspoort", "Paspoort of identiteitskaart", 612, 588, 97),
            a_part("verhuizing", "Verhuizing doorgeven", 488, 498, 93),
            a_part("afval", "Afvalcontainer en grofvuil", 301, 249, 88),
            a_part("parkeervergunning", "Parkeervergunning", 268, 260, 91),
            a_part(NO_PRODUCT, "", 12, 12, 50),
        ),
        units=(a_part("kcc", "Klant Contact Centrum", 2000), a_part("parkeren", "Parkeren", 361)),
        seats=(a_part(str(UUID(int=1)), "Balie 3", 637), a_part(str(UUID(int=2)), "", 12)),
        lines=(a_part("1", contacts=100), a_part("2", contacts=1600), a_part("3", contacts=900)),
        reasons=(
            ReasonLine(NotDirectReason.DECISION_NEEDED, 214),
            ReasonLine(NotDirectReason.NO_ARTICLE, 90, 8),
            ReasonLine(NotDirectReason.NO_ACCESS, 54),
            ReasonLine(NotDirectReason.ARTICLE_UNCLEAR, 25, 5),
            ReasonLine(NotDirectReason.OTHER, 0),
            ReasonLine(None, 12),
        ),
        outcomes={Outcome.ANSWERED_DIRECTLY: 2104, Outcome.HANDED_OFF: 395, Outcome.FORWARDED: 0},
        hours=tuple(HourLine(day, hour, 10 + day + hour) for day in range(5) for hour in range(9, 17)),
        satisfaction=Average(120, 7.8, 0.3),
        asked=236,
        work=OpenWork(31, 6, 3, 4, {0: 12, 1: 9, 4: 7, 12: 3}, datetime(2026, 11, 9, 9, 12, tzinfo=UTC)),
        knowledge=KnowledgeUse(3120, 2500, 412, 37),
    )
    return replace(view, **changes)


def an_empty_view(scope: FigureScope = SCOPE) -> PeriodView:
    """A period without a single contact."""
    nothing = {key: FigureValue(key, 0, 0) for key in FIGURES}
    return a_period_view(
        scope,
        shown={key: Shown(nothing[key], nothing[key], nothing[key]) for key in FIGURES},
        times=tuple(TimeLine(day, day, 0, 0, 0) for day in scope.period.days()),
        **dict.fromkeys(("channels", "products", "units", "seats", "lines", "reasons", "hours"), ()),
        outcomes={},
        satisfaction=None,
        asked=0,
        work=OpenWork(0, 0, 0, 0, {}, None),
        knowledge=KnowledgeUse(0, 0, 0, 0),
    )


def a_person_view(person_id: UUID = AGENT_ID, marks: int = 12) -> PersonView:
    """The figures of one person; below 30 marks their average is not there."""
    keys = (FigureKey.CONTACTS, FigureKey.DIRECT, FigureKey.DIRECT_ONCE, FigureKey.DURATION)
    average = Average(marks, 8.1, 0.2) if marks >= 30 else None
    return PersonView(person_id, {key: a_shown(key) for key in keys}, average, marks)


def a_listed(number: str = "M4TD91CZ7K", title: str = "Paspoort kwijt", **changes: Any) -> ListedContact:
    """A contact behind a number."""
    at = datetime(2026, 11, 20, 9, 42, tzinfo=UTC)
    line = ListedContact(
        new_id(), number, at, Channel.COUNTER, title, Outcome.ANSWERED_DIRECTLY, "kcc", date(2026, 11, 20)
    )
    return replace(line, **changes)


def _day(day: date) -> TimeLine:
    if day.weekday() == 6:
        return TimeLine(day, day, 0, 0, 0)
    ended = 80 + (day.day * 37) % 60
    return TimeLine(day, day, ended - 4, ended, ended * (75 + day.day % 15) // 100)


def months_of_a_year() -> tuple[TimeLine, ...]:
    """Twelve months, as in a view of a year."""
    firsts = [date(2026, month, 1) for month in range(1, 13)]
    lasts = [first - timedelta(days=1) for first in [*firsts[1:], date(2027, 1, 1)]]
    return tuple(
        TimeLine(first, last, 2000, 2100, 1700 + first.month * 10) for first, last in zip(firsts, lasts, strict=True)
    )
