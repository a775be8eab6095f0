"""What the window does by itself, at the start and by the clock, goes well for everybody who signs in."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from app.domain.errors import BaliewijsError
from app.domain.figures.definitions import FigureKey
from app.domain.figures.norms import Norm
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.domain.rights import Right
from app.services.figure_ports import NO_PRODUCT, Scope
from app.services.registry import Services
from app.services.work_ports import QueueQuery
from tests.builders import a_bulletin
from tests.integration.editing_house import typed
from tests.integration.rights_town import KONING, LEEUW, MULDER, PEOPLE, SMIT, RightsTown, rights_town
from tests.integration.test_rights_at_work import TEXT

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
BY_ITSELF: dict[str, Callable[[Services], Any]] = {
    "restore": lambda services: services.restore(),
    "status": lambda services: services.status(),
    "popular": lambda services: services.popular_today(),
    "articles": lambda services: services.articles(),
    "bulletins": lambda services: services.bulletins(),
    "all bulletins": lambda services: services.all_bulletins(),
    "answers to me": lambda services: services.answers_to_me(),
    "organisation": lambda services: services.organisation(),
    "counting work": lambda services: services.work_queue(QueueQuery()) if services.may(Right.HANDLE_WORK) else None,
    "reminding staff": lambda services: services.remind_staff(),
    "reminding owners": lambda services: services.remind_owners(),
    "finding deviations": lambda services: services.find_deviations(),
    "deviations": lambda services: services.deviations(),
    "norms": lambda services: services.norms(),
    "publishing": lambda services: services.publish_due(),
    "sending mail": lambda services: services.send_mail(),
    "fees": lambda services: services.fees(),
    "figures of today": lambda services: services.today_figures(),
    "saved views": lambda services: services.saved_views(),
    "terms": lambda services: services.retention_terms(),
    "sign out": lambda services: services.sign_out(),
}


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    """With work that is late, a norm that was not met, an article whose day has come, and mail that waits."""
    with rights_town(postgresql_admin, "at_start", tmp_path_factory.mktemp("town")) as town:
        town.of(KONING).put_mailbox("parkeren", "parkeren@testdam.example")
        town.hand_off()
        town.hand_off(unit_id="werk-inkomen", shielded=True)
        town.of(LEEUW).put_norm(Norm(new_id(), FigureKey.DIRECT, 99.0, date(2026, 1, 1)))
        town.of(SMIT).put_bulletin(a_bulletin())
        _approved_for_later(town)
        for person in PEOPLE:
            town.town(person).clock.later(days=60)
        yield town


def _approved_for_later(town: RightsTown) -> None:
    editor, reviewer = town.of(SMIT), town.of(MULDER)
    saved = editor.save_draft(typed(editor.new_draft("Laadpaal"), sections=TEXT))
    asked = editor.ask_review(saved.draft.id, 1, None, date(2026, 12, 1), "")
    reviewer.approve(saved.draft.id, asked.draft.revision)


@pytest.mark.parametrize("person", PEOPLE, ids=lambda person: "+".join(person.roles) + " " + person.name)
def test_nothing_that_goes_by_itself_is_refused(town: RightsTown, person: Person) -> None:
    services = town.of(person)
    assert [name for name, step in BY_ITSELF.items() if not _goes_well(services, step)] == []


def _goes_well(services: Services, step: Callable[[Services], Any]) -> bool:
    try:
        step(services)
    except BaliewijsError:
        return False
    return True


def test_everybody_sees_how_much_is_open(town: RightsTown) -> None:
    assert {town.of(person).today_figures().work.open for person in PEOPLE} == {2}


def test_what_is_shielded_is_no_part_of_what_is_open_about_a_product(town: RightsTown) -> None:
    day = date(2026, 11, 24)
    with town.database(KONING).read() as tx:
        found = [tx.figures.open_work(NOW, Scope(day, day, product=product)).open for product in ("", NO_PRODUCT)]
    assert found == [2, 1]
