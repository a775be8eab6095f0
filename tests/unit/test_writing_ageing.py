"""Days that are over, and amounts that are charged no more."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledgebase.article import Facts, Section, SectionKind
from knowledgebase.writing import Hint, HintKind, WritingContext, hints_of
from tests.knowledge import written

TODAY = date(2026, 11, 22)
FEES = {"PAS": 9050, "KIND": 6650}


def old_dates(text: str) -> list[str]:
    """Days in a text that look old."""
    hints = hints_of(written("Paspoort", text), WritingContext(TODAY))
    return [text[hint.start : hint.end] for hint in hints if hint.kind is HintKind.OLD_DATE]


def amounts(text: str, costs: str = "", fees: tuple[str, ...] = ("PAS", "KIND")) -> list[Hint]:
    """Hints about amounts of an article with this section of costs and these facts."""
    article = written("Paspoort", sections=(Section(SectionKind.COSTS, text),), facts=Facts(costs=costs), fees=fees)
    wanted = (HintKind.OTHER_AMOUNT, HintKind.TWO_AMOUNTS)
    return [hint for hint in hints_of(article, WritingContext(TODAY, fees=FEES)) if hint.kind in wanted]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Aanvragen kan tot 1 juli 2025.", ["1 juli 2025"]),
        ("Vanaf **januari 2026** betaalt u meer.", ["januari 2026"]),
        ("De tarieven van 2025 gelden.", ["2025"]),
        ("Uiterlijk 21-11-2026, niet 22-11-2026.", ["21-11-2026"]),
        ("Sluit op 2024-02-29 of 1/2/2024.", ["2024-02-29", "1/2/2024"]),
        ("In het schooljaar 2024-2025.", ["2024-2025"]),
    ],
)
def test_a_day_that_is_over_looks_old(text: str, expected: list[str]) -> None:
    assert old_dates(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        *("Dit jaar is 2026.", "Vanaf november 2026.", "Op 1 januari 2027.", "Het plan 2025-2028.", "Elke 1 januari."),
        *("Sinds 1 januari 2024 kan dit.", "Bent u geboren in 2008?", "De Wmo 2015.", "De Omgevingswet van 2024."),
        *(
            "Gebouwd vóór 1992.",
            "Auto's van voor 2015.",
            "Het jaar 1985.",
            "€ 2025",
            "€ 2.025,00",
            "2025 euro",
            "2024 AB",
        ),
        *(
            "Bel 14 2024-1.",
            "Op 31-31-2024.",
            "Op 31 februari 2024.",
            "[meer](https://a.example/2024)",
            "Nummer 12025.",
        ),
    ],
)
def test_what_is_still_true_or_no_day_does_not(text: str) -> None:
    assert old_dates(text) == []


def test_an_amount_near_a_fee_that_is_named_nowhere_looks_old() -> None:
    text = "U betaalt **€ 88,00**; een kind € 66,50."
    (hint,) = amounts(text, "€ 66,50")
    assert (hint.kind, text[hint.start : hint.end]) == (HintKind.OTHER_AMOUNT, "€ 88,00")
    assert hint.values == {"amount": "€ 88,00", "expected": "€ 90,50"}


def test_an_amount_in_the_facts_looks_old_too() -> None:
    hints = amounts("U betaalt 90,50 euro, een kind € 66,50.", "€ 88,00")
    assert [(hint.kind, hint.section) for hint in hints] == [(HintKind.TWO_AMOUNTS, SectionKind.COSTS)]
    (alone,) = amounts("", "€ 88,00 · kind € 66,50")
    assert (alone.kind, alone.section) == (HintKind.OTHER_AMOUNT, None)


@pytest.mark.parametrize(
    ("text", "costs"),
    [("Een pas kost € 90,50, een kind € 66,50.", "€ 90,50"), ("Spoed kost € 500 extra.", ""), ("Niets.", "gratis")],
)
def test_amounts_that_are_right_or_about_something_else_do_not(text: str, costs: str) -> None:
    assert amounts(text, costs) == []


def test_facts_and_text_must_name_the_same_amount() -> None:
    (hint,) = amounts("Een pas kost € 20, met hoes 25 euro.", "€ 18", fees=())
    assert hint.values == {"amount": "€ 18", "expected": "€ 20 · 25 euro"}
    assert amounts("Een pas kost € 1.120 of meer.", "€ 1120,00", fees=()) == []


@given(st.text(alphabet="0129€.,-/ \njanuarieo", max_size=60))
def test_any_text_is_looked_at(text: str) -> None:
    for hint in [*amounts(text, text), *amounts("", text)]:
        assert 0 <= hint.start <= hint.end <= len(text)
    assert all(day in text for day in old_dates(text))
