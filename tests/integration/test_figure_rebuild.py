"""Counting everything again finds what is there, mends what is not right, and needs no personal data."""

from datetime import timedelta

import pytest

from app.domain.figures.measures import Cube
from app.domain.figures.measures import Measure as M
from app.persistence.database import SqlDatabase
from app.services.figure_ports import Rebuilt, Split, Totals
from app.services.ports import SearchUse
from tests.builders import a_contact
from tests.integration.figure_rows import EVER, about, add, execute, product_article
from tests.integration.work_rows import NOW

TALLIES = [f"tally_{cube.value}" for cube in Cube]


def everything(database: SqlDatabase) -> list[dict[str, Totals]]:
    with database.read() as tx:
        return [tx.figures.split(EVER, cube, by) for cube in Cube for by in (Split.DAY, Split.MONTH)]


def rebuilt(database: SqlDatabase) -> Rebuilt:
    with database.write() as tx:
        return tx.figures.rebuild(lambda percent: None)


def found(database: SqlDatabase) -> Rebuilt:
    with database.read() as tx:
        return tx.figures.differences(lambda percent: None)


def test_after_ordinary_work_nothing_differs(own_weeks: SqlDatabase, own_weeks_url: str) -> None:
    before = everything(own_weeks)
    there = sum(execute(own_weeks_url, " UNION ALL ".join(f"SELECT count(*) FROM {table}" for table in TALLIES)))
    assert found(own_weeks) == rebuilt(own_weeks) == Rebuilt(there, 0)
    assert everything(own_weeks) == before


def test_progress_rises_to_a_hundred(own_weeks: SqlDatabase) -> None:
    told: list[int] = []
    with own_weeks.write() as tx:
        tx.figures.rebuild(told.append)
    assert told == sorted(told)
    assert (told[0], told[-1]) == (0, 100)


def test_a_database_without_contacts_has_nothing_to_count(database: SqlDatabase) -> None:
    assert found(database) == rebuilt(database) == Rebuilt(0, 0)


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE tally_contact SET contacts = contacts + 1 WHERE grain = 'd' AND product = '*' AND unit_id = '*'",
        "UPDATE tally_subject SET direct = 0 WHERE grain = 'm'",
        "DELETE FROM tally_hand_off WHERE grain = 'm'",
        "DELETE FROM tally_search WHERE grain = 'm'",
        "INSERT INTO tally_hour VALUES ('d', '2027-02-28', 'chat', '3', '12', 5)",
        "DELETE FROM tally_article",
    ],
)
def test_a_cell_that_is_not_right_is_found_and_mended(own_weeks: SqlDatabase, own_weeks_url: str, damage: str) -> None:
    before = everything(own_weeks)
    execute(own_weeks_url, damage)
    damaged = everything(own_weeks)
    looked = found(own_weeks)
    assert looked.different > 0
    assert damaged == everything(own_weeks) != before
    assert rebuilt(own_weeks) == looked
    assert everything(own_weeks) == before
    assert found(own_weeks).different == 0


def test_totals_that_were_never_counted_are_counted_once(own_weeks: SqlDatabase, own_weeks_url: str) -> None:
    before = everything(own_weeks)
    execute(own_weeks_url, *(f"DELETE FROM {table}" for table in TALLIES), "UPDATE tally_state SET is_counted = false")
    with own_weeks.write() as tx:
        assert not tx.figures.is_counted()
        assert tx.figures.rebuild(lambda percent: None).different > 0
        assert tx.figures.is_counted()
    assert everything(own_weeks) == before


def test_figures_stay_the_same_when_personal_data_is_erased(own_weeks: SqlDatabase, own_weeks_url: str) -> None:
    before = everything(own_weeks)
    execute(
        own_weeks_url,
        "UPDATE contact SET customer_id = NULL, note = '', number = substr(number, 1, 10)",
        "UPDATE subject SET title = '', own_question = '', detail = ''",
        "UPDATE hand_off SET question = '', reply_to = '', reply_window = ''",
        "UPDATE work_item SET answer = '', words = ''",
        "DELETE FROM hand_off_answer",
        "DELETE FROM customer",
    )
    assert found(own_weeks).different == 0
    assert rebuilt(own_weeks).different == 0
    assert everything(own_weeks) == before


def test_searches_that_went_from_the_log_keep_their_totals(database: SqlDatabase) -> None:
    article = product_article(database)
    with database.write() as tx:
        for at in (NOW, NOW + timedelta(days=300), NOW + timedelta(days=450)):
            tx.searches.log(SearchUse("parkeren", 2, 1, article.id, at))
    add(database, a_contact(subjects=(about(article),)))
    assert found(database).different == rebuilt(database).different == 0
    with database.read() as tx:
        assert tx.figures.totals(EVER, [Cube.SEARCH])[Cube.SEARCH, M.SEARCHES] == 2
        kept = tx.figures.split(EVER, Cube.ARTICLE, Split.ARTICLE)[str(article.id)]
    assert kept == {(Cube.ARTICLE, M.ARTICLE_OPENED): 2, (Cube.ARTICLE, M.ARTICLE_SUBJECTS): 1}
