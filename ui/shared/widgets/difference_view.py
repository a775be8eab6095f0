"""What differs between two versions of an article, part by part: gone struck through, new underlined."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QTextBrowser, QWidget

from knowledgebase.article import ArticleKind
from knowledgebase.difference import PartDifference, Piece
from resources.translations import _
from ui.shared.difference_html import Reading, difference_html, near_changes, said
from ui.shared.names import Names
from ui.shared.part_words import part_name, shown_pieces
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, clear, fill, label

_SCROLLING = {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End}


class DifferenceText(QTextBrowser):
    """One text with its changes, as high as it is; the keyboard can stop here, so that a long one can be scrolled."""

    def __init__(self, pieces: Sequence[Piece], reading: Reading = Reading.BOTH) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setHtml(difference_html(pieces, theme().colours, reading))
        self.setAccessibleDescription(said(pieces))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrower text is higher."""
        super().resizeEvent(event)
        self.setFixedHeight(round(self.document().size().height()) + 2 * self.frameWidth() + theme().px(4))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys that scroll are for what this is a part of."""
        if event.key() in _SCROLLING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        else:
            super().keyPressEvent(event)


class DifferenceView(QWidget):
    """All parts that differ, each under its name, in one text or side by side.

    `around` is how many words stay in sight around each change, 0 for all of them.
    """

    def __init__(self, around: int = 0) -> None:
        super().__init__()
        self._around = around
        fill(self, True, (0, 0, 0, 0), 10)

    def show_differences(
        self,
        differences: Sequence[PartDifference],
        names: Names,
        kind: ArticleKind = ArticleKind.PRODUCT,
        side_by_side: bool = False,
    ) -> None:
        """Show these; `kind` is that of the article, because sections are called after it."""
        clear(box(self))
        if not differences:
            box(self).addWidget(label(_("Nothing differs."), "muted"))
        for each in differences:
            name = part_name(each.part, kind)
            pieces = shown_pieces(each, names)
            near = near_changes(pieces, self._around) if self._around else pieces
            box(self).addWidget(_part(name, near, side_by_side))


def _part(name: str, pieces: Sequence[Piece], side_by_side: bool) -> QWidget:
    made = boxed("clear", gap=3)
    box(made).addWidget(label(name, "label"))
    readings = (Reading.LEFT, Reading.RIGHT) if side_by_side else (Reading.BOTH,)
    columns = QGridLayout()
    columns.setHorizontalSpacing(theme().px(20))
    for column, reading in enumerate(readings):
        text = DifferenceText(pieces, reading)
        text.setAccessibleName(name)
        columns.addWidget(text, 0, column, Qt.AlignmentFlag.AlignTop)
        columns.setColumnStretch(column, 1)
    box(made).addLayout(columns)
    return made
