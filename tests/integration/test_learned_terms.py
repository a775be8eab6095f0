"""Words learned elsewhere: their sources, their counts and their refusals."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

from app.persistence.database import SqlDatabase
from app.services.ports import LearnCount, LearnedLine
from knowledgebase.learned_terms import LearnedTerm
from tests.builders import AGENT_ID

NOW = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
REFUSED = ("trouwen", "Ja-woord")


def teach(database: SqlDatabase, source: str, *terms: tuple[str, str, int]) -> LearnCount:
    with database.write() as tx:
        return tx.searches.put_learned(source, [LearnedTerm(*term) for term in terms])


def learned(database: SqlDatabase, with_refused: bool = True) -> list[tuple[str, str, int, bool]]:
    with database.read() as tx:
        lines = tx.searches.learned(with_refused)
    return [(line.product, line.text, line.count, line.refused) for line in lines]


def refuse(database: SqlDatabase, *keys: tuple[str, str]) -> None:
    with database.write() as tx:
        tx.searches.refuse(keys, AGENT_ID, NOW)


def test_counts_of_all_sources_add_up_most_first_by_product(database: SqlDatabase) -> None:
    teach(database, "Eerste", ("trouwen", "Huwelijk", 1), ("trouwen", "Ja-woord", 3), ("afval", "Kliko", 1))
    teach(database, "Tweede", ("trouwen", "Huwelijk", 4))
    with database.read() as tx:
        assert tx.searches.learned(with_refused=False) == [
            LearnedLine("afval", "Kliko", 1, False),
            LearnedLine("trouwen", "Huwelijk", 5, False),
            LearnedLine("trouwen", "Ja-woord", 3, False),
        ]


def test_case_accents_and_spaces_make_no_other_term(database: SqlDatabase) -> None:
    assert teach(database, "Eerste", (" Trouwen ", " Café  huwelijk", 1), ("trouwen", "cafe huwelijk", 1)).new == 1
    assert teach(database, "Tweede", ("TROUWEN", "CAFÉ HUWELIJK", 1)) == LearnCount(new=0, known=1)
    assert learned(database) == [("trouwen", "Café huwelijk", 3, False)]


def test_the_same_source_again_changes_nothing(database: SqlDatabase) -> None:
    terms = [("trouwen", "Huwelijk", 2), ("afval", "Kliko", 1)]
    assert teach(database, "Eerste", *terms) == LearnCount(new=2, known=0)
    before = learned(database)
    assert teach(database, "Eerste", *terms) == LearnCount(new=0, known=2)
    assert learned(database) == before


def test_what_a_source_teaches_no_longer_goes_unless_another_one_teaches_it(database: SqlDatabase) -> None:
    teach(database, "Eerste", ("trouwen", "Huwelijk", 2), ("afval", "Kliko", 1))
    teach(database, "Tweede", ("trouwen", "Huwelijk", 1))
    teach(database, "Eerste", ("afval", "Container", 1))
    assert learned(database) == [("afval", "Container", 1, False), ("trouwen", "Huwelijk", 1, False)]


def test_a_refused_term_is_shown_to_editors_only(database: SqlDatabase) -> None:
    teach(database, "Eerste", ("trouwen", "Huwelijk", 2), ("trouwen", "Ja-woord", 1))
    refuse(database, ("Trouwen", "ja-woord"), ("trouwen", "onbekend"))
    assert learned(database, with_refused=False) == [("trouwen", "Huwelijk", 2, False)]
    assert learned(database) == [("trouwen", "Huwelijk", 2, False), ("trouwen", "Ja-woord", 1, True)]


def test_a_refused_term_never_comes_back_by_learning(database: SqlDatabase) -> None:
    teach(database, "Eerste", (*REFUSED, 1))
    refuse(database, REFUSED)
    teach(database, "Eerste")
    assert learned(database) == [(*REFUSED, 0, True)]
    assert teach(database, "Tweede", (*REFUSED, 9)) == LearnCount(new=0, known=1)
    assert learned(database) == [(*REFUSED, 9, True)]


def test_a_term_that_is_allowed_again_is_used_when_somebody_teaches_it(database: SqlDatabase) -> None:
    teach(database, "Eerste", (*REFUSED, 1), ("afval", "Kliko", 1))
    refuse(database, REFUSED, ("afval", "Kliko"))
    teach(database, "Eerste", (*REFUSED, 1))
    with database.write() as tx:
        tx.searches.allow([REFUSED, ("afval", "Kliko")])
    assert learned(database) == [(*REFUSED, 1, False)]


def test_a_term_without_words_or_product_is_not_kept(database: SqlDatabase) -> None:
    assert teach(database, "Eerste", ("trouwen", "  ", 1), (" ", "Huwelijk", 1)) == LearnCount(new=0, known=0)
    assert learned(database) == []


def test_two_seats_may_learn_the_same_at_the_same_moment(database: SqlDatabase) -> None:
    terms = [("trouwen", f"Huwelijk {number}", 1) for number in range(50)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda source: teach(database, source, *terms), "abcd"))
    assert {line[2] for line in learned(database)} == {4}
    assert database.check() == []
