"""Marks in titles and the snippet under them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.analysis import stem
from knowledgebase.folding import clean, fold
from knowledgebase.highlighting import SNIPPET, Highlighter
from knowledgebase.question import Evidence, Option, Wanted
from tests.knowledge import marked

LONG = "Dit is een zin die niets zegt. " * 20


def highlighter(*words: str, typing: bool = False) -> Highlighter:
    """For these finished words, or with the last one still being typed."""
    last = len(words) - 1 if typing else -1
    wanted = [
        Wanted(word, (Evidence((Option(stem(word)),)),), is_prefix=place == last) for place, word in enumerate(words)
    ]
    return Highlighter(wanted)


@pytest.mark.parametrize(
    ("word", "title", "expected"),
    [
        ("rijbewijzen", "Rijbewijs verlengen", "[Rijbewijs] verlengen"),
        ("vergunning", "Parkeervergunning voor bewoners", "Parkeer[vergunning] voor bewoners"),
        ("vergunning", "Vergunningen", "[Vergunningen]"),
        ("café", "Een CAFÉ beginnen", "Een [CAFÉ] beginnen"),
        ("huren", "De huur opzeggen", "De [huur] opzeggen"),
        ("kaart", "Id-kaart", "Id-[kaart]"),
        ("pas", "Paspoort en pas", "Paspoort en [pas]"),
    ],
)
def test_what_matches_in_a_title_is_marked(word: str, title: str, expected: str) -> None:
    assert marked(highlighter(fold(word)).title(title)) == expected


def test_of_a_word_that_is_being_typed_the_typed_part_is_marked() -> None:
    assert marked(highlighter("parkeerv", typing=True).title("Parkeervergunning")) == "[Parkeerv]ergunning"


def test_the_parts_of_a_compound_are_marked_in_other_compounds() -> None:
    wanted = Wanted("bewonersparkeervergunning", parts=("bewoners", "parkeer", "vergunning"))
    assert marked(Highlighter([wanted]).title("Parkeerkaart, kapvergunning")) == "[Parkeer]kaart, kap[vergunning]"


def test_parts_and_meanings_are_marked_and_what_looks_alike_is_not() -> None:
    meaning, alike = (Evidence((Option(stem(word)),)) for word in ("trouwen", "pasfoto"))
    shown = Highlighter([Wanted("bomenkap", parts=("bomen", "kap"), meanings=((meaning,),), alike=(alike,))])
    assert marked(shown.title("Bomen, trouwen, pasfoto")) == "[Bomen], [trouwen], pasfoto"


def test_the_best_text_has_most_of_the_question_then_most_matches_and_is_the_first_of_equals() -> None:
    shown = highlighter("paspoort", "kosten")
    assert shown.best_of(["", "paspoort paspoort paspoort", "kosten van een paspoort"]) == 2
    assert shown.best_of(["paspoort", "paspoort, paspoort", "kosten, kosten"]) == 1
    assert shown.best_of(["niets", ""]) is shown.best_of([]) is None


def test_a_single_letter_marks_nothing() -> None:
    assert marked(highlighter("p", typing=True).title("Paspoort")) == "Paspoort"


def test_a_short_text_is_shown_whole() -> None:
    assert marked(snippet("paspoort", text="Uw paspoort ligt klaar.")) == "Uw [paspoort] ligt klaar."


def test_a_snippet_begins_at_the_sentence_that_matches() -> None:
    shown = marked(snippet("paspoort", text=LONG + "Neem uw paspoort mee. " + LONG))
    assert shown.startswith("… ")
    assert "Neem uw [paspoort] mee." in shown
    assert shown.endswith(" …")


def test_a_snippet_prefers_the_place_with_most_of_the_question() -> None:
    shown = marked(snippet("paspoort", "kosten", text="Een paspoort. " + LONG + "Wat een paspoort kost, staat hier."))
    assert "[paspoort] [kost]" in shown


def test_without_a_match_the_beginning_is_shown_unmarked() -> None:
    shown = snippet("fiets", text="Begin van de tekst. " + LONG)
    assert not any(is_marked for _, is_marked in shown)
    assert marked(shown).startswith("Begin van de tekst.")


def test_a_snippet_is_one_line() -> None:
    assert marked(snippet("pas", text="Een regel\nUw pas\nNog een")) == "Een regel Uw [pas] Nog een"


@given(st.text(max_size=600), st.lists(st.text("abcdefghij", min_size=1, max_size=5), max_size=4))
def test_marking_changes_no_letter(text: str, words: list[str]) -> None:
    title = clean(text)
    assert "".join(piece for piece, _ in highlighter(*words, typing=bool(words)).title(title)) == title


@given(st.text("abc .\n", max_size=900), st.lists(st.text("abc", min_size=1, max_size=5), max_size=4))
def test_a_snippet_is_a_stretch_of_the_text_and_not_too_long(text: str, words: list[str]) -> None:
    shown = "".join(piece for piece, _ in snippet(*words, text=text))
    assert shown.removeprefix("… ").removesuffix(" …") in text.replace("\n", " ")
    assert len(shown) <= SNIPPET + 4


def snippet(*words: str, text: str) -> tuple[tuple[str, bool], ...]:
    """The snippet of a text for these words."""
    return highlighter(*words).snippet(text, fold(text))
