"""Small dialogs that ask one thing: when an appointment is, the channel, a subject in own words."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.contact_words import channel_name, outcome_name
from app.domain.contact import Channel, Outcome
from resources.translations import _
from ui.shared.widgets.basics import KeyButton, box
from ui.shared.widgets.fields import ChoiceField, TextField
from ui.shared.widgets.sheet import Sheet


class AppointmentSheet(Sheet):
    """Asks when and where the appointment is.

    Signals:
        given: the text.
    """

    given = Signal(str)

    def __init__(self, window: QWidget, title: str) -> None:
        super().__init__(window, outcome_name(Outcome.APPOINTMENT_MADE), title, width=520)
        hint = _("for example: Thursday 26 November, 10.30, counter 2")
        self._text = TextField(_("When and where?"), required=True, hint=hint, maximum=120)
        self._text.edit.returnPressed.connect(self._done)
        box(self.body).addWidget(self._text)
        done = KeyButton(_("Done"), "Ctrl ↵", "primary")
        done.clicked.connect(self._done)
        self.set_buttons(None, done)
        self.on_key(("Ctrl+Return", "Ctrl+Enter"), self._done)

    def _done(self) -> None:
        if not self._text.value().strip():
            self._text.show_error(_("Fill this in: it stands on the receipt."))
            return
        self.close_sheet()
        self.given.emit(self._text.value().strip())


class ChannelSheet(Sheet):
    """Asks how the customer reached us.

    Signals:
        chosen: a Channel.
    """

    chosen = Signal(object)

    def __init__(self, window: QWidget, channel: Channel) -> None:
        super().__init__(window, _("How did the customer reach us?"), width=520)
        field = ChoiceField(_("Channel"), [(each.value, channel_name(each)) for each in Channel])
        field.set_value(channel.value)
        field.changed.connect(lambda value: self.chosen.emit(Channel(value)))
        box(self.body).addWidget(field)
        done = KeyButton(_("Done"), "Esc", "primary")
        done.clicked.connect(self.close_sheet)
        self.set_buttons(None, done)


class FreeSubjectSheet(Sheet):
    """Asks for a subject in the agent's own words.

    Signals:
        given: the text.
    """

    given = Signal(str)

    def __init__(self, window: QWidget, proposal: str) -> None:
        super().__init__(window, _("Subject in your own words"), width=560)
        self._text = TextField(_("What is it about?"), required=True)
        self._text.set_value(proposal)
        self._text.edit.selectAll()
        self._text.edit.returnPressed.connect(self._done)
        box(self.body).addWidget(self._text)
        done = KeyButton(_("Add"), "↵", "primary")
        done.clicked.connect(self._done)
        self.set_buttons(None, done)

    def _done(self) -> None:
        if self._text.value().strip():
            self.close_sheet()
            self.given.emit(self._text.value().strip())
