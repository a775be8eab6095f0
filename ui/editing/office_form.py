"""What the office needs to know of an article: whose it is, for whom, and who answers the question."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.contact_words import group_name
from app.domain.organisation import ProductGroup
from knowledgebase.article import Article, ArticleKind, FirstLine
from resources.translations import _
from ui.editing.grid import Grid
from ui.shared.article_words import audience_name, kind_name, line_name
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, fill, label
from ui.shared.widgets.chips_field import ChipsField
from ui.shared.widgets.day_field import DayField
from ui.shared.widgets.fields import ChoiceField, Field, ListField
from ui.shared.widgets.flow_layout import Flow
from ui.shared.widgets.suggest_field import SuggestField

AUDIENCES = ("particulier", "ondernemer")

Pairs = Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Choices:
    """What can be chosen, as values and words: units, fees, and articles by slug; product names and themes in use."""

    units: Pairs = ()
    fees: Pairs = ()
    articles: Pairs = ()
    products: Sequence[str] = field(default_factory=tuple)
    themes: Sequence[str] = field(default_factory=tuple)


class OfficeForm(QWidget):
    """Fields beside each other as the width allows.

    Signals:
        changed: name of the field of Article, and its value.
    """

    changed = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        fill(self, True, (0, 0, 0, 0), 10)
        self._article: Article | None = None
        self._make_fields()
        self._make_chips()
        self._connect()
        answering = (self._first_line, self._group)
        about = (self._kind, self._owner, self._product, self._theme)
        days = (self._valid_from, self._valid_until, self.review_on)
        for heading, fields in ((_("Who answers"), answering), (_("About the article"), about), (_("Days"), days)):
            box(self).addWidget(label(heading, "heading"))
            box(self).addWidget(Grid(self, fields, theme().px(220)))
            if fields is about:
                for part in (self._audience, self.fees, self.related):
                    box(self).addWidget(part)

    def _make_fields(self) -> None:
        groups = [("", _("none")), *((group.value, group_name(group)) for group in ProductGroup)]
        self._owner = ListField(_("Owner"), [])
        self._kind = ListField(_("Kind"), [(kind.value, kind_name(kind)) for kind in ArticleKind])
        self._product = SuggestField(_("Product name"), [], maximum=200)
        self._theme = SuggestField(_("Theme"), [])
        self._group = ListField(_("Product group, which says where a question goes"), groups)
        lines = [(line.value, line_name(line)) for line in FirstLine]
        self._first_line = ChoiceField(_("What the contact centre does"), lines)
        self._valid_from, self._valid_until = DayField(_("Valid from")), DayField(_("Valid up to and including"))
        self.review_on = DayField(_("Check again on"))

    def _make_chips(self) -> None:
        self.fees = ChipsField(self, _("Fees"), _("Choose a fee"))
        self.related = ChipsField(self, _("Related articles"), _("Title of an article"))
        self._people = {audience: QCheckBox(audience_name(audience)) for audience in AUDIENCES}
        self._audience = QWidget(self)
        flow = Flow(theme().px(14))
        flow.show_widgets(list(self._people.values()))
        fill(self._audience, True, (0, 0, 0, 0), 3).addWidget(label(_("For whom"), "label"))
        box(self._audience).addWidget(flow)

    def _connect(self) -> None:
        texts: dict[str, Field] = {"owner": self._owner, "group": self._group, "product": self._product}
        for name, field_ in (texts | {"theme": self._theme}).items():
            field_.changed.connect(lambda value, name=name: self.changed.emit(name, value))
        self._kind.changed.connect(lambda value: self.changed.emit("kind", ArticleKind(value)))
        self._first_line.changed.connect(lambda value: self.changed.emit("first_line", FirstLine(value)))
        days = {"valid_from": self._valid_from, "valid_until": self._valid_until, "review_on": self.review_on}
        for name, day in days.items():
            day.day_changed.connect(lambda value, name=name: self.changed.emit(name, value))
        for name, chips in {"fees": self.fees, "related": self.related}.items():
            chips.changed.connect(lambda values, name=name: self.changed.emit(name, values))
        for each in self._people.values():
            each.toggled.connect(lambda _on: self._tell_audience())

    # show

    def show_choices(self, choices: Choices) -> None:
        """From now on these can be chosen; what is chosen stays."""
        owner = self._owner.value()
        self._owner.set_choices([("", _("nobody")), *choices.units])
        self._owner.set_value(owner)
        self.fees.offer(choices.fees)
        self.related.offer(choices.articles)
        self._product.offer(choices.products)
        self._theme.offer(choices.themes)
        if self._article is not None:
            self.show_article(self._article)

    def show_article(self, article: Article) -> None:
        """Show what is known of an article."""
        self._article = article
        self._owner.set_value(article.owner)
        self._kind.set_value(article.kind.value)
        self._product.set_value(article.product)
        self._theme.set_value(article.theme)
        self._group.set_value(article.group)
        self._first_line.set_value(article.first_line.value)
        self._valid_from.show_day(article.valid_from)
        self._valid_until.show_day(article.valid_until)
        self.review_on.show_day(article.review_on)
        self.fees.show_values(article.fees)
        self.related.show_values(article.related)
        for audience, each in self._people.items():
            each.blockSignals(True)
            each.setChecked(audience in article.audience)
            each.blockSignals(False)

    def _tell_audience(self) -> None:
        before = self._article.audience if self._article else ()
        others = [audience for audience in before if audience not in AUDIENCES]
        chosen = [audience for audience, each in self._people.items() if each.isChecked()]
        self.changed.emit("audience", (*chosen, *others))
