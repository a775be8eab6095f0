"""Difficult words and the passive voice."""

from pathlib import Path

import pytest

from knowledgebase.folding import fold
from knowledgebase.writing.passive import passives
from knowledgebase.writing.plain import PlainText
from knowledgebase.writing.plain_words import read_plain_words
from knowledgebase.writing.reading import style_of
from resources import path


def difficult(text: str) -> dict[str, str]:
    """Difficult words of a text as they are written, with the plain ones."""
    return {text[each.start : each.end]: each.plain for each in style_of(PlainText.of(text)).difficult}


def passive(text: str) -> list[str]:
    """Verb and participle of each passive in a text."""
    found = style_of(PlainText.of(text)).passives
    return [f"{text[slice(*verb)]} {text[slice(*participle)]}" for verb, participle in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tevens stuurt u een foto.", {"Tevens": "ook"}),
        ("Wij verstrekten het pasje.", {"verstrekten": "geven"}),
        ("Met betrekking tot uw brief.", {"Met betrekking tot": "over"}),
        ("Dat komt ten laste van u.", {"ten laste van": "op kosten van"}),
        ("Wie komt in aanmerking?", {}),
        ("Een Verklaring Omtrent het Gedrag, of verklaring omtrent gedrag.", {"Omtrent": "over"}),
        ("U neemt een foto mee.", {}),
    ],
)
def test_a_difficult_word_is_found_in_any_form_and_names_are_left_alone(text: str, expected: dict[str, str]) -> None:
    assert difficult(text) == expected


def test_the_longest_phrase_counts() -> None:
    assert difficult("Die beschikking stellen wij u ter beschikking.") == {"beschikking": "besluit"}


def test_the_list_that_is_shipped_can_be_read() -> None:
    words = read_plain_words(path("writing", "plain_words.txt"))
    assert len(words) > 300
    assert all(" ".join(difficult) != plain for difficult, plain in words.items())


@pytest.mark.parametrize("line", ["tevens", "= ook", "tevens = ook = en", "een = twee\nEen = drie"])
def test_a_line_that_is_no_pair_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "words.txt"
    file.write_text(f"# words\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match=r"line [23]"):
        read_plain_words(file)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("De aanvraag wordt door ons behandeld.", ["wordt behandeld"]),
        ("Het besluit wordt binnen 8 weken verstuurd, en u krijgt een brief.", ["wordt verstuurd"]),
        ("Dit kan worden aangevraagd bij de balie.", ["worden aangevraagd"]),
        ("Als het verzoek ingewilligd wordt, betaalt u niets.", ["wordt ingewilligd"]),
        ("U ziet de lijst die gebruikt wordt.", ["wordt gebruikt"]),
        ("De regels werden vorig jaar gewijzigd.", ["werden gewijzigd"]),
        ("Het bedrag is door de raad vastgesteld.", ["is vastgesteld"]),
    ],
)
def test_a_passive_is_found(text: str, expected: list[str]) -> None:
    assert passive(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("U wordt 18 jaar.", "Het weer wordt beter.", "De gemeente wordt groter.", "U bent verhuisd."),
        *(
            "Uw paspoort is verlopen.",
            "De balie is gesloten.",
            "Dat wordt uw gebied.",
            "U wordt de eigenaar van het beleid.",
        ),
        *(
            "Wie is er geboren?",
            "Het is verplicht.",
            "Wij hebben uw brief ontvangen.",
            "U wordt lid, wij zijn verbaasd.",
        ),
        *("Wanneer wordt het donker?", "Dat is door het besluit duidelijk."),
    ],
)
def test_what_only_looks_like_a_passive_is_none(text: str) -> None:
    assert passive(text) == []


def test_no_words_are_no_passive() -> None:
    assert list(passives(fold("wordt"), [])) == []
