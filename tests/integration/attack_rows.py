"""Rows to attack: of every table one in each kind that the matrix of rights tells apart."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Enum,
    Float,
    Integer,
    LargeBinary,
    String,
    Text,
    TypeDecorator,
    Uuid,
    cast,
    select,
)

from app.domain.ids import new_id
from app.persistence.all_tables import METADATA
from tests.builders import SEAT_ID

OPEN, UNIT, MADE, HIDDEN = "open", "unit", "made", "hidden"
"""Of contacts: not shielded; shielded for the person's unit; shielded, and registered by the person; shielded."""
OWN, OTHER, TOTAL, COLLEAGUE, ANY = "own", "other", "total", "colleague", "any"
FREE, TAKEN, FRESH, OLD, STAFF, CUSTOMER = "free", "taken", "fresh", "old", "staff", "customer"

_BY_PERSON = ("saved_view", "bulletin_read", "article_presence", "article_feedback")
_IN_KINDS = ("seat", "search_log", "search_choice", "tally_desk")
_OF_ITEM = ("work_step", "work_presence")
_PARTS = ("received_document", "fee_line", "survey", "receipt", "receipt_issue")
_PARTS_OF_HAND_OFF = ("hand_off_answer", "hand_off_unit", "work_item")
_NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
_LONG = ("digest", "hash", "personal_digest")


@dataclass(frozen=True)
class Target:
    """A row: its table, its kind, and its values as the database writes them; `is_own` is of the person's own."""

    table: str
    kind: str
    values: dict[str, str | None]
    is_own: bool = False

    @property
    def where(self) -> str:
        """Finds only this row."""
        keys = [column.name for column in METADATA.tables[self.table].primary_key]
        return " AND ".join(f'"{key}" = {literal(self.values[key])}' for key in keys)


def literal(value: str | None) -> str:
    """As it stands in a statement."""
    return "NULL" if value is None else "'" + value.replace("'", "''") + "'"


