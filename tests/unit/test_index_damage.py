"""A damaged, older or missing index is noticed; it never gives a wrong answer and never crashes."""

import random
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from knowledgebase.index import KnowledgeIndex
from knowledgebase.index_files import read_index_files, write_index_files
from knowledgebase.index_state import IndexAway, IndexState
from knowledgebase.search import SearchQuery
from tests.knowledge import TODAY, built, titles, written

ARTICLES = [
    written(f"Regeling {number}", f"Over paspoort en rijbewijs {number}.", theme="Reizen") for number in range(25)
]
QUERIES = ("regeling", "paspoort ", "rijbewijs 7", "regling 3", "over")

Damage = Callable[[Path, random.Random], None]


def truncate(file: Path, chance: random.Random) -> None:
    """Cut the end off."""
    content = file.read_bytes()
    file.write_bytes(content[: chance.randrange(len(content))])


def flip(file: Path, chance: random.Random) -> None:
    """Change one bit."""
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def scramble(file: Path, chance: random.Random) -> None:
    """Other bytes of the same length."""
    file.write_bytes(chance.randbytes(file.stat().st_size))


def remove(file: Path, _: random.Random) -> None:
    """Take it away."""
    file.unlink()


DAMAGES: tuple[Damage, ...] = (truncate, flip, scramble, remove)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A whole index of two parts, with deleted documents."""
    folder = tmp_path_factory.mktemp("original")
    index = built(folder, ARTICLES)
    index.update([written("Regeling 3", "Herzien.")], [ARTICLES[9].id], head=2)
    index.close()
    return folder


@pytest.fixture(scope="module")
def right(original: Path) -> list[list[str]]:
    """What the whole index answers."""
    index = KnowledgeIndex(original, lambda: TODAY)
    index.open()
    return answers(index)


def answers(index: KnowledgeIndex) -> list[list[str]]:
    """What every query gives."""
    return [titles(index, query, limit=50) for query in QUERIES]


@pytest.mark.parametrize("damage", DAMAGES)
def test_any_damage_is_found_when_the_index_is_opened(original: Path, tmp_path: Path, damage: Damage) -> None:
    names = [path.relative_to(original) for path in sorted(original.rglob("*")) if path.is_file()]
    for number, name in enumerate(names):
        folder = copytree(original, tmp_path / str(number))
        damage(folder / name, random.Random(number))
        index = KnowledgeIndex(folder, lambda: TODAY)
        expected = IndexState.MISSING if damage is remove and name.name == "index.files" else IndexState.DAMAGED
        assert index.open() is expected, name
        with pytest.raises(IndexAway):
            index.search(SearchQuery("paspoort"))


@pytest.mark.parametrize("seed", range(25))
def test_damage_while_the_index_is_in_use_changes_no_answer(
    original: Path, right: list[list[str]], tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    folder = copytree(original, tmp_path / "index")
    index = KnowledgeIndex(folder, lambda: TODAY)
    index.open()
    for file in sorted(folder.glob("build-*/*")):
        chance.choice(DAMAGES)(file, chance)
    assert answers(index) == right


@pytest.mark.parametrize("seed", range(25))
def test_an_update_of_a_damaged_index_succeeds_or_says_away(original: Path, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    folder = copytree(original, tmp_path / "index")
    index = KnowledgeIndex(folder, lambda: TODAY)
    index.open()
    chance.choice(DAMAGES)(chance.choice(sorted(folder.glob("build-*/*"))), chance)
    try:
        index.update([written("Trouwen")], [ARTICLES[1].id], head=3)
        assert titles(index, "trouwen") == ["Trouwen"]
        assert len(titles(index, "paspoort ", limit=50)) == 22
    except IndexAway as away:
        assert away.state is index.state is IndexState.DAMAGED


def test_a_damaged_index_can_be_built_anew_in_place(original: Path, tmp_path: Path) -> None:
    folder = copytree(original, tmp_path / "index")
    scramble(next(folder.glob("build-*/*.trm")), random.Random(1))
    index = KnowledgeIndex(folder, lambda: TODAY)
    index.open()
    index.rebuild(ARTICLES, len(ARTICLES), 5, lambda done, total: None, lambda: False)
    assert (index.state, index.head, len(titles(index, "paspoort ", limit=50))) == (IndexState.READY, 5, 25)
    index.close()
    assert index.open() is IndexState.READY


def test_a_whole_index_gives_the_same_answers_after_opening_again(original: Path) -> None:
    first, second = (KnowledgeIndex(original, lambda: TODAY) for _ in range(2))
    assert (first.open(), second.open()) == (IndexState.READY, IndexState.READY)
    assert answers(first) == answers(second)
    assert len(answers(first)[0]) == 24


def test_an_index_of_another_version_is_outdated(original: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledgebase.index.knowledge_index.FORMAT", "of-tomorrow")
    assert KnowledgeIndex(original).open() is IndexState.OUTDATED


def test_where_there_never_was_an_index_it_is_missing(tmp_path: Path) -> None:
    assert KnowledgeIndex(tmp_path / "nowhere").open() is IndexState.MISSING


def test_an_index_whose_folder_went_away_still_answers_but_takes_no_changes(original: Path, tmp_path: Path) -> None:
    folder = copytree(original, tmp_path / "index")
    index = KnowledgeIndex(folder, lambda: TODAY)
    index.open()
    rmtree(folder)
    assert len(titles(index, "paspoort ", limit=50)) == 23
    with pytest.raises(IndexAway) as away:
        index.update([written("Trouwen")], [], head=3)
    assert away.value.state is index.state is IndexState.MISSING


def test_a_file_list_that_points_elsewhere_is_damaged(original: Path, tmp_path: Path) -> None:
    folder = copytree(original, tmp_path / "index")
    write_index_files(folder, replace(read_index_files(folder), build=".."))
    assert KnowledgeIndex(folder).open() is IndexState.DAMAGED


def test_strange_files_in_its_folder_do_not_harm(original: Path, tmp_path: Path) -> None:
    folder = copytree(original, tmp_path / "index")
    (next(folder.glob("build-*")) / "_MAIN_99.toc").write_bytes(b"not an index")
    (folder / "build-half").mkdir()
    index = KnowledgeIndex(folder, lambda: TODAY)
    assert index.open() is IndexState.READY
    assert not (folder / "build-half").exists()
