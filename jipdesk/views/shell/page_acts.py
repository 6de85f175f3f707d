"""What can be done where one is: every button that is on, and every line of a menu behind one, for the finder."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

import shiboken6
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.reading_order import in_reading_order
from jipdesk.views.pieces.table_view import TableView
from jipdesk.views.pieces.tabs import Tabs
from jipdesk.views.spoken import Button, SignButton, message, said


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done: what it is called, what is said about it, and the doing."""

    words: str
    hint: str
    do: Callable[[], object]


def acts_of(*parts: QWidget) -> list[Act]:
    """Return what can be done in these parts of the window, in the order in which one reads; nothing twice."""
    found: dict[tuple[str, str], Act] = {}
    for part in parts:
        for widget in in_reading_order(part):
            if widget.isVisible() and widget.isEnabled():
                for act in _acts(widget):
                    found.setdefault((act.words, act.hint), act)
    return list(found.values())


def _acts(widget: QWidget) -> Iterator[Act]:
    menu: QMenu | None = widget.menu() if isinstance(widget, QPushButton) else None
    if menu is not None:
        yield from _lines(widget, menu)
    elif isinstance(widget, Button):
        yield Act(widget.text(), widget.accessibleDescription(), _press(widget))
    elif isinstance(widget, SignButton):
        yield Act(widget.accessibleName(), "", _press(widget))
    elif isinstance(widget, Tabs):
        for name, title in widget.titles.items():
            yield Act(title, "", partial(widget.enter, name))
    elif isinstance(widget, TableView):
        for title, sort in widget.sorts():
            yield Act(said(message(N_("Sort by {column}"), column=title)), "", sort)


def _lines(button: QWidget, menu: QMenu) -> Iterator[Act]:
    # Some menus find out what is open now as they open.
    menu.aboutToShow.emit()
    # The bar's own buttons say what they are on; what choosing from them does stands in their hint.
    own = button.text().removesuffix("▾").strip() if isinstance(button, Button) else button.toolTip()
    name = own or button.accessibleName()
    for line in menu.actions():
        if line.isEnabled() and line.text():
            words = message(N_("{menu}: {line}"), menu=name, line=line.text())
            yield Act(said(words), "", _choose(line))


def _press(button: QPushButton) -> Callable[[], object]:
    def press() -> None:
        # What was there when the finder opened may be gone.
        if shiboken6.isValid(button):
            button.click()

    return press


def _choose(line: QAction) -> Callable[[], object]:
    def choose() -> None:
        if shiboken6.isValid(line):
            line.trigger()

    return choose
