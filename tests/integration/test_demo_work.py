"""The work of the demo municipality: enough to look at, made as people would have made it."""

from collections import Counter
from contextlib import closing
from pathlib import Path

from app.bootstrap import open_services, open_store, start_demo
from app.domain.work_item import StepKind, WorkStatus
from app.services.registry import Services
from app.services.work_ports import QueueQuery, QueueView, WorkRow
from app.settings import Settings


def rows(services: Services, view: QueueView = QueueView.ALL) -> tuple[WorkRow, ...]:
    """A view, also what is closed."""
    return services.work_queue(QueueQuery(view, statuses=tuple(WorkStatus))).rows


def test_there_is_work_in_every_view_and_in_every_status(demo: Services) -> None:
    assert all(rows(demo, view) for view in QueueView)
    assert {row.item.status for row in rows(demo)} == set(WorkStatus)
    assert len({row.item.hand_off_id for row in rows(demo)}) >= 40


def test_some_is_late_some_has_a_legal_term_and_some_is_shielded(demo: Services) -> None:
    shown = rows(demo)
    late = [row for row in shown if row.item.is_open and row.item.promised_on < demo.clock.today()]
    assert 4 <= len(late) <= len(shown) // 2
    assert any(row.item.legal_on for row in shown)
    assert sum(not row.may_see for row in shown) == 1


def test_of_two_directed_questions_one_can_be_closed(demo: Services) -> None:
    parts = Counter((row.item.hand_off_id, row.item.status) for row in rows(demo, QueueView.DIRECTED))
    assert sorted(parts.values()) == [2, 2]
    assert {status for _id, status in parts} == {WorkStatus.NEW, WorkStatus.ANSWERED}


def test_everything_was_done_in_its_order_before_now_by_the_people_of_the_demo(demo: Services) -> None:
    with demo.database.read() as tx:
        people = {person.id for person in tx.organisation.people()}
    for row in filter(lambda row: row.may_see, rows(demo)):
        steps = demo.work_details(row.item.id).steps
        moments = [row.handed_off_at, *(step.at for step in steps), demo.clock.now()]
        assert moments == sorted(moments)
        assert {step.person_id for step in steps} <= people
        assert steps[0].kind is StepKind.HANDED_OFF


def test_it_counts_as_nothing_of_today_and_is_known_by_its_number(demo: Services) -> None:
    assert demo.status().contacts == 0
    assert all(row.contact_number.startswith("DEM") for row in rows(demo))


def test_the_same_folder_is_made_the_same(demo: Services, tmp_path: Path) -> None:
    with closing(open_store(tmp_path)) as database:
        settings = start_demo(database, tmp_path, Settings(), with_year=False)
        again = open_services(database, tmp_path, settings).services
        first, second = ({row.contact_number: row.item.status for row in rows(each)} for each in (demo, again))
    assert first == second
