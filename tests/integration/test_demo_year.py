"""The year of the demo municipality: figures worth looking at, the same on the same day."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from app.bootstrap import open_services, open_store, set_up_demo
from app.clock import LOCAL_ZONE
from app.domain.figures.definitions import FigureKey, value_of
from app.domain.figures.measures import Cube, Measure
from app.domain.figures.norms import DeviationState
from app.domain.figures.periods import PeriodKind
from app.domain.figures.surveys import average_of
from app.services.demo_norms import add_demo_norms
from app.services.demo_past import Past
from app.services.demo_year import add_demo_year, year_of
from app.services.figure_ports import Scope, Split, Totals
from app.services.past_ports import PastContact
from app.services.registry import Opened, Services
from app.services.work_ports import QueueQuery, QueueView
from app.settings import Settings

MOMENT = datetime(2026, 11, 24, 12, 30, tzinfo=UTC)
SUNDAY = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
FIRST = date(2025, 10, 1)
SHARES = {"telephone": 58, "counter": 27, "email": 9, "letter": 4, "chat": 2}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The demo municipality before anything happened; tests look at it and change nothing."""
    data = tmp_path_factory.mktemp("before")
    with closing(open_store(data)) as database:
        yield open_services(database, data, set_up_demo(database, data, Settings()))


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The year, stored, with its norms; tests look at it and change nothing."""
    data = tmp_path_factory.mktemp("year")
    with closing(open_store(data)) as database:
        opened = open_services(database, data, set_up_demo(database, data, Settings()))
        past = past_at(opened, MOMENT)
        add_demo_year(past, opened.seats)
        add_demo_norms(past)
        yield past.services


@pytest.fixture(scope="module")
def contacts(opened: Opened) -> list[PastContact]:
    """The contacts of the year, not stored."""
    return year_of(past_at(opened, MOMENT), opened.seats)[0]


def past_at(opened: Opened, moment: datetime) -> Past:
    """The demo as it begins at this moment."""
    past = Past(opened.services, {person.name: person for person in opened.people})
    return replace(past, services=past.services_of("S. Bakker", moment))


def whole(services: Services) -> Scope:
    """All days of the demo."""
    return Scope(FIRST, services.clock.today())


def totals(services: Services) -> Totals:
    with services.database.read() as tx:
        return tx.figures.totals(whole(services), list(Cube))


def percent(counts: Counter[str], key: str) -> float:
    return counts[key] * 100 / counts.total()


def begun_on(moment: datetime, contacts: list[PastContact]) -> list[PastContact]:
    return [each for each in contacts if each.contact.started_at.date() == moment.date()]


# the same each time


def test_two_makings_on_the_same_moment_are_equal(demo: Services, contacts: list[PastContact]) -> None:
    with demo.database.read() as tx:
        for each in contacts[::500]:
            assert tx.contacts.get(each.contact.id) == each.contact
        assert tx.figures.totals(whole(demo), [Cube.CONTACT])[Cube.CONTACT, Measure.CONTACTS] == len(contacts)


def test_every_number_is_marked_and_of_one_contact_only(contacts: list[PastContact]) -> None:
    numbers = [each.contact.number for each in contacts]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith("DEM") for number in numbers)


# the shape


@pytest.mark.parametrize(
    ("figure", "least", "most"),
    [
        (FigureKey.CONTACTS, 6000, 12000),
        (FigureKey.DIRECT, 80, 88),
        (FigureKey.NOT_PUT_THROUGH, 93, 98),
        (FigureKey.PROMISES_KEPT, 82, 94),
        (FigureKey.COMPLAINTS, 2, 5),
        (FigureKey.DURATION, 230, 290),
        (FigureKey.REOPENED, 0.5, 6),
        (FigureKey.RETURNED, 0.5, 8),
        (FigureKey.WITHOUT_RESULT, 4, 12),
        (FigureKey.RANK, 1.3, 2.5),
        (FigureKey.SATISFACTION, 7.5, 8.1),
    ],
)
def test_the_figures_of_the_year_are_plausible(demo: Services, figure: FigureKey, least: float, most: float) -> None:
    found = value_of(figure, totals(demo)).value
    assert found is not None and least <= found <= most


def test_some_who_got_an_answer_came_back(demo: Services) -> None:
    counted = totals(demo)
    direct, once = (counted[Cube.SUBJECT, each] for each in (Measure.DIRECT, Measure.DIRECT_ONCE))
    assert 0.95 < once / direct < 1


def test_the_mark_is_of_enough_customers(demo: Services) -> None:
    counted = totals(demo)
    marks = [counted[Cube.CONTACT, each] for each in (Measure.SURVEYS_ANSWERED, Measure.MARK_SUM, Measure.MARK_SQUARES)]
    average = average_of(*marks)
    assert average is not None and average.margin is not None and average.margin < 0.3


def test_each_channel_has_its_share(contacts: list[PastContact]) -> None:
    counts = Counter(each.contact.channel.value for each in contacts)
    for channel, share in SHARES.items():
        assert percent(counts, channel) == pytest.approx(share, abs=2)
    assert set(counts) == set(SHARES)


def test_people_come_in_opening_hours_on_working_days(demo: Services, contacts: list[PastContact]) -> None:
    for each in contacts:
        begun = each.contact.started_at.astimezone(LOCAL_ZONE)
        assert (8, 30) <= (begun.hour, begun.minute) < (17, 0)
        assert demo.calendar.is_working_day(begun.date())


def test_passports_have_their_season(contacts: list[PastContact]) -> None:
    asked = Counter(
        each.contact.started_at.month
        for each in contacts
        if any(subject.title.startswith("Paspoort aanvragen") for subject in each.contact.subjects)
    )
    assert asked[6] > 1.4 * asked[9]


# work, and today


def test_everything_that_was_handed_off_is_answered(demo: Services, contacts: list[PastContact]) -> None:
    assert demo.work_queue(QueueQuery(QueueView.ALL)).rows == ()
    for work in (work for each in contacts for work in each.work):
        moments = [step.at for step in work.steps]
        assert not work.item.is_open
        assert moments == sorted(moments)
        assert moments[-1] < MOMENT


def test_today_has_contacts_up_to_now(contacts: list[PastContact]) -> None:
    assert 3 <= len(begun_on(MOMENT, contacts)) <= 40
    assert all(each.contact.ended_at < MOMENT for each in contacts)


def test_today_has_contacts_also_on_a_sunday(opened: Opened) -> None:
    made, _searches = year_of(past_at(opened, SUNDAY), opened.seats)
    assert len(begun_on(SUNDAY, made)) >= 3


# counted


def test_all_is_counted_as_it_would_be_again(demo: Services) -> None:
    with demo.database.read() as tx:
        assert tx.figures.differences(lambda _percentage: None).different == 0
        days = tx.figures.split(whole(demo), Cube.CONTACT, Split.CHANNEL)
    assert set(days) == set(SHARES)


def test_the_year_before_is_there_to_compare_with(demo: Services) -> None:
    for back in (0, 1):
        view = demo.period_figures(demo.figure_scope(PeriodKind.MONTH, back))
        for figure in (FigureKey.CONTACTS, FigureKey.DIRECT, FigureKey.PROMISES_KEPT, FigureKey.DURATION):
            assert view.shown[figure].year_before.value


def test_months_below_a_norm_are_followed_each_in_its_own_way(demo: Services) -> None:
    found = demo.deviations(with_closed=True)
    assert {each.state for each in found} == set(DeviationState)
    (weak,) = [each for each in found if each.figure is FigureKey.DIRECT]
    assert (weak.month.month, weak.state) == (8, DeviationState.CLOSED)
    assert all(each.owner_id and each.cause and each.action for each in found if each.state != DeviationState.OPEN)
