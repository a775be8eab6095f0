"""The chips by which the figures are narrowed."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.contact_words import channel_name
from app.domain.contact import Channel
from app.figure_words import channel_choice
from resources.translations import _
from ui.figures.filters import PERIODS, period_choice, period_words
from ui.figures.menu_chip import Entry, MenuChip
from ui.figures.period_presenter import Choices, Looked
from ui.shared.theme import theme
from ui.shared.widgets.basics import fill
from ui.shared.widgets.flow_layout import Flow

_MOST_PRODUCTS = 20


class FilterBar(QWidget):
    """Period with a step back and forward, channel, team and product; and the views that were kept.

    Signals:
        period_chosen: a PeriodKind and how many back.
        stepped: so many periods later.
        channel_chosen: a Channel, or None.
        unit_chosen, product_chosen: its key, or "".
        other_product_requested: one that is not in the menu is to be chosen.
        view_chosen: a SavedView.
        keep_requested: what is looked at is to be kept.
        forget_requested: name of a kept view.
    """

    period_chosen = Signal(object, int)
    stepped = Signal(int)
    channel_chosen = Signal(object)
    unit_chosen = Signal(str)
    product_chosen = Signal(str)
    other_product_requested = Signal()
    view_chosen = Signal(object)
    keep_requested = Signal()
    forget_requested = Signal(str)

    def __init__(self, units: Choices = ()) -> None:
        super().__init__()
        self._units = units
        self.period, self.channel = MenuChip(_("Period")), MenuChip(_("Channel"))
        self.unit, self.product, self.views = MenuChip(_("Team")), MenuChip(_("Product")), MenuChip(_("Views"))
        self._earlier = self._step_button("‹", _("Earlier period"), "Alt+←", -1)
        self._later = self._step_button("›", _("Later period"), "Alt+→", 1)
        flow = Flow(theme().px(8))
        fill(self, True, (0, 0, 0, 0), 0).addWidget(flow)
        self._narrowing = (self.channel, self.unit, self.product, self.views)
        flow.show_widgets([self._earlier, self.period, self._later, *self._narrowing])

    def _step_button(self, sign: str, name: str, key: str, steps: int) -> QPushButton:
        made = QPushButton(sign)
        made.setProperty("role", "facet")
        made.setAutoDefault(True)
        made.setToolTip(f"{name} ({key})")
        made.setAccessibleName(name)
        made.setAccessibleDescription(key)
        made.clicked.connect(lambda: self.stepped.emit(steps))
        return made

    def show_only_period(self, only: bool) -> None:
        """What is not counted by channel, team or product cannot be narrowed to one."""
        for each in self._narrowing:
            each.setVisible(not only)

    def show_looked(self, looked: Looked) -> None:
        """Show what is chosen, and what can be."""
        chosen = looked.filters
        self._later.setEnabled(chosen.back > 0)
        self.period.show_choice(period_words(chosen, looked.scope.period), True, self._periods(looked))
        self.channel.show_choice(channel_choice(chosen.channel), chosen.channel is not None, self._channels(looked))
        unit = dict(self._units).get(chosen.unit_id, chosen.unit_id)
        self.unit.show_choice(unit or _("All teams"), bool(unit), self._unit_entries(looked))
        self.product.show_choice(
            product_name(looked) or _("All products"), bool(chosen.product), self._products(looked)
        )
        named = next((view.name for view in looked.views if view.scope == chosen), "")
        self.views.show_choice(named or _("Views"), bool(named), self._kept(looked))

    def _periods(self, looked: Looked) -> Sequence[Entry]:
        chosen = (looked.filters.kind, looked.filters.back)
        return [
            Entry(period_choice(kind, back), partial(self.period_chosen.emit, kind, back), (kind, back) == chosen)
            for kind, back in PERIODS
        ]

    def _channels(self, looked: Looked) -> Sequence[Entry]:
        chosen = looked.filters.channel
        everything = Entry(_("All channels"), partial(self.channel_chosen.emit, None), chosen is None)
        return [
            everything,
            *(Entry(channel_name(each), partial(self.channel_chosen.emit, each), each is chosen) for each in Channel),
        ]

    def _unit_entries(self, looked: Looked) -> Sequence[Entry]:
        chosen = looked.filters.unit_id
        return [
            Entry(_("All teams"), partial(self.unit_chosen.emit, ""), not chosen),
            *(Entry(name, partial(self.unit_chosen.emit, key), key == chosen) for key, name in self._units),
        ]

    def _products(self, looked: Looked) -> Sequence[Entry]:
        chosen = looked.filters.product
        entries = [Entry(_("All products"), partial(self.product_chosen.emit, ""), not chosen)]
        for key, title in looked.products[:_MOST_PRODUCTS]:
            words = title or _("Without a product")
            entries.append(Entry(words, partial(self.product_chosen.emit, key), key == chosen))
        if len(looked.products) > _MOST_PRODUCTS:
            entries += [Entry(""), Entry(_("Another product …"), self.other_product_requested.emit)]
        return entries

    def _kept(self, looked: Looked) -> Sequence[Entry]:
        entries = [
            Entry(view.name, partial(self.view_chosen.emit, view), view.scope == looked.filters)
            for view in looked.views
        ]
        entries += [Entry(""), Entry(_("Keep this view …"), self.keep_requested.emit)]
        for view in looked.views:
            words = _("Forget “{name}”").format(name=view.name)
            entries.append(Entry(words, partial(self.forget_requested.emit, view.name)))
        return entries


def product_name(looked: Looked) -> str:
    """The product that is looked at, or ""."""
    chosen = looked.filters.product
    if not chosen:
        return ""
    titles = dict(looked.products)
    return titles.get(chosen, chosen) or _("Without a product")
