"""Passwords of the mail server: in the key store of the operating system, and nowhere else."""

from app import key_store

_SERVICE = "baliewijs-mail"


def password_of(host: str, user: str) -> str:
    """The kept password, or "" when none was kept. It belongs to one server: no other one is told it.

    Raises:
        WorldError: `key-store-away`.
    """
    return key_store.kept_password(_SERVICE, f"{user}@{host}")


def keep_password(host: str, user: str, password: str) -> None:
    """Keep the password of `user` at `host`.

    Raises:
        WorldError: `key-store-away`, also when the key store takes a password and forgets it.
    """
    key_store.keep_password(_SERVICE, f"{user}@{host}", password)
