"""House style that can be counted: sizes, docstrings, unfinished work."""

import ast
import re
from collections.abc import Iterator

from tests.architecture.sources import Source, all_sources, listed, product_sources

MAX_LINES = 400
UNFINISHED = re.compile(r"\b(TODO|FIXME|NotImplementedError)\b")

Definition = ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef


def test_no_file_is_longer_than_400_lines() -> None:
    lengths = {source.name: len(source.text.splitlines()) for source in all_sources()}
    long = [f"{name}: {lines} lines" for name, lines in lengths.items() if lines > MAX_LINES]
    assert not long, listed(long)


def test_every_module_says_what_it_is_for() -> None:
    silent = [source.name for source in all_sources() if not ast.get_docstring(source.tree)]
    assert not silent, listed(silent)


def test_every_public_class_and_function_has_a_docstring() -> None:
    silent = [
        f"{source.place(definition)} {definition.name}"
        for source in product_sources()
        for definition in _public_definitions(source.tree)
        if not ast.get_docstring(definition)
    ]
    assert not silent, listed(silent)


def test_nothing_is_left_unfinished() -> None:
    marks = [
        f"{source.name}:{number} {line.strip()}"
        for source in _all_but_this_file()
        for number, line in enumerate(source.text.splitlines(), 1)
        if UNFINISHED.search(line)
    ]
    assert not marks, listed(marks)


def _all_but_this_file() -> Iterator[Source]:
    return (source for source in all_sources() if not source.name.endswith("architecture/test_files.py"))


def _public_definitions(parent: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    """Public classes, functions and methods; what stands in a function or a private class is not public."""
    for node in parent.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public_definitions(node)
