"""What was learned besides the articles themselves: from other municipalities, and from use."""

from dataclasses import dataclass

from knowledgebase.choices import Choices
from knowledgebase.learned_index import LearnedTerms


@dataclass(frozen=True, slots=True)
class Experience:
    """Takes effect at the next search; the index stays as it is."""

    learned: LearnedTerms
    choices: Choices


NOTHING_LEARNED = Experience(LearnedTerms(), Choices())
