"""The search engines that are compared: ours, and ours with what was learned, beside SQLite FTS5 and tantivy.

All get the same articles and the same keystrokes, and give the best twenty with marked titles and snippets, and how
many there are of each kind; ours counts its other facets as well. An unfinished last word counts as the start of a
word, one shorter than three letters in titles and names only. FTS5 and tantivy look for words as they are written: they
know no stems, parts of compounds, other meanings or corrections.
"""

from collections.abc import Callable, Iterable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Protocol

from knowledgebase.analysis import words
from knowledgebase.article import Article
from knowledgebase.choices import Choice
from knowledgebase.folding import clean, fold
from knowledgebase.index import KnowledgeIndex
from knowledgebase.learned_terms import LearnedTerm
from knowledgebase.query import SHORTEST_START
from knowledgebase.search import SearchQuery

SHOWN = 20
SNIPPET = 170  # characters, or about
OURS, LEARNED, FTS5, TANTIVY = "engine", "engine with learned terms and choices", "SQLite FTS5", "tantivy"

Progress = Callable[[int, int], None]


class SearchEngine(Protocol):
    """One engine on files in a folder of its own. First `build` or `open`, then `ask`."""

    def build(self, articles: Sequence[Article], progress: Progress) -> None:
        """Make the files, and be ready to be asked."""

    def open(self) -> None:
        """Use the files that are there."""

    def ask(self, typed: str) -> int:
        """Everything a result list shows; gives how many hits that are."""

    def close(self) -> None:
        """Let go of the files."""


class OurEngine:
    """The knowledge index."""

    def __init__(self, folder: Path, learned: Iterable[LearnedTerm] = (), choices: Iterable[Choice] = ()) -> None:
        self.index = KnowledgeIndex(folder)
        self.index.use_learned(learned)
        self.index.use_choices(choices)

    def build(self, articles: Sequence[Article], progress: Progress) -> None:
        """Make the files, and be ready to be asked."""
        self.index.rebuild(articles, len(articles), 1, progress, lambda: False)

    def open(self) -> None:
        """Use the files that are there."""
        self.index.open()

    def ask(self, typed: str) -> int:
        """Everything a result list shows."""
        return len(self.index.search(SearchQuery(typed, limit=SHOWN)).hits)

    def close(self) -> None:
        """Let go of the files."""
        self.index.close()


def other_engines(folder: Path) -> dict[str, SearchEngine]:
    """Those that can be compared with here, by name."""
    from tests.benchmarks.fts5_engine import Fts5Engine

    found: dict[str, SearchEngine] = {FTS5: Fts5Engine(folder / "fts5")}
    if find_spec("tantivy"):
        from tests.benchmarks.tantivy_engine import TantivyEngine

        found[TANTIVY] = TantivyEngine(folder / "tantivy")
    else:
        print("without tantivy: it is not installed; pip install tantivy brings the comparison back")
    return found


def read_keystroke(typed: str) -> tuple[list[str], str]:
    """Whole words, and the unfinished last one or ""."""
    found = words(fold(clean(typed)))
    return (found, "") if not found or typed != typed.rstrip() else (found[:-1], found[-1])


def is_short(start: str) -> bool:
    """Whether a start of a word is looked for in titles and names only."""
    return len(start) < SHORTEST_START
