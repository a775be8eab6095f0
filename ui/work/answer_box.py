"""The answer, and the buttons for every step that is possible now."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QCheckBox, QMenu, QPushButton, QWidget

from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import KeyButton, box, fill, label
from ui.shared.widgets.fields import AreaField
from ui.shared.widgets.flow_layout import Flow
from ui.work.actions import ANSWERING, WorkAction, main_action
from ui.work.forms import action_name
from ui.work.keys import ACTION_KEYS

_FIRST = (WorkAction.TAKE, WorkAction.RESUME, WorkAction.CALL, WorkAction.RETURN, WorkAction.PASS_ON, WorkAction.REOPEN)
_LINES = 3


class AnswerBox(QWidget):
    """Stays as it is while other items are shown: the text is set, the buttons come and go.

    Signals:
        answer_typed: the text as typed.
        answer_sent: whether the customer is told by e-mail.
        action_wanted: a WorkAction.
    """

    answer_typed = Signal(str)
    answer_sent = Signal(bool)
    action_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "bottom")
        fill(self, True, (20, 10, 20, 12), 8)
        self.field = AreaField(_("Answer to the customer"), lines=_LINES)
        self.field.changed.connect(self.answer_typed)
        self.by_mail = QCheckBox()
        self.no_mail = label("", "muted", wrap=True)
        self._buttons = Flow(theme().px(6))
        self._made = {action: self._button(action) for action in _FIRST}
        self.more = QPushButton(_("More …"))
        self._menu = QMenu(self.more)
        self.more.setMenu(self._menu)
        self._buttons.show_widgets([*self._made.values(), self.more])
        self.send = KeyButton(_("Give answer"), "F8", "primary")
        self.send.clicked.connect(self.emit_answer)
        for part in (self.field, self.by_mail, self.no_mail, self._buttons, self.send):
            box(self).addWidget(part)

    def _button(self, action: WorkAction) -> QPushButton:
        button = QPushButton(action_name(action))
        button.setToolTip(ACTION_KEYS[action][0])
        button.setAccessibleDescription(ACTION_KEYS[action][0])
        button.clicked.connect(lambda: self.action_wanted.emit(action))
        return button

    def emit_answer(self) -> None:
        """Send what is typed, if there is anything to answer now."""
        if self.send.isVisibleTo(self):
            self.answer_sent.emit(self.by_mail.isVisibleTo(self) and self.by_mail.isChecked())

    def show_actions(self, actions: Sequence[WorkAction], name: str, typed: str) -> None:
        """Offer these steps; `name` says what the text is for, `typed` is what stands there."""
        main = main_action(tuple(actions))
        for part in (self.field, self.send):
            part.setVisible(main is not None)
        if main is not None:
            self.field.rename(name)
            self.send.setText(action_name(main))
            self.send.setAccessibleName(action_name(main))
        self.field.set_value(typed)
        for action, button in self._made.items():
            button.setVisible(action in actions)
        self._show_more([action for action in actions if action not in (*_FIRST, *ANSWERING)])
        self.setVisible(bool(actions))

    def show_mail(self, address: str, instead: str, is_wanted: bool | None) -> None:
        """The check box, when the customer may be mailed at `address`; else `instead` says how to tell.

        `is_wanted` ticks or clears it; None leaves it as the person put it.
        """
        self.by_mail.setText(_("Tell it by e-mail to {address}").format(address=address).replace("&", "&&"))
        self.by_mail.setVisible(bool(address))
        if is_wanted is not None:
            self.by_mail.setChecked(is_wanted)
        self.no_mail.setText(instead)
        self.no_mail.setVisible(bool(instead))

    def _show_more(self, actions: Sequence[WorkAction]) -> None:
        self._menu.clear()
        for action in actions:
            made = QAction(f"{action_name(action)}\t{ACTION_KEYS[action][0]}", self._menu)
            made.triggered.connect(lambda _checked=False, each=action: self.action_wanted.emit(each))
            self._menu.addAction(made)
        self.more.setVisible(bool(actions))
