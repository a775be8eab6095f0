"""The roles of a person: a check box for each, and a sentence on what it lets somebody do."""

from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from app.domain.rights import Role
from resources.translations import _
from ui.shared.theme import theme
from ui.shared.widgets.basics import label
from ui.shared.widgets.fields import Field


class RolesField(Field):
    """Its value has a role on each line, in the order of the domain."""

    def __init__(self) -> None:
        boxes = QWidget()
        column = QVBoxLayout(boxes)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme().px(2))
        self.boxes: dict[Role, QCheckBox] = {}
        for role, (name, sentence) in _words().items():
            made, about = QCheckBox(name), label(sentence, "muted", wrap=True)
            made.setAccessibleDescription(sentence)
            made.clicked.connect(lambda: self.changed.emit(self.value()))
            about.setContentsMargins(theme().px(22), 0, 0, theme().px(4))
            column.addWidget(made)
            column.addWidget(about)
            self.boxes[role] = made
        super().__init__(_("Roles"), boxes, self._chosen, self._choose)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def roles(self) -> tuple[Role, ...]:
        """Those that are chosen."""
        return tuple(role for role, box in self.boxes.items() if box.isChecked())

    def _chosen(self) -> str:
        return "\n".join(self.roles())

    def _choose(self, value: str) -> None:
        wanted = value.split()
        for role, box in self.boxes.items():
            box.setChecked(role.value in wanted)


def _words() -> dict[Role, tuple[str, str]]:
    return {
        Role.AGENT: (_("Agent"), _("Registers contacts, hands questions off and gives receipts.")),
        Role.HANDLER: (_("Handler"), _("Answers questions that were handed off.")),
        Role.EDITOR: (_("Editor"), _("Writes articles and news.")),
        Role.REVIEWER: (_("Second reader"), _("Approves what somebody else wrote.")),
        Role.TEAM_LEADER: (_("Team leader"), _("Sees the figures of each person of the same unit, and sets norms.")),
        Role.ADMINISTRATOR: (_("Administrator"), _("Gives people roles and passwords, and sets up units and seats.")),
        Role.PRIVACY_OFFICER: (_("Privacy officer"), _("Looks in the log, and erases what was kept long enough.")),
    }
