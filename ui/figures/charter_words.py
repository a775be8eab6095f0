"""Norms as promises in plain sentences, and whether they are kept."""

from datetime import date

from babel.dates import format_date

from app.contact_words import channel_name
from app.domain.figures.definitions import FIGURES, FigureKey, FigureValue, Form, Wanted
from app.domain.figures.norms import Norm
from app.figure_words import bound_text, figure_name, figure_text
from app.formatting import locale_in_use, long_date
from resources.translations import _
from ui.shared.widgets.basics import Tone


def promise_sentence(norm: Norm, product: str) -> str:
    """What the municipality promises, such as "We answer 80 % of the questions directly."."""
    return _sentence(norm.figure).format(bound=bound_text(norm.figure, norm.bound)) + narrowed_words(norm, product)


def narrowed_words(norm: Norm, product: str) -> str:
    """For which channel and product only, as the end of a sentence; "" when for all."""
    parts = [channel_name(norm.channel)] if norm.channel else []
    parts += [product or norm.product] if norm.product else []
    return f" ({', '.join(parts)})" if parts else ""


def valid_words(norm: Norm) -> str:
    """From when until when it holds."""
    if norm.valid_until is None:
        return _("holds from {first} on").format(first=long_date(norm.valid_from))
    first, last = long_date(norm.valid_from), long_date(norm.valid_until)
    return _("holds from {first} up to and including {last}").format(first=first, last=last)


def met_words(is_met: bool | None) -> tuple[str, Tone]:
    """Whether it is kept, with a sign."""
    if is_met is None:
        return _("nothing to measure yet"), "plain"
    return (_("✓ met"), "good") if is_met else (_("! not met"), "bad")


def month_words(norm: Norm, month: date, found: FigureValue) -> str:
    """The value of a month; a sign when the norm held then and was not met."""
    words = figure_text(found)
    return f"! {words}" if _missed(norm, month, found) else words


def month_spoken(norm: Norm, month: date, found: FigureValue) -> str:
    """The same in words."""
    if found.value is None:
        return _("nothing to measure")
    words = _("{value}, not met") if _missed(norm, month, found) else "{value}"
    return words.format(value=figure_text(found))


def short_month(month: date) -> str:
    """A month as a heading, such as "nov 2026"."""
    return str(format_date(month, "LLL y", locale=locale_in_use()))


def bound_label(figure: FigureKey) -> str:
    """The name of the field in which a bound is typed."""
    words = _("At most") if FIGURES[figure].wanted is Wanted.LOW else _("At least")
    return {
        Form.PERCENT: _("{words}, in percent"),
        Form.PER_THOUSAND: _("{words}, of every 1,000"),
    }.get(FIGURES[figure].form, "{words}").format(words=words)


def norm_choice(figure: FigureKey) -> str:
    """A figure as a choice, with the side that is good."""
    is_most = FIGURES[figure].wanted is Wanted.LOW
    words = _("{figure}: at most …") if is_most else _("{figure}: at least …")
    return words.format(figure=figure_name(figure))


def _missed(norm: Norm, month: date, found: FigureValue) -> bool:
    return found.value is not None and norm.holds_on(month) and not norm.is_met(found.value)


def _sentence(figure: FigureKey) -> str:
    return {
        FigureKey.DIRECT: _("We answer {bound} of the questions directly."),
        FigureKey.NOT_PUT_THROUGH: _("We do not put {bound} of the questions through to somebody else."),
        FigureKey.DIRECT_ONCE: _("After {bound} of the questions you need not come back about the same thing."),
        FigureKey.PROMISES_KEPT: _("We keep {bound} of our promises: you hear from us on the promised day or before."),
        FigureKey.TERMS_KEPT: _("We decide {bound} within the term of the law."),
        FigureKey.REOPENED: _("At most {bound} of our answers after a hand-off must be given again."),
        FigureKey.RETURNED: _("At most {bound} of the questions go to the wrong team first."),
        FigureKey.COMPLAINTS: _("At most {bound} of 1,000 contacts is a complaint."),
        FigureKey.SATISFACTION: _("You give us a {bound} or more on average."),
        FigureKey.WITHOUT_RESULT: _("At most {bound} of the searches in our knowledge base find nothing."),
        FigureKey.RANK: _("What we need stands at place {bound} or higher of what we find, on average."),
    }[figure]
