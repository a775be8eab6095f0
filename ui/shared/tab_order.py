"""The Tab key goes through a page as it is read: Qt goes by when each widget came on it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLayout, QScrollArea, QWidget


def step(page: QWidget, forward: bool) -> bool:
    """Go to the next stop of the page, after the last one to what stands beside the page; False when there is none."""
    current = QApplication.focusWidget()
    if current is None:
        return False
    stops = list(_stops(page))
    place = stops.index(current) + (1 if forward else -1) if current in stops else -1
    target = stops[place] if 0 <= place < len(stops) else _beside(page, forward)
    if target is None:
        return False
    _go_to(target, forward)
    return True


def step_round(page: QWidget, forward: bool) -> bool:
    """The same, and from the last stop to the first; False when there is none."""
    current, stops = QApplication.focusWidget(), list(_stops(page))
    if current not in stops:
        return False
    _go_to(stops[(stops.index(current) + (1 if forward else -1)) % len(stops)], forward)
    return True


def _go_to(target: QWidget, forward: bool) -> None:
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    bring_in_sight(target)


def bring_in_sight(widget: QWidget) -> None:
    """Scroll whatever is around the widget to it."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()


def _stops(widget: QWidget) -> Iterator[QWidget]:
    """The widgets that the Tab key can stop at, in the order of the layouts."""
    if not widget.isVisible():
        return
    if _is_stop(widget):
        yield widget
    elif isinstance(widget, QScrollArea):
        if (shown := widget.widget()) is not None:
            yield from _stops(shown)
    elif not isinstance(widget, QAbstractScrollArea) and (layout := widget.layout()) is not None:
        yield from _stops_in(layout)


def _stops_in(layout: QLayout) -> Iterator[QWidget]:
    for index in range(layout.count()):
        item = layout.itemAt(index)
        if item is None:
            continue
        if (inside := item.widget()) is not None:
            yield from _stops(inside)
        elif (part := item.layout()) is not None:
            yield from _stops_in(part)


def _beside(page: QWidget, forward: bool) -> QWidget | None:
    """The nearest stop in Qt's own order that is no part of the page."""
    found = page
    while (after := found.nextInFocusChain() if forward else found.previousInFocusChain()) not in (None, page):
        found = after
        if found.isVisible() and _is_stop(found) and not page.isAncestorOf(found):
            return found
    return None


def _is_stop(widget: QWidget) -> bool:
    has_policy = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return has_policy and widget.isEnabled() and widget.focusProxy() is None
