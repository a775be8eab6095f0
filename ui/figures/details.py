"""The lower part of the period: every other figure, with what it was and what it should be."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.figures.definitions import FIGURES, FigureKey, FigureValue
from app.figure_words import count_text, figure_name
from app.services.figure_ports import OpenWork
from app.services.figure_views import FigureScope, HourLine, PartLine, PeriodView
from resources.translations import _, plural
from ui.figures.cards import CardRow, FigureCard
from ui.figures.chart_card import ChartCard
from ui.figures.charts.heat import Cell, HeatGrid
from ui.figures.charts.shares import Share, ShareBars
from ui.figures.columns import (
    Parts,
    ScopeOf,
    comparison_columns,
    complaints_column,
    contacts_column,
    direct_column,
    duration_column,
    hour_columns,
    in_hour,
    lasting_columns,
    line_columns,
    name_column,
    of_channel,
    of_seat,
    of_unit,
    outcome_columns,
    promises_column,
    trend_column,
)
from ui.figures.number_table import NumberColumn
from ui.figures.page_parts import Beside, connect_wishes, marks_words, text_card
from ui.figures.table_card import TableCard
from ui.figures.wishes import NEEDED, Define, ListUnused, Narrow, RecordMark, rights_for
from ui.figures.words import (
    age_words,
    channel_words,
    day_words,
    hour_name,
    line_words,
    seat_words,
    separated,
    share_of,
    unit_words,
    value_words,
    weekday_names,
)
from ui.shared.offering import is_offered, needs
from ui.shared.widgets.basics import KeyButton, box, fill, label

_OFFICE_HOURS = range(8, 17)
_MANY = 40


@dataclass(frozen=True, slots=True)
class Fact:
    """A line with a number; `wish` is what pressing it asks."""

    name: str
    text: str
    wish: object = None


class Details(QWidget):
    """Tables and charts that somebody looks for.

    Attributes:
        charts: the cards that can show a table.
        record: begins recording a mark.

    Signals:
        wished: what was pressed asks.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view: PeriodView | None = None
        fill(self, True, (0, 0, 0, 0), 14)
        meanings = (FigureKey.DIRECT, FigureKey.NOT_PUT_THROUGH, FigureKey.DIRECT_ONCE)
        self._meanings = {key: FigureCard(key) for key in meanings}
        self._tables = self._build_tables()
        self._hours, self._ages = self._build_hours(), self._build_ages()
        self.charts = (self._hours, self._ages)
        self._marks = label("", "", wrap=True)
        self.record = needs(KeyButton(_("Record a mark"), "Ctrl M"), *NEEDED[RecordMark])
        self.record.clicked.connect(lambda: self.wished.emit(RecordMark()))
        self._place()
        connect_wishes(self.wished, self._meanings.values(), self.charts, self._tables.values())

    def _scope(self) -> FigureScope:
        assert self._view is not None
        return self._view.scope

    def _build_tables(self) -> dict[str, TableCard]:
        scope, none = self._scope, _("No contacts in this period.")
        facts = (NumberColumn(_("What"), _name), NumberColumn(_("Number"), _text, _wish))
        unit = name_column(_("Team"), unit_words, lambda line: Narrow(unit_id=line.key))
        channel = name_column(_("Channel"), channel_words)
        seat, at_seat = name_column(_("Workplace"), seat_words), of_seat(scope)
        return {
            "all": TableCard(_("All figures compared"), comparison_columns(scope), none, _MANY),
            "channels": TableCard(_("By channel"), self._part_columns(channel, of_channel(scope)), none, _MANY),
            "durations": TableCard(
                _("Duration by channel"), (channel, *lasting_columns(of_channel(scope))), none, _MANY
            ),
            "units": TableCard(_("By team"), self._part_columns(unit, of_unit(scope)), none),
            "seats": TableCard(
                _("By workplace"),
                (seat, contacts_column(at_seat), trend_column()),
                _("Workplaces are counted for all products and teams together: take those filters off."),
            ),
            "lines": TableCard(
                _("Promises by line"), line_columns(line_words, scope), _("No promise ended in this period.")
            ),
            "outcomes": TableCard(_("How questions ended"), outcome_columns(scope), none),
            "work": TableCard(_("Open at this moment"), facts, _("Nothing is open.")),
            "knowledge": TableCard(_("Use of the knowledge base"), facts, none),
        }

    def _part_columns(self, name: NumberColumn[PartLine], of: ScopeOf) -> Parts:
        return (
            name,
            contacts_column(of),
            trend_column(),
            direct_column(of),
            promises_column(of),
            duration_column(of),
            complaints_column(of),
        )

    def _build_hours(self) -> ChartCard:
        title = _("Contacts by hour and weekday")
        self._heat = HeatGrid(title)
        self._heat.chosen.connect(self._choose_hour)
        none = _("Hours are counted for all products and teams together: take those filters off.")
        return ChartCard(title, self._heat, hour_columns(self._scope), none)

    def _build_ages(self) -> ChartCard:
        title = _("Open work by age")
        self._age_bars = ShareBars(title)
        columns = (NumberColumn(_("Handed off"), _name), NumberColumn(_("Questions"), _text))
        return ChartCard(title, self._age_bars, columns, _("Nothing is open."))

    def _place(self) -> None:
        tables = self._tables
        marks = text_card(_("Marks of customers"), self._marks, self.record)
        for part in (
            label(_("Answered directly, in its three meanings"), "heading", wrap=True),
            CardRow(list(self._meanings.values())),
            tables["all"],
            label(_("Where and when"), "heading", wrap=True),
            tables["channels"],
            tables["durations"],
            self._hours,
            Beside((tables["units"], 3), (tables["seats"], 2), narrow=1500),
            label(_("What came of it"), "heading", wrap=True),
            Beside((tables["outcomes"], 1), (tables["lines"], 1), narrow=880),
            Beside((tables["work"], 1), (self._ages, 1)),
            Beside((tables["knowledge"], 1), (marks, 1)),
        ):
            box(self).addWidget(part)

    # show

    def show_view(self, view: PeriodView) -> None:
        """Show a period."""
        self._view = view
        for key, shown_card in self._meanings.items():
            shown_card.show_figure(view.shown[key], view.scope)
        ended = [(outcome, count, sum(view.outcomes.values())) for outcome, count in view.outcomes.items() if count]
        rows = {
            "all": [] if view.is_empty else [view.shown[key] for key in FIGURES if key in view.shown],
            "channels": view.channels,
            "durations": view.channels,
            "units": view.units,
            "seats": view.seats,
            "lines": [line for line in view.lines if line.promises.denominator],
            "outcomes": sorted(ended, key=lambda line: -line[1]),
            "work": _open_facts(view.work),
            "knowledge": _knowledge_facts(view),
        }
        for name, lines in rows.items():
            self._tables[name].show_rows(lines)
        self._show_hours(view.hours)
        self._show_ages(view.work)
        self._marks.setText(marks_words(view.satisfaction, view.asked))

    def _show_hours(self, lines: tuple[HourLine, ...]) -> None:
        self._heat.show_cells(_cells(lines), weekday_names())
        self._hours.show_rows(lines)

    def _choose_hour(self, key: str) -> None:
        weekday, hour = (int(part) for part in key.split("-"))
        if self._view is not None and any((line.weekday, line.hour) == (weekday, hour) for line in self._view.hours):
            wish = in_hour(self._view.scope, weekday, hour)
            if is_offered(self, *rights_for(wish)):
                self.wished.emit(wish)

    def _show_ages(self, work: OpenWork) -> None:
        ages = [(age, count) for age, count in sorted(work.by_age.items()) if count]
        self._age_bars.show_shares([_age_share(age, count, work.open) for age, count in ages])
        self._ages.show_rows([Fact(age_words(age), count_text(count)) for age, count in ages])


