"""The customer register."""

from uuid import UUID

from sqlalchemy import ColumnElement, delete, exists, insert, select, update
from sqlalchemy.orm import Session, aliased

from app.domain.customer import Customer
from app.persistence.inserting import put_rows
from app.persistence.prefixes import begins_with
from app.persistence.records import record_of, values_of
from app.persistence.search_keys import Lookup, keys_of, lookups
from app.persistence.tables.customers import CustomerKeyRow, CustomerRow

_KEYS_A_CUSTOMER = 4  # so many keys of one customer may begin alike, such as "jans", "jansen", "jansens"


class SqlCustomerStore:
    """The CustomerStore of one transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._read: dict[UUID, Customer | None] = {}

    def put(self, customer: Customer) -> None:
        """Store or replace, with the keys it is found by; the row's lock guards its keys.

        What was read of the customer before, in this transaction, is not read again.
        """
        if customer.id not in self._read:
            self.get(customer.id)
        before = self._read.pop(customer.id)
        if before == customer:
            return
        self._store(customer, is_known=before is not None)
        self._session.execute(delete(CustomerKeyRow).where(CustomerKeyRow.customer_id == customer.id))
        keys = [{"customer_id": customer.id, "kind": kind, "value": value} for kind, value in keys_of(customer)]
        if keys:
            self._session.execute(insert(CustomerKeyRow), keys)

    def get(self, customer_id: UUID) -> Customer | None:
        """A customer by id."""
        row = self._session.get(CustomerRow, customer_id)
        customer = self._read[customer_id] = record_of(Customer, row) if row else None
        return customer

    def find(self, text: str, limit: int = 20) -> list[Customer]:
        """Customers that `text` may mean; a whole word or number comes before the beginning of a longer one."""
        ranked = sorted(
            (value != lookup.starts[0], order, value, customer_id)
            for order, lookup in enumerate(lookups(text))
            for value, customer_id in self._matches(lookup, limit)
        )
        ids = list(dict.fromkeys(customer_id for *_, customer_id in ranked))[:limit]
        rows = self._session.scalars(select(CustomerRow).where(CustomerRow.id.in_(ids)))
        customers = {row.id: record_of(Customer, row) for row in rows}
        return [customers[customer_id] for customer_id in ids]

    def _store(self, customer: Customer, is_known: bool) -> None:
        """Lock the row, whoever else stores it at this moment: a known one may go, and a new one may just have come."""
        values, row = values_of(customer, without={"id"}), CustomerRow
        if is_known:
            known = update(row).where(row.id == customer.id).values(**values).returning(row.id)
            if self._session.scalar(known) is not None:
                return
        put_rows(self._session, row, [{"id": customer.id, **values}])

    def _matches(self, lookup: Lookup, limit: int) -> list[tuple[str, UUID]]:
        """Keys of the longest word in their own order, which the index gives without sorting."""
        first, *others = lookup.starts
        key = select(CustomerKeyRow.value, CustomerKeyRow.customer_id).where(_begins(CustomerKeyRow, lookup, first))
        for start in others:
            other = aliased(CustomerKeyRow)
            same = other.customer_id == CustomerKeyRow.customer_id
            key = key.where(exists().where(same, _begins(other, lookup, start)))
        ordered = key.order_by(CustomerKeyRow.value, CustomerKeyRow.customer_id).limit(limit * _KEYS_A_CUSTOMER)
        return [(value, customer_id) for value, customer_id in self._session.execute(ordered)]


def _begins(row: type[CustomerKeyRow], lookup: Lookup, start: str) -> ColumnElement[bool]:
    return (row.kind == lookup.kind) & begins_with(row.value, start)
