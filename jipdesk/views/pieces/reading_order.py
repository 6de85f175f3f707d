"""Tab goes on as one reads: as the layouts stand, whenever their widgets were made."""

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QButtonGroup,
    QGridLayout,
    QLayout,
    QLayoutItem,
    QMainWindow,
    QScrollArea,
    QSplitter,
    QStackedWidget,
    QWidget,
)


def move(window: QWidget, *, is_forward: bool) -> bool:
    """Give the keys to the next place of a window that takes them, or to the one before; False if there is none."""
    everything = list(in_reading_order(window))
    at = _place_of(window.focusWidget(), everything)
    following = everything[at + 1 :] + everything[: at + 1]
    before = [*reversed(everything[:at]), *reversed(everything[at:])]
    places = [each for each in (following if is_forward else before) if takes_keys(each)]
    chosen = next((each for each in places if _is_beside(each, window.focusWidget())), next(iter(places), None))
    if chosen is None:
        return False
    chosen.setFocus(Qt.FocusReason.TabFocusReason if is_forward else Qt.FocusReason.BacktabFocusReason)
    bring_into_sight(chosen)
    return True


def in_reading_order(widget: QWidget) -> Iterator[QWidget]:
    """Walk through a widget and all that is laid out in it; what is hidden for a moment keeps its place."""
    yield widget
    for part in _parts(widget):
        if not part.isWindow():
            yield from in_reading_order(part)


def takes_keys(widget: QWidget) -> bool:
    """Tell whether Tab stops there now."""
    if widget.focusPolicy() is Qt.FocusPolicy.NoFocus or not widget.isVisible() or not widget.isEnabled():
        return False
    group: QButtonGroup | None = widget.group() if isinstance(widget, QAbstractButton) else None
    if group is not None and group.exclusive():
        # Of buttons that stand for each other it is the one that is down; the arrows lead to the others.
        return widget is (group.checkedButton() or group.buttons()[0])
    if not widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return False
    # A sheet is stopped at only where the arrows have something to move.
    return not isinstance(widget, QScrollArea) or widget.verticalScrollBar().maximum() > 0


def _is_beside(place: QWidget, now: QWidget | None) -> bool:
    """Tell whether the keys may go there: from what is hidden or put off just now they stay on its page."""
    if now is None or (now.isVisible() and now.isEnabled()):
        return True
    page: QWidget | None = now
    while page is not None and page.property("kind") != "page":
        page = page.parentWidget()
    return page is None or page.isAncestorOf(place)


def _place_of(widget: QWidget | None, everything: list[QWidget]) -> int:
    """Return where the keys are; of what is no part of a layout (any more), where it is in."""
    while widget is not None and widget not in everything:
        widget = widget.parentWidget()
    return everything.index(widget) if widget is not None else 0


def _parts(widget: QWidget) -> Iterator[QWidget]:
    found: list[QWidget | None] = []
    if isinstance(widget, QMainWindow):
        found = [widget.centralWidget()]
    elif isinstance(widget, QStackedWidget):
        found = [widget.currentWidget()]
    elif isinstance(widget, QSplitter):
        found = [widget.widget(place) for place in range(widget.count())]
    elif isinstance(widget, QScrollArea):
        found = [widget.widget()]
    elif not isinstance(widget, QAbstractScrollArea) and (layout := widget.layout()) is not None:
        found = [*_laid_out(layout)]
    return (part for part in found if part is not None)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for item in _items(layout):
        if (inner := item.layout()) is not None:
            yield from _laid_out(inner)
        elif (widget := item.widget()) is not None:
            yield widget


def _items(layout: QLayout) -> list[QLayoutItem]:
    places = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        at: Any = layout.getItemPosition
        places.sort(key=lambda place: at(place)[:2])
    return [item for place in places if (item := layout.itemAt(place)) is not None]


def bring_into_sight(widget: QWidget) -> None:
    """Scroll whatever is around it so that it is seen."""
    around = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget)
        around = around.parentWidget()
