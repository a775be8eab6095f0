"""requirements.lock: what everybody installs, whatever registry it comes from."""

import re
import tomllib
from functools import cache
from itertools import chain

from packaging.requirements import Requirement

from tests.architecture.sources import ROOT, listed

HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}\b")
ADDRESS = re.compile(r"://|--index-url|--extra-index-url|--find-links|--trusted-host| @ ")


@cache
def _lock() -> str:
    return (ROOT / "requirements.lock").read_text("utf-8")


@cache
def _entries() -> dict[Requirement, str]:
    """Each requirement, pinned, with the lines that belong to it."""
    blocks = re.split(r"^(?=\S)", _lock().replace("\\\n", " "), flags=re.MULTILINE)
    lines = [block for block in blocks if block.strip() and not block.startswith("#")]
    return {Requirement(line.split(" --hash")[0].splitlines()[0].strip()): line for line in lines}


def test_every_requirement_is_pinned_and_has_hashes() -> None:
    loose = [str(requirement) for requirement in _entries() if not str(requirement.specifier).startswith("==")]
    unhashed = [str(requirement) for requirement, line in _entries().items() if not HASH.search(line)]
    assert not loose, listed(loose)
    assert not unhashed, listed(unhashed)


def test_the_lock_file_names_no_registry() -> None:
    assert [line for line in _lock().splitlines() if ADDRESS.search(line)] == []


def test_the_lock_file_answers_everything_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = chain.from_iterable(project["dependency-groups"].values())
    asked = [*project["project"]["dependencies"], *(wish for wish in groups if isinstance(wish, str))]
    assert [wish for wish in map(Requirement, asked) if not _is_locked(wish)] == []


def _is_locked(wish: Requirement) -> bool:
    return any(
        _same_project(locked, wish) and wish.specifier.contains(str(locked.specifier).removeprefix("=="))
        for locked in _entries()
    )


def _same_project(one: Requirement, other: Requirement) -> bool:
    return one.name.lower().replace("_", "-") == other.name.lower().replace("_", "-")
