"""What each command of the command line does."""

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from app.cli_archive import ARCHIVE_COMMANDS
from app.cli_join import join_server, leave_server
from app.cli_log import log
from app.cli_server import server
from app.clock import SystemClock
from app.domain.errors import DomainError, WorldError
from app.domain.receipt import ReceiptForm
from app.error_sentences import sentence
from app.services.learning import learn
from app.services.log_authors import at_command_line
from app.services.receipts import issue_receipt
from app.settings import load_settings
from knowledgebase.search import Hit, SearchQuery
from resources.translations import _, plural

if TYPE_CHECKING:
    from app.bootstrap import Knowledge
    from app.services.figure_ports import Rebuilt
    from app.services.ports import Database

Command = Callable[[Path, argparse.Namespace], int]


@contextmanager
def opened(data: Path, given: argparse.Namespace) -> Iterator["Knowledge"]:
    """Database and index in `data`, brought up to date; with --demo a new folder gets the demo municipality."""
    from app.bootstrap import open_knowledge

    with _opened_database(data, given) as database:
        knowledge = open_knowledge(database, data)
        with closing(knowledge.index):
            knowledge.keeper.bring_up_to_date()
            yield knowledge


@contextmanager
def _opened_database(data: Path, given: argparse.Namespace) -> Iterator["Database"]:
    """Only the database in `data`; with --demo as in `opened`."""
    from app.bootstrap import is_set_up, open_store, start_demo

    with closing(open_store(data)) as database:
        if given.demo and not is_set_up(database):
            start_demo(database, data, load_settings(data))
        yield database


def import_files(data: Path, given: argparse.Namespace) -> int:
    """Take in every file; a refused one leaves everything as it was and the next goes on."""
    from app.services.article_import import import_file, preview_file
    from app.services.import_lines import ImportChoices

    files = [_existing(name) for name in given.files]
    choices = ImportChoices(take_all_theirs=given.take_theirs, withdraw_gone=given.withdraw_gone)
    with opened(data, given) as knowledge:

        def take_in(file: Path) -> list[str]:
            if given.dry_run:
                return preview_file(knowledge.database, file, _show_progress).after(choices).lines()
            return import_file(knowledge.database, file, _show_progress, choices, at_command_line()).lines()

        refused = _refused(files, take_in)
        knowledge.keeper.bring_up_to_date()
    return 1 if refused else 0


def export_articles(data: Path, given: argparse.Namespace) -> int:
    """Write the articles to a file, all of it or nothing."""
    from app.services.export_report import ExportFormat, format_for
    from app.services.exporting import export_file

    path = Path(given.file)
    wanted = ExportFormat(given.format) if given.format else format_for(path)
    with opened(data, given) as knowledge:
        report = export_file(knowledge.database, path, wanted, given.owner, SystemClock(), _show_progress)
    _end_progress()
    for line in report.lines():
        print(line)
    return 0


def learn_files(data: Path, given: argparse.Namespace) -> int:
    """Learn from every file how others call products; a refused one teaches nothing and the next goes on."""
    files = [_existing(name) for name in given.files]
    with opened(data, given) as knowledge:
        refused = _refused(files, lambda file: learn(knowledge.database, file, _show_progress).lines())
    return 1 if refused else 0


def _refused(files: Sequence[Path], take_in: Callable[[Path], list[str]]) -> int:
    """Take in one file after the other and print what each brought; gives how many were refused."""
    refused = 0
    for file in files:
        try:
            lines = take_in(file)
        except (DomainError, WorldError) as error:
            refused += 1
            _end_progress()
            print(f"{file}: {sentence(error)}", file=sys.stderr)
            continue
        _end_progress()
        print(file)
        for line in lines:
            print(f"  {line}")
    return refused


def search(data: Path, given: argparse.Namespace) -> int:
    """Print what is found, best first; exit status 1 when nothing is."""
    with opened(data, given) as knowledge:
        if not knowledge.index.count:
            raise DomainError("knowledge-base-empty")
        result = knowledge.index.search(SearchQuery(" ".join(given.text)))
    if given.json:
        print(json.dumps({"total": result.total, "hits": [_as_data(h) for h in result.hits]}, ensure_ascii=False))
    else:
        for hit in result.hits:
            print(f"{hit.plain_title}\n    {''.join(piece for piece, _marked in hit.snippet)}")
        print(plural("{count} article found", "{count} articles found", result.total))
    return 0 if result.total else 1


