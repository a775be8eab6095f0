"""`baliewijs log`: proving the log, its head to keep elsewhere, and reading it."""

import argparse
from contextlib import closing
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from app.cli_password import opened_whole
from app.clock import LOCAL_ZONE, SystemClock
from app.domain.errors import DomainError
from app.domain.log import LogHead
from app.domain.log_heads import read_heads, short_head, written_head
from app.formatting import local_time
from app.log_words import entry_words, fault_words
from app.services.log_authors import at_command_line
from app.services.log_ports import LogQuery
from app.services.log_reading import check_log, log_head, read_log
from app.settings import load_settings
from resources.translations import _, plural

if TYPE_CHECKING:
    from app.services.ports import Database

_SHOWN: Final = 100  # faults


def add_log_command(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Tell the parser what `log` takes."""
    log = commands.add_parser("log", parents=[shared], help="prove, keep and read the log of who did and saw what")
    actions = log.add_subparsers(dest="action", metavar="ACTION", required=True)
    where = argparse.ArgumentParser(add_help=False)
    where.add_argument("--url", metavar="URL", default="", help="another server than that of this seat")
    verify = actions.add_parser("verify", parents=[shared, where], help="look for lines that somebody touched")
    verify.add_argument("--head", metavar="NUMBER:HASH", default="", help="a head that was kept")
    verify.add_argument("--head-file", metavar="FILE", default="", help="a file with such heads, as “log head” prints")
    actions.add_parser("head", parents=[shared, where], help="print the last line's seal, to keep elsewhere")
    show = actions.add_parser("show", parents=[shared, where], help="print lines, newest first")
    show.add_argument("--from", metavar="DAY", type=date.fromisoformat, dest="first", help="such as 2026-11-01")
    show.add_argument("--to", metavar="DAY", type=date.fromisoformat, dest="last", help="up to and including this day")


def log(data: Path, given: argparse.Namespace) -> int:
    """Do one of the actions; exit status 1 when the log is not as it was written."""
    do = {"verify": _verify, "head": _head, "show": _show}[given.action]
    address = given.url or load_settings(data).server
    if not address and not (data / "baliewijs.db").is_file():
        raise DomainError("not-set-up")
    with closing(opened_whole(data, address)) as database:
        return do(database, given)


def _verify(database: "Database", given: argparse.Namespace) -> int:
    check = check_log(database, _kept(given))
    faults = check.proof.faults
    for fault in faults[:_SHOWN]:
        print(fault_words(fault))
    if len(faults) > _SHOWN:
        print(plural("And {count} more.", "And {count} more.", len(faults) - _SHOWN))
    for number in check.loose_parts:
        print(_("Line {number}: gone, but who did it is still there.").format(number=number))
    print(plural("{count} line in the log.", "{count} lines in the log.", check.proof.count))
    print(_("Every line is as it was written.") if check.is_right else _("The log is NOT as it was written."))
    if check.proof.head and check.is_right:
        _print_head(check.proof.head)
    return 0 if check.is_right else 1


def _kept(given: argparse.Namespace) -> list[LogHead]:
    heads = read_heads(given.head) if given.head else []
    if not given.head_file:
        return heads
    file = Path(given.head_file)
    if not file.is_file():
        raise DomainError("file-missing", file=file)
    return heads + read_heads(file.read_text(errors="replace"))


def _head(database: "Database", _given: argparse.Namespace) -> int:
    head = log_head(database)
    if head is None:
        print(_("The log is empty."))
    else:
        _print_head(head)
    return 0


def _print_head(head: LogHead) -> None:
    print(_("Head of the log, {moment}:").format(moment=f"{local_time(SystemClock().now()):%d-%m-%Y %H:%M}"))
    print(f"  {written_head(head)}")
    print(_("Short, to write down:"))
    print(f"  {written_head(short_head(head))}")


def _show(database: "Database", given: argparse.Namespace) -> int:
    first = given.first or SystemClock().today()
    last = given.last or max(first, SystemClock().today())
    query = LogQuery(since=_start_of(first), until=_start_of(last + timedelta(days=1)))
    for entry in read_log(database, query, at_command_line()):
        print(entry_words(entry))
    return 0


def _start_of(day: date) -> datetime:
    return datetime.combine(day, time(), LOCAL_ZONE)
