"""A wide button with a number key and words that may wrap."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from ui.shared.widgets.basics import box, fill, label

_LEAST_LETTERS = 12


class ChoiceButton(QPushButton):
    """One of a few answers; its number, from 1, is the key that presses it."""

    def __init__(self, number: int, words: str, is_main: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(words)
        self.setAccessibleDescription(str(number))
        self.setAutoDefault(True)  # Enter presses it too
        self.setProperty("role", "answer-main" if is_main else "answer")
        fill(self, False, (12, 8, 12, 8), 10)
        key = label(str(number), "key-on-accent" if is_main else "key")
        text = label(words, "on-accent" if is_main else "", wrap=True)
        for part in (key, text):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        box(self).addWidget(key, 0, Qt.AlignmentFlag.AlignVCenter)
        box(self).addWidget(text, 1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def words(self) -> str:
        """What it answers."""
        return self.accessibleName()

    def hasHeightForWidth(self) -> bool:
        """Narrower is higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height at which all words are seen."""
        return box(self).heightForWidth(width)

    def sizeHint(self) -> QSize:
        """Room for the words on one line."""
        return box(self).sizeHint()

    def minimumSizeHint(self) -> QSize:
        """Room for some words; the others wrap."""
        least = self.fontMetrics().averageCharWidth() * _LEAST_LETTERS
        return QSize(least, box(self).minimumSize().height())
