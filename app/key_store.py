"""The key store of the operating system: passwords are kept there, and nowhere else."""

from app.domain.errors import WorldError

_OF_SERVERS = "baliewijs-server"


def kept_password(service: str, account: str) -> str:
    """The kept password, or "" when none was kept or there is no key store.

    Raises:
        WorldError: `key-store-away`.
    """
    import keyring  # here: it loads slowly
    from keyring.errors import KeyringError, NoKeyringError

    try:
        return keyring.get_password(service, account) or ""
    except NoKeyringError:
        return ""
    except (KeyringError, RuntimeError) as error:
        raise WorldError("key-store-away") from error


def keep_password(service: str, account: str, password: str) -> None:
    """Keep a password.

    Raises:
        WorldError: `key-store-away`, also when the key store takes a password and forgets it.
    """
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(service, account, password)
    except (KeyringError, RuntimeError) as error:
        raise WorldError("key-store-away") from error
    if kept_password(service, account) != password:
        raise WorldError("key-store-away")


def forget_password(service: str, account: str) -> None:
    """Keep it no longer; forgetting twice is fine.

    Raises:
        WorldError: `key-store-away`.
    """
    import keyring
    from keyring.errors import KeyringError, NoKeyringError, PasswordDeleteError

    try:
        keyring.delete_password(service, account)
    except (PasswordDeleteError, NoKeyringError):
        return
    except (KeyringError, RuntimeError) as error:
        raise WorldError("key-store-away") from error


class ServerPasswords:
    """The PasswordKeeper of one server, given by its address."""

    def __init__(self, address: str) -> None:
        self._address = address

    def password_of(self, login: str) -> str:
        """The kept one, or ""."""
        return kept_password(_OF_SERVERS, f"{login} {self._address}")

    def keep(self, login: str, password: str) -> None:
        """Keep it, or with "" forget it."""
        account = f"{login} {self._address}"
        if password:
            keep_password(_OF_SERVERS, account, password)
        else:
            forget_password(_OF_SERVERS, account)