def _name(fact: Fact) -> str:
    return fact.name


def _text(fact: Fact) -> str:
    return fact.text


def _wish(fact: Fact) -> object:
    return fact.wish


def _cells(lines: tuple[HourLine, ...]) -> list[Cell]:
    """Every hour of office days, and the others that had contacts: no hole in the grid."""
    if not lines:
        return []
    counts = {(line.weekday, line.hour): line.contacts for line in lines}
    hours = {*_OFFICE_HOURS, *(line.hour for line in lines)}
    weekdays = sorted({0, 1, 2, 3, 4, *(line.weekday for line in lines)})
    return [
        _cell(weekday, hour, counts.get((weekday, hour), 0))
        for weekday in weekdays
        for hour in range(min(hours), max(hours) + 1)
    ]


def _cell(weekday: int, hour: int, count: int) -> Cell:
    contacts = separated(plural("{count} contact", "{count} contacts", count), count)
    words = f"{hour_name(weekday, hour)}: {contacts}"
    return Cell(f"{weekday}-{hour}", words, weekday, hour, count)


def _age_share(age: int, count: int, total: int) -> Share:
    questions = plural("{count} question", "{count} questions", count)
    return Share(str(age), f"{age_words(age)}: {questions}", age_words(age), count_text(count), share_of(count, total))


def _open_facts(work: OpenWork) -> list[Fact]:
    if not work.open:
        return []
    facts = [
        Fact(_("Open questions"), count_text(work.open)),
        Fact(_("Taken by nobody yet"), count_text(work.waiting)),
        Fact(_("Promised for today"), count_text(work.due_today)),
        Fact(_("Promise broken"), count_text(work.overdue)),
    ]
    return [*facts, Fact(_("Open longest, since"), day_words(work.oldest_at))] if work.oldest_at else facts


def _knowledge_facts(view: PeriodView) -> list[Fact]:
    use = view.knowledge
    shown = [(key, view.shown[key].now) for key in (FigureKey.WITHOUT_RESULT, FigureKey.RANK) if key in view.shown]
    return [
        Fact(_("Searches"), count_text(use.searches)),
        Fact(_("Searches after which an article was opened"), count_text(use.opened)),
        *(_figure_fact(key, view.scope, value) for key, value in shown),
        Fact(_("Articles used"), count_text(use.used)),
        Fact(_("Articles that nobody used"), count_text(use.unused), ListUnused() if use.unused else None),
    ]


def _figure_fact(key: FigureKey, scope: FigureScope, value: FigureValue) -> Fact:
    return Fact(figure_name(key), value_words(value), Define(value, scope))
