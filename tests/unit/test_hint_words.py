"""Hints in words: what is seen in the text, and what to do."""

import re

import pytest

from knowledgebase.article import ArticleKind, SectionKind
from knowledgebase.writing import Hint, HintKind
from ui.editing.hint_words import hint_line, hint_sentence

VALUES: dict[HintKind, dict[str, str | int]] = {
    HintKind.LONG_SENTENCE: {"words": 31},
    HintKind.DIFFICULT_WORD: {"word": "Conform", "plain": "volgens"},
    HintKind.PASSIVE: {"verb": "wordt verstrekt"},
    HintKind.MISSING_SECTION: {"section": "objection"},
    HintKind.MISSING_FACT: {"fact": "costs", "section": "term"},
    HintKind.NO_DESCRIPTION: {"name": "zones.pdf"},
    HintKind.HEADING_SKIPPED: {"title": "Tarieven", "level": 6, "expected": 5},
    HintKind.HEADING_TOO_HIGH: {"title": "Tarieven"},
    HintKind.OLD_DATE: {"text": "1 januari 2024"},
    HintKind.OTHER_AMOUNT: {"amount": "€ 12,50", "expected": "€ 13,00"},
    HintKind.TWO_AMOUNTS: {"amount": "€ 12,50", "expected": "€ 13,00 · € 14,00"},
    HintKind.DUPLICATE: {"id": "1", "slug": "bezoekers", "title": "Bezoekers"},
    HintKind.UNKNOWN_ARTICLE: {"slug": "kraskaart"},
    HintKind.EMPTY_LINK: {"address": "https://deventer.nl"},
    HintKind.VAGUE_LINK: {"text": "klik hier"},
    HintKind.LONG_ARTICLE: {"words": 900, "most": 600},
}


@pytest.mark.parametrize("kind", HintKind)
def test_every_kind_of_hint_says_what_is_seen_and_ends_as_a_sentence(kind: HintKind) -> None:
    sentence = hint_sentence(Hint(kind, values=VALUES[kind]))
    assert "{" not in sentence
    assert re.search(r"[.?]$", sentence)


def test_the_number_and_the_plain_word_are_told() -> None:
    assert hint_sentence(Hint(HintKind.LONG_SENTENCE, values={"words": 31})).startswith("This sentence has 31 words.")
    assert hint_sentence(Hint(HintKind.DIFFICULT_WORD, values=VALUES[HintKind.DIFFICULT_WORD])) == (
        "‘Conform’: write ‘volgens’."
    )


def test_sections_and_facts_are_called_as_on_screen() -> None:
    assert "‘If the customer does not agree’" in hint_sentence(
        Hint(HintKind.MISSING_SECTION, values=VALUES[HintKind.MISSING_SECTION])
    )
    words = hint_sentence(Hint(HintKind.MISSING_FACT, values=VALUES[HintKind.MISSING_FACT]))
    assert "‘Costs’" in words
    assert "‘How long it takes’" in words


def test_a_hint_in_a_section_begins_with_the_name_it_has_in_that_kind_of_article() -> None:
    hint = Hint(HintKind.LONG_SENTENCE, SectionKind.INTRODUCTION, values={"words": 31})
    assert hint_line(hint).startswith("What is it?: This sentence")
    assert hint_line(hint, ArticleKind.ANSWER).startswith("Answer: This sentence")


def test_braces_in_a_text_are_no_fields() -> None:
    assert "{klik}" in hint_sentence(Hint(HintKind.VAGUE_LINK, values={"text": "{klik}"}))


def test_a_sentence_that_names_its_section_is_not_named_twice() -> None:
    hint = Hint(HintKind.MISSING_SECTION, SectionKind.COSTS, values={"section": SectionKind.COSTS})
    assert hint_line(hint).startswith("‘Costs’ is empty")
