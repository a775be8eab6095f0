"""The journal's key: in the operating system's key store, or where there is none in a file only this user can read."""

import base64
import binascii
import os
from pathlib import Path

_SERVICE = "baliewijs-journal"
_KEY_BYTES = 32


def journal_key(folder: Path) -> bytes:
    """The 32-byte key of the journal in `folder`; made on first use."""
    fallback = folder / "journal.key"
    if fallback.exists():
        return fallback.read_bytes()
    account = str(folder.resolve())
    stored = _from_key_store(account)
    if stored is not None:
        return stored
    key = os.urandom(_KEY_BYTES)
    if not _into_key_store(account, key):
        _write_private(fallback, key)
    return key


def _from_key_store(account: str) -> bytes | None:
    import keyring
    from keyring.errors import KeyringError

    try:
        stored = keyring.get_password(_SERVICE, account)
        key = base64.b64decode(stored) if stored else b""
    except (KeyringError, RuntimeError, binascii.Error):
        return None
    return key if len(key) == _KEY_BYTES else None


def _into_key_store(account: str, key: bytes) -> bool:
    """Whether the key store really kept the key: some accept and forget."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, account, base64.b64encode(key).decode())
    except (KeyringError, RuntimeError):
        return False
    return _from_key_store(account) == key


def _write_private(file: Path, key: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as out:
        out.write(key)
        out.flush()
        os.fsync(out.fileno())
