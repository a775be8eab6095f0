"""The knowledge-base page: every article with owner, version and source, to look up and to import."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QPushButton, QTableView, QWidget

from app.formatting import short_date
from app.services.ports import ArticleLine
from resources.translations import _, plural
from ui.knowledge.words import kind_name
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, chip, fill, label, row, set_chip
from ui.shared.widgets.fields import TextField
from ui.shared.widgets.table_model import TextTableModel


class ArticleModel(TextTableModel[ArticleLine]):
    """Title, kind, product name, owner, version and last change of each article.

    It sorts and narrows by itself: a proxy between it and the table would ask for every cell, many times.
    """

    def __init__(self) -> None:
        super().__init__((_("Title"), _("Kind"), _("Product name"), _("Owner"), _("Version"), _("Changed")))
        self._owners: dict[str, str] = {}
        self._all: list[ArticleLine] = []
        self._filter = ""
        self._sorted = (0, Qt.SortOrder.AscendingOrder)

    def show_rows(self, rows: list[ArticleLine], owners: dict[str, str]) -> None:
        """Replace all rows; `owners` gives unit names by id."""
        self._owners, self._all = owners, rows
        self._show()

    def narrow(self, text: str) -> None:
        """Show only rows with `text` in title, kind, product or owner; large and small letters are the same."""
        self._filter = text.casefold()
        self._show()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column."""
        self._sorted = (column, order)
        self._show()

    def _show(self) -> None:
        column, order = self._sorted
        found = [row for row in self._all if self._filter in self._words(row)]
        found.sort(key=self._keys()[column], reverse=order is Qt.SortOrder.DescendingOrder)
        self.replace_rows(found)

    def _words(self, row: ArticleLine) -> str:
        return "\n".join((row.title, kind_name(row.kind), row.product, self._owner(row))).casefold()

    def _owner(self, row: ArticleLine) -> str:
        return self._owners.get(row.owner, "")

    def _keys(self) -> tuple[Callable[[ArticleLine], str | int | date], ...]:
        """By what each column is sorted."""
        return (
            lambda row: row.title.casefold(),
            lambda row: kind_name(row.kind),
            lambda row: row.product.casefold(),
            lambda row: self._owner(row).casefold(),
            lambda row: row.version,
            lambda row: row.modified_on or date.min,
        )

    def texts(self, row: ArticleLine) -> tuple[str, ...]:
        """What stands in each column."""
        changed = row.modified_on
        return (
            row.title,
            kind_name(row.kind),
            row.product,
            self._owner(row),
            str(row.version),
            f"{short_date(changed)} {changed.year}" if changed else "",
        )


class KnowledgePage(QWidget):
    """Shows all articles.

    Signals:
        article_opened: id of the article.
        import_requested: a catalogue is to be taken in.
    """

    article_opened = Signal(object)
    import_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "page")
        fill(self, True, (0, 0, 0, 0), 0)
        top = boxed("top", vertical=False, margins=(16, 10, 16, 10), gap=10)
        self._count = chip("", "info")
        self._filter = TextField(_("Filter"), hint=_("Filter by title, product or owner")).hide_label()
        self._filter.setMinimumWidth(theme().px(280))
        take_in = QPushButton(_("Import …"))
        take_in.clicked.connect(self.import_requested)
        box(top).addLayout(row(label(_("Knowledge base"), "title"), self._count, None, self._filter))
        box(top).addWidget(take_in, 0, Qt.AlignmentFlag.AlignBottom)
        box(self).addWidget(top)
        frame = boxed("page", margins=(16, 16, 16, 16))
        box(frame).addWidget(self._build_table())
        box(self).addWidget(frame, 1)

    def _build_table(self) -> QTableView:
        self._model = ArticleModel()
        self._filter.changed.connect(self._model.narrow)
        self.table = QTableView()
        self.table.setModel(self._model)
        self.table.setAccessibleName(_("All articles"))
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.setTabKeyNavigation(False)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(theme().px(34))
        header = self.table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate((380, 150, 220, 190, 80, 120)):
            self.table.setColumnWidth(column, theme().px(width))
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.activated.connect(self._open)
        return self.table

    def show_articles(self, articles: list[ArticleLine], owners: dict[str, str]) -> None:
        """Replace the rows."""
        self._model.show_rows(articles, owners)
        set_chip(self._count, plural("{count} article", "{count} articles", len(articles)), "info")

    def _open(self, index: QModelIndex) -> None:
        article = self._model.row(index.row())
        if article is not None:
            self.article_opened.emit(article.id)
