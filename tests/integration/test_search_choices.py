"""What agents chose after searching."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from uuid import UUID

import pytest

from app.domain.ids import new_id
from app.persistence.database import SqlDatabase
from app.services.ports import ChoiceLine
from app.services.search_use import note_choice
from knowledgebase.choices import ENOUGH, FORGOTTEN_DAYS, HALF_LIFE_DAYS, Choice
from tests.builders import an_article

TODAY = date(2026, 11, 24)


def stored(database: SqlDatabase, title: str) -> UUID:
    with database.write() as tx:
        return tx.articles.put(an_article(title=title)).id


def chosen(database: SqlDatabase) -> list[Choice]:
    with database.read() as tx:
        return tx.searches.choices()


def test_choices_for_the_same_words_add_up(database: SqlDatabase) -> None:
    article_id = stored(database, "Rijbewijs")
    for _ in range(3):
        assert note_choice(database, ("rijbewijs", "verleng"), article_id, TODAY)
    assert chosen(database) == [Choice(("rijbewijs", "verleng"), article_id, 3, 3.0, TODAY)]


def test_earlier_choices_weigh_less_and_still_count(database: SqlDatabase) -> None:
    article_id, half_life = stored(database, "Rijbewijs"), timedelta(days=HALF_LIFE_DAYS)
    note_choice(database, ("rijbewijs",), article_id, TODAY - half_life)
    note_choice(database, ("rijbewijs",), article_id, TODAY)
    (choice,) = chosen(database)
    assert (choice.count, choice.weight, choice.chosen_on) == (2, pytest.approx(1.5), TODAY)


def test_a_new_choice_takes_room_from_earlier_ones_for_the_same_words(database: SqlDatabase) -> None:
    old, new = stored(database, "Oud"), stored(database, "Nieuw")
    for _ in range(int(ENOUGH) + 5):
        note_choice(database, ("afval",), old, TODAY)
    note_choice(database, ("afval",), new, TODAY)
    found = {choice.article_id: choice for choice in chosen(database)}
    assert (found[old].count, found[new].count) == (ENOUGH + 5, 1)
    assert (found[old].weight, found[new].weight) == (pytest.approx(ENOUGH - 1), 1)


def test_what_nobody_chose_for_a_year_is_forgotten(database: SqlDatabase) -> None:
    old, new = stored(database, "Oud"), stored(database, "Nieuw")
    note_choice(database, ("afval",), old, TODAY - timedelta(days=FORGOTTEN_DAYS + 1))
    note_choice(database, ("afval",), new, TODAY)
    assert [choice.article_id for choice in chosen(database)] == [new]


def test_a_search_without_words_of_the_knowledge_base_teaches_nothing(database: SqlDatabase) -> None:
    assert not note_choice(database, (), stored(database, "Rijbewijs"), TODAY)
    assert chosen(database) == []


def test_lines_show_current_articles_most_chosen_first(database: SqlDatabase) -> None:
    often, once, gone = (stored(database, title) for title in ("Vaak", "Eens", "Weg"))
    for article_id in (often, often, once, gone):
        note_choice(database, ("boet", "parker"), article_id, TODAY)
    with database.write() as tx:
        tx.articles.withdraw(gone, "replaced")
    with database.read() as tx:
        assert tx.searches.choice_lines(10) == [
            ChoiceLine(("boet", "parker"), often, "Vaak", 2),
            ChoiceLine(("boet", "parker"), once, "Eens", 1),
        ]


def test_choices_are_reset_for_one_article_or_for_all(database: SqlDatabase) -> None:
    first, second = stored(database, "Een"), stored(database, "Twee")
    for words in (("afval",), ("kliko",)):
        note_choice(database, words, first, TODAY)
        note_choice(database, words, second, TODAY)
    with database.write() as tx:
        assert tx.searches.reset_choices(first) == 2
        assert tx.searches.reset_choices(new_id()) == 0
    assert {choice.article_id for choice in chosen(database)} == {second}
    with database.write() as tx:
        assert tx.searches.reset_choices(None) == 2
    assert chosen(database) == []


def test_agents_who_choose_at_the_same_moment_all_count(database: SqlDatabase) -> None:
    article_id = stored(database, "Rijbewijs")
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: note_choice(database, ("rijbewijs",), article_id, TODAY), range(12)))
    assert [choice.count for choice in chosen(database)] == [12]
