"""Taking a query apart: words, phrases, and what must not be there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.typed import MAX_PHRASES, MAX_WORDS, read_typed


def words(text: str) -> list[str]:
    """The words that are looked for."""
    return [each.word for each in read_typed(text).words]


@pytest.mark.parametrize("text", ['"Bij de balie"', "„bij de balie”", "«bij  de\tbalie»", "“Bij de balie“ "])
def test_a_phrase_stands_between_quotes_of_any_sort(text: str) -> None:
    assert read_typed(text).phrases == ("bij de balie",)


def test_the_words_of_a_phrase_are_looked_for_as_well() -> None:
    assert words('paspoort "bij de balie"') == ["paspoort", "balie"]


def test_quotes_without_an_end_are_no_quotes() -> None:
    typed = read_typed('"paspoort aanvragen')
    assert (typed.phrases, [each.word for each in typed.words]) == ((), ["paspoort", "aanvragen"])


def test_quotes_around_nothing_are_no_phrase() -> None:
    assert read_typed('"" " - "').phrases == ()


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("parkeren -vergunning", ("vergunning",)),
        ("-vergunning parkeren", ("vergunning",)),
        ('parkeren -"bij de balie"', ("bij de balie",)),
        ("parkeren -id-kaart", ("id kaart",)),
        ("-kliko -kliko -pas parkeren", ("kliko", "pas")),
    ],
)
def test_what_follows_a_minus_must_not_be_there(text: str, unwanted: tuple[str, ...]) -> None:
    assert read_typed(text).unwanted == unwanted
    assert words(text) == ["parkeren"]


@pytest.mark.parametrize("text", ["id-kaart", "id - kaart", "id kaart -", "id -- kaart"])
def test_a_hyphen_within_or_beside_words_takes_nothing_away(text: str) -> None:
    assert (read_typed(text).unwanted, words(text)) == ((), ["id", "kaart"])


def test_a_contact_number_is_no_minus_word() -> None:
    typed = read_typed("4B3D3-XY94X")
    assert (typed.unwanted, words("4B3D3-XY94X")) == ((), ["4b3d3", "xy94x"])


def test_only_the_word_at_the_end_may_be_unfinished() -> None:
    assert [each.is_last for each in read_typed("paspoort aanvr").words] == [False, True]
    assert [each.is_last for each in read_typed("paspoort aanvragen ").words] == [False, False]


def test_words_know_where_they_stand() -> None:
    typed = read_typed("Één -kliko id-kaart")
    assert [typed.folded[each.start : each.end] for each in typed.words] == ["id", "kaart"]


def test_a_pasted_page_is_cut_off() -> None:
    typed = read_typed('"a b" ' * 9_000 + "".join(f'"woord {number}" ' for number in range(900)))
    assert len(read_typed("woord " * 9_000).words) == MAX_WORDS
    assert len(typed.phrases) <= MAX_PHRASES


@given(st.text(alphabet='ab "-„”\u202e😀é', max_size=60))
def test_any_text_is_taken_apart_without_losing_places(text: str) -> None:
    typed = read_typed(text)
    assert all(typed.folded[each.start : each.end] == each.word for each in typed.words)
    assert all(phrase.strip() == phrase != "" for phrase in (*typed.phrases, *typed.unwanted))
