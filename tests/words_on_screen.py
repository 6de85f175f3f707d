"""Every word that a person sees or hears in the window, and which of them stayed in another language."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenuBar,
    QPlainTextEdit,
    QPushButton,
    QTabBar,
    QTableView,
    QWidget,
)

JAPANESE = Path(__file__).parents[1] / "translations" / "ja" / "LC_MESSAGES" / "jipdesk.po"
OWN_NAMES = {"English"}
"""A language is offered in its own words."""
DISPLAY, ACROSS = Qt.ItemDataRole.DisplayRole, Qt.Orientation.Horizontal
SPOKEN, HINT = Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole


def words(window):
    """Return every text that is on the screen or said aloud, by how often."""
    found = Counter()
    for widget in _seen(window):
        found.update(each for each in _of(widget) if each)
    return found


def _seen(widget):
    yield widget
    for part in widget.children():
        if isinstance(part, QWidget) and part.isVisible() and not part.isWindow():
            yield from _seen(part)


def heard(widget):
    """Return what a screen reader calls a widget."""
    said = QAccessible.queryAccessibleInterface(widget)
    return said.text(QAccessible.Text.Name).strip() if said else ""


def _of(widget):
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
        if isinstance(widget, QPushButton) and widget.menu():
            yield from _lines(widget.menu())
    elif isinstance(widget, QMenuBar):
        yield from _lines(widget)
    elif isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
        yield widget.text() if isinstance(widget, QLineEdit) else widget.toPlainText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(place) for place in range(widget.count()))
    elif isinstance(widget, QAbstractItemView) and widget.model():
        yield from _cells(widget)


def _lines(menu):
    for line in menu.actions():
        yield from (line.text(), line.toolTip())
        if line.menu():
            yield from _lines(line.menu())


def _cells(view):
    model = view.model()
    if isinstance(view, QTableView):
        yield from (str(model.headerData(place, ACROSS) or "") for place in range(model.columnCount()))
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            yield from (str(index.data(role) or "") for role in (DISPLAY, SPOKEN, HINT))


def unspoken(texts):
    """Return the texts that are messages of ours, have a translation, and were shown untranslated."""
    return {text for text in texts if text in _translated() and re.search("[A-Za-z]{2}", text)} - OWN_NAMES


@cache
def _translated():
    with JAPANESE.open("rb") as file:
        return {part for message in read_po(file, "ja") for part in _changed(message)}


def _changed(message):
    one = isinstance(message.id, str)
    ids, strings = ((message.id,), (message.string,)) if one else (message.id, message.string)
    return [part for part in ids if part and strings[0] and part not in strings]
