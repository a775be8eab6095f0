"""Many changes become few calls, and none is lost."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.persistence.gathering import APART_SECONDS, Gathering
from app.services.live_ports import Topic

TOLD = st.lists(st.tuples(st.sampled_from(Topic), st.sampled_from("abcde"), st.floats(0, 0.5)), max_size=60)


class Calls:
    """What was told, and when."""

    def __init__(self) -> None:
        self.now = 0.0
        self.made: list[tuple[float, Topic, frozenset[str]]] = []
        self.gathering = Gathering(lambda topic, ids: self.made.append((self.now, topic, ids)))

    def add(self, payload: str) -> None:
        self.gathering.add(payload)
        self.gathering.tell_due(self.now)

    def wait(self) -> None:
        """Until nothing waits any more."""
        while (due := self.gathering.due_in(self.now)) is not None:
            self.now += due
            self.gathering.tell_due(self.now)


@given(TOLD)
def test_every_id_is_told_and_calls_about_a_topic_are_apart(told: list[tuple[Topic, str, float]]) -> None:
    calls = Calls()
    for topic, about, pause in told:
        calls.add(f"{topic} {about}")
        calls.now += pause
    calls.wait()
    assert {(topic, each) for _at, topic, ids in calls.made for each in ids} == {told[:2] for told in told}
    for topic in Topic:
        times = [at for at, each, _ids in calls.made if each is topic]
        assert all(later - sooner > APART_SECONDS - 1e-9 for sooner, later in pairwise(times))


def test_the_first_change_is_told_at_once_and_those_after_it_together() -> None:
    calls = Calls()
    for number in range(500):
        calls.add(f"work {number}")
    calls.wait()
    assert [len(ids) for _at, _topic, ids in calls.made] == [1, 499]


def test_when_anything_may_have_changed_no_ids_are_told() -> None:
    calls = Calls()
    calls.gathering.add("news a")
    calls.gathering.add("news ")
    calls.wait()
    assert calls.made == [(0.0, Topic.NEWS, frozenset())]


def test_a_topic_of_a_newer_server_is_passed_over() -> None:
    calls = Calls()
    calls.add("weather a")
    calls.wait()
    assert not calls.made
