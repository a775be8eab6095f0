"""Hostile files: refused in one sentence with nothing changed, or made harmless."""

import json
import zipfile
from collections.abc import Callable, Iterator
from itertools import repeat
from pathlib import Path

import pytest

from app.domain.errors import DomainError
from app.error_sentences import sentence
from app.persistence.database import SqlDatabase
from app.services.article_import import import_file, preview_file
from resources.translations import language, use_language
from tests.catalogue_files import HEAD, TAIL, catalogue_file, no_progress, record
from tests.integration.filled_once import SQLITE

BOMB = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
MEGABYTE = "<p>Lees dit.</p>" * 65_536


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    before = language()
    use_language("en")
    yield
    use_language(before)


def written(file: Path, *parts: str | bytes) -> Path:
    with file.open("wb") as out:
        out.writelines(part if isinstance(part, bytes) else part.encode() for part in parts)
    return file


def in_zip(file: Path, **parts: bytes) -> Path:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "."), content)
    return file


def nested(file: Path) -> Path:
    return written(file, "[" * 100_000, "]" * 100_000)


def answer_of(text: str) -> str:
    return json.dumps([{"uuid": "6c0b1f4e-2c26-4d2f-8c0a-0d1d8d7b9a55", "vraag": "Wat?", "antwoord": text}])


HOSTILE: dict[str, Callable[[Path], Path]] = {
    "50 MB of HTML": lambda folder: written(folder / "page.html", "<html>", *repeat(MEGABYTE, 52), "</html>"),
    "50 MB of HTML in a record": lambda folder: written(folder / "a.xml", HEAD, record(body=MEGABYTE * 50), TAIL),
    "50 MB of HTML in an answer": lambda folder: written(folder / "a.json", answer_of(MEGABYTE * 52)),
    "entity bomb": lambda folder: written(folder / "a.xml", HEAD.replace("?>", "?>" + BOMB, 1), record(), TAIL),
    "zip bomb as workbook": lambda folder: in_zip(
        folder / "a.xlsx", **{"[Content_Types]__xml": b"<x/>", "xl/worksheets/sheet1__xml": b"\0" * 60_000_000}
    ),
    "zip bomb as knowledge base": lambda folder: in_zip(
        folder / "a.baliewijs", manifest__json=b"{}", articles__jsonl=b" " * 510_000_000
    ),
    "deep JSON": lambda folder: nested(folder / "a.json"),
    "half a zip": lambda folder: written(folder / "a.xlsx", b"PK\x03\x04", b"\0" * 200),
    "wrong encoding": lambda folder: written(folder / "a.json", b'[{"vraag": "caf\xe9"}]'),
    "nothing": lambda folder: written(folder / "a.csv"),
    "noise": lambda folder: written(folder / "a.csv", bytes(range(256)) * 40),
    "a folder": lambda folder: folder,
}


@pytest.mark.parametrize("database_url", [SQLITE], indirect=True)  # a file is refused before any database is asked
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_in_one_sentence_and_changes_nothing(
    name: str, database: SqlDatabase, tmp_path: Path
) -> None:
    import_file(database, catalogue_file(tmp_path, record()), no_progress)
    file = HOSTILE[name](tmp_path)
    with database.read() as tx:
        before = tx.articles.head(), list(tx.articles.all())
    for take_in in (preview_file, import_file):
        with pytest.raises(DomainError) as caught:
            take_in(database, file, no_progress)
        words = sentence(caught.value)
        assert "\n" not in words
        assert "Something went wrong" not in words
    with database.read() as tx:
        assert (tx.articles.head(), list(tx.articles.all())) == before


@pytest.mark.parametrize("database_url", [SQLITE], indirect=True)
def test_scripts_handlers_pictures_and_javascript_are_taken_out(database: SqlDatabase, tmp_path: Path) -> None:
    html = (
        "<p onclick='steal()' style='position:fixed'>Tien jaar<script>alert(1)</script>."
        "<img src='https://spy.example/x.png'><a href='javascript:alert(1)'>hier</a></p>"
    )
    import_file(database, written(tmp_path / "a.json", answer_of(html)), no_progress)
    with database.read() as tx:
        (article,) = tx.articles.all()
    text = " ".join(section.text for section in article.sections)
    assert text.startswith("Tien jaar.")
    assert not any(trace in text for trace in ("script", "onclick", "style", "spy.example", "alert"))
