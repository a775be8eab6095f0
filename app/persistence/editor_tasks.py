"""What is remembered of editors' tasks."""

from collections.abc import Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.editor_tasks import TaskMark
from app.persistence.inserting import put_rows
from app.persistence.records import record_of, values_of
from app.persistence.tables.editing import EditorTaskRow


class SqlEditorTaskStore:
    """The EditorTaskStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def mark(self, key: str) -> TaskMark | None:
        """That of one task."""
        row = self._session.get(EditorTaskRow, key)
        return record_of(TaskMark, row) if row else None

    def marks(self) -> dict[str, TaskMark]:
        """All of them, by key."""
        return {row.key: record_of(TaskMark, row) for row in self._session.scalars(select(EditorTaskRow))}

    def put(self, marks: Iterable[TaskMark]) -> None:
        """Store or replace by key."""
        put_rows(self._session, EditorTaskRow, [values_of(mark) for mark in marks])
