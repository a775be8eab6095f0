"""Every key of the main window, in one list: it binds the keys and fills the overview of F1."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from resources.translations import _


@dataclass(frozen=True, slots=True)
class Key:
    """`name` is what the key does in code; `keys` all that do it, the first is shown.

    With a `page` it does so only there, before a key that does something on every page.
    """

    name: str
    keys: tuple[str, ...]
    words: str
    group: str
    page: str = ""


def all_keys() -> tuple[Key, ...]:
    """The keys in the order of the overview."""
    contact, search, screen = _("Contact"), _("Search and read"), _("Screen")
    return (
        Key("new_contact", ("F2",), _("New contact"), contact),
        Key("customer", ("F4",), _("Find or make the customer"), contact),
        Key("note", ("F5",), _("To the note"), contact),
        Key("hold", ("F6",), _("Hold or resume"), contact),
        Key("end_talk", ("Shift+F6",), _("Conversation ended: wrap up; again takes it back"), contact),
        Key("put_through", ("F7",), _("Put through"), contact),
        Key("direct", ("F8",), _("Answered directly"), contact),
        Key("other_outcome", ("Shift+F8",), _("Ended otherwise"), contact),
        Key("hand_off", ("F9",), _("Hand off"), contact),
        Key("receipt", ("F10",), _("Receipt"), contact),
        Key("papers", ("F11",), _("Papers and fees"), contact),
        Key("finish", ("F12",), _("Finish contact"), contact),
        Key("next_contact", ("Ctrl+Tab",), _("Next contact (Ctrl+1 to Ctrl+9: that contact)"), contact),
        Key("close_contact", ("Ctrl+W",), _("Close contact without storing it"), contact),
        Key("remind", ("Ctrl+R",), _("The customer asks again: remind the team"), contact),
        Key("channel", ("Ctrl+H",), _("How the customer reached us"), contact),
        Key("search", ("Ctrl+K",), _("To the search box"), search),
        Key("back", ("Escape",), _("To the search box; closes finding in the article first"), search),
        Key("add_subject", ("Ctrl+Return", "Ctrl+Enter"), _("Add the open article as subject"), search),
        Key("free_subject", ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"), _("Subject in your own words"), search),
        Key("edit_subject", ("Ctrl+E",), _("Describe the subject"), search),
        Key("next_subject", ("Ctrl+Down",), _("Next subject"), search),
        Key("read_article", ("Ctrl+L",), _("To the text of the article (arrows scroll)"), search),
        Key("conversation", ("Ctrl+G",), _("Guided conversation about the open article"), search),
        Key("report", ("Ctrl+M",), _("Something in the open article is not right: tell the editors"), search),
        Key("next_match", ("F3",), _("Next place in the article where the words stand"), search),
        Key("previous_match", ("Shift+F3",), _("The place before"), search),
        Key("find", ("Ctrl+F",), _("Find in the article"), search),
        Key("facet", ("Ctrl+T",), _("Other kind of article"), search),
        Key("filters", ("Ctrl+Shift+T",), _("Filter what was found"), search),
        Key("filters_off", ("Ctrl+Shift+X",), _("Take all filters off"), search),
        Key("gap", ("Ctrl+Shift+G",), _("Nothing found: report it to the editors"), search),
        *_work_keys(),
        *_editing_keys(),
        *_news_keys(),
        *_figures_keys(),
        Key("help", ("F1",), _("These shortcuts"), screen),
        Key("lock", ("Ctrl+Q",), _("Lock the screen"), screen),
        Key("page_next", ("Ctrl+PgDown",), _("Next part of the programme"), screen),
        Key("text_larger", ("Ctrl++", "Ctrl+="), _("Larger text"), screen),
        Key("text_smaller", ("Ctrl+-",), _("Smaller text"), screen),
        Key("dark", ("Ctrl+D",), _("Light or dark"), screen),
    )


def _work_keys() -> Iterator[Key]:
    from ui.work.forms import action_name  # here: the window shows itself before the work page is loaded
    from ui.work.keys import ACTION_KEYS

    work = _("Work")
    for number, (name, words) in enumerate(_views(), 1):
        yield Key(name, (f"Alt+{number}",), words, work)
    yield Key("work:next", ("Ctrl+Shift+N",), _("Take next (in the list also N)"), work)
    for action, keys in ACTION_KEYS.items():
        yield Key(f"work:{action}", keys, action_name(action), work, "work")
    yield Key("work:receipt", ("F10",), _("Receipt"), work, "work")
    yield Key("work:search", ("Ctrl+K",), _("Find work"), work, "work")
    yield Key("work:list", ("Escape",), _("To the list"), work, "work")
    yield Key("work:text", ("Ctrl+L",), _("To the answer"), work, "work")


def _editing_keys() -> Iterator[Key]:
    editing, page = _("Editing"), "knowledge"
    yield Key("editing:new", ("Ctrl+N",), _("New article"), editing, page)
    yield Key("editing:edit", ("Ctrl+E",), _("Edit the article that is chosen among all"), editing, page)
    yield Key("editing:save", ("Ctrl+S",), _("Save the draft"), editing, page)
    yield Key("editing:main", ("Alt+P",), _("To the second reader; as second reader: approve"), editing, page)
    yield Key("editing:send_back", ("Alt+T",), _("As second reader: send back"), editing, page)
    yield Key("editing:take_back", ("Alt+W",), _("Take back to change it"), editing, page)
    yield Key("editing:compare", ("Alt+V",), _("Compare with what agents see"), editing, page)
    yield Key("editing:answer", ("Alt+M",), _("Answer the oldest report"), editing, page)
    yield Key("editing:hints", ("Alt+H",), _("To the hints"), editing, page)
    yield Key("editing:search", ("Ctrl+K",), _("Find an article to edit"), editing, page)
    yield Key("editing:list", ("Escape",), _("To the list"), editing, page)
    yield Key("editing:text", ("Ctrl+L",), _("To the article"), editing, page)


def _news_keys() -> Iterator[Key]:
    news, page = _("News"), "news"
    yield Key("news:new", ("Ctrl+N",), _("New message"), news, page)
    yield Key("news:change", ("Alt+W",), _("Change the message"), news, page)
    yield Key("news:end", ("Alt+B",), _("End the message"), news, page)
    yield Key("news:all", ("Ctrl+T",), _("All messages, or those of today"), news, page)
    yield Key("news:list", ("Escape",), _("To the list"), news, page)
    yield Key("news:text", ("Ctrl+L",), _("To the message"), news, page)


def _figures_keys() -> Iterator[Key]:
    figures, page = _("Figures"), "figures"
    yield Key("figures:earlier", ("Alt+Left",), _("Earlier period"), figures, page)
    yield Key("figures:later", ("Alt+Right",), _("Later period"), figures, page)
    yield Key("figures:filters", ("Ctrl+T",), _("To the period and the other filters"), figures, page)
    yield Key("figures:tables", ("Ctrl+L",), _("Charts as tables, or as charts again"), figures, page)
    yield Key("figures:back", ("Escape",), _("Back from one product, team or day"), figures, page)
    yield Key("figures:wall", ("F11",), _("Today on the whole screen"), figures, page)
    yield Key("figures:keep", ("Ctrl+S",), _("Keep what you look at under a name"), figures, page)
    yield Key("figures:mark", ("Ctrl+M",), _("Record a mark"), figures, page)
    yield Key("figures:export", ("Ctrl+E",), _("Export"), figures, page)
    yield Key("figures:report", ("Ctrl+R",), _("Month report (PDF)"), figures, page)


def _views() -> Iterator[tuple[str, str]]:
    from app.services.work_ports import QueueView
    from ui.work.words import view_name

    return ((f"work:{view}", view_name(view)) for view in QueueView)


def bind(window: QWidget, actions: dict[str, Callable[[], object]], page: Callable[[], str]) -> None:
    """Bind every key to the action of its name; `page` tells which page is in front."""
    meant: dict[str, list[Key]] = {}
    for key in all_keys():
        if key.name not in actions:  # bound elsewhere: it works over every sheet
            continue
        for sequence in key.keys:
            meant.setdefault(sequence, []).append(key)
    for sequence, keys in meant.items():
        _bind(window, sequence, partial(_act, keys, actions, page))


def _act(keys: list[Key], actions: dict[str, Callable[[], object]], page: Callable[[], str]) -> None:
    here = {key.page: key for key in keys if key.page in ("", page())}
    key = here.get(page()) or here.get("")
    if key is not None:
        actions[key.name]()


def bind_numbers(window: QWidget, choose: Callable[[int], object]) -> None:
    """Ctrl+1 to Ctrl+9 choose a contact, counted from 0."""
    for number in range(1, 10):
        _bind(window, f"Ctrl+{number}", partial(choose, number - 1))


def _bind(window: QWidget, keys: str, action: Callable[[], object]) -> None:
    shortcut = QShortcut(QKeySequence(keys), window)
    shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
    shortcut.activated.connect(lambda: action())
