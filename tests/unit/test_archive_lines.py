"""Rows as lines of JSON: the row that comes back is the row that went."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.persistence.archive.lines import line_of, reader_of
from app.persistence.archive.shapes import ColumnShape, Kind, TableShape, newest_shape

VALUES: dict[Kind, st.SearchStrategy[Any]] = {
    Kind.TEXT: st.text(),
    Kind.INTEGER: st.integers(-(2**63), 2**63 - 1),
    Kind.REAL: st.floats(allow_nan=False, allow_infinity=False),
    Kind.BOOLEAN: st.booleans(),
    Kind.MOMENT: st.datetimes(timezones=st.just(UTC)),
    Kind.DATE: st.dates(),
    Kind.ID: st.uuids(),
    Kind.BYTES: st.binary(),
    Kind.JSON: st.lists(st.text()).map(lambda value: json.dumps(value, indent=1)),
}
TABLE = TableShape("every_kind", tuple(ColumnShape(kind.value, kind, is_nullable=True) for kind in Kind), ("id",))


@given(st.tuples(*(st.none() | VALUES[kind] for kind in Kind)))
def test_R7_every_value_comes_back_exactly(row: tuple[Any, ...]) -> None:
    line = line_of(row)
    assert b"\n" not in line
    back = reader_of(TABLE)(line)
    assert back == row
    assert [type(value) for value in back] == [type(value) for value in row]


@given(st.binary(max_size=60) | st.text(max_size=60).map(str.encode))
def test_R10_what_is_no_row_is_refused(line: bytes) -> None:
    with pytest.raises(DomainError, match="archive-damaged"):
        reader_of(TABLE)(line)


WRONG = [
    '["a", 1.5, 0.5, true, null, null, null, null, null]',
    '["a", 9223372036854775808, 0.5, true, null, null, null, null, null]',
    '["a", 1, 0.5, 1, null, null, null, null, null]',
    '["a", 1, 0.5, true, "2026-11-22T09:00:00", null, null, null, null]',
    '["a", 1, 0.5, true, null, "2026-11-31", null, null, null]',
    '["a", 1, 0.5, true, null, null, "no id", null, null]',
    '["a", 1, 0.5, true, null, null, null, "=", null]',
    '["a", 1, 0.5, true, null, null, null, null, "{"]',
    '["a", 1, 0.5, true, null, null, null, null, null, "more"]',
]


@pytest.mark.parametrize("line", WRONG)
def test_R10_a_value_of_another_kind_is_refused(line: str) -> None:
    with pytest.raises(DomainError, match="archive-damaged"):
        reader_of(TABLE)(line.encode())


def test_moments_are_told_in_utc_with_all_of_their_second() -> None:
    moment = datetime(2026, 11, 22, 9, 0, 0, 42, tzinfo=UTC)
    assert line_of((moment, None, "")) == b'["2026-11-22T09:00:00.000042Z",null,""]'


def test_every_column_of_every_table_has_a_kind_and_every_table_a_key() -> None:
    assert {column.kind for table in newest_shape() for column in table.columns} == set(Kind)
    assert all(table.key for table in newest_shape())
