"""Actions about deviations that are due, by e-mail to their owners: on the day, and once more when it is over."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from hashlib import sha256

from app.domain.figures.norms import Deviation
from app.domain.organisation import Municipality
from app.services.mail_texts import ActionLine, action_reminder
from app.services.ports import Clock, Database, Transaction


def send_deviation_reminders(
    database: Database, clock: Clock, due: Sequence[Deviation], municipality: Municipality, language: str
) -> int:
    """Put one message for each address among the mail to send, with all that is due and was not told before.

    It goes to the owner's address, else to the mailbox of the owner's unit. Gives how many messages there are; who has
    no address yet is told as soon as there is one.
    """
    with database.read() as tx:
        sent = tx.reminders.sent([_key(each, clock) for each in due])
    fresh = [each for each in due if _key(each, clock) not in sent]
    if not fresh:
        return 0
    with database.write() as tx:
        told = _by_address(tx, fresh, municipality)
        return sum(_send(tx, address, told[address], municipality, language, clock) for address in sorted(told))


def _key(deviation: Deviation, clock: Clock) -> str:
    """What is told only once; a renewed plan has keys of its own."""
    is_over = deviation.due_on is not None and deviation.due_on < clock.today()
    return f"deviation:{deviation.id}:{deviation.due_on}:{'passed' if is_over else 'due'}"


def _by_address(tx: Transaction, due: Iterable[Deviation], municipality: Municipality) -> dict[str, list[Deviation]]:
    people = {person.id: person for person in tx.organisation.people()}
    mailboxes = {unit.id: unit.mailbox for unit in municipality.units}
    found: dict[str, list[Deviation]] = defaultdict(list)
    for each in due:
        owner = people.get(each.owner_id) if each.owner_id else None
        address = (owner.email or mailboxes.get(owner.unit_id, "")) if owner else ""
        if address:
            found[address].append(each)
    return found


def _send(
    tx: Transaction, address: str, due: Iterable[Deviation], municipality: Municipality, language: str, clock: Clock
) -> bool:
    told = [each for each in due if tx.reminders.first_time(_key(each, clock), clock.now())]
    if not told:
        return False
    digest = sha256("\n".join((address, *(_key(each, clock) for each in told))).encode()).hexdigest()
    lines = [ActionLine(each.month, each.due_on) for each in told if each.due_on]
    return tx.mail.put(action_reminder(address, digest, lines, municipality, language, clock.now()))
