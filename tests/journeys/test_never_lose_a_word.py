"""Promise R2: nothing that was typed is lost, whatever happens to the window; one test for each event."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from subprocess import Popen

import pytest

from app.domain.contact_number import parse_number
from app.domain.draft import ContactDraft
from app.domain.errors import WorldError
from app.error_sentences import sentence
from app.formatting import clock_time
from app.persistence.database import SqlDatabase
from app.services.ports import Transaction
from resources.translations import _, plural, use_language
from tests.journeys.on_screen import desk_of, field_named, says, tab_to
from tests.journeys.programs import begin, environment, run
from tests.journeys.stored import contact_with, counted, receipt_number_of
from tests.stored_counts import StoredCounts
from ui.driver import WindowDriver
from ui.handoffs.sheet import HandOffSheet

OpenWindow = Callable[[], WindowDriver]
NOTE = "Klant komt vrijdag terug met pasfoto."
QUESTION = "Klant betaalde met een verkeerd kenteken."


def type_two_contacts(driver: WindowDriver) -> None:
    """One with a hand-off that was begun, and in front of it one with the cursor in the middle of the note."""
    driver.press("F2")
    driver.type("bezwaar parkeerboete")
    driver.press("Return")
    driver.press("F9")
    driver.type(QUESTION)
    driver.press("Escape")
    driver.press("F2")
    driver.type("paspoort kwijt")
    driver.press("Return")
    driver.press("F8")
    driver.press("F5")
    driver.type(NOTE)
    for _letter in "pasfoto.":
        driver.press("Left")


def drafts_of(driver: WindowDriver) -> tuple[ContactDraft, ...]:
    assert driver.window.desk is not None
    return driver.window.desk.contacts.drafts


def test_R2_a_closed_window_brings_every_contact_back(open_window: OpenWindow) -> None:
    first = open_window()
    type_two_contacts(first)
    drafts, desk = drafts_of(first), desk_of(first)
    first.stop()
    second = open_window()
    assert (drafts_of(second), desk_of(second)) == (drafts, desk)
    second.type("nieuwe ")
    assert second.current.note == "Klant komt vrijdag terug met nieuwe pasfoto."


def test_R2_what_came_back_says_how_much_and_from_when(open_window: OpenWindow, data: Path) -> None:
    first = open_window()
    type_two_contacts(first)
    first.stop()
    kept_at = max(file.stat().st_mtime for file in data.glob("journal/*.draft"))
    second = open_window()
    restored = plural("{count} contact restored", "{count} contacts restored", 2)
    time = clock_time(datetime.fromtimestamp(kept_at, UTC))
    assert second.window.contact_page.banner.text == _("{contacts} from {time}.").format(contacts=restored, time=time)


def test_R2_a_hand_off_that_was_being_typed_opens_again(open_window: OpenWindow) -> None:
    first = open_window()
    type_two_contacts(first)
    first.press("Ctrl+1")
    first.press("F9")
    first.press("Ctrl+End")
    first.type(" Belt graag terug.")
    first.stop()
    second = open_window()
    sheet = second.sheet()
    assert isinstance(sheet, HandOffSheet)
    assert sheet.required_fields()[0].value() == f"{QUESTION} Belt graag terug."


def with_key(keys: str) -> Callable[[WindowDriver], None]:
    return lambda driver: driver.press(keys)


def in_english(driver: WindowDriver) -> None:
    go_to_page(driver, "settings")
    tab_to(driver, field_named(driver.window, _("Language")))
    driver.press("Right")
    go_to_page(driver, "contact")


def go_to_page(driver: WindowDriver, key: str) -> None:
    while driver.window.current_page != key:
        driver.press("Ctrl+PgDown")


@pytest.mark.parametrize(
    "change", [with_key("Ctrl+D"), with_key("Ctrl++"), in_english], ids=["colours", "text-size", "language"]
)
def test_R2_other_settings_keep_every_contact_and_the_cursor(
    driver: WindowDriver, change: Callable[[WindowDriver], None]
) -> None:
    type_two_contacts(driver)
    window, drafts, desk = driver.window, drafts_of(driver), desk_of(driver)
    change(driver)
    assert driver.window is not window
    assert drafts_of(driver) == drafts
    assert desk_of(driver) == desk


@contextmanager
def database_away(after_storing: bool) -> Iterator[None]:
    """The database cannot be reached, or only its answer is lost."""
    write = SqlDatabase.write

    @contextmanager
    def broken(database: SqlDatabase) -> Iterator[Transaction]:
        if after_storing:
            with write(database) as tx:
                yield tx
        raise WorldError("database-away")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SqlDatabase, "write", broken)
        yield


@pytest.mark.parametrize("after_storing", [False, True], ids=["before-storing", "before-the-answer"])
def test_R2_finishing_without_a_database_keeps_the_draft_and_a_retry_stores_it_once(
    driver: WindowDriver, after_storing: bool
) -> None:
    type_two_contacts(driver)
    drafts = drafts_of(driver)
    with database_away(after_storing):
        driver.press("F12")
    assert says(driver.window, sentence(WorldError("database-away")))
    assert [draft.note for draft in drafts_of(driver)] == [draft.note for draft in drafts]
    assert driver.current.note in {draft.note for draft in driver.shell.services.journal.drafts()}
    number = parse_number(driver.finish())
    assert contact_with(driver, number).note == NOTE
    assert receipt_number_of(driver, number).endswith("-000001")
    assert counted(driver) == StoredCounts(contacts=1, subjects=1, direct=1)


def test_R2_a_second_window_on_the_same_data_is_refused_and_a_killed_one_does_not_stand_in_the_way(
    data: Path, tmp_path: Path
) -> None:
    use_language("nl")  # what the programme speaks
    env = environment(tmp_path / "home")
    first = begin("tests.journeys.starter", str(data), env=env)
    with ended(first):
        assert first_line(first) == "open"
        second = run("tests.journeys.starter", str(data), env=env)
        assert (second.returncode, second.stdout.strip()) == (1, _("Baliewijs is open already on this workplace."))
    third = begin("tests.journeys.starter", str(data), env=env)
    with ended(third):
        assert first_line(third) == "open"


@contextmanager
def ended(program: "Popen[str]") -> Iterator[None]:
    with program:
        try:
            yield
        finally:
            program.kill()


def first_line(program: "Popen[str]") -> str:
    assert program.stdout is not None
    return program.stdout.readline().strip()
