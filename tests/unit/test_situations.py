"""What customers say when they need a product, and which product an article is probably about."""

from pathlib import Path

import pytest

from knowledgebase.article import ArticleKind
from knowledgebase.likely_product import LikelyProduct
from knowledgebase.situations import Situations, read_situations, shipped_situations
from tests.knowledge import built, titles, written

SAID = {
    "gehandicaptenparkeerkaart": "slecht ter been; niet ver kunnen lopen",
    "huwelijk": "trouwen met mijn vriend; elkaar het jawoord geven",
    "afvalcontainer": "kliko kapot; bak voor restafval",
}


@pytest.mark.parametrize(
    ("title", "beginning", "product"),
    [
        ("Gehandicaptenparkeerkaart", "", "gehandicaptenparkeerkaart"),
        ("Slecht ter been", "Vraag een gehandicaptenparkeerkaart.", "gehandicaptenparkeerkaart"),
        ("Trouwen", "Uw huwelijk voltrekken wij in het stadhuis.", "huwelijk"),
    ],
)
def test_the_product_of_an_article_is_told_from_its_title_and_beginning(
    title: str, beginning: str, product: str
) -> None:
    assert LikelyProduct(SAID).of(title, beginning) == product


@pytest.mark.parametrize(
    ("title", "beginning"),
    [("Openingstijden", "Elke dag open."), ("", ""), ("…", "!"), ("Mijn vriend", "Wij geven elkaar een hand.")],
)
def test_no_product_is_told_when_nothing_of_its_name_stands_there(title: str, beginning: str) -> None:
    assert not LikelyProduct(SAID).of(title, beginning)


def test_what_was_kept_of_an_earlier_start_tells_the_same_product(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("knowledgebase.kept.FOLDER", tmp_path)
    asked = ("Slecht ter been", "Vraag een gehandicaptenparkeerkaart.")
    made_twice = [LikelyProduct(SAID, "situations").of(*asked) for _start in range(2)]
    assert made_twice == [LikelyProduct(SAID).of(*asked)] * 2
    assert len(list(tmp_path.iterdir())) == 1


def test_nothing_is_likely_when_nothing_is_known() -> None:
    assert not LikelyProduct({}).of("Trouwen", "Uw huwelijk")


def test_products_are_known_however_their_names_are_written() -> None:
    situations = Situations(SAID)
    assert situations.of_products([" Huwelijk", "onbekend"]) == SAID["huwelijk"]


@pytest.mark.parametrize("line", ["huwelijk", "= trouwen", "huwelijk = ", "huwelijk=trouwen"])
def test_a_line_that_says_nothing_of_a_product_is_refused_by_number(tmp_path: Path, line: str) -> None:
    file = tmp_path / "situations.txt"
    file.write_text(f"# comment\n{line}\n", "utf-8")
    with pytest.raises(ValueError, match="line 2"):
        read_situations(file)


def test_a_product_may_stand_in_the_file_once(tmp_path: Path) -> None:
    file = tmp_path / "situations.txt"
    file.write_text("huwelijk = trouwen\nHuwelijk = het jawoord\n", "utf-8")
    with pytest.raises(ValueError, match="line 2: an earlier line"):
        read_situations(file)


def test_what_ships_is_about_every_kind_of_life_event() -> None:
    situations = shipped_situations()
    for product in ("paspoort", "huwelijk", "overlijdensakte", "afvalcontainer", "rijbewijs", "woz-beschikking"):
        assert situations.of_products([product]), product


def test_an_article_is_found_by_what_customers_say_of_its_product(tmp_path: Path) -> None:
    card = written("Parkeerkaart", "Met deze kaart.", product="gehandicaptenparkeerkaart")
    index = built(tmp_path, [card, written("Grofvuil"), written("Paspoort")])
    assert titles(index, "ik ben slecht ter been ") == ["Parkeerkaart"]


def test_an_article_without_product_is_found_by_what_customers_say_of_its_likely_product(tmp_path: Path) -> None:
    index = built(tmp_path, [written("Gehandicaptenparkeerkaart"), written("Grofvuil"), written("Paspoort")])
    assert titles(index, "ik ben slecht ter been ") == ["Gehandicaptenparkeerkaart"]


def test_a_word_comes_before_compounds_with_it_though_customers_say_it_of_these(tmp_path: Path) -> None:
    index = built(tmp_path, [written("Vergunning tonen"), written("Parkeervergunning", product="parkeervergunning")])
    assert titles(index, "vergunning ") == ["Vergunning tonen", "Parkeervergunning"]


def test_instructions_are_found_by_their_own_words_alone(tmp_path: Path) -> None:
    index = built(tmp_path, [written("Gehandicaptenparkeerkaart", kind=ArticleKind.INSTRUCTION), written("Kliko")])
    assert titles(index, "medische keuring ") == []


def test_words_in_the_article_count_more_than_what_customers_say_elsewhere(tmp_path: Path) -> None:
    card = written("Parkeerkaart", "Met deze kaart.", product="gehandicaptenparkeerkaart")
    index = built(tmp_path, [card, written("Slecht ter been", "Vervoer voor wie slecht ter been is.")])
    assert titles(index, "slecht ter been ") == ["Slecht ter been", "Parkeerkaart"]
