"""A PostgreSQL server of the tests' own."""

import os
import pwd
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_INSTALLED = Path("/usr/lib/postgresql")
_UNPRIVILEGED = ("postgres", "nobody")  # initdb refuses to work for root


def server_programs() -> Path | None:
    """The folder with initdb and pg_ctl, the newest first, or None."""
    versions = sorted(_INSTALLED.glob("*/bin"), key=lambda folder: float(folder.parent.name), reverse=True)
    folders = [*versions, *_folder_of_pg_config(), *map(Path, os.get_exec_path())]
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "pg_ctl").exists()), None)


def needed_programs() -> Path:
    """As `server_programs`, for a test that is not run without them; where all tests must run it fails."""
    programs = server_programs()
    if programs is None:
        missing = "no PostgreSQL server programs (initdb, pg_ctl) on this computer"
        raise (pytest.fail if os.environ.get("CI") else pytest.skip).Exception(missing)
    return programs


def _folder_of_pg_config() -> list[Path]:
    if not shutil.which("pg_config"):
        return []
    found = subprocess.run(["pg_config", "--bindir"], capture_output=True, text=True, check=True)
    return [Path(found.stdout.strip())]


@contextmanager
def running_server(programs: Path, folder: Path, connections: int = 100, durable: bool = False) -> Iterator[str]:
    """Start a server in `folder`, give the URL of its first database, and stop it at the end.

    Only a `durable` one waits for the disk and tidies up by itself; what measures needs that.
    """
    account = account_for_servers()
    rights: dict[str, Any] = (
        {"user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": []} if account else {}
    )
    if account:
        shutil.chown(folder, account)
    port = free_port()
    data = str(folder / "data")

    def run(program: str, *arguments: str) -> None:
        command = [str(programs / program), "-D", data, *arguments]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL, **rights)

    run("initdb", "-N", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale")
    settings = "-c fsync=on" if durable else "-c fsync=off -c full_page_writes=off -c autovacuum=off"
    options = f"{settings} -c max_connections={connections} -k {folder} -p {port} -c listen_addresses=127.0.0.1"
    run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")
    try:
        yield f"postgresql+psycopg://postgres@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-w", "-m", "immediate", "stop")


def account_for_servers() -> str | None:
    """An account that may run a server; None when the present one may."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in _UNPRIVILEGED if name in known)


def free_port() -> int:
    """A port of this computer that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
