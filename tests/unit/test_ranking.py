"""The order of the hits: held against scoring every article by itself, one formula at a time."""

import math
import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledgebase.analysis import content_words, stem
from knowledgebase.article import Article
from knowledgebase.fields import Field, searched_text
from knowledgebase.query import Question, Understanding, Wanted
from knowledgebase.ranking import COVERAGE_POWER, LENGTH_EFFECT, SATURATION, TELLING, WEIGHTS
from knowledgebase.search import SearchQuery
from knowledgebase.vocabulary import Lexicon, Vocabulary
from tests.knowledge import built, titles, written

_WORDS = """
paspoort parkeren parkeer vergunning parkeervergunning afval afvalpas pas rijbewijs rijden bewoner bewonerspas kaart
identiteitskaart balie balies afspraak aanvraag aanvragen kosten kost gratis verhuizen verhuizing adres grofvuil
"""
WORDS = _WORDS.split()


def random_articles(count: int, seed: int) -> list[Article]:
    """Articles of a few words, some much longer than others."""
    chance = random.Random(seed)

    def words(most: int) -> str:
        return " ".join(chance.choices(WORDS, weights=range(1, len(WORDS) + 1), k=chance.randint(0, most)))

    return [
        written(f"{number} {words(4)}", words(60), search_words=tuple(words(3).split()), theme=words(1))
        for number in range(count)
    ]


class Exhaustive:
    """Scores one article after the other, straight from the definition."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self.articles = articles
        texts = [searched_text(article) for article in articles]
        self._words = {
            Field.TITLE: [content_words(text.title) for text in texts],
            Field.NAMES: [content_words(text.names) for text in texts],
            Field.THEME: [content_words(text.theme) for text in texts],
            Field.BODY: [content_words(text.body) for text in texts],
        }
        everything = [word for lists in self._words.values() for words in lists for word in words]
        headings = [word for field in (Field.TITLE, Field.NAMES) for words in self._words[field] for word in words]
        self._terms = set(map(stem, everything))
        self._vocabulary = Vocabulary([Lexicon.of(_counts(self._words))], [Lexicon.of(Counter(headings))])

    def read(self, text: str) -> Question:
        """The question as the index understands it."""
        return Understanding(self._vocabulary, self._terms.__contains__).read(text)

    def scores(self, wanted: Sequence[Wanted]) -> dict[str, float]:
        """Score by title, of what matches."""
        numbers = range(len(self.articles))
        values = [[self._value(each, number) for number in numbers] for each in wanted]
        rarities = [_rarity(sum(value > 0 for value in column), len(self.articles)) for column in values]
        least = TELLING * max(rarities, default=0.0)
        found: dict[str, float] = {}
        for number in numbers:
            has = [place for place, column in enumerate(values) if column[number] > 0]
            if any(rarities[place] >= least for place in has):
                parts = [rarities[place] * _saturated(values[place][number]) for place in has]
                covered = sum(rarities[place] for place in has) / sum(rarities)
                found[self.articles[number].title.strip()] = sum(parts) * covered**COVERAGE_POWER
        return found

    def _value(self, wanted: Wanted, number: int) -> float:
        value = 0.0
        for option in sorted(wanted.options, key=lambda option: option.weight):
            everywhere = sum(self._count(field, option.term, number) for field in Field)
            if everywhere and not option.headings_only:
                value = everywhere * option.weight
        headings = (
            option.weight * sum(self._count(field, option.term, number) for field in (Field.TITLE, Field.NAMES))
            for option in wanted.options
        )
        return max(value, *headings)

    def _count(self, field: Field, term: str, number: int) -> float:
        lists = self._words[field]
        average = sum(map(len, lists)) / len(lists)
        length = 1 - LENGTH_EFFECT[field] + LENGTH_EFFECT[field] * len(lists[number]) / average
        return WEIGHTS[field] * list(map(stem, lists[number])).count(term) / length


def _counts(words: dict[Field, list[list[str]]]) -> Counter[str]:
    return Counter(word for lists in words.values() for one in lists for word in one)


def _rarity(found: int, count: int) -> float:
    return math.log(1 + (count - found + 0.5) / (found + 0.5)) if found else 0.0


def _saturated(value: float) -> float:
    return (SATURATION + 1) * value / (SATURATION + value)


def random_queries(count: int, seed: int) -> list[str]:
    """One to four words; half of them with the last one unfinished."""
    chance = random.Random(seed)
    typed = [" ".join(chance.sample(WORDS, chance.randint(1, 4))) for _ in range(count)]
    return [text[: chance.randint(len(text) // 2, len(text))] + chance.choice(("", " ")) for text in typed]


@pytest.mark.parametrize("seed", range(3))
def test_the_top_twenty_are_those_of_an_exhaustive_check(tmp_path: Path, seed: int) -> None:
    articles = random_articles(120, seed)
    exhaustive, index = Exhaustive(articles), built(tmp_path, articles)
    for text in random_queries(25, seed):
        expected = exhaustive.scores(exhaustive.read(text).wanted)
        result = index.search(SearchQuery(text))
        best = sorted(expected.values(), reverse=True)[:20]
        assert result.total == len(expected), text
        assert [hit.score for hit in result.hits] == pytest.approx(best, rel=1e-5), text
        assert [expected[hit.plain_title] for hit in result.hits] == pytest.approx(best, rel=1e-5), text


def test_a_title_is_worth_more_than_a_text(tmp_path: Path) -> None:
    index = built(
        tmp_path, [written("Balie", "Over een paspoort."), written("Paspoort", "Aan de balie."), written("Adres")]
    )
    assert titles(index, "paspoort ") == ["Paspoort", "Balie"]


def test_both_words_are_worth_more_than_one_of_them_often(tmp_path: Path) -> None:
    often = written("Reisdocument", "Paspoort, paspoort en nog eens paspoort.")
    both = written("Reizen", "Uw paspoort aan de balie.")
    index = built(
        tmp_path, [often, both, written("Grofvuil"), written("Stadhuis", "De balie is open, ook een tweede balie.")]
    )
    assert titles(index, "paspoort balie ")[0] == "Reizen"


def test_an_article_with_only_the_most_common_word_does_not_match(tmp_path: Path) -> None:
    common = [written(f"Regeling {number}", "Zo vraagt u het aan: aanvragen.") for number in range(60)]
    index = built(tmp_path, [*common, written("Grofvuil aanvragen")])
    assert titles(index, "grofvuil aanvragen ", limit=99) == ["Grofvuil aanvragen"]


def test_equal_articles_keep_one_order(tmp_path: Path) -> None:
    index = built(tmp_path, [written(f"Balie {letter}") for letter in "abcdef"])
    assert titles(index, "balie ", limit=3) == titles(index, "balie ", limit=6)[:3] == ["Balie a", "Balie b", "Balie c"]
