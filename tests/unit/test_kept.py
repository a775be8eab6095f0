"""What takes long is worked out once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from knowledgebase import kept as module
from knowledgebase.kept import kept

Counted = Callable[[], dict[str, int]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """For caches, not made yet."""
    monkeypatch.setattr(module, "FOLDER", tmp_path / "caches")
    return tmp_path / "caches"


@pytest.fixture
def work() -> tuple[Counted, list[bool]]:
    """Something to work out, and how often that was done."""
    times: list[bool] = []

    def work_out() -> dict[str, int]:
        times.append(True)
        return {"fiets": 1}

    return work_out, times


def test_the_same_is_worked_out_once(folder: Path, work: tuple[Counted, list[bool]]) -> None:
    work_out, times = work
    both = [kept("words", b"fiets", dict[str, int], work_out) for _ in range(2)]
    assert both == [{"fiets": 1}] * 2
    assert len(times) == 1


def test_something_else_is_worked_out_anew(folder: Path, work: tuple[Counted, list[bool]]) -> None:
    work_out, times = work
    for made_of in (b"fiets", b"fietsen"):
        kept("words", made_of, dict[str, int], work_out)
    assert len(times) == 2


@pytest.mark.parametrize("damaged", [b"", b"{", b"[1]"])
def test_what_cannot_be_read_is_worked_out_anew(folder: Path, work: tuple[Counted, list[bool]], damaged: bytes) -> None:
    work_out, times = work
    kept("words", b"fiets", dict[str, int], work_out)
    next(folder.iterdir()).write_bytes(damaged)
    assert [kept("words", b"fiets", dict[str, int], work_out) for _ in range(2)] == [{"fiets": 1}] * 2
    assert len(times) == 2


def test_without_a_folder_it_is_worked_out_each_time(folder: Path, work: tuple[Counted, list[bool]]) -> None:
    work_out, times = work
    folder.write_bytes(b"a file stands in its place")
    for _ in range(2):
        kept("words", b"fiets", dict[str, int], work_out)
    assert len(times) == 2