@dataclass
class Rows:
    """Makes rows. `base` has a row of each table, for what refers to it when it does not matter to which."""

    connection: Connection
    stranger: UUID
    colleague: UUID
    base: dict[str, dict[str, Any]] = field(default_factory=dict)
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def shared(self) -> list[Target]:
        """Rows that are the same to attack for everybody."""
        self.base = {"unit": {"id": "parkeren"}, "person": {"id": self.stranger}, "seat": {"id": SEAT_ID}}
        special = {"contact", "subject", "hand_off", "mail_message", *_IN_KINDS, *_PARTS, *_PARTS_OF_HAND_OFF}
        special |= {*_OF_ITEM, *_BY_PERSON}
        later = {"disposal_contact"}  # refers to a contact
        names = [table.name for table in METADATA.sorted_tables if table.name not in special | later]
        made = [self._there(name) or self._make(name, ANY) for name in names]
        for kind, unit_id in ((OPEN, "wijken"), (UNIT, "parkeren"), (HIDDEN, "werk-inkomen")):
            made += self._family(kind, self.stranger, unit_id)
        made += [self._make(table, OTHER, person_id=self.stranger) for table in _BY_PERSON]
        made += [self._make(name, ANY) for name in sorted(later)]
        made += [
            self._make("mail_message", STAFF, kind="reminder", hand_off_id=None),
            self._make("mail_message", CUSTOMER, kind="survey", hand_off_id=None),
            self._make("seat", FREE, workplace_id=None),
            self._make("seat", TAKEN, workplace_id=new_id()),
            self._make("search_log", FRESH, searched_at=datetime.now(UTC)),
            self._make("search_log", OLD, searched_at=datetime.now(UTC) - timedelta(days=500)),
            self._make("search_choice", FRESH, chosen_on=datetime.now(UTC).date()),
            self._make("search_choice", OLD, chosen_on=date(2020, 1, 1)),
            self._make("tally_desk", TOTAL, agent_id="*"),
            self._make("tally_desk", COLLEAGUE, agent_id=str(self.colleague)),
            self._make("tally_desk", OTHER, agent_id=str(self.stranger)),
        ]
        return made

    def of_person(self, person_id: UUID, shared: list[Target]) -> list[Target]:
        """Rows that are this person's own."""
        made = self._family(MADE, person_id, "werk-inkomen")
        made += [self._make(table, OWN, is_own=True, person_id=person_id) for table in _BY_PERSON]
        made.append(self._make("tally_desk", OWN, agent_id=str(person_id)))
        for target in [*shared, *made]:
            if target.table == "work_item":
                made += [
                    self._make(table, target.kind, is_own=True, item_id=UUID(target.values["id"]), person_id=person_id)
                    for table in _OF_ITEM
                ]
        return made

    def _family(self, kind: str, agent_id: UUID, unit_id: str) -> list[Target]:
        """A contact with everything that hangs on it."""
        shielded = kind != OPEN
        contact = self._make("contact", kind, agent_id=agent_id, shielded=shielded)
        of_contact = {"contact_id": UUID(contact.values["id"])}
        made = [contact]
        for table in _PARTS:
            made.append(self._make(table, kind, copies=0, **(of_contact | self._last("receipt_id", made))))
        subject = self._make("subject", kind, unit_id=unit_id, shielded=shielded, **of_contact)
        of_subject = {"subject_id": UUID(subject.values["id"]), "unit_id": unit_id, "shielded": shielded}
        hand_off = self._make("hand_off", kind, **of_subject)
        of_hand_off = {"hand_off_id": UUID(hand_off.values["id"]), "unit_id": unit_id, "shielded": shielded}
        made += [subject, hand_off, *(self._make(table, kind, **of_hand_off) for table in _PARTS_OF_HAND_OFF)]
        of_item = {"item_id": UUID(made[-1].values["id"]), "person_id": self.stranger}
        made += [self._make(table, kind, **of_item) for table in _OF_ITEM]
        made.append(self._make("mail_message", kind, kind_of_mail="answer", **of_hand_off))
        return made

    def _last(self, column: str, made: list[Target]) -> dict[str, Any]:
        receipts = [target for target in made if target.table == "receipt"]
        return {column: UUID(receipts[-1].values["id"])} if receipts else {}

    def _there(self, table: str) -> Target | None:
        """A row that is there already."""
        found = self._select(table, [])
        if found:
            self.base.setdefault(table, found)
        return Target(table, ANY, found) if found else None

    def _make(self, table: str, name: str, *, is_own: bool = False, **given: Any) -> Target:
        """A row with what is given, and with the rest made up."""
        if "kind_of_mail" in given:
            given["kind"] = given.pop("kind_of_mail")
        columns = METADATA.tables[table].columns
        values = {
            column.name: given[column.name] if column.name in given else self._made_up(column) for column in columns
        }
        self.connection.execute(METADATA.tables[table].insert().values(**values))
        self.base.setdefault(table, values)
        keys = [column == values[column.name] for column in METADATA.tables[table].primary_key]
        return Target(table, name, self._select(table, keys) or {}, is_own)

    def _select(self, table: str, which: list[Any]) -> dict[str, str | None] | None:
        columns = METADATA.tables[table].columns
        found = select(*(cast(column, Text).label(column.name) for column in columns)).where(*which).limit(1)
        row = self.connection.execute(found).mappings().first()
        return dict(row) if row else None

    def _made_up(self, column: Column[Any]) -> Any:
        if column.nullable:
            return None
        for key in column.foreign_keys:
            return self.base[key.column.table.name][key.column.name]
        kind = column.type.impl_instance if isinstance(column.type, TypeDecorator) else column.type
        return self._of_type(column, kind)

    def _of_type(self, column: Column[Any], kind: object) -> Any:
        number = next(self.numbers)
        match kind:
            case Uuid():
                return new_id()
            case Enum():
                return kind.enums[0]
            case Boolean():
                return False
            case Integer():
                return number if column.name in ("number", "sequence") else 1
            case DateTime():
                return _NOW
            case Date():
                return _NOW.date()
            case Float():
                return 1.0
            case LargeBinary():
                return b"x"
            case JSON():
                return {}
            case String(length=1):
                return "d"
        if isinstance(column.type, TypeDecorator):
            return ()
        return f"{number:064d}" if column.name in _LONG else f"x{number:09d}"
