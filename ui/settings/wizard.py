"""The first run: municipality, seat, language and name, on one page."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from app.domain.errors import DomainError
from app.domain.organisation import UnitKind
from app.error_sentences import sentence
from app.services.set_up import Choice
from resources.translations import _, plural
from ui.shared.theme import theme
from ui.shared.widgets.basics import box, boxed, card, label, row
from ui.shared.widgets.fields import ChoiceField, ListField, TextField


class FirstRunDialog(QDialog):
    """Asks the four things that must be known; everything can be changed later.

    Signals:
        language_chosen: "nl" or "en"; the dialog is to be shown again in it.
    """

    language_chosen = Signal(str)

    def __init__(self, choices: Sequence[Choice], language: str) -> None:
        super().__init__()
        self.setWindowTitle("Baliewijs")
        self.setMinimumWidth(theme().px(560))
        self._choices = {choice.municipality.id: choice for choice in choices}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._header())
        self._body = boxed("page", margins=(24, 18, 24, 18), gap=12)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        column.addWidget(scroll, 1)
        self._scroll = scroll
        self._build_fields(choices, language)
        column.addWidget(self._footer())
        self._show_municipality(next(iter(self._choices)))

    def _header(self) -> QWidget:
        top = boxed("top", margins=(24, 16, 24, 16), gap=2)
        box(top).addWidget(label(_("Welcome to Baliewijs"), "title"))
        words = _("Four questions, then you can start.")
        box(top).addWidget(label(words, "muted", wrap=True))
        return top

    def _build_fields(self, choices: Sequence[Choice], language: str) -> None:
        self._language = ChoiceField(_("Language"), [("nl", "Nederlands"), ("en", "English")])
        self._language.set_value(language)
        self._language.changed.connect(self.language_chosen)
        names = [(c.municipality.id, _municipality_words(c)) for c in choices]
        self._municipality = ListField(_("Municipality"), names)
        self._municipality.changed.connect(self._show_municipality)
        self._about = card()
        self._about_text = label("", "muted", wrap=True)
        box(self._about).addWidget(self._about_text)
        self._seat = ListField(_("Your workplace"), [])
        self._name = TextField(_("Your name, as it stands on receipts"), required=True, hint="S. Bakker", maximum=60)
        self._examples = QCheckBox(_("Add example articles to try things out"))
        for part in (self._language, self._municipality, self._about, self._seat, self._name, self._examples):
            box(self._body).addWidget(part)
        box(self._body).addStretch(1)

    def _footer(self) -> QWidget:
        bottom = boxed("bottom", vertical=False, margins=(24, 12, 24, 12))
        start = QPushButton(_("Start"))
        start.setProperty("role", "primary")
        start.setDefault(True)
        start.clicked.connect(self._finish)
        stop = QPushButton(_("Cancel"))
        stop.clicked.connect(self.reject)
        box(bottom).addLayout(row(stop, None, start))
        return bottom

    # the answers

    @property
    def choice(self) -> Choice:
        """The chosen municipality with its seats."""
        return self._choices[self._municipality.value()]

    @property
    def seat_id(self) -> UUID:
        """The chosen workplace."""
        return UUID(self._seat.value())

    @property
    def name(self) -> str:
        """The agent's name."""
        return self._name.value().strip()

    @property
    def with_examples(self) -> bool:
        """Whether example articles are wanted."""
        return self._examples.isChecked()

    def _show_municipality(self, municipality_id: str) -> None:
        choice = self._choices[municipality_id]
        self._seat.set_choices([(str(seat.id), _seat_words(seat.name, seat.location)) for seat in choice.seats])
        self._about_text.setText(_about(choice))
        self._examples.setVisible(choice is not next(iter(self._choices.values())))
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        """As high as the questions, as far as the screen goes."""
        wanted = self._body.sizeHint().height() + self.sizeHint().height() - self._scroll.sizeHint().height()
        self.resize(self.width(), min(wanted, self.screen().availableGeometry().height() - theme().px(40)))

    def _finish(self) -> None:
        if not self.name:
            self._name.show_error(sentence(DomainError("name-missing")))
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.accept()


def _municipality_words(choice: Choice) -> str:
    if choice.municipality.id == "waterrade":
        return _("{name} (demo, with articles)").format(name=choice.municipality.name)
    return choice.municipality.name


def _seat_words(name: str, location: str) -> str:
    return f"{name} · {location}" if location else name


def _about(choice: Choice) -> str:
    municipality = choice.municipality
    parts = [
        plural("{count} unit", "{count} units", sum(unit.kind is not UnitKind.EXTERNAL for unit in municipality.units)),
        _("desk: {desk}").format(desk=municipality.front_desk) if municipality.front_desk else "",
        _("aim: {percent} % answered directly").format(percent=municipality.direct_answer_percent),
    ]
    return " · ".join(part for part in parts if part)
