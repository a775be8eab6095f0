"""Fuzzes one reader in a process of its own: `python -m tests.benchmarks.fuzzing_one NAME FOLDER SECONDS RUNS`."""

import json
import os
import random
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import nullcontext
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

_CRASHES_KEPT = 20
_PIECES = (b"\0", b"\xff", b"<", b"]]>", b'"', b"{", b"[", b"\\u0000", b"-1", b"null", b"999999999", b"&lt;", b"\n")


class _Run:
    """What was seen until now; it ends the process when time or number is used up, as atheris never returns."""

    def __init__(self, read: Callable[[bytes], None], folder: Path, seconds: float, runs: int, engine: str) -> None:
        self._read = read
        self._folder = folder
        self._seconds = seconds
        self._runs = runs
        self._engine = engine
        self._kinds: Counter[str] = Counter()
        self._milliseconds: list[float] = []
        self._started = time.perf_counter()

    def take(self, content: bytes) -> None:
        """Read one broken file, and note how that went."""
        started = time.perf_counter()
        try:
            self._read(content)
        except (Exception, RecursionError) as error:
            self._note(error, content)
        self._milliseconds.append(1000 * (time.perf_counter() - started))
        if len(self._milliseconds) >= self._runs or time.perf_counter() - self._started > self._seconds:
            self._end()

    def _note(self, error: Exception, content: bytes) -> None:
        self._kinds[type(error).__name__] += 1
        if self._kinds.total() <= _CRASHES_KEPT:
            (self._folder / f"crash-{self._kinds.total()}-{type(error).__name__}").write_bytes(content)

    def _end(self) -> None:
        told = {
            "engine": self._engine,
            "seconds": time.perf_counter() - self._started,
            "crashes": self._kinds.total(),
            "kinds": sorted(self._kinds),
            "milliseconds": self._milliseconds,
        }
        (self._folder / "told.json").write_text(json.dumps(told), "utf-8")
        os._exit(0)


def changed(content: bytes, chance: random.Random) -> bytes:
    """`content` with one to eight places replaced, left out, doubled or filled."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randint(0, len(content))
        end = min(len(content), start + chance.choice((0, 1, 4, 40)))
        piece = chance.choice((chance.choice(_PIECES), chance.randbytes(chance.randint(0, 6)), content[start:end] * 2))
        content = content[:start] + piece + content[end:]
    return content


def main(name: str, folder: Path, seconds: float, runs: int) -> None:
    """Fuzz the reader of the format with this name until time or number is used up."""
    has_atheris = find_spec("atheris") is not None
    with import_module("atheris").instrument_imports(include=["knowledgebase"]) if has_atheris else nullcontext():
        seeds = import_module("tests.fuzz_seeds")
    target = seeds.targets()[name]

    def read(content: bytes) -> None:
        seeds.read_or_refuse(folder / "input", target, content)

    read(target.seed)  # what is loaded by reading once is loaded before time counts
    run = _Run(read, folder, seconds, runs, "atheris" if has_atheris else "blind changes")
    if has_atheris:
        _with_atheris(run, folder, target.seed)
    chance = random.Random(2026)
    while True:
        run.take(changed(target.seed, chance))


def _with_atheris(run: _Run, folder: Path, seed: bytes) -> None:
    import atheris

    corpus = folder / "corpus"
    corpus.mkdir()
    (corpus / "seed").write_bytes(seed)
    options = ("-max_len=20000", "-len_control=0", "-timeout=60", "-rss_limit_mb=0", "-detect_leaks=0", "-seed=2026")
    atheris.Setup([sys.argv[0], *options, str(corpus)], run.take)
    atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4]))
