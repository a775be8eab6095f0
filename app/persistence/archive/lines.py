"""Rows as lines of JSON: the same bytes for the same row, whichever database it comes from."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Annotated, Any, Final
from uuid import UUID

import msgspec

from app.domain.errors import DomainError
from app.persistence.archive.shapes import Kind, TableShape
from app.services.archive_ports import Row

MAX_LINE: Final = 32_000_000
"""Bytes; the largest row is an attachment of 10 MB, in base64."""

_LARGEST: Final = 2**63
_TYPES: Final[dict[Kind, Any]] = {
    Kind.TEXT: str,
    Kind.INTEGER: Annotated[int, msgspec.Meta(ge=-_LARGEST, le=_LARGEST - 1)],
    Kind.REAL: float,
    Kind.BOOLEAN: bool,
    Kind.MOMENT: Annotated[datetime, msgspec.Meta(tz=True)],
    Kind.DATE: date,
    Kind.ID: UUID,
    Kind.BYTES: bytes,
    Kind.JSON: str,
}

line_of: Callable[[Row], bytes] = msgspec.json.Encoder().encode
"""A row as JSON: moments in UTC with all that is known of a second, bytes in base64, JSON as the text it is."""


def reader_of(table: TableShape) -> Callable[[bytes], Row]:
    """What turns a line back into the row of `table` that it was.

    The reader raises DomainError `archive-damaged` for anything else.
    """
    wanted = [_TYPES[column.kind] | None if column.is_nullable else _TYPES[column.kind] for column in table.columns]
    decoder = msgspec.json.Decoder(tuple[tuple(wanted)])  # type: ignore[misc]
    json_places = [place for place, column in enumerate(table.columns) if column.kind is Kind.JSON]

    def read(line: bytes) -> Row:
        try:
            row: Row = decoder.decode(line)
            for place in json_places:
                if row[place] is not None:
                    msgspec.json.decode(str(row[place]))
        except (msgspec.MsgspecError, ValueError, OverflowError, RecursionError) as error:
            raise DomainError("archive-damaged") from error
        return row

    return read
