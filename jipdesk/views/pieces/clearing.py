"""Emptying a layout before it is filled anew."""

from PySide6.QtWidgets import QLayout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout; its widgets go for good."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner:
            clear(inner)
            inner.deleteLater()
        elif widget:
            widget.hide()
            widget.deleteLater()
