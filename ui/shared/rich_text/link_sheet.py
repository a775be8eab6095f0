"""Where a link goes: to an address or to another article."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.errors import DomainError
from app.error_sentences import sentence
from knowledgebase.html_cleaning import typed_link
from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box
from ui.shared.widgets.fields import TextField
from ui.shared.widgets.sheet import Sheet
from ui.shared.widgets.suggest_field import SuggestField

ArticleChoice = tuple[str, str]
"""The slug and the title of an article."""

_TO_ARTICLE = "article:"


class LinkSheet(Sheet):
    """Stays open until the address is one that can be opened.

    Signals:
        chosen: the words of the link and its address, which is "" when the words must go without.
    """

    chosen = Signal(str, str)

    def __init__(self, window: QWidget, text: str, address: str, articles: Sequence[ArticleChoice]) -> None:
        super().__init__(window, _("Change the link") if address else _("Make a link"), width=560)
        self._articles = dict(articles)
        self._slugs = {title: slug for slug, title in reversed(articles)}
        self.text = TextField(_("Words of the link"), maximum=300)
        self.text.set_value(text)
        self.target = SuggestField(
            _("Address, or title of an article"),
            list(self._slugs),
            required=True,
            hint="www.voorbeeld.nl",
            maximum=2000,
        )
        self.target.set_value(self._articles.get(address.removeprefix(_TO_ARTICLE), address))
        for part in (self.text, self.target):
            box(self.body).addWidget(part)
        cancel, keep = KeyButton(_("Not now"), "Esc"), KeyButton(_("Keep"), "Ctrl ↵", "primary")
        without = KeyButton(_("Without a link"))
        without.setVisible(bool(address))
        cancel.clicked.connect(self.close_sheet)
        without.clicked.connect(lambda: self._end(""))
        keep.clicked.connect(self._keep)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._keep)
        self.set_buttons(cancel, without, None, keep)

    def _keep(self) -> None:
        typed = self.target.value().strip()
        slug = self._slugs.get(typed)
        address = f"{_TO_ARTICLE}{slug}" if slug else typed_link(typed)
        if address:
            self._end(address)
        else:
            self.target.show_error(sentence(DomainError("link-wrong")))
            self.target.setFocus()

    def _end(self, address: str) -> None:
        words = self.text.value().strip() or self.target.value().strip()
        self.close_sheet()
        self.chosen.emit(words, address)
