"""Months of figures without a database: a busy one, an empty one, and one with a single contact."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from app.domain.contact import Channel, Outcome
from app.domain.figures.definitions import FIGURES, FigureKey, FigureValue
from app.domain.figures.norms import Deviation, DeviationState, Norm
from app.domain.figures.periods import Period, PeriodKind
from app.domain.figures.surveys import average_of
from app.domain.ids import new_id
from app.domain.not_direct_reason import NotDirectReason
from app.services.figure_ports import NO_PRODUCT, OpenWork
from app.services.figure_views import (
    CharterLine,
    CharterView,
    FigureScope,
    HourLine,
    KnowledgeUse,
    PartLine,
    PeriodView,
    ReasonLine,
    Shown,
    TimeLine,
)
from app.services.report_ports import MonthReport
from tests.builders import AGENT_ID

NOVEMBER = Period(PeriodKind.MONTH, date(2026, 11, 1), date(2026, 11, 30))
MADE_AT = datetime(2026, 12, 2, 8, 30, tzinfo=UTC)
NORM = Norm(UUID(int=7), FigureKey.DIRECT, 80.0, date(2026, 1, 1))
PROMISES = Norm(UUID(int=8), FigureKey.PROMISES_KEPT, 95.0, date(2026, 1, 1))
_NORMS = {FigureKey.DIRECT: NORM, FigureKey.PROMISES_KEPT: PROMISES}
_VALUES = {
    FigureKey.CONTACTS: (2184, 0),
    FigureKey.COMPLAINTS: (7, 2184),
    FigureKey.DURATION: (550_368, 2184),
    FigureKey.PROMISES_KEPT: (312, 354),
    FigureKey.TERMS_KEPT: (17, 18),
    FigureKey.SATISFACTION: (1712, 212),
}


def a_view(**changes: Any) -> PeriodView:
    """A busy month; every field can be another."""
    view = PeriodView(
        scope=FigureScope(NOVEMBER),
        shown={key: _shown(key) for key in FIGURES},
        times=tuple(_day(each) for each in NOVEMBER.days()),
        channels=tuple(
            a_line(channel.value, contacts=count)
            for channel, count in zip(Channel, (1270, 589, 196, 87, 42, 12, 4), strict=True)
        ),
        products=(
            *(a_line(f"product-{number}", f"Onderwerp {number}", 400 - number) for number in range(20)),
            a_line(NO_PRODUCT, contacts=9),
        ),
        units=(a_line("parkeren", "Parkeren", 300),),
        seats=(a_line("BAL3", "Balie 3", 512),),
        lines=tuple(a_line(str(number), contacts=0) for number in (1, 2, 3)),
        reasons=(
            ReasonLine(NotDirectReason.DECISION_NEEDED, 341),
            ReasonLine(NotDirectReason.NO_ARTICLE, 118, 8),
            ReasonLine(NotDirectReason.NO_ACCESS, 74),
            ReasonLine(NotDirectReason.ARTICLE_UNCLEAR, 39, 5),
            ReasonLine(None, 12),
        ),
        outcomes=dict.fromkeys(Outcome, 25),
        hours=tuple(HourLine(weekday, hour, 20 + hour) for weekday in range(5) for hour in range(9, 17)),
        satisfaction=average_of(212, 1712, 14_200),
        asked=640,
        work=OpenWork(41, 12, 7, 3, {0: 10, 3: 31}, MADE_AT - timedelta(days=40)),
        knowledge=KnowledgeUse(4812, 3997, 214, 31),
    )
    return replace(view, **changes)


def an_empty_view() -> PeriodView:
    """A month in which nobody came."""
    nothing = {key: Shown(*(FigureValue(key, 0, 0),) * 3) for key in FIGURES}
    days = tuple(TimeLine(day, day, 0, 0, 0) for day in NOVEMBER.days())
    empty = a_view(shown=nothing, times=days, channels=(), products=(), units=(), seats=(), lines=(), reasons=())
    return replace(
        empty,
        outcomes=dict.fromkeys(Outcome, 0),
        hours=(),
        satisfaction=None,
        asked=0,
        work=OpenWork(0, 0, 0, 0, {}, None),
        knowledge=KnowledgeUse(0, 0, 0, 31),
    )


def a_small_view() -> PeriodView:
    """A month with one contact, about one subject."""
    one = {key: Shown(FigureValue(key, 1, 1), FigureValue(key, 0, 0), FigureValue(key, 0, 0)) for key in FIGURES}
    days = tuple(TimeLine(day, day, *(3 * [int(day.day == 3)])) for day in NOVEMBER.days())
    return replace(
        an_empty_view(),
        shown=one,
        times=days,
        channels=(a_line("telephone", contacts=1, questions=1),),
        products=(a_line("paspoort", "Paspoort", 1, 1),),
        satisfaction=average_of(1, 8, 64),
        asked=1,
    )


def a_line(key: str, title: str = "", contacts: int = 300, questions: int = 310) -> PartLine:
    """A channel, product, unit, seat or line."""
    direct = FigureValue(FigureKey.DIRECT, questions * 5 // 6, questions)
    promises = FigureValue(FigureKey.PROMISES_KEPT, min(contacts, 19), min(contacts, 22))
    duration = FigureValue(FigureKey.DURATION, contacts * 252, contacts)
    talk = FigureValue(FigureKey.TALK, contacts * 200, contacts)
    held = FigureValue(FigureKey.HELD, contacts * 12, contacts)
    wrap = FigureValue(FigureKey.WRAP, contacts * 40, contacts)
    before, complaints = contacts * 9 // 10, contacts // 200
    return PartLine(key, title, contacts, before, direct, promises, duration, talk, held, wrap, complaints)


def a_deviation(**changes: Any) -> Deviation:
    """October was below the norm; there is a plan."""
    deviation = Deviation(
        id=new_id(),
        norm_id=NORM.id,
        figure=FigureKey.DIRECT,
        month=date(2026, 10, 1),
        numerator=1602,
        denominator=2110,
        bound=80.0,
        opened_at=MADE_AT - timedelta(days=30),
        state=DeviationState.PLANNED,
        owner_id=AGENT_ID,
        cause="Nieuwe regels voor parkeren stonden nog niet in de kennisbank.",
        action="Artikelen schrijven & inlezen in het werkoverleg.",
        due_on=date(2026, 12, 10),
    )
    return replace(deviation, **changes)


def a_report(view: PeriodView | None = None, **changes: Any) -> MonthReport:
    """The report of November 2026."""
    values = [FigureValue(FigureKey.DIRECT, 1500 + 40 * number, 2100) for number in range(12)]
    charter = CharterView(
        NOVEMBER,
        (
            CharterLine(NORM, "", FigureValue(FigureKey.DIRECT, 1839, 2184), tuple(values)),
            CharterLine(PROMISES, "", FigureValue(FigureKey.PROMISES_KEPT, 312, 354), ()),
        ),
        (a_deviation(),),
    )
    report = MonthReport(
        municipality="Testdam",
        accent="#0b5c66",
        language="nl",
        made_at=MADE_AT,
        view=view or a_view(),
        charter=charter,
        direct_by_month=tuple((_month(11 - number), value) for number, value in enumerate(values)),
        people={AGENT_ID: "S. Bakker"},
    )
    return replace(report, **changes)


def _month(back: int) -> date:
    years, month = divmod(10 - back, 12)
    return date(2026 + years, month + 1, 1)


def _day(day: date) -> TimeLine:
    contacts = 0 if day.weekday() > 4 else 70 + day.day * 37 % 60
    return TimeLine(day, day, contacts, contacts + 4 if contacts else 0, contacts * 5 // 6)


def _shown(key: FigureKey) -> Shown:
    above, below = _VALUES.get(key, (1839, 2184))
    before, year_before = FigureValue(key, above * 9 // 10, below), FigureValue(key, above * 8 // 10, below)
    return Shown(FigureValue(key, above, below), before, year_before, _NORMS.get(key))
