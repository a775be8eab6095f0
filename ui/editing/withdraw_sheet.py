"""Withdrawing an article: why, and what replaces it."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.services.ports import ArticleLine
from resources.translations import _
from ui.editing.editing_sheet import EditingSheet
from ui.shared.names import Names
from ui.shared.widgets.fields import AreaField
from ui.shared.widgets.suggest_field import SuggestField


class WithdrawSheet(EditingSheet):
    """Asks the reason, and by its title the article that replaces it; that may stay empty.

    Signals:
        withdrawn: reason, id of the article that replaces it or None.
    """

    withdrawn = Signal(str, object)

    def __init__(self, window: QWidget, title: str, articles: Iterable[ArticleLine], names: Names) -> None:
        super().__init__(window, _("Withdraw the article"), title)
        self._ids = _by_title(articles, names)
        self.add_field("reason", AreaField(_("Why?"), required=True, lines=3))
        hint = _("Type a part of the title")
        replacement = SuggestField(_("Which article replaces it?"), list(self._ids), hint=hint, maximum=300)
        self.add_field("replaced_by", replacement)
        self.add_help(_("Agents do not find it any more. Who opens it by a link sees the reason and what replaces it."))
        self.add_help(_("Contacts keep the version that the agent read."))
        self.add_buttons(_("Withdraw"), self._tell)

    def _tell(self) -> None:
        if not self.is_complete():
            return
        title = self.value("replaced_by")
        replaced_by = self._found(title)
        if title and replaced_by is None:
            self.point_to({"replaced_by": _("Choose an article from the list, or leave this empty.")})
            return
        self.withdrawn.emit(self.value("reason"), replaced_by)

    def _found(self, title: str) -> UUID | None:
        """The article by its title; capitals do not matter when only one fits."""
        fitting = [each for known, each in self._ids.items() if known.casefold() == title.casefold()]
        return self._ids.get(title, fitting[0] if len(fitting) == 1 else None)


def _by_title(articles: Iterable[ArticleLine], names: Names) -> dict[str, UUID]:
    """In the order of the titles; the unit tells those of the same title apart, and else a number."""
    ordered = sorted(articles, key=lambda line: (line.title.casefold(), line.id))
    same = Counter(line.title for line in ordered)
    by_title: dict[str, UUID] = {}
    for line in ordered:
        words = line.title if same[line.title] == 1 else f"{line.title} · {names.unit(line.owner)}"
        number = sum(each == words or each.startswith(f"{words} (") for each in by_title) if words in by_title else 0
        by_title[f"{words} ({number + 1})" if number else words] = line.id
    return by_title
