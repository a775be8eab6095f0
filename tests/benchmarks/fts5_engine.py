"""SQLite FTS5 as a search engine for articles, with what makes it fast: prefix indexes and all pages in memory."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from knowledgebase.article import Article
from knowledgebase.fields import searched_text
from tests.benchmarks.search_engines import SHOWN, Progress, is_short, read_keystroke

_TABLE = "CREATE VIRTUAL TABLE a USING fts5(id UNINDEXED, kind UNINDEXED, title, names, theme, body, prefix='1 2 3 4')"
_BEST = (
    "SELECT id, highlight(a, 2, '[', ']'), snippet(a, 5, '[', ']', '…', 25), bm25(a, 0, 0, 5, 4, 1, 1) AS score"
    f" FROM a WHERE a MATCH ? ORDER BY score LIMIT {SHOWN}"
)
_COUNTS = "SELECT kind, count(*) FROM a WHERE a MATCH ? GROUP BY kind"
_CACHE_KB = 2_000_000


class Fts5Engine:
    """One table in one file."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / "articles.db"

    def build(self, articles: Sequence[Article], progress: Progress) -> None:
        """Make the file in one transaction."""
        self.open()
        with self._database:
            self._database.execute(_TABLE)
            self._database.executemany("INSERT INTO a VALUES (?, ?, ?, ?, ?, ?)", map(_row, articles))
        progress(len(articles), len(articles))

    def open(self) -> None:
        """Use the file that is there."""
        self._database = sqlite3.connect(self._file)
        self._database.execute(f"PRAGMA cache_size = -{_CACHE_KB}")

    def ask(self, typed: str) -> int:
        """The best with marks and a snippet, and the count of each kind."""
        match = _match(typed)
        if not match:
            return 0
        found = self._database.execute(_BEST, (match,)).fetchall()
        self._database.execute(_COUNTS, (match,)).fetchall()
        return len(found)

    def close(self) -> None:
        """Let go of the file."""
        self._database.close()


def _match(typed: str) -> str:
    """Any of the words: the more of them and the rarer, the higher."""
    whole, start = read_keystroke(typed)
    parts = [f'"{word}"' for word in whole]
    if start:
        parts.append(f'{{title names}} : "{start}" *' if is_short(start) else f'"{start}" *')
    return " OR ".join(parts)


def _row(article: Article) -> tuple[str, ...]:
    text = searched_text(article)
    body = f"{text.facts}\n{text.body}"
    return str(article.id), article.kind.value, text.title, text.names, article.theme, body
