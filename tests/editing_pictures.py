"""Pictures of what editors see, and of what agents see of their work; `tests.screenshots` puts them in its albums."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtWidgets import QPushButton

from app.domain.article_draft import ArticleText
from resources.translations import _
from tests.journeys.on_screen import tab_to
from ui.driver import WindowDriver
from ui.editing.page import EditingPage

Picture = Callable[[str], None]
"""Takes a picture with this name."""

_MOST_TABS = 200
_ARTICLE, _WRITER = "parkeervergunning-bezoekers", "N. Jansen"


def picture_agents(driver: WindowDriver, picture: Picture) -> None:
    """A changed article, telling the editors about it, and a guided conversation."""
    _open_for_agent(driver, "grofvuil")
    picture("changed-article")
    driver.press("Ctrl+M")
    driver.type("Op zaterdag is het erg druk: hoort dat er ook in?")
    picture("report")
    driver.close_sheets()
    _open_for_agent(driver, "paspoort kwijt")
    driver.press("Ctrl+G")
    picture("conversation")
    for key in ("1", "2", "1", "Return"):
        driver.press(key)
    picture("conversation-end")
    driver.close_sheets()


def picture_news(driver: WindowDriver, picture: Picture) -> None:
    """A message with who has read it, and writing one."""
    driver.show_page("news")
    driver.press("Escape")
    driver.press("Down")
    picture("news-readers")
    driver.press("Ctrl+T")
    picture("news-all")
    driver.press("Ctrl+N")
    picture("news-write")
    driver.close_sheets()
    driver.press("Ctrl+T")


def picture_editors(driver: WindowDriver, picture: Picture) -> None:
    """The editors' page, and each of its sheets."""
    driver.show_knowledge("editing")
    picture("editing")
    _edit(driver, "bezoekers")
    picture("editing-article")
    driver.press("Alt+H")
    picture("editing-hints")
    for keys, name in (("Alt+V", "compare"), ("Alt+P", "review"), ("Alt+M", "answer")):
        driver.press(keys)
        picture(f"editing-{name}")
        driver.close_sheets()
    _picture_conflict(driver, picture)
    _edit(driver, "uittreksel")
    picture("editing-second-read")
    _edit(driver, "paspoort of identiteitskaart kwijt")
    page = driver.window.findChild(EditingPage)
    assert page is not None
    tab_to(driver, page.middle.form.script, _MOST_TABS)
    picture("editing-conversation")
    _edit(driver, "vuurwerk")
    picture("editing-gap")
    _picture_many(driver, picture)


def _picture_conflict(driver: WindowDriver, picture: Picture) -> None:
    """A colleague saves while something else is typed here."""
    driver.press("Ctrl+L")
    driver.press("End")
    driver.type(" in uw straat")
    services = driver.shell.services
    colleague = replace(services, agent=next(person for person in services.people() if person.name == _WRITER))
    draft = colleague.open_for_editing(services.article_by_slug(_ARTICLE).id).draft
    article = replace(draft.article, title="Bezoekersvergunning voor parkeren", search_words=("bezoekerspas",))
    colleague.save_draft(ArticleText(draft.id, draft.revision, draft.base_version, article, draft.note))
    driver.press("Ctrl+S")
    picture("editing-conflict")
    driver.close_sheets()


def _picture_many(driver: WindowDriver, picture: Picture) -> None:
    driver.show_knowledge("articles")
    driver.window.knowledge_page.articles.table.setFocus()
    for keys in ("Down", "Shift+Down", "Shift+Down"):
        driver.press(keys)
    _press(driver, _("Other owner or review date …"))
    picture("many-articles")
    driver.close_sheets()


def _open_for_agent(driver: WindowDriver, words: str) -> None:
    driver.press("F2")
    driver.type(words)
    driver.press("Return")


def _edit(driver: WindowDriver, words: str) -> None:
    driver.press("Ctrl+K")
    driver.type(words)
    driver.press("Return")
    driver.press("Return")


def _press(driver: WindowDriver, words: str) -> None:
    button = next(each for each in driver.window.findChildren(QPushButton) if each.isVisible() and each.text() == words)
    tab_to(driver, button)
    driver.press("Space")
