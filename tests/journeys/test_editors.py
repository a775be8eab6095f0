"""An editor teaches the programme words of other municipalities, refuses one, and looks how searching goes."""

import json
from pathlib import Path

import pytest
from PySide6.QtWidgets import QTableView

from knowledgebase.search import SearchQuery
from resources.translations import _
from tests.catalogue_files import catalogue_file, record
from tests.journeys.on_screen import field_named, press_button, rows_of, says, tab_to
from ui.driver import WindowDriver

MOVING = "Verhuizing doorgeven"


@pytest.fixture
def catalogue(tmp_path: Path) -> Path:
    """Another municipality calls two products otherwise."""
    file = tmp_path / "anders.jsonl"
    lines = [
        {"upl": "verhuizing", "titles": [["Huisraadverkassing melden", 3], ["Van adres wisselen", 2]]},
        {"upl": "vuurpijlontheffing", "titles": [["Knallen mag", 1]]},
    ]
    file.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    return file


def found(driver: WindowDriver, text: str) -> list[str]:
    return [hit.plain_title for hit in driver.shell.services.search(SearchQuery(text)).hits]


def step_right(driver: WindowDriver, switch: str, steps: int) -> None:
    """Choose another part with the arrow key."""
    tab_to(driver, field_named(driver.window.knowledge_page, switch))
    for _step in range(steps):
        driver.press("Right")


def table(driver: WindowDriver, name: str) -> QTableView:
    tables = driver.window.knowledge_page.findChildren(QTableView)
    return next(each for each in tables if each.accessibleName() == name)


def test_a_learned_word_finds_our_article_until_it_is_refused_and_again_when_it_is_allowed(
    driver: WindowDriver, catalogue: Path
) -> None:
    assert MOVING not in found(driver, "huisraadverkassing")
    driver.learn_from(catalogue)
    assert MOVING in found(driver, "huisraadverkassing")
    words = table(driver, _("Learned words"))
    field_named(driver.window.knowledge_page.learned, _("Filter")).editor.setFocus()
    driver.type("huisraad")
    tab_to(driver, words)
    words.selectRow(0)
    driver.press("Del")
    assert rows_of(words.model())[0][3] == _("refused")
    assert MOVING not in found(driver, "huisraadverkassing")
    driver.press("Ins")
    assert MOVING in found(driver, "huisraadverkassing")


def test_a_refused_word_does_not_come_back_by_learning_again(driver: WindowDriver, catalogue: Path) -> None:
    driver.learn_from(catalogue)
    driver.window.editors_desk.refuse([("verhuizing", "Huisraadverkassing melden")])
    driver.settle()
    driver.learn_from(catalogue)
    assert MOVING not in found(driver, "huisraadverkassing")


def test_the_page_tells_what_each_file_taught_and_which_was_refused(
    driver: WindowDriver, catalogue: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "plaatje.png"
    wrong.write_bytes(b"\x89PNG\r\n\x1a\n\xff\xff")
    xml = catalogue_file(tmp_path, record("Kattenluikvergunning", products=("paspoort",)))
    lines = driver.learn_from(catalogue, wrong, xml)
    assert any("plaatje.png" in line for line in lines)
    assert any(line.startswith("Waterrade") for line in lines)
    rows = rows_of(table(driver, _("Learned words")).model())
    assert {row[1] for row in rows} >= {"Knallen mag", "Van adres wisselen", "Kattenluikvergunning"}


def test_what_agents_search_comes_on_the_page_of_the_editors(driver: WindowDriver) -> None:
    services = driver.shell.services
    article = next(line for line in services.articles() if line.title == MOVING)
    services.note_search("verhuizen", 4, 1, article.id, None)
    services.note_search("laadpaal", 0, None, None, None)
    services.note_gap("laadpaal in mijn straat", None)
    driver.show_knowledge("searches")
    page = driver.window.knowledge_page.searches
    assert says(page, "50 %")
    assert {(row[1], row[4]) for row in rows_of(page.log)} == {("verhuizen", MOVING), ("laadpaal", "")}
    assert rows_of(page.missed) == [["laadpaal", "1 ×"]]
    assert [row[0] for row in rows_of(page.gaps)] == ["laadpaal in mijn straat"]


def test_choices_can_be_forgotten_after_a_question(driver: WindowDriver) -> None:
    services = driver.shell.services
    article = next(line for line in services.articles() if line.title == MOVING)
    services.note_choice("verhuizen", article.id)
    driver.show_page("knowledge")
    step_right(driver, _("Part of the knowledge base"), 2)
    step_right(driver, _("Show"), 2)
    press_button(driver, _("Forget everything …"))
    driver.press("Escape")
    assert len(services.choices()) == 1
    press_button(driver, _("Forget everything …"))
    press_button(driver, _("Forget"))
    assert services.choices() == []
    assert rows_of(driver.window.knowledge_page.searches.chosen) == []


def test_larger_text_comes_back_to_the_same_part(driver: WindowDriver) -> None:
    driver.show_knowledge("learned")
    driver.press("Ctrl++")
    assert driver.window.knowledge_page.part == "learned"
    assert driver.window.knowledge_page.learned.isVisible()


def test_closing_the_import_while_it_reads_stores_nothing_and_shows_nothing(
    driver: WindowDriver, tmp_path: Path
) -> None:
    before = len(driver.shell.services.articles())
    sheet = driver.window.open_import()
    sheet.choose(catalogue_file(tmp_path, record()))
    sheet.close_sheet()
    driver.settle()
    assert len(driver.shell.services.articles()) == before
