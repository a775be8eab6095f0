"""The journal's key: in the operating system's key store, or where there is none in a file only this user can read."""

import base64
import os
from pathlib import Path

from app.domain.errors import WorldError

_SERVICE = "baliewijs-journal"
_KEY_BYTES = 32
_ENDINGS = ("draft", "work", "article", "bulletin", "feedback", "figure", "outbox", "numbers")


def journal_key(folder: Path) -> bytes:
    """The 32-byte key of the journal below `folder`; made on first use.

    Raises:
        WorldError: `key-store-away` when the key store refuses while something is kept: a new key could not open
            it; `data-folder-unusable`.
    """
    try:
        return _key(folder, folder / "journal.key")
    except OSError as error:
        raise WorldError("data-folder-unusable") from error


def _key(folder: Path, fallback: Path) -> bytes:
    if fallback.exists():
        key = fallback.read_bytes()
        if len(key) == _KEY_BYTES:
            return key
        fallback.replace(fallback.with_suffix(".damaged"))
    account = str(folder.resolve())
    stored = _from_key_store(account, may_be_new=not _is_in_use(folder))
    if stored is not None:
        return stored
    key = os.urandom(_KEY_BYTES)
    if not _into_key_store(account, key):
        _write_private(fallback, key)
    return key


def _is_in_use(folder: Path) -> bool:
    return any(any(folder.glob(f"{place}/*.{ending}")) for place in ("*", "*/*") for ending in _ENDINGS)


def _from_key_store(account: str, may_be_new: bool) -> bytes | None:
    """The kept key, or None when there is none, or no key store. A store may also be locked: then nobody knows."""
    import keyring
    from keyring.errors import KeyringError, NoKeyringError

    try:
        stored = keyring.get_password(_SERVICE, account)
        key = base64.b64decode(stored) if stored else b""
    except (NoKeyringError, ValueError):
        return None
    except (KeyringError, RuntimeError) as error:
        if may_be_new:
            return None
        raise WorldError("key-store-away") from error
    return key if len(key) == _KEY_BYTES else None


def _into_key_store(account: str, key: bytes) -> bool:
    """Whether the key store really kept the key: some accept and forget."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, account, base64.b64encode(key).decode())
    except (KeyringError, RuntimeError):
        return False
    return _from_key_store(account, may_be_new=True) == key


def _write_private(file: Path, key: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(key)
        out.flush()
        os.fsync(out.fileno())
