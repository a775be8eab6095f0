"""Work items for the hand-offs that were there before there was a work queue."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from alembic import op

from app.domain.ids import new_id
from app.persistence.migrations.first.columns import MOMENT
from app.persistence.work_words import words_of

_HAND_OFF = sa.table(
    "hand_off",
    sa.column("id", sa.Uuid()),
    sa.column("subject_id", sa.Uuid()),
    sa.column("unit_id"),
    sa.column("line"),
    sa.column("promised_on", sa.Date()),
    sa.column("handler_id", sa.Uuid()),
    sa.column("director_id", sa.Uuid()),
    sa.column("shielded", sa.Boolean()),
)
_SUBJECT = sa.table(
    "subject",
    *(sa.column(name, sa.Uuid()) for name in ("id", "contact_id")),
    sa.column("title"),
    sa.column("shielded", sa.Boolean()),
)
_CONTACT = sa.table(
    "contact", sa.column("id", sa.Uuid()), sa.column("ended_at", MOMENT), sa.column("agent_id", sa.Uuid())
)
_ANSWER = sa.table("hand_off_answer", sa.column("hand_off_id", sa.Uuid()), sa.column("value"))
_OTHER = sa.table("hand_off_unit", sa.column("hand_off_id", sa.Uuid()), sa.column("unit_id"), sa.column("position"))
_UNIT = sa.table("unit", sa.column("id"), sa.column("line"))
_ITEM = sa.table(
    "work_item",
    *(sa.column(name, sa.Uuid()) for name in ("id", "hand_off_id", "handler_id", "director_id")),
    sa.column("promised_on", sa.Date()),
    sa.column("shielded", sa.Boolean()),
    *(sa.column(name) for name in ("unit_id", "line", "status", "asked_by", "attempts", "reminders", "answer")),
    *(sa.column(name) for name in ("revision", "words")),
)
_STEP = sa.table(
    "work_step",
    *(sa.column(name, sa.Uuid()) for name in ("item_id", "person_id", "handler_id")),
    sa.column("at", MOMENT),
    sa.column("promised_on", sa.Date()),
    *(sa.column(name) for name in ("number", "kind", "text", "unit_id")),
)


def make_items() -> None:
    """Every unit of a hand-off gets an item that nobody took yet, and the step that brought it there."""
    connection = op.get_bind()
    items = list(_items(connection))
    if items:
        connection.execute(sa.insert(_ITEM), [item for item, _ in items])
        connection.execute(sa.insert(_STEP), [step for _, step in items])


def _items(connection: sa.Connection) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    values: dict[UUID, list[str]] = {}
    for hand_off_id, value in connection.execute(sa.select(_ANSWER.c.hand_off_id, _ANSWER.c.value)):
        values.setdefault(hand_off_id, []).append(value)
    others: dict[UUID, list[Any]] = {}
    further = sa.select(_OTHER.c.hand_off_id, _OTHER.c.unit_id, _UNIT.c.line)
    joined = further.join_from(_OTHER, _UNIT, _UNIT.c.id == _OTHER.c.unit_id)
    for other in connection.execute(joined.order_by(_OTHER.c.hand_off_id, _OTHER.c.position)):
        others.setdefault(other.hand_off_id, []).append(other)
    for hand_off in connection.execute(_hand_offs()).all():
        words = words_of(hand_off.title, values.get(hand_off.id, []))
        yield _item(hand_off, hand_off.id, words), _step(hand_off, hand_off.id)
        for other in others.get(hand_off.id, []):
            item_id = new_id()
            place = {"unit_id": other.unit_id, "handler_id": None}
            item = _item(hand_off, item_id, words) | place | {"line": other.line}
            yield item, _step(hand_off, item_id) | place


def _hand_offs() -> sa.Select[Any]:
    of_subject = (_SUBJECT.c.title, _SUBJECT.c.shielded.label("of_shielded"))
    columns = (_HAND_OFF, *of_subject, _CONTACT.c.ended_at, _CONTACT.c.agent_id)
    joined = sa.select(*columns).join_from(_HAND_OFF, _SUBJECT, _SUBJECT.c.id == _HAND_OFF.c.subject_id)
    return joined.join(_CONTACT, _CONTACT.c.id == _SUBJECT.c.contact_id).order_by(_HAND_OFF.c.id)


def _item(hand_off: Any, item_id: UUID, words: str) -> dict[str, Any]:
    copied = ("unit_id", "line", "promised_on", "handler_id", "director_id")
    return {name: getattr(hand_off, name) for name in copied} | {
        "shielded": hand_off.shielded or hand_off.of_shielded,
        "id": item_id,
        "hand_off_id": hand_off.id,
        "status": "new",
        "asked_by": "",
        "attempts": 0,
        "reminders": 0,
        "answer": "",
        "revision": 1,
        "words": words,
    }


def _step(hand_off: Any, item_id: UUID) -> dict[str, Any]:
    return {
        "item_id": item_id,
        "number": 1,
        "kind": "handed_off",
        "at": hand_off.ended_at,
        "person_id": hand_off.agent_id,
        "text": "",
        "unit_id": hand_off.unit_id,
        "handler_id": hand_off.handler_id,
        "promised_on": hand_off.promised_on,
    }
