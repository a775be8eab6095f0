"""Changing the index article by article, and merging what that leaves behind."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

import knowledgebase.index
from knowledgebase.article import ArticleKind
from knowledgebase.index import KnowledgeIndex
from knowledgebase.index_state import IndexAway, IndexState
from knowledgebase.search import SearchQuery
from tests.knowledge import TODAY, built, marked, titles, written

PASSPORT = written("Paspoort aanvragen", "Bij de balie van het oude stadhuis.", kind=ArticleKind.INSTRUCTION)
LICENCE = written("Rijbewijs verlengen", "Bij de balie.", kind=ArticleKind.INSTRUCTION)
WASTE = written("Grofvuil laten ophalen", "Bel voor een afspraak.", kind=ArticleKind.INSTRUCTION)


def test_a_withdrawn_article_is_never_found_again(tmp_path: Path) -> None:
    """Whoosh's `refresh` brings deleted and outdated articles back; this must never depend on it."""
    index = built(tmp_path, [PASSPORT, LICENCE, WASTE])
    titles(index, "stadhuis")
    index.update([replace(LICENCE, title="Rijbewijs omwisselen")], [PASSPORT.id], head=2)
    for _ in range(3):
        assert titles(index, "stadhuis") == titles(index, "paspoort") == []
        assert index.search(SearchQuery("verlengen ")).total == 0
        assert titles(index, "rijbewijs") == ["Rijbewijs omwisselen"]
        assert index.search(SearchQuery("balie")).total == 1
        index.update([WASTE], [], head=index.head + 1)
    index.close()
    index.open()
    assert titles(index, "stadhuis") == titles(index, "paspoort") == []


def test_no_reader_is_ever_reused_for_another_state_of_the_index() -> None:
    folder = Path(knowledgebase.index.__file__).parent
    nodes = [node for path in folder.glob("*.py") for node in ast.walk(ast.parse(path.read_text("utf-8")))]
    assert "refresh" not in {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    assert "reuse" not in {node.arg for node in nodes if isinstance(node, ast.keyword)}


def test_a_new_article_is_found_at_once(tmp_path: Path) -> None:
    index = built(tmp_path, [PASSPORT])
    index.update([LICENCE], [], head=2)
    assert titles(index, "rijbewijs") == ["Rijbewijs verlengen"]
    assert (index.count, index.head) == (2, 2)


def test_a_changed_article_is_shown_with_its_new_text(tmp_path: Path) -> None:
    index = built(tmp_path, [PASSPORT, LICENCE])
    index.update([replace(PASSPORT, version=2, sections=LICENCE.sections)], [], head=2)
    hit = index.search(SearchQuery("paspoort")).hits[0]
    assert (hit.version, marked(hit.snippet), index.count) == (2, "Bij de balie.", 2)


def test_removing_what_is_not_there_changes_nothing(tmp_path: Path) -> None:
    index = built(tmp_path, [PASSPORT])
    index.update([], [LICENCE.id], head=2)
    assert (titles(index, "paspoort"), index.head) == (["Paspoort aanvragen"], 2)


def test_changes_are_there_after_opening_again(tmp_path: Path) -> None:
    first = built(tmp_path, [PASSPORT, LICENCE])
    first.update([WASTE], [LICENCE.id], head=9)
    first.close()
    second = KnowledgeIndex(tmp_path, lambda: TODAY)
    assert second.open() is IndexState.READY
    assert (second.head, second.count) == (9, 2)
    assert titles(second, "balie afspraak ") == ["Grofvuil laten ophalen", "Paspoort aanvragen"]


def test_a_commit_that_was_not_finished_did_not_happen(tmp_path: Path) -> None:
    """As when the programme is killed after Whoosh's commit: `index.files` still tells of the state before."""
    index = built(tmp_path, [PASSPORT])
    before = (tmp_path / "index.files").read_bytes()
    build = next(tmp_path.glob("build-*"))
    kept = {path.name: path.read_bytes() for path in build.iterdir()}
    index.update([LICENCE], [PASSPORT.id], head=2)
    index.close()
    for name, content in kept.items():
        (build / name).write_bytes(content)
    (tmp_path / "index.files").write_bytes(before)
    assert index.open() is IndexState.READY
    assert (titles(index, "paspoort rijbewijs"), index.head) == (["Paspoort aanvragen"], 1)
    index.update([LICENCE], [], head=2)
    assert sorted(titles(index, "paspoort rijbewijs")) == ["Paspoort aanvragen", "Rijbewijs verlengen"]


def test_tidying_merges_the_parts_and_changes_no_answer(tmp_path: Path) -> None:
    articles = [written(f"Regeling {number}", f"Tekst van nummer {number}.") for number in range(40)]
    index = built(tmp_path, articles)
    for number in range(12):
        index.update([replace(articles[number], title=f"Herziening {number}")], [articles[-1 - number].id], number + 2)
    before = titles(index, "herziening regeling tekst", limit=50)
    files = len(list(tmp_path.rglob("*.pst")))
    index.tidy()
    assert sorted(titles(index, "herziening regeling tekst", limit=50)) == sorted(before)
    assert (len(before), index.count, index.head) == (28, 28, 13)
    assert len(list(tmp_path.rglob("*.pst"))) < files


def test_without_an_index_nothing_can_be_changed(tmp_path: Path) -> None:
    with pytest.raises(IndexAway):
        KnowledgeIndex(tmp_path).update([PASSPORT], [], head=1)


def test_files_of_earlier_states_do_not_pile_up(tmp_path: Path) -> None:
    index = built(tmp_path, [PASSPORT, LICENCE])
    for head in range(2, 6):
        index.update([WASTE], [], head)
    assert len(list(tmp_path.rglob("*.toc"))) == 1
