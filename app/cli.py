"""The command line: `baliewijs` opens the window; the other commands work without one."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from app.cli_archive import add_archive_commands
from app.cli_commands import COMMANDS, EXPORT_FORMATS
from app.cli_join import add_join_commands
from app.cli_log import add_log_command
from app.cli_server import add_server_command
from app.domain.errors import BaliewijsError
from app.error_sentences import sentence
from resources.translations import LANGUAGES, _, use_language

WRONG_USE = 2
_WRONG_USE_KEYS = (
    *("number-mistyped", "receipt-unknown", "file-missing", "export-format-unknown", "unit-unknown"),
    *("server-address-wrong", "server-address-has-password", "seat-to-choose", "log-head-wrong"),
)


class _Parser(argparse.ArgumentParser):
    """Says in one sentence what is wrong with the arguments."""

    def error(self, message: str) -> NoReturn:
        """Print the sentence and stop with exit status 2."""
        print(_("baliewijs: {what} (baliewijs --help tells more)").format(what=message), file=sys.stderr)
        sys.exit(WRONG_USE)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status: 0 good, 1 not done, 2 wrong use."""
    given = _parser().parse_args(arguments)
    use_language(given.language)
    if given.command is None:
        from ui.main import run_window  # the window is only loaded when it is wanted

        return run_window(_data(given), given.demo)
    try:
        return COMMANDS[given.command](_data(given), given)
    except BaliewijsError as error:
        print(f"baliewijs: {sentence(error)}", file=sys.stderr)
        return WRONG_USE if error.key in _WRONG_USE_KEYS else 1


def _data(given: argparse.Namespace) -> Path:
    from app.settings import data_folder

    return Path(given.data).expanduser() if given.data else data_folder()


def _parser() -> argparse.ArgumentParser:
    shared = _Parser(add_help=False)
    shared.add_argument("--data", metavar="DIR", default="", help="folder with all data of this seat")
    shared.add_argument("--language", choices=LANGUAGES, default="nl", help="language of what is printed")
    shared.add_argument("--demo", action="store_true", help="give a new folder the demo municipality")
    parser = _Parser(prog="baliewijs", parents=[shared], description="Agent desktop for a municipal contact centre.")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", parser_class=_Parser)
    quiet = _Parser(add_help=False)
    quiet.add_argument("--data", metavar="DIR", default=argparse.SUPPRESS, help="folder with all data of this seat")
    quiet.add_argument("--language", choices=LANGUAGES, default=argparse.SUPPRESS)
    quiet.add_argument("--demo", action="store_true", default=argparse.SUPPRESS)

    demo = commands.add_parser("demo", parents=[quiet], help="do the main job without a window to look at")
    demo.add_argument("--out", metavar="DIR", required=True, help="folder for pictures, receipts and summary")
    demo.add_argument("--catalogue", metavar="FILE", default="", help="a municipal catalogue to import first")

    take_in = commands.add_parser("import", parents=[quiet], help="take in articles or search words")
    take_in.add_argument("files", metavar="FILE", nargs="+", help="the file itself tells its format: docs/import.md")
    take_in.add_argument("--take-theirs", action="store_true", help="also overwrite what was edited here")
    take_in.add_argument("--withdraw-gone", action="store_true", help="withdraw articles that the file no longer has")
    take_in.add_argument("--dry-run", action="store_true", help="tell what would change and store nothing")

    put_out = commands.add_parser("export", parents=[quiet], help="write the articles to a file")
    put_out.add_argument("file", metavar="FILE", help="its ending tells the format")
    put_out.add_argument("--format", choices=EXPORT_FORMATS, default="", help="a format that the ending does not tell")
    put_out.add_argument("--owner", metavar="UNIT", help="only articles of this unit, given by its id")

    learn = commands.add_parser("learn", parents=[quiet], help="learn how other municipalities call products")
    learn.add_argument("files", metavar="FILE", nargs="+", help="Samenwerkende Catalogi, XML, or lines of JSON")

    search = commands.add_parser("search", parents=[quiet], help="search the knowledge base")
    search.add_argument("text", metavar="TEXT", nargs="+")
    search.add_argument("--json", action="store_true", help="print JSON")

    receipt = commands.add_parser("receipt", parents=[quiet], help="write the receipt of a contact")
    receipt.add_argument("number", metavar="NUMBER", help="the customer's number, such as M4TD9-1CZ7K")
    receipt.add_argument("--form", choices=("a5", "a4", "80mm", "text"), default="a5")
    receipt.add_argument("--out", metavar="FILE", required=True)

    commands.add_parser("check", parents=[quiet], help="check database, index and journal")

    add_join_commands(commands, quiet)

    figures = commands.add_parser("figures", parents=[quiet], help="count all figures again")
    figures.add_argument("action", choices=("check", "rebuild"), help="compare the totals, or put them right")
    add_archive_commands(commands, quiet)
    add_log_command(commands, quiet)
    add_server_command(commands, quiet)
    return parser


if __name__ == "__main__":
    sys.exit(main())
