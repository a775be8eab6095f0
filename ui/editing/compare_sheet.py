"""Two versions of an article, with what differs between them."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.formatting import local_time, short_date
from app.services.editing_ports import VersionLine
from app.services.editing_views import Editing
from knowledgebase.article import Article
from knowledgebase.difference import PartDifference
from resources.translations import _
from ui.editing.editing_sheet import EditingSheet
from ui.editing.presenter import DRAFT
from ui.shared.names import Names
from ui.shared.widgets.basics import KeyButton, box, label, row, stack_when_narrow
from ui.shared.widgets.difference_view import DifferenceView
from ui.shared.widgets.fields import ChoiceField, ListField


@dataclass(frozen=True, slots=True)
class Compared:
    """A version by its number, `DRAFT` for the draft, and the article as it is there."""

    version: int
    article: Article


class CompareSheet(EditingSheet):
    """Versions are chosen left and right; what differs stands in one text or side by side.

    Signals:
        compare_wanted: the versions chosen, left and right.
        restored: the first version, to go on with as a draft.
    """

    compare_wanted = Signal(int, int)
    restored = Signal(int)

    def __init__(self, window: QWidget, editing: Editing, names: Names) -> None:
        super().__init__(window, _("Compare versions"), editing.draft.article.title, width=1040)
        self._names = names
        self._shown, self._kind = DRAFT, editing.draft.article.kind
        self._differences: Sequence[PartDifference] = ()
        draft = (str(DRAFT), _("Draft"))
        versions = [draft, *((str(line.version), _version_words(line, names)) for line in editing.versions)]
        self.left, self.right = ListField(_("Compare"), versions), ListField(_("with"), versions)
        looks = [("one", _("In one text")), ("two", _("Side by side"))]
        self.look = ChoiceField(_("Show the difference"), looks)
        self.look.set_value("one")
        chosen = row(self.left, self.right)
        stack_when_narrow(chosen, window.width())
        box(self.body).addLayout(chosen)
        self._legend = label("", "muted", wrap=True)
        self._view = DifferenceView()
        for part in (self.look, self._legend, self._view):
            box(self.body).addWidget(part)
        box(self.body).addStretch(1)
        self._add_buttons()
        for field in (self.left, self.right):
            field.changed.connect(lambda _value: self._choose())
        self.look.changed.connect(lambda _value: self._show())

    def _add_buttons(self) -> None:
        self._restore = KeyButton(_("Make the first version a draft"), "Ctrl R")
        self._restore.clicked.connect(self._ask_to_restore)
        done = KeyButton(_("Done"), "Ctrl ↵", "primary")
        done.clicked.connect(self.close_sheet)
        self.on_key(("Ctrl+R",), self._ask_to_restore)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self.close_sheet)
        self.set_buttons(self._restore, None, done)

    # show

    def show_versions(self, left: Compared, right: Compared, differences: Sequence[PartDifference]) -> None:
        """Show these two, and what differs from the left to the right one."""
        self._shown, self._differences = left.version, differences
        self._kind = right.article.kind
        self.left.set_value(str(left.version))
        self.right.set_value(str(right.version))
        self._restore.setEnabled(left.version != DRAFT)
        self._show()

    def _show(self) -> None:
        side_by_side = self.look.value() == "two"
        self._legend.setText(_("Struck through: only in the first version. Underlined: only in the second one."))
        self._view.show_differences(self._differences, self._names, self._kind, side_by_side)

    # emit

    def _choose(self) -> None:
        self.compare_wanted.emit(int(self.left.value()), int(self.right.value()))

    def _ask_to_restore(self) -> None:
        if self._restore.isEnabled():
            self.restored.emit(self._shown)


def _version_words(line: VersionLine, names: Names) -> str:
    number = _("Version {number}").format(number=line.version)
    author = names.person(line.publication.author_id) if line.publication.author_id else _("taken in from a file")
    return f"{number} · {short_date(line.published_at)} {local_time(line.published_at).year} · {author}"
