"""A sheet that is no wider than one reads with ease, at the left of a page."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QVBoxLayout, QWidget

_WIDTH = 800


def lay_narrow(on: QWidget, inside: QLayout, most: int = _WIDTH) -> None:
    """Lay this onto a sheet at the left of a widget."""
    sheet = QFrame()
    sheet.setProperty("kind", "surface")
    sheet.setMaximumWidth(most)
    inside.setContentsMargins(20, 16, 20, 16)
    sheet.setLayout(inside)
    line = QHBoxLayout()
    line.addWidget(sheet, 1000)
    line.addStretch(1)
    column = QVBoxLayout(on)
    column.setContentsMargins(0, 12, 0, 12)
    column.addLayout(line)
    column.addStretch(1)
