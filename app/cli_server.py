"""`baliewijs server`: setting a server up for many seats, and proving that it still guards what it should."""

import argparse
import sys
from getpass import getpass
from pathlib import Path
from typing import Any

from app.cli_password import password_from_environment, with_password
from app.domain.errors import DomainError
from resources.translations import _, plural


def add_server_command(commands: Any, shared: argparse.ArgumentParser) -> None:
    """Add it to the command line; `shared` has the arguments of every command."""
    server = commands.add_parser("server", parents=[shared], help="set up a server for many seats, or check it")
    server.add_argument("action", choices=("init", "check"), help="set up or bring up to date, or only look")
    server.add_argument("--url", metavar="URL", required=True, help="such as postgresql://postgres@host/baliewijs")
    server.add_argument("--administrator", metavar="LOGIN", default="", help="who may give logins to the others")
    server.add_argument("--name", metavar="NAME", default="", help="of that administrator, as receipts show names")


def server(_data: Path, given: argparse.Namespace) -> int:
    """Set up, or check with exit status 1 when something is not as it should be."""
    return _init(given) if given.action == "init" else _check(given)


def _init(given: argparse.Namespace) -> int:
    from app.bootstrap import set_up_server

    login, name = given.administrator, " ".join(given.name.split())
    if login and not name:
        raise DomainError("person-name-missing", field="name")
    own = _password_of(login) if login else ""
    question = _("Password of the superuser: ")
    with_password(lambda password: set_up_server(given.url, password, login, name, own), question)
    print(_("The server is ready: tables, roles and rights are as this version of Baliewijs needs them."))
    if login:
        print(_("{name} signs in as {login} and gives the others their logins.").format(name=name, login=login))
    return 0


def _check(given: argparse.Namespace) -> int:
    from app.bootstrap import check_server

    findings = with_password(lambda password: check_server(given.url, password), _("Password of the superuser: "))
    for finding in findings:
        print(finding)
    if findings:
        print(
            plural(
                "{count} thing is not as it should be. baliewijs server init puts rights right.",
                "{count} things are not as they should be. baliewijs server init puts rights right.",
                len(findings),
            )
        )
        return 1
    print(_("All is well: every right on this server is as the matrix says, and no other."))
    return 0


def _password_of(login: str) -> str:
    password = password_from_environment()
    if not password and sys.stdin.isatty():
        password = getpass(_("Password for {login}: ").format(login=login))
    return password
