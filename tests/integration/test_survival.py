"""Promises R1 and R3: what was confirmed is stored, once, whatever breaks."""

import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import product
from signal import SIGKILL
from threading import Timer
from uuid import UUID

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from app.domain.contact import Contact
from app.domain.errors import WorldError
from app.persistence import transaction
from app.persistence.database import SqlDatabase
from tests.builders import a_contact, a_customer, a_hand_off, a_subject
from tests.integration.other_programs import PROGRAMS, save, save_for_ever
from tests.stored_counts import StoredCounts, stored_counts

KILLS = 5  # on each database
LONGEST_RUN = 0.25  # seconds of saving before a kill


def confirmed_before_a_kill(url: str) -> list[UUID]:
    """What a saving program said it stored, until it was killed at a random moment."""
    ours, theirs = PROGRAMS.Pipe(duplex=False)
    program = PROGRAMS.Process(target=save_for_ever, args=(url, theirs))
    program.start()
    theirs.close()
    confirmed = [ours.recv()]
    timer = Timer(random.uniform(0, LONGEST_RUN), program.kill)
    timer.start()
    with suppress(EOFError, OSError), ours:  # the last message may be cut off
        while True:
            confirmed.append(ours.recv())
    program.join()
    assert program.exitcode == -SIGKILL
    return confirmed


def test_R1_a_confirmed_contact_survives_kill_minus_nine(database: SqlDatabase, database_url: str) -> None:
    confirmed = [contact_id for _ in range(KILLS) for contact_id in confirmed_before_a_kill(database_url)]
    with database.read() as tx:
        lost = [contact_id for contact_id in confirmed if tx.contacts.get(contact_id) is None]
        without_receipt = [contact_id for contact_id in confirmed if tx.receipts.by_contact(contact_id) is None]
    assert len(confirmed) >= KILLS
    assert (lost, without_receipt) == ([], [])
    assert database.check() == []


@contextmanager
def _lost(_session: Session) -> Iterator[None]:
    """In place of sending the end of a transaction."""
    raise OperationalError("COMMIT", {}, ConnectionResetError())
    yield


@contextmanager
def break_at(moment: str) -> Iterator[None]:
    """Lose the connection just before or just after the database commits; after it, only the answer is lost."""
    def lose_connection(session: Session) -> None:
        if not session.in_nested_transaction():
            raise OperationalError("COMMIT", {}, ConnectionResetError())

    event.listen(Session, moment, lose_connection)
    try:
        with pytest.MonkeyPatch.context() as patch:
            if moment == "before_commit":  # a server gets the commit with the end of the transaction
                patch.setattr(transaction, "in_one_go", _lost)
            yield
    finally:
        event.remove(Session, moment, lose_connection)


def is_stored(database: SqlDatabase, contact: Contact) -> bool:
    with database.read() as tx:
        return tx.contacts.get(contact.id) == contact


@pytest.mark.parametrize(("moment", "stored"), [("before_commit", False), ("after_commit", True)])
def test_a_broken_connection_means_away_whether_or_not_the_contact_was_stored(
    database: SqlDatabase, moment: str, stored: bool
) -> None:
    contact = a_contact()
    with break_at(moment), pytest.raises(WorldError, match="database-away"):
        save(database, contact)
    assert is_stored(database, contact) == stored


def test_R3_a_contact_saved_again_after_a_broken_connection_is_stored_once(database: SqlDatabase) -> None:
    moments = ("before_commit", "after_commit")
    for breaks in [(), *product(moments, repeat=1), *product(moments, repeat=2)]:
        contact = a_contact(customer=a_customer(), subjects=(a_subject(hand_off=a_hand_off()),))
        for moment in breaks:
            with break_at(moment), pytest.raises(WorldError, match="database-away"):
                save(database, contact)
        save(database, contact)
        assert is_stored(database, contact)
    with database.read() as tx:
        assert stored_counts(tx) == StoredCounts(contacts=7, subjects=7, direct=7)
    assert database.check() == []
