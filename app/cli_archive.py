"""Backups on the command line: making, proving and restoring them, and moving to another database."""

import argparse
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from app.cli_password import opened_whole
from app.clock import SystemClock
from app.domain.errors import DomainError
from app.services.log_authors import at_command_line
from app.settings import load_settings
from resources.translations import _, plural

if TYPE_CHECKING:
    from app.services.archive_ports import Contents
    from app.services.archiving import Proof
    from app.services.ports import Database
    from app.services.progress import Progress

Done = TypeVar("Done")
_URL_HELP = "the server, such as postgresql://admin@host/baliewijs; else the database of this seat"


def add_archive_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Tell the parser what these commands take."""
    make = commands.add_parser("backup", parents=[shared], help="write everything in the database to one file")
    make.add_argument("file", metavar="FILE")
    make.add_argument("--url", metavar="URL", default="", help=_URL_HELP)
    make.add_argument("--prove", action="store_true", help="restore it to a scratch place and compare")

    proving = commands.add_parser("prove", parents=[shared], help="restore a backup to a scratch place and compare")
    proving.add_argument("file", metavar="FILE")

    back = commands.add_parser("restore", parents=[shared], help="put a backup into an empty database")
    back.add_argument("file", metavar="FILE")
    back.add_argument("--url", metavar="URL", default="", help=_URL_HELP)
    back.add_argument("--replace", action="store_true", help="into one that is in use, after a backup of that")

    moving = commands.add_parser("move", parents=[shared], help="bring everything to another, empty database")
    way = moving.add_mutually_exclusive_group(required=True)
    way.add_argument("--to", metavar="URL", default="", help="from the database of this seat to a server")
    way.add_argument("--from", metavar="URL", default="", dest="source", help="from a server to this seat")


def backup(data: Path, given: argparse.Namespace) -> int:
    """Write a backup; with --prove only a proven one is good."""
    from app.services.archiving import make_backup

    file = Path(given.file)
    with closing(_in_use(data, given.url or load_settings(data).server)) as database:
        contents = _telling(lambda tell: make_backup(database, file, SystemClock(), at_command_line(), tell))
        print(_("Backup written: {file}").format(file=file))
        _print_contents(contents)
    return prove(data, given) if given.prove else 0


def prove(_data: Path, given: argparse.Namespace) -> int:
    """Restore a backup to a scratch place; exit status 1 when not all of it came back."""
    from app.bootstrap import scratch_store
    from app.services.archiving import prove_backup

    proof = _telling(lambda tell: prove_backup(_existing(given.file), scratch_store, tell))
    for line in _proof_lines(proof):
        print(line)
    return 0 if proof.is_whole else 1


def restore(data: Path, given: argparse.Namespace) -> int:
    """Restore a backup. Into a database that is in use only with --replace, and never without asking."""
    from app.bootstrap import forget_index
    from app.services.archiving import is_unused, look_through, restore_backup

    file, address = _existing(given.file), given.url or load_settings(data).server
    with nullcontext() if address else _closed_window(data), closing(opened_whole(data, address)) as database:
        look_through(database, file)
        replaces = not is_unused(database)
        if replaces:
            if not given.replace:
                raise DomainError("archive-target-in-use")
            _confirm_replacing()
            _keep_what_is_there(database, file)
        author = at_command_line()
        contents = _telling(lambda tell: restore_backup(database, file, author, tell, may_replace=replaces))
    if not address:
        forget_index(data)
    print(_("Restored from {file}").format(file=file))
    _print_contents(contents)
    return 0


def move(data: Path, given: argparse.Namespace) -> int:
    """Bring everything to another database; the one it comes from stays as it was."""
    from app.bootstrap import forget_index
    from app.services.archiving import move_everything

    with (
        closing(_in_use(data, given.source)) as source,
        _closed_window(data),
        closing(opened_whole(data, given.to)) as target,
    ):
        contents = _telling(lambda tell: move_everything(source, target, at_command_line(), tell))
    if not given.to:
        forget_index(data)
    print(_("Everything was moved, and compared. What you moved from is still there."))
    _print_contents(contents)
    if given.to:
        print(_("Let each workplace join the server now: baliewijs join URL"))
    return 0


def _closed_window(data: Path) -> AbstractContextManager[None]:
    """As long as this lasts, no window opens; refused while one is open."""
    from ui.seat_lock import seat_lock  # here: only this needs Qt

    return seat_lock(data)


def _in_use(data: Path, address: str) -> "Database":
    """The server, or the database of this seat, which must be there."""
    if not address and not (data / "baliewijs.db").is_file():
        raise DomainError("not-set-up")
    return opened_whole(data, address)


def _existing(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise DomainError("file-missing", file=name)
    return path


def _confirm_replacing() -> None:
    word = _("replace")
    print(_("Everything that is in this database now will be replaced. A backup of it is made first."))
    print(_("Type “{word}” to go on:").format(word=word), end=" ", flush=True)
    if sys.stdin.readline().strip().casefold() != word.casefold():
        raise DomainError("archive-not-confirmed")


def _keep_what_is_there(database: "Database", file: Path) -> None:
    """A backup beside the one that will be restored."""
    from app.services.archiving import make_backup

    clock = SystemClock()
    kept = file.with_name(f"{file.stem}-{_('replaced')}-{clock.now():%Y%m%d-%H%M%S}.zip")
    _telling(lambda tell: make_backup(database, kept, clock, at_command_line(), tell))
    print(_("What was there is kept in {file}").format(file=kept))


def _print_contents(contents: "Contents") -> None:
    print(plural("{count} row", "{count} rows", contents.total))
    print(_log_words(contents))


def _log_words(contents: "Contents") -> str:
    if not contents.log_number:
        return _("The log is empty.")
    return _("The log ends at line {number}: {hash}").format(number=contents.log_number, hash=contents.log_hash)


def _proof_lines(proof: "Proof") -> Iterator[str]:
    """A table with one line a table of the database that has rows, and how the log is."""
    yield "{:<24}{:>12}{:>12}".format(_("table"), _("in backup"), _("restored"))
    for table, promised in sorted(proof.promised.rows.items()):
        restored = proof.restored.rows.get(table, 0)
        if promised or restored:
            yield f"{table:<24}{promised:>12}{restored:>12}" + ("" if promised == restored else "  <<<")
    yield "{:<24}{:>12}{:>12}".format(_("all tables"), proof.promised.total, proof.restored.total)
    yield _log_words(proof.restored)
    if proof.faults:
        yield plural(
            "{count} line of the log is not right.", "{count} lines of the log are not right.", len(proof.faults)
        )
    else:
        yield _("Every line of the log is right.")
    yield _("The backup is whole: everything came back.") if proof.is_whole else _("The backup is NOT whole.")


def _telling(work: Callable[["Progress"], Done]) -> Done:
    """Do it, with a percentage on the same line again and again when somebody looks."""
    if not sys.stderr.isatty():
        return work(lambda _percent: None)
    try:
        return work(lambda percent: print(f"\r{percent} %", end="", file=sys.stderr))
    finally:
        print("\r     \r", end="", file=sys.stderr)


ARCHIVE_COMMANDS = {"backup": backup, "prove": prove, "restore": restore, "move": move}
