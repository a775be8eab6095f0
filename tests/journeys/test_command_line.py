"""Every command of the command line; the main ones in a process of their own, with an empty home folder."""

import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from subprocess import CompletedProcess

import pytest
from pypdf import PdfReader

from app.cli import main
from app.domain.contact_number import format_number
from tests.catalogue_files import catalogue_file, record
from tests.journeys.demo_data import store_a_contact
from tests.journeys.programs import environment, run

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PNG = b"\x89PNG\r\n\x1a\n"

Command = Callable[..., "CompletedProcess[str]"]


@pytest.fixture
def process(tmp_path: Path, data: Path) -> Iterator[Command]:
    """Runs a command on this test's data folder; afterwards nothing lies in the user's home."""
    home = tmp_path / "home"

    def process(*arguments: str) -> "CompletedProcess[str]":
        return run("app.cli", arguments[0], "--data", str(data), *arguments[1:], env=environment(home))

    yield process
    assert list(home.rglob("*")) == []


@pytest.fixture
def command(data: Path, capsys: pytest.CaptureFixture[str]) -> Command:
    """The same in this process: starting one for each command costs more than it shows."""

    def command(*arguments: str) -> "CompletedProcess[str]":
        given = [arguments[0], "--data", str(data), *arguments[1:]]
        try:
            status = main(given)
        except SystemExit as end:
            status = end.code if isinstance(end.code, int) else 1
        return CompletedProcess(given, status, *capsys.readouterr())

    return command


def test_search_prints_titles_best_first(process: Command) -> None:
    done = process("search", "paspoort", "aanvragen")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[0] == "Paspoort aanvragen"


def test_search_prints_json(command: Command) -> None:
    done = command("search", "--json", "verhuizing")
    found = json.loads(done.stdout)
    assert done.returncode == 0
    assert found["total"] >= len(found["hits"]) > 0
    assert {"id", "version", "title", "snippet", "score"} <= found["hits"][0].keys()


def test_search_that_finds_nothing_has_exit_status_1(command: Command) -> None:
    done = command("search", "--json", "qqqxyzzyq")
    assert (done.returncode, json.loads(done.stdout)) == (1, {"total": 0, "hits": []})


def test_an_imported_catalogue_can_be_searched(command: Command, tmp_path: Path) -> None:
    file = catalogue_file(tmp_path, record("Zeppelin aanmelden", "https://www.waterrade.example/zeppelin"))
    taken_in = command("import", str(file))
    assert (taken_in.returncode, taken_in.stderr) == (0, "")
    assert taken_in.stdout.startswith(str(file))
    assert command("search", "zeppelin").stdout.startswith("Zeppelin aanmelden")


def test_a_refused_catalogue_is_told_in_one_sentence(command: Command, tmp_path: Path) -> None:
    file = tmp_path / "broken.xml"
    file.write_text("<searchRetrieveResponse><records>", encoding="utf-8")
    done = command("import", str(file))
    assert done.returncode == 1
    assert done.stderr.startswith(str(file))
    assert len(done.stderr.splitlines()) == 1


def test_a_dry_run_tells_what_would_change_and_stores_nothing(command: Command, tmp_path: Path) -> None:
    file = catalogue_file(tmp_path, record("Zeppelin aanmelden", "https://www.waterrade.example/zeppelin"))
    done = command("import", "--language", "en", "--dry-run", "--take-theirs", "--withdraw-gone", str(file))
    assert done.stdout.splitlines()[1:] == ["  Waterrade: 1 record read.", "  1 new article."]
    assert command("search", "zeppelin").returncode == 1


def test_what_is_exported_can_be_imported_again(command: Command, tmp_path: Path) -> None:
    for name in ("all.baliewijs", "words.csv", "words.xlsx"):
        file = tmp_path / name
        done = command("export", "--language", "en", str(file))
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.endswith(f"articles written: {file}\n")
        assert "the same" in command("import", "--language", "en", str(file)).stdout


def test_an_export_to_an_unknown_ending_is_wrong_use(command: Command, tmp_path: Path) -> None:
    done = command("export", str(tmp_path / "articles.docx"))
    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)


def test_names_are_learned_from_catalogues_and_lines_of_json(command: Command, tmp_path: Path) -> None:
    catalogue = catalogue_file(tmp_path, record("Reisdocument regelen", products=("paspoort",)))
    lines = tmp_path / "names.jsonl"
    lines.write_text('{"upl": "paspoort", "titles": [["Reisdocument regelen", 4], ["Paspoort halen", 2]]}\n', "utf-8")
    done = command("learn", "--language", "en", str(catalogue), str(lines))
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [
        str(catalogue),
        "  Waterrade: 1 name of a product read.",
        "  1 name is new.",
        str(lines),
        "  names.jsonl: 2 names of products read.",
        "  1 name is new.",
        "  1 name was known already.",
    ]


