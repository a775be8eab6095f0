"""The articles of the demo municipality on their way: something of everything, made by its own people before now."""

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.bootstrap import open_services, open_store, set_up_demo
from app.domain.article_draft import ArticleStepKind, DraftState
from app.domain.editor_tasks import TaskKind
from app.services.demo_editing import add_demo_editing
from app.services.demo_past import Past, told
from app.services.demo_use import add_demo_use
from app.services.editing_views import Editing
from app.services.registry import Services
from app.settings import Settings
from knowledgebase.search import SearchQuery
from tests.integration.editing_house import MovedClock

AGE = timedelta(days=300)
VISITORS = "parkeervergunning-bezoekers"


def editing(services: Services, slug: str) -> Editing:
    """An article as its editors see it."""
    with services.database.read() as tx:
        article_id = tx.articles.slugs()[slug]
    return services.open_for_editing(article_id)


def kinds(services: Services) -> Counter[TaskKind]:
    """How many tasks of each kind wait."""
    return Counter(task.kind for task in services.editor_list().tasks)


def test_there_is_a_draft_in_every_state_and_the_person_at_the_desk_may_read_one(demo: Services) -> None:
    drafts = demo.editor_list().drafts
    assert {line.state for line in drafts} == set(DraftState)
    (asked,) = (line for line in drafts if line.state is DraftState.IN_REVIEW)
    assert (asked.reviewer_id, demo.agent.id in asked.authors) == (demo.agent.id, False)
    (scheduled,) = (line for line in drafts if line.state is DraftState.SCHEDULED)
    assert scheduled.publish_on == datetime(demo.clock.today().year + 1, 1, 1).date()


def test_every_kind_of_task_waits_but_old_age(demo: Services) -> None:
    found = kinds(demo)
    assert set(found) == set(TaskKind) - {TaskKind.UNUSED}
    assert (found[TaskKind.REVIEW], found[TaskKind.FEEDBACK], found[TaskKind.CONTRADICTION]) == (6, 3, 1)


def test_searches_that_mean_the_same_are_one_gap_and_find_nothing(demo: Services) -> None:
    demo.keeper.bring_up_to_date()
    gaps = [task for task in demo.editor_list().tasks if task.kind is TaskKind.GAP]
    assert sum(len(task.details) > 1 for task in gaps) == 3
    missed = [row["words"] for row in told("use.toml")["searches"] if "article" not in row]
    assert [words for words in missed if demo.search(SearchQuery(words)).total] == []


def test_the_article_of_the_picture_has_versions_reports_searches_and_use(demo: Services) -> None:
    shown = editing(demo, VISITORS)
    assert [line.version for line in shown.versions] == [3, 2, 1]
    moments = [line.published_at for line in shown.versions]
    assert moments == sorted(moments, reverse=True)
    assert (shown.draft.state, len(shown.feedback), len(shown.searched)) == (DraftState.WRITING, 2, 3)
    assert (shown.use.shown, shown.use.subjects, shown.use.direct) == (16, 7, 7)


@pytest.mark.parametrize("slug", ["grofvuil-aanbieden", "paspoort-laten-ophalen"])
def test_agents_see_what_changed_in_the_last_days(demo: Services, slug: str) -> None:
    change = demo.change_of(demo.article_by_slug(slug).id)
    assert change is not None and change.note


def test_each_edit_that_is_told_changes_its_article(demo: Services) -> None:
    for row in told("editing.toml")["changes"]:
        shown = editing(demo, row["article"])
        texts = (shown.draft.article, *(demo.article_version(shown.draft.id, each.version) for each in shown.versions))
        for _before, after in row["edits"]:
            assert any(after in str(article.sections).replace("\\n", "\n") + str(article.facts) for article in texts)


def test_agents_do_not_find_what_is_over_and_links_tell_what_to_use(demo: Services) -> None:
    demo.keeper.bring_up_to_date()
    found = demo.search(SearchQuery("hondenbelasting tarieven 2025")).hits
    assert demo.article_by_slug("hondenbelasting-2025").id not in {hit.article_id for hit in found}
    gone = demo.withdrawal_of_slug("straatfeest-melden")
    assert gone is not None and gone.title == demo.article_by_slug("evenement-melden").title


def test_an_answer_waits_for_a_colleague_and_none_for_the_person_at_the_desk(demo: Services) -> None:
    answered = {person.name: len(replace(demo, agent=person).answers_to_me()) for person in demo.people()}
    assert {name: count for name, count in answered.items() if count} == {"M. Yilmaz": 1}


def test_everything_was_done_before_now_by_the_people_of_the_demo(demo: Services) -> None:
    people = {person.id for person in demo.people()}
    for row in told("editing.toml")["changes"]:
        steps = editing(demo, row["article"]).steps
        assert {step.person_id for step in steps if step.kind is not ArticleStepKind.PUBLISHED} <= people
        moments = [step.at for step in steps]
        assert moments == sorted(moments, reverse=True) and moments[0] < demo.clock.now()


@pytest.fixture(params=[datetime(2027, 1, 1, 12, tzinfo=UTC), datetime(2028, 2, 29, 12, tzinfo=UTC)])
def another_day(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Services]:
    """The demo, begun on a holiday and on a leap day."""
    with closing(open_store(tmp_path)) as database:
        opened = open_services(database, tmp_path, set_up_demo(database, tmp_path, Settings()))
        services = replace(opened.services, clock=MovedClock(request.param))
        past = Past(services, {person.name: person for person in opened.people})
        add_demo_use(past, opened.seats)
        add_demo_editing(past, AGE)
        yield services


def test_it_is_the_same_on_another_day(demo: Services, another_day: Services) -> None:
    of_work = {TaskKind.UNUSED, TaskKind.HANDED_OFF}
    here, there = kinds(demo), kinds(another_day)
    assert {kind: there[kind] for kind in there if kind not in of_work} == {
        kind: here[kind] for kind in here if kind not in of_work
    }
