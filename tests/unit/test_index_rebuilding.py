"""Building the index anew beside the one in use."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from knowledgebase.article import Article, ArticleKind
from knowledgebase.index import KnowledgeIndex
from knowledgebase.index_state import IndexState
from tests.knowledge import TODAY, built, titles, written

OLD = [written(f"Oude regeling {number}", "Dit staat er nu.", kind=ArticleKind.INSTRUCTION) for number in range(30)]
NEW = [written(f"Nieuwe regeling {number}", "Dit komt straks.", kind=ArticleKind.INSTRUCTION) for number in range(30)]


def test_searching_goes_on_in_the_old_index_until_the_new_one_is_complete(tmp_path: Path) -> None:
    index = built(tmp_path, OLD)
    seen: list[int] = []

    def articles() -> Iterator[Article]:
        for article in NEW:
            seen.append(len(titles(index, "oude", limit=50)))
            yield article

    index.rebuild(articles(), len(NEW), 2, lambda done, total: None, lambda: False)
    assert set(seen) == {30}
    assert (titles(index, "oude"), len(titles(index, "nieuwe", limit=50)), index.head) == ([], 30, 2)


def test_progress_rises_to_the_total(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    index = KnowledgeIndex(tmp_path)
    index.rebuild(OLD, len(OLD), 1, lambda done, total: told.append((done, total)), lambda: False)
    assert told == sorted(told)
    assert told[-1] == (30, 30)


@pytest.mark.parametrize("moment", [0, 1, 20, 620])
def test_a_cancelled_rebuild_leaves_the_old_index_in_use(tmp_path: Path, moment: int) -> None:
    index = built(tmp_path, OLD)
    asked = count()
    index.rebuild(NEW * 20, len(NEW) * 20, 2, lambda done, total: None, lambda: next(asked) >= moment)
    assert (len(titles(index, "oude", limit=50)), titles(index, "nieuwe"), index.head) == (30, [], 1)
    assert len(list(tmp_path.glob("build-*"))) == 1


def test_an_error_in_the_articles_is_not_hidden_and_leaves_the_old_index_in_use(tmp_path: Path) -> None:
    index = built(tmp_path, OLD)

    def articles() -> Iterator[Article]:
        yield NEW[0]
        raise KeyError("away")

    with pytest.raises(KeyError):
        index.rebuild(articles(), 2, 2, lambda done, total: None, lambda: False)
    assert (len(titles(index, "oude", limit=50)), index.state, index.head) == (30, IndexState.READY, 1)
    assert len(list(tmp_path.glob("build-*"))) == 1


def test_the_old_build_is_thrown_away(tmp_path: Path) -> None:
    index = built(tmp_path, OLD)
    before = set(tmp_path.glob("build-*"))
    index.rebuild(NEW, len(NEW), 2, lambda done, total: None, lambda: False)
    assert len(set(tmp_path.glob("build-*"))) == 1
    assert not before & set(tmp_path.glob("build-*"))


def test_other_folders_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    built(tmp_path, OLD).close()
    assert (tmp_path / "photos").is_dir()


def test_an_index_of_nothing_can_be_built_and_searched(tmp_path: Path) -> None:
    index = built(tmp_path, [])
    assert (index.state, index.count, titles(index, "paspoort")) == (IndexState.READY, 0, [])
    index.update(OLD[:1], [], 2)
    assert titles(index, "oude") == ["Oude regeling 0"]


def test_another_thread_searches_while_the_index_is_rebuilt_and_updated(tmp_path: Path) -> None:
    index = built(tmp_path, OLD)
    with ThreadPoolExecutor(1) as worker:
        counts = worker.submit(lambda: [len(titles(index, "regeling", limit=50)) for _ in range(60)])
        for head in range(2, 6):
            index.update(NEW[head : head + 1], [OLD[head].id], head)
        index.rebuild(OLD, len(OLD), 7, lambda done, total: None, lambda: False)
        assert set(counts.result()) == {30}
    index.close()
    reopened = KnowledgeIndex(tmp_path, lambda: TODAY)
    assert reopened.open() is IndexState.READY