def _as_data(hit: Hit) -> dict[str, object]:
    return {
        "id": str(hit.article_id),
        "version": hit.version,
        "title": hit.plain_title,
        "snippet": "".join(piece for piece, _marked in hit.snippet),
        "kind": hit.kind.value,
        "first_line": hit.first_line.value,
        "owner": hit.owner,
        "theme": hit.theme,
        "score": round(hit.score, 4),
    }


def receipt(data: Path, given: argparse.Namespace) -> int:
    """Write a receipt to a file; every time after the first it is a copy."""
    from app.bootstrap import receipt_writer

    out = Path(given.out)
    if not out.parent.is_dir():
        raise DomainError("file-missing", file=out.parent)
    with opened(data, given) as knowledge:
        issued = issue_receipt(
            knowledge.database,
            receipt_writer(),
            given.number,
            ReceiptForm(given.form),
            SystemClock(),
            at_command_line(),
        )
    try:
        out.write_bytes(issued.data)
    except OSError as error:
        raise WorldError("file-not-written") from error
    print(_("Copy {number} written to {file}").format(number=issued.copy, file=out) if issued.copy else out)
    return 0


def check(data: Path, _given: argparse.Namespace) -> int:
    """Look whether database, index and journal are whole; exit status 1 when something is wrong."""
    from app.bootstrap import check_seat

    findings = check_seat(data)
    for finding in findings:
        print(finding)
    if not findings:
        print(_("All is well: database, index and drafts are whole, and receipt numbers have no gaps."))
    return 1 if findings else 0


def figures(data: Path, given: argparse.Namespace) -> int:
    """Count all figures again: look only, with exit status 1 when totals are not right, or put them right."""
    rebuilds = given.action == "rebuild"
    with _opened_database(data, given) as database:
        if rebuilds:
            with database.write() as tx:
                counted = tx.figures.rebuild(_show_progress)
        else:
            with database.read() as tx:
                counted = tx.figures.differences(_show_progress)
    _end_progress()
    print(_told(counted, rebuilds))
    return 1 if counted.different and not rebuilds else 0


def _told(counted: "Rebuilt", is_right_now: bool) -> str:
    if not counted.different:
        return plural(
            "{count} total was counted again and is right.",
            "{count} totals were counted again, and all are right.",
            counted.cells,
        )
    if is_right_now:
        return plural(
            "{count} total was not right, and is now.", "{count} totals were not right, and are now.", counted.different
        )
    return plural(
        "{count} total is not right; baliewijs figures rebuild puts it right.",
        "{count} totals are not right; baliewijs figures rebuild puts them right.",
        counted.different,
    )


def demo(data: Path, given: argparse.Namespace) -> int:
    """Do the main job in the real window without a screen; leaves pictures, receipts and a summary."""
    from ui.demonstration import demonstrate

    catalogue = _existing(given.catalogue) if given.catalogue else None
    return demonstrate(Path(given.out), catalogue)


def _existing(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise DomainError("file-missing", file=name)
    return path


def _show_progress(percent: int) -> None:
    if sys.stderr.isatty():
        print(f"\r{percent} %", end="", file=sys.stderr)


def _end_progress() -> None:
    if sys.stderr.isatty():
        print("\r     \r", end="", file=sys.stderr)


EXPORT_FORMATS = (
    *("knowledge-base", "catalogue", "knowledge-articles", "answers"),
    *("search-words-csv", "search-words-xlsx"),
)

COMMANDS: dict[str, Command] = {
    "demo": demo,
    "import": import_files,
    "export": export_articles,
    "learn": learn_files,
    "search": search,
    "receipt": receipt,
    "check": check,
    "figures": figures,
    **ARCHIVE_COMMANDS,
    "join": join_server,
    "leave": leave_server,
    "log": log,
    "server": server,
}
