"""What takes long to work out and changes only with a release: kept in the system's folder for caches of this user."""

import os
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from typing import TypeVar

import msgspec
from platformdirs import user_cache_path

FOLDER = user_cache_path("baliewijs", appauthor=False)

Result = TypeVar("Result")


def kept(name: str, of: bytes, kind: type[Result], work_out: Callable[[], Result]) -> Result:
    """What was worked out before of the same bytes; worked out now when it is not there, or cannot be read."""
    file = FOLDER / f"{name}-{sha256(of).hexdigest()[:16]}.json"
    with suppress(OSError, msgspec.MsgspecError):
        return msgspec.json.decode(file.read_bytes(), type=kind)
    result = work_out()
    with suppress(OSError):  # then it is worked out again next time
        FOLDER.mkdir(parents=True, exist_ok=True)
        beside = file.with_suffix(f".{os.getpid()}")
        beside.write_bytes(msgspec.json.encode(result))
        beside.replace(file)
    return result
