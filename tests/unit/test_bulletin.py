"""Rules for writing news, and when staff see it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.bulletin import BulletinState, checked_bulletin, ended_bulletin
from app.domain.errors import DomainError
from tests.builders import a_bulletin

TODAY = date(2026, 11, 24)
days = st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("changes", "key", "field"),
    [
        ({"title": " \n"}, "bulletin-title-missing", "title"),
        ({"text": "\n"}, "bulletin-text-missing", "text"),
        (
            {"publish_from": TODAY, "publish_until": TODAY - timedelta(days=1)},
            "bulletin-period-wrong",
            "until",
        ),
    ],
)
def test_what_is_missing_or_wrong_is_said_at_its_field(changes: dict[str, object], key: str, field: str) -> None:
    with pytest.raises(DomainError) as caught:
        checked_bulletin(a_bulletin(**changes))
    assert (caught.value.key, caught.value.field) == (key, field)


def test_white_space_that_nobody_meant_goes() -> None:
    checked = checked_bulletin(a_bulletin(title="  Kassa \n dicht ", text="\nDe kassa is dicht.\n"))
    assert (checked.title, checked.text) == ("Kassa dicht", "De kassa is dicht.")


def test_one_day_is_time_enough() -> None:
    bulletin = a_bulletin(publish_from=TODAY, publish_until=TODAY)
    assert checked_bulletin(bulletin).state_on(TODAY) is BulletinState.RUNNING


@pytest.mark.parametrize(
    ("first", "last", "state"),
    [
        (None, None, BulletinState.RUNNING),
        (1, None, BulletinState.PLANNED),
        (-2, -1, BulletinState.OVER),
        (0, 0, BulletinState.RUNNING),
        (None, -1, BulletinState.OVER),
        (3, -1, BulletinState.OVER),
    ],
)
def test_the_state_follows_from_the_days(first: int | None, last: int | None, state: BulletinState) -> None:
    ends = [None if days is None else TODAY + timedelta(days=days) for days in (first, last)]
    assert a_bulletin(publish_from=ends[0], publish_until=ends[1]).state_on(TODAY) is state


@given(days, days)
def test_what_is_ended_is_over_and_only_its_last_day_changes(first: date | None, last: date | None) -> None:
    bulletin = a_bulletin(publish_from=first, publish_until=last)
    ended = ended_bulletin(bulletin, TODAY)
    assert ended.state_on(TODAY) is BulletinState.OVER
    assert replace(ended, publish_until=last) == bulletin
    assert ended_bulletin(ended, TODAY + timedelta(days=9)) == ended


def test_a_bulletin_without_units_is_for_everybody() -> None:
    assert a_bulletin().is_for("parkeren")
    assert [a_bulletin(unit_ids=("kcc",)).is_for(unit) for unit in ("kcc", "parkeren")] == [True, False]
