"""Processes that did nothing before, so that one measurement does not warm or burden another."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from pathlib import Path
from typing import TypeVar

from tests.benchmarks.figures import Figure

Result = TypeVar("Result")


def in_new_process(work: Callable[..., Result], *arguments: object) -> Result:
    """What `work`, a function of a module, gives; its process ends with it."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        return pool.submit(work, *arguments).result()


def measure(name: str) -> list[Figure]:
    """The figures of one benchmark."""
    figures: list[Figure] = import_module(f"tests.benchmarks.{name}").measure()
    return figures


def memory_mb(kind: str) -> float:
    """Memory of this process in MB: `VmRSS` now, `VmHWM` at its highest."""
    status = Path("/proc/self/status").read_text("ascii")
    return next(int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith(f"{kind}:"))
