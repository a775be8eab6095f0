"""Setting a norm: for which figure, how much, and from when until when."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from app.domain.contact import Channel
from app.domain.errors import BaliewijsError, DomainError
from app.domain.figure_text import FigureSheet, FigureText
from app.domain.figures.definitions import HAS_NORM, FigureKey
from app.domain.figures.norm_checks import bounds_of, is_split, read_number
from app.domain.figures.norms import Norm
from app.domain.ids import new_id
from app.error_sentences import sentence
from app.figure_words import channel_choice, decimal_text, figure_definition
from resources.translations import _
from ui.figures.charter_words import bound_label, norm_choice, promise_sentence
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, boxed, label
from ui.shared.widgets.day_field import DayField
from ui.shared.widgets.fields import Field, ListField, TextField
from ui.shared.widgets.sheet import Sheet


class NormSheet(Sheet):
    """Stays open until what is filled in was stored.

    Signals:
        typed: the FigureText after each change.
        stored: the Norm as it is filled in.
        ended: id of the norm of which today is the last day.
    """

    typed = Signal(object)
    stored = Signal(object)
    ended = Signal(object)

    def __init__(
        self,
        window: QWidget,
        before: Norm | None,
        products: Sequence[tuple[str, str]],
        today: date,
        typed: FigureText | None = None,
    ) -> None:
        """`products` are keys and titles; `before` is None for a new norm, `typed` what was typed in it already."""
        title = _("Change this norm") if before else _("New norm")
        super().__init__(window, title, _("Quality charter"), width=640)
        self._before = before
        self._begun_with = before or Norm(typed.id if typed else new_id(), HAS_NORM[0], 0.0, today.replace(day=1))
        self._build(_with(typed.of("product") if typed else "", products))
        self._show(self._begun_with)
        self._stored = self._fields
        if typed is not None:
            self._show_typed(typed)
        for field in self._named.values():
            field.changed.connect(lambda _value: self.typed.emit(self._text))
        self._add_buttons(today)

    def _build(self, products: Sequence[tuple[str, str]]) -> None:
        self._banner, self._promise, self._definition = Banner(), label("", "heading", True), label("", "muted", True)
        self._figure = ListField(_("Figure"), [(key.value, norm_choice(key)) for key in HAS_NORM], required=True)
        self._bound = TextField(bound_label(self._begun_with.figure), required=True, maximum=8)
        self._first, self._last = DayField(_("Holds from")), DayField(_("Up to and including"))
        channels = [("", channel_choice(None)), *((each.value, channel_choice(each)) for each in Channel)]
        self._channel = ListField(_("Channel"), channels)
        self._product = ListField(_("Product"), [("", _("All products")), *_with(self._begun_with.product, products)])
        narrowed, days = boxed("clear", vertical=False, gap=10), boxed("clear", vertical=False, gap=10)
        for line, fields in ((narrowed, (self._channel, self._product)), (days, (self._first, self._last))):
            for field in fields:
                box(line).addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        words = _("Does another number begin later? Choose that first day: the norm of before ends the day before it.")
        hint = label(words, "muted", wrap=True)
        parts = (self._banner, self._promise, self._figure, self._definition, self._bound, days, hint, narrowed)
        for part in parts:
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        self._figure.setVisible(self._before is None)
        hint.setVisible(self._before is not None)
        self._named: dict[str, Field] = {
            "figure": self._figure,
            "bound": self._bound,
            "from": self._first,
            "until": self._last,
            "channel": self._channel,
            "product": self._product,
        }
        for followed in (self._figure, self._bound, self._channel, self._product):
            followed.changed.connect(self._follow)

    def _add_buttons(self, today: date) -> None:
        cancel, store = KeyButton(_("Not now"), "Esc"), KeyButton(_("Store"), "Ctrl ↵", "primary")
        end = KeyButton(_("End today"))
        end.setVisible(self._before is not None and self._before.holds_on(today))
        cancel.clicked.connect(self.close_sheet)
        end.clicked.connect(lambda: self.ended.emit(self._begun_with.id))
        store.clicked.connect(self.store)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self.store)
        self.set_buttons(cancel, end, None, store)

    def _show(self, norm: Norm) -> None:
        self._figure.set_value(norm.figure.value)
        self._bound.set_value(decimal_text(norm.bound, 2) if self._before else "")
        self._first.show_day(norm.valid_from)
        self._last.show_day(norm.valid_until)
        self._channel.set_value(norm.channel.value if norm.channel else "")
        self._product.set_value(norm.product)
        self._follow()

    def _show_typed(self, typed: FigureText) -> None:
        """What was typed before stands there again, and can be taken out."""
        self._fill_in(typed.fields)
        words = _("You typed this before; it is not stored yet.")
        self._banner.tell(words, "info", _("Throw it away"), self._throw_away)

    def _throw_away(self) -> None:
        self._fill_in(self._stored)
        self.typed.emit(self._text)

    def _fill_in(self, fields: Iterable[tuple[str, str]]) -> None:
        for name, words in fields:
            self._named[name].set_value(words)
            self._named[name].show_error("")
        self._follow()

    def _follow(self) -> None:
        """What is filled in, as a promise."""
        figure = self.figure
        self._bound.rename(bound_label(figure))
        self._definition.setText(figure_definition(figure))
        for field in (self._channel, self._product):
            field.setEnabled(is_split(figure))
            if not is_split(figure):
                field.set_value("")
        bound = read_number(self._bound.value())
        self._promise.setText("" if bound is None else promise_sentence(self._filled(bound), self._product_title()))
        self._promise.setVisible(bound is not None)

    # what is filled in

    @property
    def figure(self) -> FigureKey:
        """The figure that is chosen."""
        return FigureKey(self._figure.value())

    @property
    def _fields(self) -> tuple[tuple[str, str], ...]:
        return tuple((name, field.value()) for name, field in self._named.items())

    @property
    def _text(self) -> FigureText:
        """For the journal; without fields while nothing was changed."""
        fields = self._fields if self._fields != self._stored else ()
        return FigureText(self._begun_with.id, FigureSheet.NORM, fields, self._before is None)

    def _product_title(self) -> str:
        return self._product.combo.currentText() if self._product.value() else ""

    def _filled(self, bound: float) -> Norm:
        channel = self._channel.value()
        return replace(
            self._begun_with,
            figure=self.figure,
            bound=bound,
            valid_from=self._first.day or self._begun_with.valid_from,
            valid_until=self._last.day,
            channel=Channel(channel) if channel else None,
            product=self._product.value(),
        )

    def store(self) -> None:
        """Tell what is filled in, when every field can be read."""
        for field in (self._bound, self._channel):
            field.show_error("")
        bound = read_number(self._bound.value())
        wrong = [day for day in (self._first, self._last) if day.is_wrong]
        if bound is None:
            lowest, highest = bounds_of(self.figure)
            values = {"lowest": f"{lowest:g}", "highest": f"{highest:g}"}
            self.show_refused(DomainError("norm-bound-wrong", field="bound", **values), self.store)
        elif wrong:
            self.go_to(wrong[0])
        elif self._first.day is None:
            self._first.show_error(_("Choose the first day."))
            self.go_to(self._first)
        else:
            self.stored.emit(self._filled(bound))

    def show_refused(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """Say what is wrong, at its field when it has one."""
        field = self._named.get(error.field) if isinstance(error, DomainError) else None
        if field is not None:
            field.show_error(sentence(error))
            self.go_to(field)
        elif isinstance(error, DomainError):
            self._banner.tell(sentence(error), "bad")
        else:
            self._banner.tell(sentence(error), "bad", _("Try again"), again)


def _with(product: str, products: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """The products to choose from; that of the norm is among them, also when nobody asks about it any more."""
    known = [(key, title) for key, title in products if title]
    return known if not product or product in dict(known) else [(product, product), *known]
