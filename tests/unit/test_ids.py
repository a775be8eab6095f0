"""Keys that the client makes."""

from uuid import UUID

from app.domain.ids import new_id


def test_an_id_is_a_plain_uuid_of_version_seven() -> None:
    made = new_id()
    assert type(made) is UUID
    assert made.version == 7


def test_later_ids_sort_after_earlier_ones_and_none_comes_twice() -> None:
    ids = [new_id() for _ in range(1000)]
    assert ids == sorted(set(ids))
