"""The middle of the editors' page: every part of an article, to be typed in."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QWidget

from app.services.editing_views import Editing
from knowledgebase.article import Article
from knowledgebase.writing import Hint, HintKind
from resources.translations import _
from ui.editing.attachments_form import AttachmentsForm
from ui.editing.facts_form import FactsForm
from ui.editing.office_form import Choices, OfficeForm
from ui.editing.questions_form import QuestionsForm
from ui.editing.script_editor import ScriptEditor
from ui.editing.sections_form import SectionsForm
from ui.shared.widgets.basics import box, fill, label
from ui.shared.widgets.chips_field import ChipsField
from ui.shared.widgets.fields import TextField

_SEARCHES = 6  # that are proposed as search words


class ArticleForm(QWidget):
    """Only what is typed changes: a part that nobody touches stays exactly as it was stored.

    Attributes:
        title, sections, attachments: fields that can be pointed to.

    Signals:
        changed: the Article as it stands in the fields.
        file_chosen: path of a file to attach.
    """

    changed = Signal(object)
    file_chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        fill(self, True, (0, 0, 0, 0), 12)
        self._article: Article | None = None
        self._is_frozen = False
        self.title = TextField(_("Title"), required=True)
        self.title.edit.setProperty("role", "title")
        self.facts, self.sections = FactsForm(self), SectionsForm(self)
        self.search_words = ChipsField(self, _("Search words of customers"), _("Another word, then Enter"))
        self.office, self.questions, self.attachments = OfficeForm(self), QuestionsForm(self), AttachmentsForm(self)
        self.script = ScriptEditor()
        parts: tuple[QWidget, ...] = (
            *(self.title, self.facts, self.sections, self.search_words, self.attachments, self.office),
            *(label(_("Handing off"), "heading"), self.questions, self.script),
        )
        for part in parts:
            box(self).addWidget(part)
        self._connect()

    def _connect(self) -> None:
        self.title.changed.connect(lambda text: self._put(title=text))
        self.facts.changed.connect(lambda facts: self._put(facts=facts))
        self.sections.changed.connect(lambda sections: self._put(sections=sections))
        self.search_words.changed.connect(lambda words: self._put(search_words=words))
        self.office.changed.connect(lambda name, value: self._put(**{name: value}))
        self.questions.changed.connect(lambda questions: self._put(questions=questions))
        self.script.changed.connect(lambda script: self._put(script=script))
        self.attachments.changed.connect(lambda attachments: self._put(attachments=attachments))
        self.attachments.file_chosen.connect(self.file_chosen)

    @property
    def shown_id(self) -> UUID | None:
        """Id of the article in the fields."""
        return self._article.id if self._article else None

    # show

    def show_choices(self, choices: Choices) -> None:
        """What can be chosen in the fields."""
        self.office.show_choices(choices)
        self.sections.show_articles(choices.articles)

    def show_article(self, article: Article, editing: Editing, is_frozen: bool) -> None:
        """Show an article, or what changed of it; `is_frozen` leaves it to be read only."""
        is_other = article.id != self.shown_id
        self._article = article
        if is_other:
            self.title.show_error("")
        self.title.set_value(article.title)
        if is_other:
            self.title.edit.setCursorPosition(0)
        self.facts.show_facts(article.facts)
        self.sections.show_sections(article.sections, article.kind, is_other)
        self.search_words.show_values(article.search_words)
        self.search_words.suggest(_searches(editing.searched))
        self.office.show_article(article)
        self.questions.show_questions(article.questions)
        self.script.set_script(article.script, article.questions)
        self.attachments.show_attachments(article.attachments)
        self._freeze(is_frozen)

    def _freeze(self, is_frozen: bool) -> None:
        """Texts can still be read and copied, nothing can be changed."""
        if is_frozen or self._is_frozen:
            for edit in self.findChildren(QLineEdit):
                edit.setReadOnly(is_frozen)
            for part in (*self.findChildren(QAbstractButton), *self.findChildren(QComboBox)):
                if not self.sections.bar.isAncestorOf(part):
                    part.setEnabled(not is_frozen)
            self.sections.freeze(is_frozen)
            self.script.freeze(is_frozen)
        self._is_frozen = is_frozen

    def go_to(self, hint: Hint) -> None:
        """Put the keyboard where a hint is about."""
        if hint.kind is HintKind.MISSING_FACT:
            self.facts.fields[str(hint.values["fact"])].setFocus(Qt.FocusReason.OtherFocusReason)
        elif hint.kind is HintKind.NO_DESCRIPTION:
            self.attachments.focus_last()
        elif hint.section is not None:
            self.sections.open_section(hint.section, hint.start, hint.end)
        else:
            self.title.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, field: str, words: str) -> bool:
        """Point to what is wrong; False when the field is not here."""
        fields = {"title": self.title}
        if field not in fields:
            return False
        fields[field].show_error(words)
        fields[field].setFocus()
        return True

    # tell

    def _put(self, **changes: Any) -> None:
        if self._article is None or self._is_frozen:
            return
        kind = self._article.kind
        self._article = replace(self._article, **changes)
        if "title" in changes:
            self.title.show_error("")
        if "questions" in changes:
            self.script.set_script(self._article.script, self._article.questions)
        if self._article.kind is not kind:
            self.sections.show_sections(self._article.sections, self._article.kind, False)
        self.changed.emit(self._article)


def _searches(searched: Sequence[tuple[str, int]]) -> list[tuple[str, str]]:
    """Searches that led to the article, as proposals."""
    words = _("from searches: “{words}” ({count} ×)")
    return [(text, words.format(words=text, count=count)) for text, count in searched[:_SEARCHES]]
