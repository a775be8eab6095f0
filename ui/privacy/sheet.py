"""Keeping and erasing in three parts: terms, disposals, and one person."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from resources.translations import _
from ui.privacy.disposal_part import DisposalPart
from ui.privacy.person_part import PersonPart
from ui.privacy.terms_part import TermsPart
from ui.shared.widgets.banner import Banner
from ui.shared.widgets.basics import KeyButton, box
from ui.shared.widgets.fields import ChoiceField
from ui.shared.widgets.sheet import Sheet


class PrivacySheet(Sheet):
    """Shows one part at a time; who may not dispose has only the last.

    Attributes:
        terms, disposals, person: the parts.
    """

    def __init__(self, window: QWidget, may_dispose: bool, may_see_person: bool) -> None:
        super().__init__(window, _("Keeping and erasing"), _("Personal data of customers"), width=980)
        self.terms, self.disposals, self.person = TermsPart(), DisposalPart(), PersonPart()
        for each in (self.terms, self.disposals, self.person):
            each.setParent(self)  # also what is not offered ends with the sheet
            each.hide()
        self.banner = Banner()
        parts: list[tuple[str, str, QWidget]] = []
        if may_dispose:
            parts += [("terms", _("Keeping terms"), self.terms), ("dispose", _("To dispose"), self.disposals)]
        if may_see_person:
            parts.append(("person", _("One person"), self.person))
        self._stack = QStackedWidget()
        for _key, _words, part in parts:
            self._stack.addWidget(part)
        self.choice = ChoiceField(_("Part"), [(key, words) for key, words, _part in parts]).hide_label()
        self._places = {key: place for place, (key, _words, _part) in enumerate(parts)}
        self.choice.changed.connect(self._show_part)
        for widget in (self.choice, self.banner, self._stack):
            box(self.body).addWidget(widget)
        close = KeyButton(_("Close"), "Esc")
        close.clicked.connect(self.close_sheet)
        self.set_buttons(close, None)
        self.show_part(parts[0][0])

    def show_part(self, key: str) -> None:
        """Bring a part to the front: terms, dispose or person."""
        self.choice.set_value(key)
        self._show_part(key)

    def _show_part(self, key: str) -> None:
        self._stack.setCurrentIndex(self._places[key])
        self.banner.hide()