def test_a_file_that_teaches_nothing_is_told_in_one_sentence_and_the_next_goes_on(
    command: Command, tmp_path: Path
) -> None:
    wrong, right = tmp_path / "wrong.jsonl", tmp_path / "right.jsonl"
    wrong.write_bytes(b"\x00\xff\x00")
    right.write_text('{"upl": "paspoort", "titles": [["Reisdocument regelen", 4]]}\n', "utf-8")
    done = command("learn", str(wrong), str(right))
    assert done.returncode == 1
    assert done.stderr.startswith(str(wrong))
    assert len(done.stderr.splitlines()) == 1
    assert done.stdout.startswith(str(right))


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real catalogues are not on this computer")
def test_a_real_catalogue_is_taken_in(command: Command) -> None:
    file = min((SHARED / "data" / "sc").glob("*.xml"), key=lambda file: file.stat().st_size)
    done = command("import", str(file))
    assert (done.returncode, done.stderr) == (0, "")
    assert len(done.stdout.splitlines()) > 1


def test_a_receipt_is_written_in_each_form_and_the_second_is_a_copy(
    command: Command, data: Path, tmp_path: Path
) -> None:
    number = store_a_contact(data)
    for position, form in enumerate(("a5", "a4", "80mm", "text")):
        out = tmp_path / f"receipt-{form}"
        done = command("receipt", number, "--form", form, "--out", str(out))
        assert (done.returncode, done.stderr) == (0, "")
        words = out.read_text("utf-8") if form == "text" else words_in(out.read_bytes())
        assert format_number(number) in words
        assert ("KOPIE" in words.upper()) is (position > 0)


def words_in(pdf: bytes) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_check_says_that_all_is_well(process: Command) -> None:
    done = process("check")
    assert (done.returncode, len(done.stdout.splitlines()), done.stderr) == (0, 1, "")


def test_the_demonstration_leaves_pictures_receipts_and_a_summary(process: Command, tmp_path: Path) -> None:
    out = tmp_path / "out"
    file = catalogue_file(tmp_path, record("Zeppelin aanmelden"))
    done = process("demo", "--out", str(out), "--catalogue", str(file))
    pictures = sorted(out.glob("*.png"))
    receipts = sorted(out.glob("receipt-*"))
    assert (done.returncode, done.stderr) == (0, "")
    assert [picture.name for picture in pictures] == [f"{n:02d}.png" for n in range(1, len(pictures) + 1)]
    assert len(pictures) >= 10
    assert all(picture.read_bytes().startswith(PNG) for picture in pictures)
    assert [receipt.suffix for receipt in receipts].count(".pdf") == 6
    assert all(picture.name in (out / "summary.txt").read_text("utf-8") for picture in pictures)


def test_wrong_use_is_told_in_one_line_with_exit_status_2_by_the_process_too(process: Command) -> None:
    for arguments in (("search",), ("import", "there-is-no-such-file.xml")):
        done = process(*arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert done.stderr.startswith("baliewijs: ")
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("search", "--colour", "paspoort"),
        ("receipt", "M4TD9-1CZ7K"),
        ("receipt", "M4TD9-1CZ7K", "--out", "x.pdf", "--form", "a3"),
        ("receipt", "M4TD9-1CZ7L", "--out", "x.pdf"),
        ("learn",),
        ("learn", "there-is-no-such-file.xml"),
        ("demo",),
        ("dance",),
    ],
    ids=" ".join,
)
def test_wrong_use_is_told_in_one_line_with_exit_status_2(command: Command, arguments: tuple[str, ...]) -> None:
    done = command(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("baliewijs: ")
    assert len(done.stderr.splitlines()) == 1


def test_figures_are_counted_again_and_put_right(command: Command, data: Path) -> None:
    checked = command("figures", "check")
    assert (checked.returncode, checked.stderr, len(checked.stdout.splitlines())) == (0, "", 1)
    store_a_contact(data)
    with closing(sqlite3.connect(data / "baliewijs.db")) as database, database:
        database.execute("UPDATE tally_contact SET contacts = contacts + 1")
    assert command("figures", "check").returncode == 1
    assert command("figures", "rebuild").returncode == 0
    assert command("figures", "check").returncode == 0
