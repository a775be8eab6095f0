"""Writing news for certain teams, and who has read it, on the real database."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.bulletin import Bulletin, BulletinKind, BulletinState
from app.domain.bulletin_text import BulletinText
from app.domain.errors import DomainError
from app.domain.ids import new_id
from app.domain.organisation import Person
from app.persistence.database import SqlDatabase
from app.reports.report_drawer import ReportDrawer
from app.reports.table_writer import FileTableWriter
from app.services.editing_actions import EditingActions
from app.services.news_actions import NewsActions
from tests.builders import a_bulletin
from tests.integration.editing_house import AGENT, EDITOR, READER, TUESDAY, House, at_work

TODAY = TUESDAY.date()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
AT_DESK = Person(new_id(), "A. Balie")


@pytest.fixture
def house(database: SqlDatabase, tmp_path: Path) -> Iterator[House]:
    with at_work(database, tmp_path) as house:
        with database.write() as tx:
            for person in (AGENT, AT_DESK):
                tx.organisation.put_person(person)
        yield house


def news_of(house: House, person: Person) -> NewsActions:
    seat: EditingActions = house.of(person)
    tools = {tool.name: getattr(seat, tool.name) for tool in fields(EditingActions) if tool.init}
    return NewsActions(**tools, table_writer=FileTableWriter(), report_writer=ReportDrawer())


@pytest.fixture
def writer(house: House) -> NewsActions:
    return news_of(house, EDITOR)


@pytest.fixture
def agent(house: House) -> NewsActions:
    return news_of(house, AGENT)


def written(writer: NewsActions, **changes: Any) -> Bulletin:
    bulletin = a_bulletin(kind=BulletinKind.INSTRUCTION, publish_from=TODAY, **changes)
    return writer.put_bulletin(bulletin)


def refused(step: Callable[[], object]) -> str:
    with pytest.raises(DomainError) as caught:
        step()
    return caught.value.key


def titles(found: list[Bulletin]) -> list[str]:
    return [bulletin.title for bulletin in found]


def names_of(writer: NewsActions, bulletin: Bulletin) -> tuple[list[str], list[str]]:
    readers = writer.bulletin_readers(bulletin.id)
    return [person.name for person, _at in readers.has_read], [person.name for person in readers.has_not_read]


def test_news_for_a_team_reaches_that_team_and_the_list_of_all(writer: NewsActions, agent: NewsActions) -> None:
    mine = written(writer, title="Voor Parkeren", unit_ids=("parkeren",))
    written(writer, title="Voor de balie", unit_ids=("kcc",))
    assert titles(agent.bulletins()) == ["Voor de balie"]
    assert titles(writer.bulletins()) == ["Voor Parkeren"]
    assert set(titles(agent.all_bulletins())) == {"Voor Parkeren", "Voor de balie"}
    assert mine.author_id == EDITOR.id


def test_who_has_read_it_and_who_has_not_are_people_it_is_for(writer: NewsActions, agent: NewsActions) -> None:
    bulletin = written(writer, unit_ids=("kcc",))
    agent.mark_read(bulletin.id)
    assert names_of(writer, bulletin) == ([AGENT.name], [AT_DESK.name])
    everybody = written(writer)
    assert names_of(writer, everybody) == ([EDITOR.name], sorted([AGENT.name, AT_DESK.name, READER.name]))
    assert writer.bulletin_readers(everybody.id).count == 4


def test_a_change_leaves_read_marks_as_they_are(writer: NewsActions, agent: NewsActions) -> None:
    before = written(writer)
    agent.mark_read(before.id)
    after = writer.put_bulletin(replace(before, title="Kassa weer open"), before)
    (shown,) = agent.bulletins()
    assert (shown.title, shown.is_read, after.id) == ("Kassa weer open", True, before.id)


def test_what_must_be_read_again_is_new_and_the_one_before_keeps_who_read_it(
    writer: NewsActions, agent: NewsActions
) -> None:
    before = written(writer, important=True, publish_until=TOMORROW)
    agent.mark_read(before.id)
    after = writer.put_bulletin(replace(before, text="Bel eerst."), before, read_again=True)
    (shown,) = agent.bulletins()
    assert (shown.id, shown.text, shown.is_read, shown.publish_from) == (after.id, "Bel eerst.", False, TODAY)
    old = next(each for each in agent.all_bulletins() if each.id == before.id)
    assert (old.state_on(TODAY), old.text, old.is_read) == (BulletinState.OVER, before.text, True)
    assert AGENT.name in names_of(writer, before)[0]


def test_what_somebody_else_changed_meanwhile_is_not_overwritten(writer: NewsActions, agent: NewsActions) -> None:
    before = written(writer)
    agent.put_bulletin(replace(before, title="Van de ander"), before)
    assert refused(lambda: writer.put_bulletin(replace(before, title="Van mij"), before)) == "bulletin-changed"
    assert titles(writer.all_bulletins()) == ["Van de ander"]


def test_what_is_ended_is_shown_no_more_but_stays_readable(writer: NewsActions, agent: NewsActions) -> None:
    running, planned = written(writer), writer.put_bulletin(a_bulletin(publish_from=TOMORROW))
    for bulletin in (running, planned):
        assert writer.end_bulletin(bulletin.id).state_on(TODAY) is BulletinState.OVER
    assert agent.bulletins() == []
    assert len(agent.all_bulletins()) == 2


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"title": ""}, "bulletin-title-missing"),
        ({"text": "<script>x()</script>"}, "bulletin-text-missing"),
        ({"publish_until": YESTERDAY, "publish_from": TODAY}, "bulletin-period-wrong"),
        ({"unit_ids": ("onbekend",)}, "unit-unknown"),
    ],
)
def test_what_is_refused_is_not_stored(writer: NewsActions, changes: dict[str, object], key: str) -> None:
    assert refused(lambda: writer.put_bulletin(a_bulletin(**changes))) == key
    assert writer.all_bulletins() == []


def test_text_is_stored_clean_and_stays_the_same_when_it_is_stored_again(writer: NewsActions) -> None:
    text = "## Kop\n\n- **Bel** [hier](article:parkeren) <img src=x onerror=x()>\n- [weg](javascript:x)\n"
    first = written(writer, text=text)
    assert first.text == "## Kop\n\n- **Bel** [hier](article:parkeren)\n- \\[weg\\](javascript:x)"
    assert writer.put_bulletin(first, first).text == first.text


def test_details_name_the_articles_that_are_there(house: House, writer: NewsActions) -> None:
    article = house.put(title="Laadpaal")
    details = writer.bulletin_details(written(writer, related=("weg", article.slug)))
    assert details.related == ((article.slug, "Laadpaal"),)
    assert details.readers.count == 4


def test_a_bulletin_that_is_not_there_is_told(writer: NewsActions) -> None:
    bulletin = a_bulletin()
    for step in (
        lambda: writer.end_bulletin(bulletin.id),
        lambda: writer.bulletin_readers(bulletin.id),
        lambda: writer.put_bulletin(bulletin, bulletin),
    ):
        assert refused(step) == "bulletin-unknown"


# what is typed


def keep(writer: NewsActions, *texts: BulletinText) -> None:
    for text in texts:
        writer.keep_bulletin_text(text)


def test_what_was_typed_comes_back_until_the_database_has_it(writer: NewsActions) -> None:
    before = written(writer)
    new = BulletinText(a_bulletin(id=new_id(), title="  Nieuw ", publish_from=TODAY))
    change = BulletinText(replace(before, text="Beter."), before)
    unwritable = BulletinText(a_bulletin(id=new_id(), title=""))
    keep(writer, new, change, unwritable)
    writer.put_bulletin(new.written)
    assert set(writer.unstored_bulletin_texts()) == {change, unwritable}
    writer.put_bulletin(change.written, before)
    assert writer.unstored_bulletin_texts() == (unwritable,)
    writer.forget_bulletin_text(unwritable.id)
    assert writer.unstored_bulletin_texts() == ()


def test_half_a_day_that_was_typed_comes_back_though_the_message_is_there(writer: NewsActions) -> None:
    before = written(writer)
    text = BulletinText(before, before, first_day=f"{TODAY:%d-%m-%Y}", last_day="8-1")
    keep(writer, text)
    assert writer.unstored_bulletin_texts() == (text,)
