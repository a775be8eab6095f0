"""The settings page: how this seat looks and who works here."""

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.organisation import Municipality, Person, Seat
from app.domain.rights import Right
from app.settings import TEXT_PERCENTS, Settings, Theme
from resources.translations import _
from ui.settings.backup_card import BackupCard
from ui.settings.mail_card import MailCard
from ui.settings.sign_in_card import SignInCard
from ui.shared.offering import needs
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, boxed, card, fill, label, row, scrolled
from ui.shared.widgets.fields import ChoiceField, Field, ListField


class SettingsPage(QWidget):
    """Every change works at once.

    Signals:
        changed: the Settings as chosen.
        people_requested: who works here is to be shown.
        privacy_requested: how long things are kept, and erasing, is to be shown.

    Attributes:
        privacy_card: hidden until it is known who may do something with it.
    """

    changed = Signal(object)
    people_requested = Signal()
    privacy_requested = Signal()

    def __init__(
        self,
        settings: Settings,
        municipality: Municipality,
        seats: Sequence[Seat],
        people: Sequence[Person],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self._settings = settings
        self.mail, self.backup = needs(MailCard(settings), Right.MANAGE_ORGANISATION), BackupCard()
        fill(self, True, (0, 0, 0, 0), 0)
        top = boxed("top", margins=(16, 12, 16, 12))
        box(top).addWidget(label(_("Settings"), "title"))
        box(self).addWidget(top)
        page = boxed("page", margins=(20, 20, 20, 20), gap=14)
        page.setMaximumWidth(theme().px(720))
        scrolled(page, self)
        box(page).addWidget(self._look())
        box(page).addWidget(self._place(seats, people))
        box(page).addWidget(needs(self._people(), Right.MANAGE_PEOPLE))
        self.sign_in = SignInCard(settings.lock_minutes)
        self.sign_in.minutes_chosen.connect(lambda minutes: self._change("lock_minutes", minutes))
        box(page).addWidget(self.sign_in)
        self.privacy_card = self._privacy()
        box(page).addWidget(self.privacy_card)
        box(page).addWidget(self.mail)
        box(page).addWidget(self.backup)
        box(page).addWidget(_about(municipality))
        box(page).addStretch(1)

    def offer(self, signs_in: bool) -> None:
        """What who works here may choose: not who it is, when people sign in."""
        self._person.setVisible(not signs_in)
        self.sign_in.offer(signs_in)

    def _look(self) -> QWidget:
        themes = [(Theme.SYSTEM, _("As the computer")), (Theme.LIGHT, _("Light")), (Theme.DARK, _("Dark"))]
        language = ChoiceField(_("Language"), [("nl", "Nederlands"), ("en", "English")])
        self._bind(language, self._settings.language, "language", str)
        colours = ChoiceField(_("Colours"), [(each.value, words) for each, words in themes])
        self._bind(colours, self._settings.theme.value, "theme", Theme)
        size = ChoiceField(_("Text size"), [(str(percent), f"{percent} %") for percent in TEXT_PERCENTS])
        self._bind(size, str(self._settings.text_percent), "text_percent", int)
        return _group(_("Look"), language, colours, size)

    def _place(self, seats: Sequence[Seat], people: Sequence[Person]) -> QWidget:
        seat = ListField(_("Workplace"), [(str(each.id), _words(each.name, each.location)) for each in seats])
        self._bind(seat, str(self._settings.seat_id), "seat_id", UUID)
        self._person = person = ListField(_("Who works here"), [(str(each.id), each.name) for each in people])
        self._bind(person, str(self._settings.person_id), "person_id", UUID)
        if self._settings.server:
            seat.setEnabled(False)  # it was claimed with `join`
        return _group(_("This workplace"), seat, person)

    def _people(self) -> QWidget:
        words = _("Who works here, in which unit and with which e-mail address, and the mailbox of each unit.")
        made = _group(_("People and teams"), label(words, "muted", wrap=True))
        self.people_button = KeyButton(_("People and teams …"))
        self.people_button.clicked.connect(self.people_requested)
        box(made).addLayout(row(self.people_button, None))
        return made

    def _privacy(self) -> QWidget:
        words = _("How long contacts are kept, what is to be disposed of, and everything about one person.")
        made = _group(_("Privacy"), label(words, "muted", wrap=True))
        self.privacy_button = KeyButton(_("Keeping and erasing …"))
        self.privacy_button.clicked.connect(self.privacy_requested)
        box(made).addLayout(row(self.privacy_button, None))
        made.hide()
        return made

    def _bind(self, field: Field, value: str, name: str, kind: type) -> None:
        field.set_value(value)
        field.changed.connect(lambda text: self._change(name, kind(text)))

    def _change(self, name: str, value: object) -> None:
        self._settings = replace(self._settings, **{name: value})  # type: ignore[arg-type]
        self.changed.emit(self._settings)


def _group(title: str, *fields: QWidget) -> QWidget:
    made = card(gap=12)
    box(made).addWidget(label(title, "heading"))
    for field in fields:
        box(made).addWidget(field)
    return made


def _about(municipality: Municipality) -> QWidget:
    lines = [
        _("Municipality of {name}").format(name=municipality.name),
        _("Desk: {desk}").format(desk=municipality.front_desk) if municipality.front_desk else "",
        _("Aim: {percent} % answered directly").format(percent=municipality.direct_answer_percent),
        _("Share of the customers asked for a mark: {percent} %").format(percent=municipality.survey_percent),
        _("Promise: an answer within {days} working days").format(days=municipality.promise_days),
        _("Values: {values}").format(values=", ".join(municipality.values)) if municipality.values else "",
    ]
    return _group(_("Municipality"), label("\n".join(line for line in lines if line), "", wrap=True))


def _words(name: str, location: str) -> str:
    return f"{name} · {location}" if location else name
