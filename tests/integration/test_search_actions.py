"""What is noted and learned is used by the next search, with the real index and the real database."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from app.domain.errors import DomainError
from app.persistence.database import SqlDatabase
from app.services.index_keeping import IndexKeeper
from app.services.index_port import IndexPort
from app.services.ports import ChoiceLine, LearnedLine
from app.services.search_actions import SearchActions
from knowledgebase.index import KnowledgeIndex
from knowledgebase.search import Hit, SearchQuery
from tests.builders import a_person, a_seat
from tests.catalogue_files import no_progress
from tests.knowledge import written

TRAVEL = ("paspoort", "Zweefkaart regelen")


class StillClock:
    """Always the same moment."""

    def now(self) -> datetime:
        """Morning."""
        return datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

    def today(self) -> date:
        """Its day."""
        return date(2026, 11, 24)


@pytest.fixture
def actions(database: SqlDatabase, tmp_path: Path) -> Iterator[SearchActions]:
    """With three articles, one of them about passports."""
    with database.write() as tx:
        for title, product in (("Paspoort aanvragen", "paspoort"), ("Rijbewijs halen", ""), ("Rijbewijs ophalen", "")):
            tx.articles.put(written(title, product=product))
    index = KnowledgeIndex(tmp_path / "index", StillClock().today)
    keeper = IndexKeeper(database, index)
    actions = SearchActions(database, a_seat(), a_person(), IndexPort(index), keeper, StillClock())
    actions.keeper.bring_up_to_date()
    yield actions
    index.close()


@pytest.fixture
def taught(tmp_path: Path) -> Path:
    """A file that teaches one other name of passports."""
    file = tmp_path / "names.jsonl"
    file.write_text('{"upl": "paspoort", "titles": [["Zweefkaart regelen", 4]]}\n', "utf-8")
    return file


def hits(actions: SearchActions, text: str) -> dict[str, Hit]:
    """What is found, by title."""
    result = actions.index.search(SearchQuery(text))
    return {hit.plain_title: hit for hit in result.hits if not result.is_near}


def id_of(actions: SearchActions, title: str) -> UUID:
    return hits(actions, title)[title].article_id


def test_a_learned_term_finds_the_product_at_once(actions: SearchActions, taught: Path) -> None:
    assert hits(actions, "zweefkaart") == {}
    report = actions.learn(taught, no_progress)
    assert (report.source, report.new, report.known, report.skipped) == ("names.jsonl", 1, 0, 0)
    assert hits(actions, "zweefkaart").keys() == {"Paspoort aanvragen"}


def test_a_refused_term_is_not_used_until_it_is_allowed_again(actions: SearchActions, taught: Path) -> None:
    actions.learn(taught, no_progress)
    actions.refuse_terms([TRAVEL])
    actions.learn(taught, no_progress)
    assert hits(actions, "zweefkaart") == {}
    assert actions.learned_terms() == [LearnedLine(*TRAVEL, 4, True)]
    actions.allow_terms([TRAVEL])
    assert hits(actions, "zweefkaart").keys() == {"Paspoort aanvragen"}


def test_a_wrong_file_teaches_nothing(actions: SearchActions, taught: Path) -> None:
    actions.learn(taught, no_progress)
    wrong = taught.with_name("wrong.jsonl")
    wrong.write_bytes(b"\0\xff")
    with pytest.raises(DomainError) as caught:
        actions.learn(wrong, no_progress)
    assert caught.value.key == "terms-file-wrong"
    assert actions.learned_terms() == [LearnedLine(*TRAVEL, 4, False)]


def test_progress_rises_to_the_end_once(actions: SearchActions, taught: Path) -> None:
    told: list[int] = []
    actions.learn(taught, told.append)
    assert told == sorted(told)
    assert told.count(100) == 1


def test_a_chosen_article_is_counted_in_the_next_search_until_it_is_reset(actions: SearchActions) -> None:
    chosen = id_of(actions, "Rijbewijs ophalen")
    for _ in range(9):
        actions.note_choice("rijbewijs", chosen)
    assert {title: hit.chosen for title, hit in hits(actions, "rijbewijs").items()} == {
        "Rijbewijs ophalen": 9,
        "Rijbewijs halen": 0,
    }
    (line,) = actions.choices()
    assert line == ChoiceLine(line.words, chosen, "Rijbewijs ophalen", 9)
    assert actions.reset_choices(chosen) == 1
    assert hits(actions, "rijbewijs")["Rijbewijs ophalen"].chosen == 0


def test_words_that_no_article_has_are_never_kept_with_a_choice(actions: SearchActions) -> None:
    chosen = id_of(actions, "Rijbewijs halen")
    actions.note_choice("zxqvries", chosen)
    assert actions.choices() == []
    actions.note_choice("rijbewijs zxqvries", chosen)
    assert actions.choices()[0].words == actions.index.words_of("rijbewijs")


def test_a_new_start_uses_what_was_learned_before(actions: SearchActions, taught: Path, tmp_path: Path) -> None:
    actions.learn(taught, no_progress)
    actions.note_choice("rijbewijs", id_of(actions, "Rijbewijs halen"))
    actions.index.close()
    index = KnowledgeIndex(tmp_path / "index", StillClock().today)
    IndexKeeper(actions.database, index).bring_up_to_date()
    found = index.search(SearchQuery("zweefkaart")), index.search(SearchQuery("rijbewijs"))
    index.close()
    assert [result.hits[0].plain_title for result in found] == ["Paspoort aanvragen", "Rijbewijs halen"]
    assert found[1].hits[0].chosen == 1


def test_looking_back_shows_what_was_noted(actions: SearchActions) -> None:
    opened = id_of(actions, "Rijbewijs halen")
    actions.note_search("rijbewijs 06-12345678", 2, 1, opened, None)
    actions.note_search("drone", 0, None, None, None)
    actions.note_gap("drone vliegen", None)
    figures = actions.search_figures()
    assert (figures.searches, figures.opened_share, figures.average_rank) == (2, 0.5, 1.0)
    assert [line.words for line in actions.search_log()] == ["drone", "rijbewijs"]
    assert [line.text for line in actions.gaps()] == ["drone vliegen"]
