"""On a server that guards its rights everybody tells and hears; what is heard gives nobody more to see."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from app.services.live_ports import Topic
from tests.integration.listener import hearing
from tests.integration.rights_town import BAKKER, KONING, SMIT, VISSER, YILMAZ, RightsTown, rights_town


@pytest.fixture(scope="module")
def town(postgresql_admin: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RightsTown]:
    with rights_town(postgresql_admin, "live_rights", tmp_path_factory.mktemp("live")) as town:
        yield town


def test_a_handler_hears_what_an_agent_hands_off(town: RightsTown) -> None:
    with hearing(town.database(YILMAZ)) as heard:
        hand_off = town.hand_off(BAKKER)
        heard.wait_for(lambda heard: str(hand_off.id) in heard.ids_of(Topic.WORK))


def test_R9_of_shielded_work_others_hear_an_id_that_opens_nothing(town: RightsTown) -> None:
    with hearing(town.database(YILMAZ)) as heard:
        hand_off = town.hand_off(BAKKER, unit_id="werk-inkomen", shielded=True)
        heard.wait_for(lambda heard: str(hand_off.id) in heard.ids_of(Topic.WORK))
    masked = town.of(YILMAZ).work_details(hand_off.id)
    assert (masked.row.may_see, masked.row.title, masked.customer, masked.hand_off.question) == (False, "", None, "")
    assert town.of(VISSER).work_details(hand_off.id).row.may_see


def test_an_agent_hears_what_an_administrator_changes(town: RightsTown) -> None:
    with hearing(town.database(BAKKER)) as heard:
        town.of(KONING).put_mailbox("parkeren", "parkeren@testdam.example")
        heard.wait_for(lambda heard: (Topic.ORGANISATION, frozenset()) in heard.told)


def test_an_editor_is_seen_by_others_who_listen(town: RightsTown) -> None:
    with hearing(town.database(BAKKER)) as heard:
        with town.database(SMIT).write() as tx:
            article_id = BAKKER.id
            tx.drafts.touch(article_id, SMIT.id, town.of(SMIT).clock.now())
        heard.wait_for(lambda heard: str(article_id) in heard.ids_of(Topic.PRESENCE))
