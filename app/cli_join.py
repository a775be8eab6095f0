"""`baliewijs join` and `baliewijs leave`: working at a seat of a server together with others."""

import argparse
import sys
from pathlib import Path
from typing import Any

from app.cli_password import with_own_password
from resources.translations import _


def add_join_commands(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add both to the command line; `shared` has the arguments of every command."""
    join_in = commands.add_parser("join", parents=[shared], help="work on a server, together with other seats")
    join_in.add_argument("server", metavar="URL", help="such as postgresql://kcc.gemeente.example/baliewijs")
    join_in.add_argument("--login", metavar="NAME", default="", help="who signs in, when the server must know it")
    join_in.add_argument("--seat", metavar="CODE", default="", help="the workplace, such as BAL3")
    join_in.add_argument("--take-over", action="store_true", help="take a seat from another computer (administrator)")

    go = commands.add_parser("leave", parents=[shared], help="give the seat back and work alone again")
    go.add_argument("--login", metavar="NAME", default="", help="who signs in, when the server must know it")


def join_server(data: Path, given: argparse.Namespace) -> int:
    """Sign in once and claim a seat for this installation."""
    from app.bootstrap import is_line_verified, join

    def act(password: str) -> None:
        joined = join(data, given.server, given.login, password, given.seat, given.take_over)
        words = _("This computer is workplace {seat} now. {name} signed in.")
        print(words.format(seat=joined.seat.code, name=joined.person.name))

    if not is_line_verified(given.server):
        print(_("Careful: nothing proves that this is the right server, or that nobody listens in."), file=sys.stderr)
    with_own_password(act)
    return 0


def leave_server(data: Path, given: argparse.Namespace) -> int:
    """Give the seat back."""
    from app.bootstrap import leave

    if with_own_password(lambda password: leave(data, given.login, password)):
        print(_("This computer works alone again, and its workplace is free."))
    else:
        print(_("This computer works alone again. Ask an administrator to free its workplace on the server."))
    return 0
