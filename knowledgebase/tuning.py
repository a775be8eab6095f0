"""What each kind of evidence is worth: the one place to tune the order of the hits.

The values are measured by `tests.benchmarks.relevance`; docs/search.md tells what each adds.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from knowledgebase.fields import Field

_FIELD_WEIGHTS = MappingProxyType({Field.TITLE: 5.0, Field.NAMES: 4.0, Field.ABOUT: 0.7, Field.BODY: 1.0})
_LENGTH_EFFECTS = MappingProxyType({Field.TITLE: 0.5, Field.NAMES: 0.2, Field.ABOUT: 0.0, Field.BODY: 0.7})


@dataclass(frozen=True, slots=True)
class Tuning:
    """Weights beside 1 for a word as it was typed; 0 leaves a step out.

    Attributes:
        field_weights: what a word counts for by where it stands.
        length_effects: how much less in a longer text, 0 to 1 (b of BM25).
        saturation: how soon a repeated word adds nothing (k1 of BM25).
        rarity_power: how much more a rare word counts.
        coverage_power: how much an article gains by having more of what was asked.
        covered: share of the best article's score for a word at which that word counts as covered.
        related: parts of compounds, and compounds with a part.
        meaning: what everyday words mean; `meaning_beginning` is the share of all but the last part of a compound, for
            huisvuil is a kind of vuil, and not of huis.
        alike: words of titles that look alike, times their likeness.
        filler: words that could stand in any question.
        joined: neighbours that the knowledge base writes as one word.
        learned: titles that other municipalities use, compared with the best article's score, times their likeness;
            `learned_exactly` the same when a title has just the words that were typed.
        neighbours: words that stand in the article as they were typed one after the other.
        telling: share of the rarity of the rarest word; an article with only more common words does not match.
        least: share of the best score; articles with less do not match.
    """

    field_weights: Mapping[Field, float] = field(default_factory=lambda: _FIELD_WEIGHTS)
    length_effects: Mapping[Field, float] = field(default_factory=lambda: _LENGTH_EFFECTS)
    saturation: float = 3.0
    rarity_power: float = 1.2
    coverage_power: float = 0.5
    covered: float = 0.4
    related: float = 0.6
    meaning: float = 0.8
    meaning_beginning: float = 0.8
    alike: float = 0.5
    filler: float = 0.6
    joined: float = 0.9
    corrected: float = 0.7
    completed_heading: float = 0.9
    completed_body: float = 0.5
    learned: float = 0.6
    learned_exactly: float = 1.5
    neighbours: float = 0.35
    telling: float = 0.2
    least: float = 0.05


TUNING = Tuning()
