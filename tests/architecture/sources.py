"""The project's own Python files, read and parsed once."""

import ast
import gc
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TypeVar

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("ui", "app", "knowledgebase", "resources")

Node = TypeVar("Node", bound=ast.AST)


@dataclass(frozen=True, slots=True)
class Source:
    """One file; `name` is its path from the root, such as `app/clock.py`."""

    name: str
    text: str
    tree: ast.Module
    everything: tuple[ast.AST, ...]

    def nodes(self, kind: type[Node]) -> Iterator[Node]:
        """All parts of the file of one kind."""
        return (node for node in self.everything if isinstance(node, kind))

    def place(self, node: ast.stmt | ast.expr | ast.ExceptHandler) -> str:
        """Where a person finds the part."""
        return f"{self.name}:{node.lineno}"


@cache
def product_sources() -> tuple[Source, ...]:
    """Everything that ships."""
    return _read_all(path for package in PACKAGES for path in sorted((ROOT / package).rglob("*.py")))


@cache
def all_sources() -> tuple[Source, ...]:
    """What ships, its tests and its build."""
    others = [*ROOT.glob("*.py"), *sorted((ROOT / "scripts").rglob("*.py")), *sorted((ROOT / "tests").rglob("*.py"))]
    return (*product_sources(), *_read_all(others))


def listed(problems: Sequence[object]) -> str:
    """A failing test's words: every problem on its own line."""
    return "\n".join([f"{len(problems)} found:", *map(str, problems)])


def _read_all(paths: Iterable[Path]) -> tuple[Source, ...]:
    """The trees stay to the end: the collector need not walk through their million parts after each later test."""
    sources = tuple(map(_read, paths))
    gc.collect()
    gc.freeze()
    return sources


def _read(path: Path) -> Source:
    text = path.read_text("utf-8")
    tree = ast.parse(text)
    return Source(path.relative_to(ROOT).as_posix(), text, tree, tuple(ast.walk(tree)))
