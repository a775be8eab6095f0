"""Asking a second reader: who, when agents see it, and what changed."""

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.answer_checks import check_date
from app.domain.article_draft import ArticleDraft
from app.domain.errors import DomainError
from app.domain.organisation import Person
from app.error_sentences import sentence
from app.formatting import long_date
from app.services.editing_views import Editing
from knowledgebase.article import ArticleKind
from knowledgebase.writing import Hint
from resources.translations import _, plural
from ui.editing.editing_sheet import EditingSheet
from ui.editing.hint_list import HintList
from ui.shared.widgets.basics import box, label
from ui.shared.widgets.fields import ChoiceField, ListField, TextField

_MAX_NOTE = 200  # characters; agents read it at a glance


class ReviewSheet(EditingSheet):
    """Anybody or a named colleague reads it; it is published at once after that, or on a day.

    Signals:
        asked: id of the reader or None, day or None, what changed.
        note_changed: what changed, as typed.
        hint_chosen: a Hint.
    """

    asked = Signal(object, object, str)
    note_changed = Signal(str)
    hint_chosen = Signal(object)

    def __init__(self, window: QWidget, editing: Editing, people: Sequence[Person], hints: Sequence[Hint]) -> None:
        draft = editing.draft
        super().__init__(window, _("To the second reader"), draft.article.title, width=620)
        readers = [(str(person.id), person.name) for person in people if person.id not in draft.authors]
        anybody = ("", _("Any colleague who did not write it"))
        self.add_field("reviewer", ListField(_("Who reads it?"), [anybody, *readers]))
        times = [("now", _("At once after reading")), ("day", _("On a day"))]
        self.add_field("when", ChoiceField(_("When do agents see it?"), times))
        self.add_field("publish_on", TextField(_("From which day?"), required=True, hint="1-1-2027", maximum=20))
        self._day = label("", "muted", wrap=True)
        box(self.body).addWidget(self._day)
        self._add_note(is_required=bool(editing.versions))
        self._add_hints(hints, draft.article.kind)
        self.add_buttons(_("Ask to read"), self._ask)
        self.fields["when"].changed.connect(lambda _value: self._show_day())
        self.fields["publish_on"].changed.connect(lambda _value: self._show_day())
        self.show_typed(_typed(draft))

    def _add_note(self, is_required: bool) -> None:
        note = TextField(_("What changed? A few words for agents"), is_required, maximum=_MAX_NOTE)
        self.add_field("note", note)
        note.changed.connect(self.note_changed)

    def _add_hints(self, hints: Sequence[Hint], kind: ArticleKind) -> None:
        if not hints:
            return
        words = plural("{count} hint. It does not stop you.", "{count} hints. They do not stop you.", len(hints))
        listed = HintList()
        listed.show_hints(hints, kind)
        listed.hint_chosen.connect(self._go_to)
        for part in (label(words, "label"), listed):
            box(self.body).addWidget(part)

    def _go_to(self, hint: Hint) -> None:
        self.close_sheet()
        self.hint_chosen.emit(hint)

    # show

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before."""
        super().show_typed(typed)
        self._show_day()

    def _show_day(self) -> None:
        """The day only when it is asked, and which day of the week it is as soon as it can be read."""
        is_asked = self.fields["when"].value() == "day"
        self.fields["publish_on"].setVisible(is_asked)
        day = _day(self.value("publish_on"))
        self._day.setText(long_date(day) if day else "")
        self._day.setVisible(is_asked and day is not None)

    # emit

    def is_complete(self) -> bool:
        """Also whether the day can be read; one that is not asked may stay empty."""
        problems = {}
        if self.fields["when"].value() == "day" and _day(self.value("publish_on")) is None:
            problems["publish_on"] = sentence(DomainError("answer-date-wrong"))
        if self.fields["note"].is_required and not self.value("note"):
            problems["note"] = _("Fill this in.")
        return self.point_to(problems)

    def _ask(self) -> None:
        if self.is_complete():
            reviewer = self.value("reviewer")
            day = _day(self.value("publish_on")) if self.fields["when"].value() == "day" else None
            self.asked.emit(UUID(reviewer) if reviewer else None, day, self.value("note"))


def _typed(draft: ArticleDraft) -> dict[str, str]:
    """What was asked before, when it was sent back or taken back."""
    day = draft.publish_on
    return {
        "reviewer": str(draft.reviewer_id or ""),
        "when": "day" if day else "now",
        "publish_on": f"{day.day}-{day.month}-{day.year}" if day else "",
        "note": draft.note,
    }


def _day(typed: str) -> date | None:
    """The day as typed; None while it is none."""
    try:
        return date.fromisoformat(check_date(typed))
    except DomainError:
        return None
