"""Reminders to staff: in the program for the agent at this seat, and by e-mail for everybody, each once."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256

from app.clock import LOCAL_ZONE
from app.domain.calendar import ServiceCalendar
from app.domain.organisation import Municipality
from app.domain.reminders import OpenWork, Reminder, address_of, due_reminders
from app.domain.routing import contact_centre
from app.services.mail_texts import ReminderLine, reminder
from app.services.ports import Clock, Database, Transaction
from app.services.work_ports import Viewer, WorkRow


def reminders_due(
    database: Database, clock: Clock, calendar: ServiceCalendar, municipality: Municipality
) -> tuple[Reminder, ...]:
    """What anybody must be reminded of now, told before or not; what ends first comes first."""
    with database.read() as tx:
        rows = tx.work.open_until(date.max)  # work that nobody takes is told of long before its day
    desk = contact_centre(municipality)
    return due_reminders(map(_open_work, rows), clock.now().astimezone(LOCAL_ZONE), calendar, desk.id)


def reminders_for(due: Iterable[Reminder], viewer: Viewer) -> list[Reminder]:
    """What of this the person, or a unit the person works in, is reminded of."""
    return [each for each in due if each.is_for(viewer.person_id, viewer.unit_ids)]


def send_reminders(
    database: Database, clock: Clock, due: Sequence[Reminder], municipality: Municipality, language: str
) -> int:
    """Put one message for each address among the mail to send, with all that is due and was not told before.

    Gives how many messages there are. What has no address yet is told as soon as there is one.
    """
    now = clock.now()
    if not due:
        return 0
    with database.write() as tx:
        told = _not_told_before(tx, due, municipality, now)
        return sum(_put(tx, address, told[address], municipality, language, now) for address in sorted(told))


def _open_work(row: WorkRow) -> OpenWork:
    return OpenWork(row.item, row.contact_number, row.handed_off_at.astimezone(LOCAL_ZONE).date(), row.agent_id)


def _not_told_before(
    tx: Transaction, due: Sequence[Reminder], municipality: Municipality, now: datetime
) -> dict[str, list[Reminder]]:
    people = {person.id: person for person in tx.organisation.people()}
    mailboxes = {unit.id: unit.mailbox for unit in municipality.units}
    told: dict[str, list[Reminder]] = defaultdict(list)
    for each in due:
        address = address_of(each, people, mailboxes)
        if address and tx.reminders.first_time(each.key, now):
            told[address].append(each)
    return told


def _put(
    tx: Transaction, address: str, due: Sequence[Reminder], municipality: Municipality, language: str, now: datetime
) -> bool:
    names = {unit.id: unit.name for unit in municipality.units}
    lines = {(each.item_id, each.kind.is_legal): _line(each, names) for each in due}  # one line also for two reasons
    key = sha256("\n".join((address, *(each.key for each in due))).encode()).hexdigest()
    return tx.mail.put(reminder(address, key, list(lines.values()), municipality, language, now))


def _line(due: Reminder, names: Mapping[str, str]) -> ReminderLine:
    return ReminderLine(due.number, names.get(due.unit_id, ""), due.ends_on, due.kind.is_legal)
