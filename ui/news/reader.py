"""The open message: its text, the articles it points to, who has read it, and what an editor can do with it."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget

from app.domain.bulletin import Bulletin, BulletinState
from app.domain.rights import Right
from app.services.news_actions import BulletinDetails, BulletinReaders
from knowledgebase.markup import markdown_to_html
from resources.translations import _
from ui.news.words import about_words, readers_words, state_name, state_tone
from ui.shared.names import Names
from ui.shared.offering import needs
from ui.shared.widgets.basics import KeyButton, box, boxed, card, chip, clear, fill, label, row, set_chip


class NewsReader(QWidget):
    """Shows one bulletin, or a line that says what to do.

    Signals:
        link_requested: address of a link in the text.
        change_requested, end_requested: the button of that name.
    """

    link_requested = Signal(str)
    change_requested = Signal()
    end_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 0)
        self._shown: tuple[Bulletin, Names] | None = None
        self._details: BulletinDetails | None = None
        self._title, self._line = label("", "title", wrap=True), label("", "muted", wrap=True)
        self._state, self._important = chip(""), chip(_("important"), "warn")
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.RichText)
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._text.linkActivated.connect(self.link_requested)
        self._related = boxed("clear", gap=2)
        self._readers, self._steps = card(gap=6), self._build_steps()
        self.area = self._build_page()
        box(self).addWidget(self.area, 1)
        self.show_nothing("")

    def _build_page(self) -> QScrollArea:
        page = boxed("surface", margins=(24, 18, 24, 18), gap=8)
        box(page).addWidget(self._title)
        box(page).addLayout(row(self._important, self._state, None, gap=6))
        for part in (self._line, self._text, self._related, self._readers, self._steps):
            box(page).addWidget(part)
        box(page).addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(page)
        area.setAccessibleName(_("Message"))
        return area

    def _build_steps(self) -> QWidget:
        made = needs(boxed("clear", vertical=False, gap=8), Right.WRITE_NEWS)
        change, self._end = KeyButton(_("Change"), "Alt W"), KeyButton(_("End"), "Alt B")
        change.clicked.connect(self.change_requested)
        self._end.clicked.connect(self.end_requested)
        for button in (change, self._end):
            box(made).addWidget(button)
        box(made).addStretch(1)
        return made

    @property
    def can_end(self) -> bool:
        """Whether the open bulletin is shown now, or will be."""
        return not self._end.isHidden()

    # show

    def show_nothing(self, words: str) -> None:
        """No bulletin is open."""
        self._shown = self._details = None
        for text in (self._title, self._text):
            text.setText("")
        self._line.setText(words)
        for part in (self._state, self._important, self._related, self._readers, self._steps):
            part.hide()

    def show_bulletin(self, bulletin: Bulletin, names: Names) -> None:
        """Show a bulletin; what belongs to it follows. The one that is shown already stays as it is."""
        shown = (replace(bulletin, is_read=True), names)
        if shown == self._shown:
            return
        self._shown, self._details = shown, None
        self.area.verticalScrollBar().setValue(0)
        state = bulletin.state_on(names.today)
        self._title.setText(bulletin.title)
        self._important.setVisible(bulletin.important)
        is_shown = state is BulletinState.RUNNING
        set_chip(self._state, "" if is_shown else state_name(state), state_tone(state))
        self._line.setText(about_words(bulletin, names))
        self._text.setText(markdown_to_html(bulletin.text))
        self._text.setAccessibleName(bulletin.title)
        self._end.setVisible(state is not BulletinState.OVER)
        self._steps.show()
        self._related.hide()
        self._readers.hide()

    def show_details(self, details: BulletinDetails) -> None:
        """Show the articles it points to, and who has read it; what stands there already stays."""
        if details == self._details:
            return
        self._details = details
        clear(box(self._related))
        box(self._related).addWidget(label(_("See also"), "strong"))
        for slug, title in details.related:
            link = QPushButton(title.replace("&", "&&"))
            link.setProperty("role", "link")
            link.setAutoDefault(True)
            link.clicked.connect(lambda _checked=False, to=f"article:{slug}": self.link_requested.emit(to))
            box(self._related).addWidget(link, 0, Qt.AlignmentFlag.AlignLeft)
        self._related.setVisible(bool(details.related))
        self._show_readers(details.readers)

    def _show_readers(self, readers: BulletinReaders) -> None:
        clear(box(self._readers))
        box(self._readers).addWidget(label(readers_words(readers), "strong"))
        people = (
            (_("Have read it"), [person.name for person, _at in readers.has_read]),
            (_("Have not read it"), [person.name for person in readers.has_not_read]),
        )
        for words, names in people:
            if names:
                box(self._readers).addWidget(label(words, "label"))
                box(self._readers).addWidget(label(", ".join(names), wrap=True))
        self._readers.setVisible(bool(readers.count))
