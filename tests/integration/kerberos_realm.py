"""A Kerberos realm of the tests' own, with a key distribution centre on loopback."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from psycopg import connect

from tests.integration.postgresql_server import account_for_servers, free_port
from tests.integration.secure_server import SecureServer

REALM = "TESTDAM.EXAMPLE"
PROGRAMS = ("krb5kdc", "kdb5_util", "kadmin.local", "kinit", "kdestroy")
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/usr/local/sbin"))
_CLIENT = """[libdefaults]
default_realm = {realm}
dns_lookup_kdc = false
dns_lookup_realm = false
dns_canonicalize_hostname = false
rdns = false
[realms]
{realm} = {{
  kdc = 127.0.0.1:{port}
}}
[domain_realm]
localhost = {realm}
"""
_CENTRE = """[realms]
{realm} = {{
  database_name = {folder}/principal
  key_stash_file = {folder}/stash
  kdc_listen = 127.0.0.1:{port}
  kdc_tcp_listen = 127.0.0.1:{port}
}}
"""


@dataclass(frozen=True, slots=True)
class Realm:
    """`folder` holds the settings and keys of the centre, and the ticket of who is signed in on this computer."""

    folder: Path

    def surroundings(self) -> dict[str, str]:
        """What programs must be told to live in this realm."""
        return {
            "KRB5_CONFIG": str(self.folder / "krb5.conf"),
            "KRB5_KDC_PROFILE": str(self.folder / "kdc.conf"),
            "KRB5CCNAME": f"FILE:{self.folder / 'ticket'}",
            "KRB5RCACHENAME": "none:",
        }

    def sign_in(self, name: str, password: str) -> None:
        """As somebody does who begins to work at the computer."""
        self.run("kinit", name, typed=f"{password}\n")

    def sign_out(self) -> None:
        """The ticket goes."""
        self.run("kdestroy", "-q")

    def make_person(self, name: str, password: str) -> None:
        """Somebody who can sign in on a computer of the realm."""
        self.run("kadmin.local", "-q", f"addprinc -pw {password} {name}")

    def let_in_by_ticket(self, server: SecureServer) -> None:
        """From now on the server asks everybody who comes from another computer for a ticket."""
        keys = self.folder / "keys"
        self.run("kadmin.local", "-q", "addprinc -randkey postgres/localhost")
        self.run("kadmin.local", "-q", f"ktadd -k {keys} postgres/localhost")
        if account := account_for_servers():
            shutil.chown(keys, account)
        rules = server.data / "pg_hba.conf"
        rules.write_text(f"local all all trust\nhostssl all all 127.0.0.1/32 gss include_realm=0 krb_realm={REALM}\n")
        with connect(server.inside, autocommit=True) as connection:
            connection.execute(f"ALTER SYSTEM SET krb_server_keyfile = '{keys}'")  # type: ignore[call-overload]
            connection.execute("SELECT pg_reload_conf()")

    def run(self, *command: str, typed: str = "") -> None:
        """One of the programs."""
        env = {**os.environ, **self.surroundings(), "PATH": _PATH}
        subprocess.run(command, check=True, env=env, input=typed, text=True, capture_output=True)


@contextmanager
def kerberos_realm(folder: Path) -> Iterator[Realm]:
    """Start the centre, and stop it at the end; a test is not run where its programs are missing."""
    missing = [program for program in PROGRAMS if not shutil.which(program, path=_PATH)]
    if missing:
        words = f"no Kerberos programs ({', '.join(missing)}) on this computer"
        raise (pytest.fail if os.environ.get("CI") else pytest.skip).Exception(words)
    told = {"realm": REALM, "port": free_port(), "folder": folder}
    (folder / "krb5.conf").write_text(_CLIENT.format(**told))
    (folder / "kdc.conf").write_text(_CENTRE.format(**told))
    realm = Realm(folder)
    realm.run("kdb5_util", "create", "-s", "-P", "the realm of the tests")
    realm.run("krb5kdc", "-P", str(folder / "pid"))  # it comes back when it listens
    try:
        yield realm
    finally:
        os.kill(int((folder / "pid").read_text()), 15)
