"""What was searched and not found: the searches that belong together, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from app.domain.editor_tasks import EditorTask
from resources.translations import _, plural
from ui.editing.words import task_line, task_title
from ui.shared.names import Names
from ui.shared.widgets.basics import KeyButton, box, boxed, card, clear, fill, label


class TaskView(QWidget):
    """Stands where else an article stands.

    Signals:
        article_wanted: make an article about it.
        taken, refused: the EditorTask to do, or to put aside.
    """

    article_wanted = Signal()
    taken = Signal(object)
    refused = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        fill(self, True, (0, 0, 0, 0), 10)

    def show_task(self, task: EditorTask, names: Names) -> None:
        """Show a task."""
        clear(box(self))
        made = card(gap=8)
        box(made).addWidget(label(task.title, "title", wrap=True))
        box(made).addWidget(label(task_title(task), "", wrap=True))
        if task.count:
            times = plural("Searched {count} time", "Searched {count} times", task.count)
            box(made).addWidget(label(times, "strong"))
        if task.details:
            box(made).addWidget(label(_("What was typed"), "label"))
            for detail in task.details:
                box(made).addWidget(label(f"“{detail}”", "", wrap=True))
        box(made).addWidget(label(task_line(task, names), "muted", wrap=True))
        box(made).addWidget(self._buttons(task), 0, Qt.AlignmentFlag.AlignLeft)
        box(self).addWidget(made)

    def _buttons(self, task: EditorTask) -> QWidget:
        line = boxed("clear", vertical=False, gap=8)
        make = KeyButton(_("Make an article"), "Alt P", "primary")
        make.clicked.connect(self.article_wanted)
        aside = QPushButton(_("Put aside …"))
        aside.clicked.connect(lambda: self.refused.emit(task))
        self.setFocusProxy(make)
        box(line).addWidget(make)
        if task.handler_id is None:
            take = QPushButton(_("I do this"))
            take.clicked.connect(lambda: self.taken.emit(task))
            box(line).addWidget(take)
        box(line).addWidget(aside)
        return line
