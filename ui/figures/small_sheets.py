"""Sheets that ask or show one thing: a name for a view, another product, articles that nobody used."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.figures.saved_views import MAX_NAME
from resources.translations import _
from ui.figures.number_table import NumberColumn, NumberModel, NumberTable
from ui.figures.wishes import ReadArticle
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.fields import TextField
from ui.shared.widgets.sheet import Sheet
from ui.shared.widgets.suggest_field import SuggestField

_WIDTH = 520
_SAVE = ("Ctrl+Return", "Ctrl+Enter")


class KeepViewSheet(Sheet):
    """Asks a name.

    Signals:
        named: the name as typed.
    """

    named = Signal(str)

    def __init__(self, window: QWidget, about: str) -> None:
        super().__init__(window, _("Keep this view"), about, _WIDTH)
        self.name = TextField(_("Name"), required=True, maximum=MAX_NAME)
        words = _("A kept view counts from today: “last month” stays last month. Only you see it.")
        for part in (self.name, label(words, "muted", wrap=True)):
            box(self.body).addWidget(part)
        keep = KeyButton(_("Keep"), "Ctrl ↵", "primary")
        keep.clicked.connect(self._tell)
        self.name.edit.returnPressed.connect(self._tell)
        self.on_key(_SAVE, self._tell)
        self.set_buttons(None, keep)

    def _tell(self) -> None:
        self.named.emit(self.name.value())


class ProductSheet(Sheet):
    """Lets somebody choose out of everything that was asked.

    Signals:
        product_chosen: key of the product.
    """

    product_chosen = Signal(str)

    def __init__(self, window: QWidget, products: Sequence[tuple[str, str]]) -> None:
        super().__init__(window, _("Figures of one product"), width=_WIDTH)
        self._keys = {title or _("Without a product"): key for key, title in products}
        self.product = SuggestField(_("Product"), list(self._keys), required=True)
        box(self.body).addWidget(self.product)
        show = KeyButton(_("Show"), "Ctrl ↵", "primary")
        show.clicked.connect(self._tell)
        self.on_key(_SAVE, self._tell)
        self.set_buttons(None, show)

    def _tell(self) -> None:
        key = self._keys.get(self.product.value())
        if key is None:
            self.product.show_error(_("Choose a product from the list."))
        else:
            self.product_chosen.emit(key)
            self.close_sheet()


class UnusedSheet(Sheet):
    """Articles that nobody opened or answered with.

    Signals:
        wished: a ReadArticle.
    """

    wished = Signal(object)

    def __init__(self, window: QWidget, about: str, articles: Sequence[tuple[UUID, str]]) -> None:
        super().__init__(window, _("Articles that nobody used"), about)
        words = _("An article that nobody uses may have a title that nobody looks for, or may be withdrawn.")
        column = NumberColumn[tuple[UUID, str]](_("Article"), lambda line: line[1], lambda line: ReadArticle(line[0]))
        model = NumberModel[tuple[UUID, str]]([column])
        table = NumberTable(model, _("Articles that nobody used"))
        table.wished.connect(self._read)
        for part in (label(words, "muted", wrap=True), table):
            box(self.body).addWidget(part)
        model.replace_rows(articles)
        close = KeyButton(_("Close"), "Esc", "primary")
        close.clicked.connect(self.close_sheet)
        self.set_buttons(None, close)

    def _read(self, wish: object) -> None:
        self.close_sheet()
        self.wished.emit(wish)
