"""Searches that found nothing, put together when they mean the same."""

from app.services.knowledge_gaps import gaps_of, stems_of_name


def texts(*told: tuple[str, int], named: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], int]]:
    """The groups with their counts."""
    return [(gap.texts, gap.count) for gap in gaps_of(told, set(map(stems_of_name, named)))]


def test_forms_of_the_same_words_are_one_gap_in_whatever_order() -> None:
    assert texts(("drone vliegen", 3), ("vliegen met een drone", 2), ("drones vliegen", 1)) == [
        (("drone vliegen", "vliegen met een drone", "drones vliegen"), 6)
    ]


def test_case_and_accents_do_not_make_another_gap() -> None:
    assert texts(("Café terras", 1), ("cafe terras", 4)) == [(("Café terras",), 5)]


def test_an_everyday_word_joins_what_pages_call_it() -> None:
    (gap,) = texts(("identiteitskaart gestolen", 4), ("id kaart gestolen", 2))
    assert gap == (("identiteitskaart gestolen", "id kaart gestolen"), 6)


def test_a_slip_of_the_keyboard_joins_what_was_meant() -> None:
    (gap,) = texts(("laadpaal aanvragen", 4), ("laadpaaal aanvragen", 1))
    assert gap[1] == 5


def test_other_subjects_stay_apart_and_what_says_nothing_is_no_gap() -> None:
    assert texts(("drone", 2), ("bijenkast", 1), ("hoe is het", 9)) == [(("drone",), 2), (("bijenkast",), 1)]


def test_a_gap_is_closed_when_an_article_has_its_words_as_search_words() -> None:
    assert texts(("drones vliegen", 3), ("bijenkast", 1), named=("drone vliegen", "Paspoort")) == [(("bijenkast",), 1)]


def test_a_gap_keeps_the_keys_of_all_its_texts() -> None:
    (gap,) = gaps_of([("drone vliegen", 1), ("Drones vliegen", 1)], set())
    assert set(gap.keys) == {"gap:drone vliegen", "gap:drones vliegen"}
