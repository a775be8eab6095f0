"""Why a subject is not answered directly: the likely reason stands ready, and leaving it alone costs no key."""

from PySide6.QtCore import Signal

from app.contact_words import reason_name
from app.domain.not_direct_reason import NotDirectReason
from resources.translations import _
from ui.shared.widgets.fields import ListField


class ReasonField(ListField):
    """A short list; arrows and first letters choose.

    Signals:
        reason_chosen: the NotDirectReason that the agent chose, or None when nobody knows.
    """

    reason_chosen = Signal(object)

    def __init__(self) -> None:
        reasons = [(reason.value, reason_name(reason)) for reason in NotDirectReason]
        super().__init__(_("Why not directly?"), [("", reason_name(None)), *reasons])
        self.changed.connect(lambda value: self.reason_chosen.emit(NotDirectReason(value) if value else None))

    def show_reason(self, reason: NotDirectReason | None) -> None:
        """Show what counts now."""
        self.set_value(reason.value if reason else "")
