"""The list of everyday words: what people say, and what municipalities call it."""

from pathlib import Path

import pytest

from knowledgebase.analysis import is_stop_word, stem
from knowledgebase.everyday_words import read_everyday_words
from resources import path

SHIPPED = path("search", "everyday_words.txt")
MAX_LINE = 120  # characters
MAX_OFFICIAL = 4


def test_a_line_gives_the_words_people_say_and_the_official_ones(tmp_path: Path) -> None:
    found = _read(tmp_path, "# Waste", "", "kliko = afvalcontainer, grijze container")
    assert found == {("kliko",): (("afvalcontainer",), ("grijze", "container"))}


def test_words_are_folded_as_the_articles_are(tmp_path: Path) -> None:
    assert _read(tmp_path, "Crèche = brp-uittreksel") == {("creche",): (("brp", "uittreksel", "brpuittreksel"),)}


@pytest.mark.parametrize(
    "broken",
    ["bruiloft", "= huwelijk", "bruiloft =", "bruiloft = huwelijk,", "bruiloft = huwelijk = feest"],
)
def test_a_line_that_is_no_relation_is_told_with_its_number(tmp_path: Path, broken: str) -> None:
    with pytest.raises(ValueError, match=r"^line 2\b"):
        _read(tmp_path, "kliko = afvalcontainer", broken)


@pytest.mark.parametrize("double", ["wc = WC", "wc = toilet, toilet", "kliko = container"])
def test_a_line_that_says_something_twice_is_told_with_its_number(tmp_path: Path, double: str) -> None:
    with pytest.raises(ValueError, match=r"^line 2\b"):
        _read(tmp_path, "kliko = afvalcontainer", double)


def test_the_shipped_list_can_be_read() -> None:
    assert read_everyday_words(SHIPPED)[("bruiloft",)] == (("huwelijk",), ("trouwen",))


def test_every_shipped_relation_says_something_the_words_themselves_do_not() -> None:
    idle = [
        (said, official)
        for said, relations in read_everyday_words(SHIPPED).items()
        for official in relations
        if set(map(stem, official)) <= set(map(stem, said))
    ]
    assert not idle


def test_inflections_are_not_listed_apart() -> None:
    stems = [tuple(map(stem, said)) for said in read_everyday_words(SHIPPED)]
    assert len(stems) == len(set(stems))


def test_everything_people_say_in_the_shipped_list_has_a_word_about_the_subject() -> None:
    assert not [said for said in read_everyday_words(SHIPPED) if all(map(is_stop_word, said))]


def test_shipped_lines_are_short_and_in_small_letters() -> None:
    lines = SHIPPED.read_text("utf-8").splitlines()
    odd = [line for line in lines if len(line) > MAX_LINE or (not line.startswith("#") and line != line.lower())]
    assert not odd


def test_no_shipped_word_is_made_into_a_great_many() -> None:
    assert max(map(len, read_everyday_words(SHIPPED).values())) <= MAX_OFFICIAL


def _read(folder: Path, *lines: str) -> dict[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    file = folder / "words.txt"
    file.write_text("\n".join(lines), "utf-8")
    return read_everyday_words(file)
