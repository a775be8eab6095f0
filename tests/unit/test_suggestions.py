"""Did you mean."""

from collections import Counter

import pytest

from knowledgebase.suggestions import nearest_word
from knowledgebase.vocabulary import Lexicon, Vocabulary

WORDS = Vocabulary(
    [], [Lexicon.of(Counter(["paspoort", "huwelijk", "uittreksel", "kapvergunning", "rijbewijs", "pas"]))]
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("pasport", "paspoort"),
        ("huwlijk", "huwelijk"),
        ("uitreksel", "uittreksel"),
        ("rijbewjis", "rijbewijs"),
        ("kapvegruning", "kapvergunning"),
        ("aspoort", "paspoort"),
    ],
)
def test_a_slip_or_two_is_understood(typed: str, meant: str) -> None:
    assert nearest_word(typed, WORDS) == meant


@pytest.mark.parametrize("typed", ["pat", "fiets", "zwembad", ""])
def test_another_word_is_left_alone(typed: str) -> None:
    assert nearest_word(typed, WORDS) == ""


def test_a_word_with_the_same_first_letter_is_preferred() -> None:
    words = Vocabulary([], [Lexicon.of(Counter(["boeken", "zoeken"]))])
    assert nearest_word("zoekem", words) == "zoeken"
