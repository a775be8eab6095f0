"""Passwords of the mail server: in the key store of the operating system, and nowhere else."""

from app.domain.errors import WorldError

_SERVICE = "baliewijs-mail"


def password_of(host: str, user: str) -> str:
    """The kept password, or "" when none was kept. It belongs to one server: no other one is told it.

    Raises:
        WorldError: `key-store-away`.
    """
    import keyring  # here: it loads slowly
    from keyring.errors import KeyringError, NoKeyringError

    try:
        return keyring.get_password(_SERVICE, f"{user}@{host}") or ""
    except NoKeyringError:
        return ""
    except (KeyringError, RuntimeError) as error:
        raise WorldError("key-store-away") from error


def keep_password(host: str, user: str, password: str) -> None:
    """Keep the password of `user` at `host`.

    Raises:
        WorldError: `key-store-away`, also when the key store takes a password and forgets it.
    """
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, f"{user}@{host}", password)
    except (KeyringError, RuntimeError) as error:
        raise WorldError("key-store-away") from error
    if password_of(host, user) != password:
        raise WorldError("key-store-away")
