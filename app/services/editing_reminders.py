"""Review dates of articles, by e-mail to the unit that owns them: when one is near, and once more when it passed."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from hashlib import sha256

from app.domain.organisation import Municipality
from app.domain.routing import route_for
from app.services.article_findings import REVIEW_AHEAD
from app.services.mail_texts import ReviewLine, review_reminder
from app.services.ports import ArticleLine, Clock, Database, Transaction

Told = tuple[str, ReviewLine]
"""What is told only once, and what it says."""


def send_review_reminders(database: Database, clock: Clock, municipality: Municipality, language: str) -> int:
    """Put one message for each mailbox among the mail to send, with all that is due and was not told before.

    Gives how many messages there are. A unit without a mailbox is told as soon as it has one.
    """
    with database.read() as tx:
        due = _not_told(tx, _due(tx.articles.lines(), clock.today(), municipality))
    if not due:
        return 0
    with database.write() as tx:
        return sum(_send(tx, mailbox, told, municipality, language, clock.now()) for mailbox, told in due.items())


def _due(lines: Iterable[ArticleLine], today: date, municipality: Municipality) -> dict[str, list[Told]]:
    """By mailbox; what comes first is first."""
    mailboxes = {unit.id: unit.mailbox for unit in municipality.units}
    due: dict[str, list[Told]] = defaultdict(list)
    near = [(line.review_on, line) for line in lines if line.review_on and line.review_on <= today + REVIEW_AHEAD]
    for review_on, line in sorted(near, key=lambda each: (each[0], each[1].title.casefold(), each[1].id)):
        if mailbox := mailboxes[route_for(municipality, line.group, line.owner).unit_id]:
            when = "passed" if review_on < today else "near"
            due[mailbox].append((f"review:{line.id}:{review_on}:{when}", ReviewLine(line.title, review_on)))
    return dict(sorted(due.items()))


def _not_told(tx: Transaction, due: Mapping[str, Sequence[Told]]) -> dict[str, list[Told]]:
    """Most days nothing is left of it, and nobody waits while it is looked at."""
    sent = tx.reminders.sent([key for told in due.values() for key, _line in told])
    left = {mailbox: [each for each in told if each[0] not in sent] for mailbox, told in due.items()}
    return {mailbox: told for mailbox, told in left.items() if told}


def _send(
    tx: Transaction, mailbox: str, due: Iterable[Told], municipality: Municipality, language: str, now: datetime
) -> bool:
    told = [(key, line) for key, line in due if tx.reminders.first_time(key, now)]
    if not told:
        return False
    digest = sha256("\n".join((mailbox, *(key for key, _line in told))).encode()).hexdigest()
    message = review_reminder(mailbox, digest, [line for _key, line in told], municipality, language, now)
    return tx.mail.put(message)
