"""The upper part of the period: four figures, the days, the channels, what is asked, and why not directly."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.contact import Channel
from app.domain.figures.definitions import FigureKey
from app.figure_words import bound_text, count_text, figure_text
from app.services.figure_views import FigureScope, PartLine, PeriodView, TimeLine
from resources.translations import _, plural
from ui.figures.cards import CardRow, FigureCard
from ui.figures.chart_card import ChartCard
from ui.figures.charts.bars import Bar, StackedBars
from ui.figures.charts.shares import Share, ShareBars
from ui.figures.columns import (
    contacts_column,
    direct_column,
    name_column,
    of_channel,
    of_product,
    reason_columns,
    time_columns,
    time_period,
    trend_column,
)
from ui.figures.page_parts import Beside, connect_wishes
from ui.figures.table_card import TableCard
from ui.figures.wishes import Narrow
from ui.figures.words import channel_words, percent_words, product_words, separated, share_of, time_label, time_words
from ui.shared.widgets.basics import box, fill

_TOP = 6


class Overview(QWidget):
    """What a team leader looks at first.

    Attributes:
        charts: the cards that can show a table.

    Signals:
        wished: what was pressed asks.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._view: PeriodView | None = None
        fill(self, True, (0, 0, 0, 0), 14)
        keys = (FigureKey.DIRECT, FigureKey.PROMISES_KEPT, FigureKey.COMPLAINTS, FigureKey.DURATION)
        self._cards = {key: FigureCard(key) for key in keys}
        self._days, self._channels = self._build_days(), self._build_channels()
        self.charts = (self._days, self._channels)
        self._products, self._reasons = self._build_products(), self._build_reasons()
        for part in (
            CardRow(list(self._cards.values())),
            Beside((self._days, 3), (self._channels, 1)),
            Beside((self._products, 1), (self._reasons, 1), narrow=880),
        ):
            box(self).addWidget(part)
        connect_wishes(self.wished, self._cards.values(), self.charts, (self._products, self._reasons))

    def _scope(self) -> FigureScope:
        assert self._view is not None
        return self._view.scope

    def _build_days(self) -> ChartCard:
        title = _("Questions: answered directly or not")
        self._bars = StackedBars(title, _("answered directly"), _("not directly"))
        self._bars.chosen.connect(self._choose_time)
        return ChartCard(title, self._bars, time_columns(self._scope), _("No questions in this period."))

    def _build_channels(self) -> ChartCard:
        title, of = _("Channel"), of_channel(self._scope)
        self._shares = ShareBars(title)
        self._shares.chosen.connect(self._choose_channel)
        columns = (
            name_column(_("Channel"), channel_words, _to_channel),
            contacts_column(of),
        )
        return ChartCard(title, self._shares, columns, _("No contacts in this period."))

    def _build_products(self) -> TableCard:
        of = of_product(self._scope)
        columns = (
            name_column(_("Subject"), product_words, lambda line: Narrow(product=line.key)),
            contacts_column(of),
            direct_column(of),
            trend_column(),
        )
        return TableCard(_("Asked most"), columns, _("Nothing was asked in this period."), _TOP)

    def _build_reasons(self) -> TableCard:
        columns = reason_columns(self._scope)
        return TableCard(_("Why not directly?"), columns, _("No question without a direct answer."), _TOP + 1)

    # show

    def show_view(self, view: PeriodView) -> None:
        """Show a period."""
        self._view = view
        for key, shown_card in self._cards.items():
            shown_card.show_figure(view.shown[key], view.scope, _more(key, view))
        filled = any(line.ended for line in view.times)
        self._bars.show_bars([_bar(line) for line in view.times] if filled else [])
        self._days.show_rows(view.times if filled else ())
        total = sum(line.contacts for line in view.channels)
        self._shares.show_shares([_share(line, total) for line in view.channels])
        self._channels.show_rows(view.channels)
        self._products.show_rows(view.products)
        self._reasons.show_rows([line for line in view.reasons if line.subjects], _reasons_title(view))

    def focus_first(self) -> None:
        """Put the keyboard at the first number."""
        self._cards[FigureKey.DIRECT].number.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _choose_time(self, key: str) -> None:
        line = next(line for line in self._times() if line.first.isoformat() == key)
        self.wished.emit(Narrow(period=time_period(line)))

    def _times(self) -> tuple[TimeLine, ...]:
        return self._view.times if self._view is not None else ()

    def _choose_channel(self, key: str) -> None:
        lines = self._view.channels if self._view is not None else ()
        self.wished.emit(_to_channel(next(line for line in lines if line.key == key)))


def _to_channel(line: PartLine) -> Narrow:
    return Narrow(channel=Channel(line.key))


def _bar(line: TimeLine) -> Bar:
    return Bar(line.first.isoformat(), time_words(line), time_label(line), line.direct, line.ended - line.direct)


def _share(line: PartLine, total: int) -> Share:
    percent, name = share_of(line.contacts, total), channel_words(line)
    contacts = separated(plural("{count} contact", "{count} contacts", line.contacts), line.contacts)
    words = f"{name}: {percent_words(percent)}, {contacts}"
    return Share(line.key, words, name, percent_words(percent), percent)


def _reasons_title(view: PeriodView) -> str:
    value = view.shown[FigureKey.DIRECT].now
    if value.value is None:
        return _("Why not directly?")
    percent = bound_text(FigureKey.DIRECT, 100 - value.value)
    return _("Why not directly? ({percent} of the questions)").format(percent=percent)


def _more(key: FigureKey, view: PeriodView) -> str:
    """What a card tells in place of the period before."""
    value = view.shown[key].now
    if key is FigureKey.PROMISES_KEPT and value.denominator:
        late = value.denominator - value.numerator
        return _("{count} too late").format(count=count_text(late)) if late else _("none too late")
    if key is FigureKey.DURATION and len(view.channels) > 1:
        busiest = view.channels[:2]
        return " · ".join(f"{channel_words(line).lower()} {figure_text(line.duration)}" for line in busiest)
    return ""
