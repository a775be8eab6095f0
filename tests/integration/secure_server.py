"""A PostgreSQL server as it should stand: TLS with a certificate of its own authority, passwords by SCRAM.

In its group `by_certificate` a login signs in with a client certificate; every other one with a password.
"""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from psycopg import connect, sql

from tests.certificates import Authority
from tests.integration.postgresql_server import account_for_servers, free_port

HOST = "localhost"
_RULES = """
local   all all                          trust
hostssl all +by_certificate 127.0.0.1/32 cert
hostssl all all             127.0.0.1/32 scram-sha-256
"""


@dataclass(frozen=True, slots=True)
class SecureServer:
    """`folder` holds `root.crt`, by which the server is known, and `other.crt` of an authority that it is not from."""

    folder: Path
    port: int
    authority: Authority
    programs: Path

    def address(self, database: str = "postgres", root: str = "root.crt", host: str = HOST, more: str = "") -> str:
        """What an administrator types."""
        return f"postgresql://{host}:{self.port}/{database}?sslrootcert={quote(str(self.folder / root))}{more}"

    @property
    def inside(self) -> str:
        """The way of the administrator on the machine itself, who needs no password."""
        return f"postgresql://postgres@{quote(str(self.folder), safe='')}:{self.port}/postgres"

    def make_login(self, name: str, password: str = "", group: str = "") -> None:
        """A person on the server."""
        with connect(self.inside, autocommit=True) as connection:
            role = sql.Identifier(name)
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN").format(role))
            if password:
                connection.execute(sql.SQL("ALTER ROLE {} PASSWORD {}").format(role, sql.Literal(password)))
            if group:
                connection.execute(sql.SQL("GRANT {} TO {}").format(sql.Identifier(group), role))

    def start(self) -> None:
        """Let it answer."""
        folder = self.folder
        options = (
            f"-c fsync=off -k {folder} -p {self.port} -c listen_addresses=127.0.0.1 -c ssl=on"
            f" -c ssl_cert_file={folder / 'server.crt'} -c ssl_key_file={folder / 'server.key'}"
            f" -c ssl_ca_file={folder / 'root.crt'}"
        )
        self.run("pg_ctl", "-w", "-l", str(folder / "log"), "-o", options, "start")

    def stop(self) -> None:
        """Break off whatever goes on."""
        self.run("pg_ctl", "-w", "-m", "immediate", "stop")

    def run(self, program: str, *arguments: str) -> None:
        """One of the programs, as the account that servers run under."""
        account = account_for_servers()
        rights: dict[str, Any] = (
            {"user": account, "group": pwd.getpwnam(account).pw_gid, "extra_groups": []} if account else {}
        )
        command = [str(self.programs / program), "-D", str(self.data), *arguments]
        subprocess.run(command, check=True, cwd=self.folder, stdout=subprocess.DEVNULL, **rights)

    @property
    def data(self) -> Path:
        """Where its rows are."""
        return self.folder / "data"

    def log(self) -> str:
        """What the server wrote."""
        return (self.folder / "log").read_text()


@contextmanager
def secure_server(programs: Path, folder: Path) -> Iterator[SecureServer]:
    """Start it in `folder`, and stop it at the end."""
    server = SecureServer(folder, free_port(), Authority("Testdam"), programs)
    _write_certificates(server)
    account = account_for_servers()
    for file in (folder, *folder.iterdir()):
        if account:
            shutil.chown(file, account)
    server.run("initdb", "-N", "-A", "trust", "-U", "postgres", "-E", "UTF8", "--no-locale")
    (server.data / "pg_hba.conf").write_text(_RULES)
    server.start()
    try:
        with connect(server.inside, autocommit=True) as connection:
            connection.execute("CREATE ROLE by_certificate NOLOGIN")
        yield server
    finally:
        server.stop()


def _write_certificates(server: SecureServer) -> None:
    (server.folder / "root.crt").write_bytes(server.authority.root)
    (server.folder / "other.crt").write_bytes(Authority("Elders").root)
    certificate, key = server.authority.certificate(HOST, HOST)
    (server.folder / "server.crt").write_bytes(certificate)
    secret = os.open(server.folder / "server.key", os.O_WRONLY | os.O_CREAT, 0o600)
    with os.fdopen(secret, "wb") as file:
        file.write(key)
