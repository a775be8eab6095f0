"""What each step of the search adds: `python -m tests.benchmarks.relevance_steps --articles F --queries F [--learn F]`.

Prints a Markdown table: first the words alone, then each line one step more.
"""

import argparse
from dataclasses import replace
from pathlib import Path

from knowledgebase.fields import Field
from knowledgebase.learning import read_terms
from knowledgebase.tuning import TUNING, Tuning
from tests.benchmarks.relevance import Scores, read_articles, read_queries, run, scores

WORDS_ALONE = replace(
    TUNING,
    field_weights={**TUNING.field_weights, Field.ABOUT: 0},
    related=0,
    alike=0,
    meaning=0,
    joined=0,
    neighbours=0,
    filler=1,
    rarity_power=1,
    coverage_power=0,
)
STEPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("rare words count more, and articles with more of the question", ("rarity_power", "coverage_power")),
    ("words typed apart are joined", ("joined",)),
    ("compounds and their parts", ("related",)),
    ("words that look alike", ("alike",)),
    ("everyday words", ("meaning",)),
    ("what customers say when they need the product", ("field_weights",)),
    ("filler counts less", ("filler",)),
    ("words that stand together", ("neighbours",)),
)


def ladder() -> list[tuple[str, Tuning]]:
    """Every step with all that came before it."""
    found, tuning = [("the words alone: stems of dictionary forms, fields, lengths", WORDS_ALONE)], WORDS_ALONE
    for name, fields in STEPS:
        tuning = replace(tuning, **{field: getattr(TUNING, field) for field in fields})
        found.append((f"+ {name}", tuning))
    return found


def main() -> None:
    """Run as the module says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=Path, required=True, metavar="FILE")
    parser.add_argument("--queries", type=Path, required=True, metavar="FILE")
    parser.add_argument("--learn", type=Path, metavar="FILE")
    given = parser.parse_args()
    queries = read_queries(given.queries)
    print("| Step | S@1 | S@5 | S@10 | MRR@10 |\n|---|---|---|---|---|")
    text_only, named = (read_articles(given.articles, with_names) for with_names in (False, True))
    for name, tuning in ladder():
        _tell(name, scores(queries, run(*text_only, queries, tuning=tuning)))
    _tell("+ national product names", scores(queries, run(*named, queries)))
    if given.learn:
        _tell("+ learned titles", scores(queries, run(*named, queries, read_terms(given.learn).terms)))


def _tell(name: str, found: Scores) -> None:
    values = (f"{value:.3f}" for value in (found.at_1, found.at_5, found.at_10, found.mrr))
    print(f"| {name} | {' | '.join(values)} |", flush=True)


if __name__ == "__main__":
    main()
