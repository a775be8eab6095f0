"""What the sheets of the editors have in common: their fields, what is wrong with them, and the keys."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from app.domain.errors import BaliewijsError, DomainError
from app.error_sentences import sentence
from resources.translations import _
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box, label
from ui.shared.widgets.fields import Field
from ui.shared.widgets.sheet import Sheet


class EditingSheet(Sheet):
    """Stays open after it told its wish; `is_done` once that was done, and then nothing typed is kept."""

    def __init__(self, window: QWidget, title: str, kicker: str = "", width: int = 560) -> None:
        super().__init__(window, title, kicker, width)
        self.fields: dict[str, Field] = {}
        self.is_done = False
        self._banner = Banner()
        box(self.body).addWidget(self._banner)

    def add_help(self, text: str) -> None:
        """A line that explains."""
        box(self.body).addWidget(label(text, "muted", wrap=True))

    def add_field(self, name: str, field: Field) -> None:
        """Put a field below what is there."""
        self.fields[name] = field
        box(self.body).addWidget(field)

    def add_buttons(self, words: str, action: Callable[[], object]) -> None:
        """Not now at the left, the one that goes on at the right."""
        box(self.body).addStretch(1)
        cancel, done = KeyButton(_("Not now"), "Esc"), KeyButton(words, "Ctrl ↵", "primary")
        cancel.clicked.connect(self.close_sheet)
        done.clicked.connect(lambda: action())
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), action)
        self.set_buttons(cancel, None, done)

    def typed(self) -> dict[str, str]:
        """What is in the fields, by their names."""
        return {name: field.value() for name, field in self.fields.items()}

    def show_typed(self, typed: Mapping[str, str]) -> None:
        """Show what was typed before; a field that is not in it stays as it is."""
        for name, field in self.fields.items():
            if name in typed:
                field.set_value(typed[name])

    def value(self, name: str) -> str:
        """What is in one field, without white space around it."""
        return self.fields[name].value().strip()

    def is_complete(self) -> bool:
        """Whether all is filled in that must be; what is not is pointed out, and the keyboard goes there."""
        missing = [name for name, field in self.fields.items() if field.is_required and not self.value(name)]
        return self.point_to({name: _("Fill this in.") for name in missing})

    def point_to(self, problems: Mapping[str, str]) -> bool:
        """Say what is wrong at each field, and take away what was; True when nothing is."""
        self._banner.hide()
        for name, field in self.fields.items():
            field.show_error(problems.get(name, ""))
        if problems:
            self.go_to(self.fields[next(iter(problems))])
        return not problems

    def show_refused(self, error: DomainError) -> None:
        """Say what a service found wrong, at its field when it has one; what was typed stays."""
        has_field = error.field in self.fields
        self.point_to({error.field: sentence(error)} if has_field else {})
        if not has_field:
            self._banner.tell(sentence(error), "bad")

    def show_failed(self, error: BaliewijsError, again: Callable[[], None]) -> None:
        """The world failed: offer to try again."""
        self._banner.tell(sentence(error), "bad", _("Try again"), again)
