"""The bar above formatted text: one for all fields of a page."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton, QWidget
from shiboken6 import isValid

from resources.translations import _
from ui.shared.icons import icon
from ui.shared.rich_text.edit import RichEdit
from ui.shared.rich_text.state import STEP_KEYS, RichState, RichStep
from ui.shared.rich_text.steps import TableStep, add_column, add_row, remove_column, remove_row, remove_table
from ui.shared.theme import theme
from ui.shared.widgets.basics import Tone, box, chip, fill, set_chip
from ui.shared.widgets.flow_layout import Flow

_ICONS = {RichStep.UNDO: "undo-2", RichStep.REDO: "redo-2"}


class FormatBar(QWidget):
    """Works on the field of formatted text that has the keyboard, or had it last; without one it is off."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("role", "format-bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        fill(self, False, (8, 4, 12, 4), 8)
        self._edit: RichEdit | None = None
        self._buttons = {step: self._button(step, *words) for step, words in _words().items()}
        self._table_menu = self._menu()
        flow = Flow(theme().px(2))
        flow.show_widgets(list(self._buttons.values()))
        self._level = chip("")
        self._level.hide()
        box(self).addWidget(flow, 1)
        box(self).addWidget(self._level, 0, Qt.AlignmentFlag.AlignVCenter)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_moved)
        self._show(RichState())

    def buttons(self) -> list[QToolButton]:
        """From left to right."""
        return list(self._buttons.values())

    def set_level(self, text: str, tone: Tone) -> None:
        """Say at the right how hard the text is to read; an empty text says nothing."""
        set_chip(self._level, text, tone)

    def let_go(self) -> None:
        """The fields show another text: what is true at the place that was left says nothing any more."""
        if self._edit is not None and isValid(self._edit) and not self._edit.hasFocus():
            self._edit.state_changed.disconnect(self._show_state)
            self._edit = None
            self._show(RichState())

    def _button(self, step: RichStep, text: str, name: str) -> QToolButton:
        made = QToolButton()
        made.setProperty("role", "format")
        made.setProperty("look", step.name.lower())
        if step in _ICONS:
            size = theme().px(16)
            made.setIcon(icon(_ICONS[step], theme().colours.muted, size))
            made.setIconSize(QSize(size, size))
        else:
            made.setText(text)
        made.setAccessibleName(name)
        made.setToolTip(f"{name} ({STEP_KEYS[step]})")
        made.setCheckable(step not in _ICONS)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in the text
        made.clicked.connect(lambda: self._do(step))
        return made

    def _menu(self) -> QMenu:
        """What can be done with a table that is there."""
        menu = QMenu(self)
        steps: tuple[tuple[str, TableStep], ...] = (
            (_("Row below"), add_row),
            (_("Column to the right"), add_column),
            (_("Take this row out"), remove_row),
            (_("Take this column out"), remove_column),
            (_("Take the table out"), remove_table),
        )
        for words, step in steps:
            menu.addAction(words).triggered.connect(self._in_table(step))
        return menu

    def _in_table(self, step: TableStep) -> Callable[[], None]:
        def done() -> None:
            if self._edit is not None and isValid(self._edit):
                self._edit.do_in_table(step)

        return done

    def _do(self, step: RichStep) -> None:
        edit = self._edit
        if edit is None or not isValid(edit):
            return
        if step is RichStep.TABLE and step in edit.state().on:
            button = self._buttons[step]
            button.setChecked(True)
            self._table_menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
            return
        edit.do(step)
        if step is not RichStep.LINK:
            edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_state()

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if not isValid(self) or not isinstance(now, RichEdit) or now.window() is not self.window() or now is self._edit:
            return
        if self._edit is not None and isValid(self._edit):
            self._edit.state_changed.disconnect(self._show_state)
        self._edit = now
        now.state_changed.connect(self._show_state)
        self._show_state()

    def _show_state(self) -> None:
        if self._edit is not None and isValid(self._edit):
            self._show(self._edit.state())

    def _show(self, state: RichState) -> None:
        for step, button in self._buttons.items():
            button.setChecked(step in state.on)
            button.setEnabled(step not in state.off)


def _words() -> dict[RichStep, tuple[str, str]]:
    """What stands on each button, and what it is called."""
    return {
        RichStep.BOLD: (_("B"), _("Bold")),
        RichStep.ITALIC: (_("I"), _("Italic")),
        RichStep.HEADING: (_("H"), _("Heading")),
        RichStep.SUBHEADING: (_("h"), _("Smaller heading")),
        RichStep.BULLETS: (_("• list"), _("List with bullets")),
        RichStep.NUMBERS: (_("1. list"), _("List with numbers")),
        RichStep.LINK: (_("link"), _("Link to an address or article")),
        RichStep.TABLE: (_("table"), _("Table")),
        RichStep.OPENING: (_("+ part that opens"), _("Part that opens under its title")),
        RichStep.UNDO: ("", _("Undo")),
        RichStep.REDO: ("", _("Redo")),
    }
