"""The articles on the knowledge-base page: owner, version and review date of each, to look up and to change."""

from datetime import date
from uuid import UUID

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QBoxLayout, QWidget

from app.domain.rights import Right
from app.formatting import short_date
from app.services.ports import ArticleLine
from resources.translations import _, plural
from ui.knowledge.rows_table import RowsTable
from ui.knowledge.sorting_model import Column, SortingModel
from ui.shared.article_words import kind_name
from ui.shared.offering import needs
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, chip, fill, label, row, set_chip
from ui.shared.widgets.fields import TextField

_FILTERED = 4  # title, kind, product and owner


class ArticleModel(SortingModel[ArticleLine]):
    """Title, kind, product name, owner, version, last change and review date of each article."""

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
                Column(_("Check again"), _check_again, lambda row: row.review_on or date.max),
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
        article_opened: id of the article to read.
        edit_requested: id of the article to change.
        change_requested: ids of the articles that get another owner or review date, a list.
        import_requested, export_requested: a file is to be taken in, or written.
    """

    article_opened = Signal(object)
    edit_requested = Signal(object)
    change_requested = Signal(object)
    import_requested = Signal()
    export_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        fill(self, True, (16, 12, 16, 16), 10)
        self._count = chip("", "info")
        narrow = TextField(_("Filter"), hint=_("Filter by title, product or owner")).hide_label()
        narrow.setMinimumWidth(theme().px(280))
        take_in = needs(KeyButton(_("Import …")), Right.IMPORT_ARTICLES)
        take_in.clicked.connect(self.import_requested)
        put_out = KeyButton(_("Export …"))
        put_out.clicked.connect(self.export_requested)
        box(self).addLayout(row(self._count, None, narrow, take_in, put_out))
        self._model = ArticleModel()
        narrow.changed.connect(self._model.narrow)
        self._rows = RowsTable(self, self._model, _("All articles"), (320, 150, 200, 180, 70, 130, 150))
        self._rows.sort_by(0)
        self._rows.table.activated.connect(self._open)
        self.table = self._rows.table
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.selectionModel().selectionChanged.connect(self._show_what_is_possible)
        self._model.modelReset.connect(self._show_what_is_possible)
        box(self).addWidget(self._rows, 1)
        box(self).addLayout(self._build_actions())

    def _build_actions(self) -> QBoxLayout:
        self._edit = needs(KeyButton(_("Edit"), "Ctrl E"), Right.EDIT_ARTICLES)
        self._edit.clicked.connect(self.ask_edit)
        self._change = needs(KeyButton(_("Other owner or review date …")), Right.EDIT_ARTICLES)
        self._change.clicked.connect(lambda: self.change_requested.emit(self._chosen()))
        self._chosen_count = label("", "muted")
        self._show_what_is_possible()
        return row(self._edit, self._change, self._chosen_count, None)

    def show_articles(self, articles: list[ArticleLine], owners: dict[str, str]) -> None:
        """Replace the rows; what is chosen stays so, and the place scrolled to."""
        chosen, bar = set(self._chosen()), self.table.verticalScrollBar()
        scrolled = bar.value()
        words = _("No article matches the filter.") if articles else _("There are no articles yet. Import a catalogue.")
        self._rows.explain_empty(words)
        self._model.show_rows(articles, owners)
        self._rows.choose(lambda line: line.id in chosen)
        bar.setValue(scrolled)
        set_chip(self._count, plural("{count} article", "{count} articles", len(articles)), "info")

    def _show_what_is_possible(self) -> None:
        count = len(self._chosen())
        self._edit.setEnabled(count == 1)
        self._change.setEnabled(count > 0)
        self._chosen_count.setText(plural("{count} article chosen", "{count} articles chosen", count) if count else "")

    def _chosen(self) -> list[UUID]:
        return [line.id for line in self._rows.chosen()]

    def ask_edit(self) -> None:
        """Edit the chosen article, when it is one."""
        if len(chosen := self._chosen()) == 1:
            self.edit_requested.emit(chosen[0])

    def _open(self, index: QModelIndex) -> None:
        article = self._model.row(index.row())
        if article is not None:
            self.article_opened.emit(article.id)


def _changed(row_: ArticleLine) -> str:
    return _with_year(row_.modified_on)


def _check_again(row_: ArticleLine) -> str:
    return _with_year(row_.review_on)


def _with_year(day: date | None) -> str:
    return f"{short_date(day)} {day.year}" if day else ""
