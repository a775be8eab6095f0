"""The log: enough to find a bug, and nothing about anybody."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.logging_setup import log_to

CANARY = "Kanarie-7f3a"


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """Write the log to a folder for one test."""
    root = logging.getLogger()
    before, level = root.handlers, root.level
    log_to(tmp_path / "log")
    yield tmp_path / "log" / "baliewijs.log"
    for handler in root.handlers:
        handler.close()
    root.handlers = before
    root.setLevel(level)


def fail(note: str) -> None:
    """A bug in the middle of what was typed."""
    lower = note.lower()
    raise ValueError(f"cannot use {note} {lower}")


def logged(file: Path) -> str:
    for handler in logging.getLogger().handlers:
        handler.flush()
    return file.read_text(encoding="utf-8")


def test_R9_the_words_of_an_error_and_what_was_typed_never_reach_the_log(log: Path) -> None:
    try:
        fail(CANARY)
    except ValueError:
        logging.getLogger("app.test").exception("unexpected error %s", "4f2")
    text = logged(log)
    assert CANARY.casefold() not in text.casefold()
    assert "cannot use" not in text


def test_the_kind_of_an_error_and_its_places_are_in_the_log(log: Path) -> None:
    try:
        fail(CANARY)
    except ValueError:
        logging.getLogger("app.test").exception("unexpected error %s", "4f2")
    text = logged(log)
    assert "ERROR app.test unexpected error 4f2" in text
    assert "test_logging.py" in text and " fail\n" in text
    assert text.rstrip().endswith("ValueError")


def test_R9_the_errors_behind_an_error_tell_no_words_either(log: Path) -> None:
    try:
        try:
            fail(CANARY)
        except ValueError as error:
            raise KeyError(CANARY) from error
    except KeyError as error:
        error.add_note(CANARY)
        logging.getLogger("app.test").error("wrong", exc_info=error)
    assert CANARY.casefold() not in logged(log).casefold()


def test_an_error_without_a_trace_is_logged_too(log: Path) -> None:
    logging.getLogger("app.test").error("wrong", exc_info=(None, None, None))
    assert "unknown" in logged(log)


def test_only_warnings_and_errors_are_logged(log: Path) -> None:
    logging.getLogger("app.test").info("all is well")
    logging.getLogger("app.test").warning("take care")
    assert "all is well" not in logged(log)
    assert "take care" in logged(log)


def test_the_log_never_grows_past_four_files_of_a_megabyte(log: Path) -> None:
    for _ in range(60):
        logging.getLogger("app.test").warning("x" * 100_000)
    files = list(log.parent.iterdir())
    assert 1 < len(files) <= 4
    assert all(file.stat().st_size <= 1_100_000 for file in files)
