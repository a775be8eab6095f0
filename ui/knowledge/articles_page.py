"""The articles on the knowledge-base page: owner, version and source of each, to look up and to import."""

from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.formatting import short_date
from app.services.ports import ArticleLine
from resources.translations import _, plural
from ui.knowledge.rows_table import RowsTable
from ui.knowledge.sorting_model import Column, SortingModel
from ui.knowledge.words import kind_name
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, chip, fill, row, set_chip
from ui.shared.widgets.fields import TextField

_FILTERED = 4  # title, kind, product and owner


class ArticleModel(SortingModel[ArticleLine]):
    """Title, kind, product name, owner, version and last change of each article."""

    def __init__(self) -> None:
        self._owners: dict[str, str] = {}
        super().__init__(
            (
                Column(_("Title"), lambda row: row.title),
                Column(_("Kind"), lambda row: kind_name(row.kind)),
                Column(_("Product name"), lambda row: row.product),
                Column(_("Owner"), lambda row: self._owners.get(row.owner, "")),
                Column(_("Version"), lambda row: str(row.version), lambda row: row.version),
                Column(_("Changed"), _changed, lambda row: row.modified_on or date.min),
            )
        )

    def show_rows(self, rows: list[ArticleLine], owners: dict[str, str]) -> None:
        """Replace all rows; `owners` gives unit names by id."""
        self._owners = owners
        self.show_all(rows)

    def filtered_by(self, row: ArticleLine) -> list[str]:
        """Title, kind, product and owner."""
        return list(self.texts(row)[:_FILTERED])


class ArticlesPage(QWidget):
    """Shows all articles.

    Signals:
        article_opened: id of the article.
        import_requested: a catalogue is to be taken in.
    """

    article_opened = Signal(object)
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fill(self, True, (16, 12, 16, 16), 10)
        self._count = chip("", "info")
        narrow = TextField(_("Filter"), hint=_("Filter by title, product or owner")).hide_label()
        narrow.setMinimumWidth(theme().px(280))
        take_in = QPushButton(_("Import …"))
        take_in.clicked.connect(self.import_requested)
        box(self).addLayout(row(self._count, None, narrow, take_in))
        self._model = ArticleModel()
        narrow.changed.connect(self._model.narrow)
        self._rows = RowsTable(self, self._model, _("All articles"), (380, 150, 220, 190, 80, 120))
        self._rows.sort_by(0)
        self._rows.table.activated.connect(self._open)
        self.table = self._rows.table
        box(self).addWidget(self._rows, 1)

    def show_articles(self, articles: list[ArticleLine], owners: dict[str, str]) -> None:
        """Replace the rows."""
        words = _("No article matches the filter.") if articles else _("There are no articles yet. Import a catalogue.")
        self._rows.explain_empty(words)
        self._model.show_rows(articles, owners)
        set_chip(self._count, plural("{count} article", "{count} articles", len(articles)), "info")

    def _open(self, index: QModelIndex) -> None:
        article = self._model.row(index.row())
        if article is not None:
            self.article_opened.emit(article.id)


def _changed(row_: ArticleLine) -> str:
    changed = row_.modified_on
    return f"{short_date(changed)} {changed.year}" if changed else ""
