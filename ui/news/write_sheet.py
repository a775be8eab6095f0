"""Writing news or a work instruction."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from app.domain.bulletin import Bulletin, BulletinKind, BulletinState
from app.domain.bulletin_text import BulletinText
from app.domain.errors import BaliewijsError, DomainError
from app.domain.ids import new_id
from app.error_sentences import sentence
from resources.translations import _
from ui.news.teams_field import TeamsField
from ui.news.words import kind_name
from ui.shared.rich_text.field import RichTextField
from ui.shared.rich_text.format_bar import FormatBar
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, boxed, label
from ui.shared.widgets.chips_field import ChipsField
from ui.shared.widgets.day_field import DayField
from ui.shared.widgets.fields import ChoiceField, Field, TextField
from ui.shared.widgets.sheet import Sheet

Pairs = Sequence[tuple[str, str]]


class WriteSheet(Sheet):
    """Stays open until what is written was stored; with something typed it asks before it closes.

    Signals:
        changed: the BulletinText after each change, and whether it says more than the sheet did at first.
        written: the Bulletin, and whether everybody must read it again.
    """

    changed = Signal(object, bool)
    written = Signal(object, bool)

    def __init__(
        self,
        window: QWidget,
        before: Bulletin | None,
        today: date,
        teams: Pairs,
        articles: Pairs,
        typed: BulletinText | None = None,
    ) -> None:
        """`teams` are unit ids and names, `articles` slugs and titles; `typed` is what was typed for it before."""
        title = before.title if before else _("New message")
        super().__init__(window, title, _("News and instructions"), width=760)
        new = Bulletin(typed.id if typed else new_id(), "", "", BulletinKind.NEWS, "", publish_from=today)
        self._begun_with, self._is_new, self._is_done = before or new, before is None, False
        self._asked_about: BulletinText | None = None
        self._build_fields(teams, articles)
        self._build_again(before is not None and before.state_on(today) is BulletinState.RUNNING)
        self._show(self._begun_with)
        self._unchanged = self.typed
        if typed is not None:
            self._show_typed(typed)
        self._follow_changes()
        cancel = KeyButton(_("Not now"), "Esc")
        store = KeyButton(_("Store") if before else _("Publish"), "Ctrl ↵", "primary")
        cancel.clicked.connect(self.close_sheet)
        store.clicked.connect(self.store)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self.store)
        self.set_buttons(cancel, None, store)

    def _build_fields(self, teams: Pairs, articles: Pairs) -> None:
        self._banner = Banner()
        self.title_field = TextField(_("Title"), required=True)
        kinds = [(kind.value, kind_name(kind)) for kind in BulletinKind]
        self._kind, self._important = ChoiceField(_("Kind of message"), kinds), QCheckBox(_("important: comes first"))
        self._teams = TeamsField(teams)
        self._first, self._last = DayField(_("Shown from")), DayField(_("Up to and including"))
        days = boxed("clear", vertical=False, gap=10)
        for day in (self._first, self._last):
            box(days).addWidget(day)
        parts = (self._banner, self.title_field, self._kind, self._important, self._teams, days)
        for part in (*parts, self._build_text(articles)):
            box(self.body).addWidget(part)
        self._related = ChipsField(self.body, _("Related articles"), _("Title of an article"))  # last for the Tab key
        self._related.offer(articles)
        box(self.body).addWidget(self._related)

    def _build_text(self, articles: Pairs) -> QWidget:
        name, made = _("Text") + " *", boxed("clear", gap=3)
        self.text_field, words = RichTextField(name), label(name, "label")
        self.text_field.set_articles(articles)
        words.setBuddy(self.text_field.edit)
        for part in (words, FormatBar(), self.text_field):
            box(made).addWidget(part)
        return made

    def _build_again(self, is_running: bool) -> None:
        self._again = QCheckBox(_("Everybody must read it again"))
        explanation = _("Then it is new for everybody. The message as it was ends, and keeps who read it.")
        self._again.setAccessibleDescription(explanation)
        for part in (self._again, label(explanation, "muted", wrap=True)):
            box(self.body).addWidget(part)
            part.setVisible(is_running)
        box(self.body).addStretch(1)

    def _show(self, bulletin: Bulletin) -> None:
        self.title_field.set_value(bulletin.title)
        self._kind.set_value(bulletin.kind.value)
        self._important.setChecked(bulletin.important)
        self._teams.show_units(bulletin.unit_ids)
        self._first.show_day(bulletin.publish_from)
        self._last.show_day(bulletin.publish_until)
        self.text_field.set_markdown(bulletin.text)
        self._related.show_values(bulletin.related)

    def _show_typed(self, typed: BulletinText) -> None:
        self._show(typed.written)
        self._again.setChecked(typed.read_again and not self._again.isHidden())
        self._first.set_value(typed.first_day)
        self._last.set_value(typed.last_day)
        self._related.line.set_value(typed.article)

    def _follow_changes(self) -> None:
        fields = (self.title_field, self._kind, self._teams, self._first, self._last, self.text_field)
        for signal in (*(field.changed for field in fields), self._related.changed, self._related.line.changed):
            signal.connect(self._tell_typed)
        for tick in (self._important, self._again):
            tick.toggled.connect(self._tell_typed)

    def _tell_typed(self) -> None:
        typed = self.typed
        self.changed.emit(typed, typed != self._unchanged)

    # what is typed

    @property
    def typed(self) -> BulletinText:
        """What stands in the fields, also what cannot be read yet."""
        before = None if self._is_new else self._begun_with
        article = self._related.line.value()
        return BulletinText(
            self.bulletin, before, self._again.isChecked(), self._first.value(), self._last.value(), article
        )

    @property
    def bulletin(self) -> Bulletin:
        """What stands in the fields."""
        return replace(
            self._begun_with,
            title=self.title_field.value(),
            kind=BulletinKind(self._kind.value()),
            important=self._important.isChecked(),
            unit_ids=self._teams.unit_ids,
            publish_from=self._first.day,
            publish_until=self._last.day,
            text=self.text_field.markdown(),
            related=self._related.values,
        )

    def store(self) -> None:
        """Tell what was written, when every field can be read."""
        self._banner.hide()
        for field in (self.title_field, self.text_field):
            field.show_error("")
        wrong = [day for day in (self._first, self._last) if day.is_wrong]
        if wrong:
            self.go_to(wrong[0])
        elif not self._teams.is_complete:
            self.go_to(self._teams)
        else:
            self.written.emit(self.bulletin, self._again.isChecked())

    def finish(self) -> None:
        """It was stored: nothing typed is lost."""
        self._is_done = True
        self.close_sheet()

    def show_refused(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """Say what is wrong, at its field when it has one; what was typed stays."""
        fields: dict[str, Field | RichTextField] = {
            "title": self.title_field,
            "text": self.text_field,
            "until": self._last,
        }
        field = fields.get(error.field) if isinstance(error, DomainError) else None
        if field is not None:
            field.show_error(sentence(error))
            self.go_to(field)
        elif isinstance(error, DomainError):
            self._banner.tell(sentence(error), "bad")
        else:
            self._banner.tell(sentence(error), "bad", _("Try again"), again)

    def close_sheet(self) -> None:
        """Ask first when something is typed; closing once more, with nothing typed since, throws it away."""
        typed = self.typed
        if self._is_done or typed in (self._unchanged, self._asked_about):
            super().close_sheet()
            return
        self._asked_about = typed
        words = _("What you wrote is not stored. Close once more to throw it away.")
        self._banner.tell(words, "warn", _("Write on"), self._write_on)
        self._scroll.ensureWidgetVisible(self._banner)

    def _write_on(self) -> None:
        self._asked_about = None
        self.go_to(self.text_field)
