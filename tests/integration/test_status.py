"""What the status bar tells of today: the same as the figures."""

from datetime import UTC, datetime, timedelta

from app.domain.contact import Outcome
from app.persistence.database import SqlDatabase
from app.services.status import Status, read_status
from tests.builders import a_contact, a_subject
from tests.integration.editing_house import MovedClock

MIDNIGHT = datetime(2026, 11, 23, 23, 0, tzinfo=UTC)  # of the municipality
CLOCK = MovedClock(MIDNIGHT + timedelta(hours=10))


def status(database: SqlDatabase, *days: tuple[datetime, tuple[Outcome, ...]]) -> Status:
    """After contacts that began then, with subjects that ended so."""
    with database.write() as tx:
        for started_at, outcomes in days:
            subjects = tuple(a_subject(outcome=outcome) for outcome in outcomes)
            tx.contacts.add(a_contact(started_at=started_at, ended_at=started_at, subjects=subjects))
    return read_status(database, CLOCK)


def test_today_begins_at_midnight_of_the_municipality(database: SqlDatabase) -> None:
    direct = (Outcome.ANSWERED_DIRECTLY,)
    told = status(database, (MIDNIGHT, direct), (MIDNIGHT - timedelta(seconds=1), direct))
    assert told.contacts == 1


def test_a_question_counts_as_answered_directly_as_in_the_figures(database: SqlDatabase) -> None:
    outcomes = (
        *(Outcome.ANSWERED_DIRECTLY, Outcome.ANSWERED_AFTER_CONSULTING, Outcome.APPOINTMENT_MADE),
        *(Outcome.FORWARDED, Outcome.CUSTOMER_RETURNS, Outcome.PUT_THROUGH_REACHED, Outcome.CONNECTION_LOST),
    )
    told = status(database, (CLOCK.at, outcomes))
    assert (told.direct.numerator, told.direct.denominator, told.direct_percent) == (3, 6, 50)


def test_a_share_is_never_rounded_up_and_an_empty_day_has_none(database: SqlDatabase) -> None:
    assert read_status(database, CLOCK).direct_percent is None
    two_of_three = (Outcome.ANSWERED_DIRECTLY, Outcome.ANSWERED_DIRECTLY, Outcome.FORWARDED)
    assert status(database, (CLOCK.at, two_of_three)).direct_percent == 66


def test_a_lost_connection_leaves_no_share(database: SqlDatabase) -> None:
    told = status(database, (CLOCK.at, (Outcome.CONNECTION_LOST,)))
    assert (told.contacts, told.direct_percent) == (1, None)
