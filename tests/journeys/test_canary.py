"""Promise R9: what is known of a customer stays in the database and in the sealed journal."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.clock import SystemClock
from tests.journeys.canaries import CANARIES, SEARCHED
from tests.journeys.programs import environment, run

DATABASE = ("baliewijs.db", "baliewijs.db-wal", "baliewijs.db-shm")
PRINTED = "printed.pdf"
KILLED = -9


@dataclass(frozen=True, slots=True)
class Session:
    """What one run of the program left: its folder with data, home and temporary files, and what it showed."""

    folder: Path
    shown: dict[str, Any]
    said: str

    def traces(self) -> list[str]:
        """Files whose name or content gives something away; those that may are left out."""
        return [f"{canary} in {file}" for file in self._files() for canary in CANARIES if _gives_away(file, canary)]

    def _files(self) -> Iterator[Path]:
        may = (*DATABASE, PRINTED)
        return (file for file in self.folder.rglob("*") if file.name not in may)


def _gives_away(file: Path, canary: str) -> bool:
    content = file.read_bytes().lower() if file.is_file() else b""
    forms = (canary.lower().encode(), canary.lower().encode("utf-16-le"))
    return canary.lower() in file.name.lower() or any(form in content for form in forms)


@pytest.fixture(scope="module")
def sessions(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, Session]:
    """A session that was killed while typing, and the next one, which finished and printed."""
    folder = tmp_path_factory.mktemp("canary")
    shutil.copytree(demo_data, folder / "data")
    env = environment(folder / "home")
    killed = run("tests.journeys.canaries", str(folder / "data"), "begin", env=env)
    assert killed.returncode == KILLED, killed.stderr
    after_kill = Path(shutil.copytree(folder, folder.with_name("canary-killed")))
    finished = run("tests.journeys.canaries", str(folder / "data"), "finish", env=env)
    assert finished.returncode == 0, finished.stderr
    return (
        Session(after_kill, json.loads(killed.stdout), killed.stderr),
        Session(folder, json.loads(finished.stdout), finished.stderr),
    )


def test_R9_no_file_beside_the_database_gives_anything_away(sessions: tuple[Session, Session]) -> None:
    killed, finished = sessions
    assert list((killed.folder / "data" / "journal").glob("*.draft"))
    assert killed.traces() == []
    assert finished.traces() == []


def test_R9_the_canaries_were_really_there(sessions: tuple[Session, Session]) -> None:
    database = (sessions[1].folder / "data" / "baliewijs.db").read_bytes()
    assert all(canary.encode() in database for canary in CANARIES if canary != SEARCHED)


def test_R9_errors_are_logged_without_what_they_carry(sessions: tuple[Session, Session]) -> None:
    log = (sessions[0].folder / "data" / "log" / "baliewijs.log").read_text("utf-8")
    assert log.count("ValueError") == 2
    assert all(canary not in log for canary in CANARIES)
    assert all(canary not in session.said for session in sessions for canary in CANARIES)


def test_R9_no_window_title_names_a_customer_or_a_subject(sessions: tuple[Session, Session]) -> None:
    assert set(sessions[0].shown["titles"]) == {"", "Baliewijs"}
    assert all(canary not in title for session in sessions for title in session.shown["titles"] for canary in CANARIES)


def test_R9_a_print_job_is_named_after_the_receipt_number_only(sessions: tuple[Session, Session]) -> None:
    folder, number = sessions[1].folder, f"BAL3-{SystemClock().today().year}-000001"
    assert sessions[1].shown["jobs"] == [number]
    assert PdfReader(folder / PRINTED).metadata.title == number
