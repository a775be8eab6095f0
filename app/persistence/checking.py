"""Looking for what is wrong with a database. Loads Alembic, so it is imported only for a check."""

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, and_, func, select, text

from app.persistence.all_tables import METADATA
from app.persistence.tables.organisation import SeatRow
from app.persistence.tables.receipts import ReceiptCounterRow, ReceiptRow
from resources.translations import _


def findings_in(connection: Connection) -> list[str]:
    """Plain sentences, without personal data; empty when all is well."""
    damage = _damage(connection) if connection.dialect.name == "sqlite" else []  # PostgreSQL guards this by itself
    return [*damage, *_differences(connection), *_receipt_gaps(connection)]


def _damage(connection: Connection) -> list[str]:
    damage = [line for line in connection.scalars(text("PRAGMA integrity_check")) if line != "ok"]
    broken = connection.execute(text('SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2'))
    sentence = _("Table {table} refers {count} times to rows of table {other} that are not there.")
    return [
        *(_("The file is damaged: {detail}").format(detail=detail) for detail in damage),
        *(sentence.format(count=count, table=table, other=other) for table, other, count in broken),
    ]


def _differences(connection: Connection) -> list[str]:
    """Where the tables are not those of this version."""
    sentence = _("The database is not as this version needs it: {detail}")
    steps = compare_metadata(MigrationContext.configure(connection), METADATA)
    return [sentence.format(detail=_words_for(step)) for step in steps]


def _words_for(step: Any) -> str:
    """Alembic says what must be done: a tuple such as ("add_column", None, "fee", Column), or a list of those."""
    if isinstance(step, list):
        return "; ".join(_words_for(one) for one in step)
    return " ".join(str(getattr(part, "name", part)) for part in step if part is not None)


def _receipt_gaps(connection: Connection) -> list[str]:
    """Numbers run from 1 to the counter's, so there are as many receipts as the highest number."""
    count = func.count(ReceiptRow.id)
    of_counter = and_(ReceiptRow.seat_id == ReceiptCounterRow.seat_id, ReceiptRow.year == ReceiptCounterRow.year)
    wrong = (
        select(SeatRow.code, ReceiptCounterRow.year, ReceiptCounterRow.last, count)
        .join(SeatRow, SeatRow.id == ReceiptCounterRow.seat_id)
        .outerjoin(ReceiptRow, of_counter)
        .group_by(SeatRow.code, ReceiptCounterRow.year, ReceiptCounterRow.last)
        .having((count != ReceiptCounterRow.last) | (func.max(ReceiptRow.sequence) != ReceiptCounterRow.last))
        .order_by(SeatRow.code, ReceiptCounterRow.year)
    )
    sentence = _("Receipts of seat {seat} in {year}: {count} are stored, but the last number is {last}.")
    return [
        sentence.format(seat=seat, year=year, last=last, count=counted)
        for seat, year, last, counted in connection.execute(wrong)
    ]
