"""A PostgreSQL server with a streaming replica that can take its place."""

import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.integration.postgresql_server import account_for_servers, free_port

_REPLICATES = "-c wal_level=replica -c max_wal_senders=4 -c hot_standby=on -c synchronous_commit=on"


class ReplicatedServer:
    """A primary, and a replica that has every transaction before the primary says that it is stored."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs, self._folder = programs, folder
        self.primary_port, self.replica_port = free_port(), free_port()

    def start(self) -> None:
        """Both, the replica made from the primary."""
        if account := account_for_servers():
            shutil.chown(self._folder, account)
        self._run(
            "initdb", "-D", self._data("primary"), "-N", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale"
        )
        self._start("primary", self.primary_port)
        source = f"host=127.0.0.1 port={self.primary_port} user=postgres application_name=replica"
        self._run("pg_basebackup", "-D", self._data("replica"), "-R", "-X", "stream", "-c", "fast", "-d", source)
        self._start("replica", self.replica_port)
        self._sql("ALTER SYSTEM SET synchronous_standby_names = 'replica'")
        self._sql("SELECT pg_reload_conf()")

    def lose_primary(self) -> None:
        """The primary dies without a word, and the replica becomes the server that takes writes."""
        self._run("pg_ctl", "-D", self._data("primary"), "-w", "-m", "immediate", "stop")
        self._run("pg_ctl", "-D", self._data("replica"), "-w", "promote")

    def stop(self) -> None:
        """Whatever of them still runs."""
        for name in ("primary", "replica"):
            self._run("pg_ctl", "-D", self._data(name), "-w", "-m", "immediate", "stop", check=False)

    def url(self, database: str) -> str:
        """Both servers; the one that takes writes is found by the client."""
        hosts = f"host=127.0.0.1:{self.primary_port}&host=127.0.0.1:{self.replica_port}"
        return f"postgresql+psycopg://postgres@/{database}?{hosts}&target_session_attrs=read-write"

    def primary_url(self, database: str) -> str:
        """The primary alone."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.primary_port}/{database}"

    def replica_url(self, database: str) -> str:
        """The replica alone."""
        return f"postgresql+psycopg://postgres@127.0.0.1:{self.replica_port}/{database}"

    def _start(self, name: str, port: int) -> None:
        options = f"-c fsync=off -k {self._folder} -p {port} -c listen_addresses=127.0.0.1 {_REPLICATES}"
        log = str(self._folder / f"{name}.log")
        self._run("pg_ctl", "-D", self._data(name), "-w", "-l", log, "-o", options, "start")

    def _sql(self, statement: str) -> None:
        place = ("-h", "127.0.0.1", "-p", str(self.primary_port), "-U", "postgres", "-d", "postgres")
        self._run("psql", *place, "-q", "-c", statement)

    def _data(self, name: str) -> str:
        return str(self._folder / name)

    def _run(self, program: str, *arguments: str, check: bool = True) -> None:
        account = account_for_servers()
        rights: dict[str, Any] = (
            {"user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": []} if account else {}
        )
        command = [str(self._programs / program), *arguments]
        subprocess.run(
            command, check=check, cwd=self._folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **rights
        )


@contextmanager
def replicated_server(programs: Path, folder: Path) -> Iterator[ReplicatedServer]:
    """Both servers for the length of a test."""
    servers = ReplicatedServer(programs, folder)
    try:
        servers.start()
        yield servers
    finally:
        servers.stop()
