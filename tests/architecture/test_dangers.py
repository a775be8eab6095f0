"""Constructions that are kept out, because each of them has cost other programmes dearly."""

import ast
import re

from tests.architecture.sources import Source, all_sources, listed, product_sources

MAY_CATCH_ALL = {"ui/shared/tasks.py", "ui/last_resort.py"}
NOT_LGPL = re.compile(r"\bQt(Charts|DataVisualization|Graphs|VirtualKeyboard|NetworkAuth)")
CATCH_ALL = {"Exception", "BaseException"}


def test_only_the_task_runner_and_the_last_resort_catch_everything() -> None:
    places = [
        source.place(handler)
        for source in product_sources()
        if source.name not in MAY_CATCH_ALL
        for handler in source.nodes(ast.ExceptHandler)
        if _catches_all(handler)
    ]
    assert not places, listed(places)


def test_no_qt_module_with_another_licence_is_used() -> None:
    names = [
        f"{source.place(node)} {name}"
        for source in all_sources()
        for node in source.nodes(ast.stmt)
        for name in _imported_names(node)
        if NOT_LGPL.search(name)
    ]
    assert not names, listed(names)


def test_no_events_are_handled_in_the_midst_of_a_handler() -> None:
    """The driver works the window from outside: nothing else runs while it waits."""
    places = [
        place
        for name in ("processEvents", "QEventLoop")
        for place in _uses_of(name)
        if not place.startswith("ui/driver.py:")
    ]
    assert not places, listed(places)


def test_no_class_is_a_qthread() -> None:
    threads = [
        source.place(definition)
        for source in product_sources()
        for definition in source.nodes(ast.ClassDef)
        if any(_name(base) == "QThread" for base in definition.bases)
    ]
    assert not threads, listed(threads)


def test_what_is_painted_on_is_let_go_of_at_once() -> None:
    """Who holds the frame of a paintEvent, as a traceback does, would hold its painter too: that ends the process."""
    places = [
        source.place(call)
        for source in product_sources()
        for call in source.nodes(ast.Call)
        if _name(call.func) == "QPainter" and call.args and call not in _of_with(source)
    ]
    assert not places, listed(places)


def _of_with(source: Source) -> list[ast.expr]:
    return [item.context_expr for each in source.nodes(ast.With) for item in each.items]


def _uses_of(name: str) -> list[str]:
    return [
        source.place(node)
        for source in product_sources()
        for node in (*source.nodes(ast.Name), *source.nodes(ast.Attribute))
        if _name(node) == name
    ]


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _catches_all(handler: ast.ExceptHandler) -> bool:
    if handler.type is None:
        return True
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(_name(kind) in CATCH_ALL for kind in kinds)


def _imported_names(node: ast.stmt) -> list[str]:
    if isinstance(node, ast.ImportFrom):
        return [f"{node.module}.{alias.name}" for alias in node.names]
    return [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
