"""Rules of passwords: what one must be, what is kept of it, how long somebody waits, who must have one."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.passwords import MINIMUM, KeptPassword, check_owners, check_password, wait_after
from app.domain.rights import Role
from app.services.hashing import hash_password, is_right_password
from tests.builders import a_person

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
BOSS = a_person(id=new_id(), name="A. Yilmaz", roles=(Role.ADMINISTRATOR,))


def refusal(password: str, *names: str) -> str:
    with pytest.raises(DomainError) as refused:
        check_password(password, *names)
    return refused.value.key


@given(st.text(max_size=MINIMUM - 1))
def test_a_short_password_is_refused_whatever_is_in_it(password: str) -> None:
    assert refusal(password) == "password-too-short"


@pytest.mark.parametrize("password", ["Sanne de Bakker", "sanne.de.bakker", "SÁNNE-DE-BAKKER"])
def test_the_name_is_no_password_however_it_is_written(password: str) -> None:
    assert refusal(password, "Sanne de Bakker", "s.bakker") == "password-is-name"


def test_a_long_one_without_figures_or_signs_will_do() -> None:
    check_password("paard accu nietje", "S. Bakker")


@settings(max_examples=5, deadline=None)
@given(st.text(min_size=MINIMUM, max_size=40), st.text(min_size=1, max_size=40))
def test_only_the_same_password_is_right(password: str, other: str) -> None:
    kept = hash_password(password)
    assert is_right_password(password, kept)
    assert is_right_password(other, kept) == (other == password)
    assert password not in kept


def test_the_same_password_is_kept_otherwise_each_time() -> None:
    assert hash_password("paard accu nietje") != hash_password("paard accu nietje")


def test_an_accent_typed_as_one_sign_or_as_two_is_the_same_password() -> None:
    assert is_right_password("caf\u00e9 met terras", hash_password("cafe\u0301 met terras"))


@pytest.mark.parametrize("kept", ["", "rubbish"])
def test_nothing_is_the_password_of_who_has_none(kept: str) -> None:
    assert not is_right_password("", kept)


@given(st.integers(0, 10_000))
def test_each_wrong_password_makes_the_wait_longer_up_to_five_minutes(wrong: int) -> None:
    assert wait_after(wrong) <= wait_after(wrong + 1) <= timedelta(minutes=5)
    assert (wait_after(wrong) > timedelta(0)) == (wrong > 2)


def test_a_try_is_wrong_until_it_is_proven() -> None:
    kept = KeptPassword(BOSS.id, "hash", NOW)
    tried = kept.tried(NOW).tried(NOW).tried(NOW)
    assert tried.is_blocked(NOW) and not tried.is_blocked(NOW + timedelta(minutes=5))
    assert tried.proven() == kept


@pytest.mark.parametrize(
    ("before", "after", "key"),
    [(set(), {a_person().id}, "first-password-administrator"), ({BOSS.id}, {a_person().id}, "last-administrator")],
)
def test_among_those_with_a_password_is_an_administrator(before: set[object], after: set[object], key: str) -> None:
    with pytest.raises(DomainError) as refused:
        check_owners([BOSS, a_person()], before, after)  # type: ignore[arg-type]
    assert refused.value.key == key


@pytest.mark.parametrize("after", [set(), {BOSS.id}, {BOSS.id, a_person().id}])
def test_nobody_or_an_administrator_with_others_may_have_one(after: set[object]) -> None:
    check_owners([BOSS, a_person()], {BOSS.id}, after)  # type: ignore[arg-type]
