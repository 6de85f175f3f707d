"""Titles of rows or columns that are as high or as wide as they are told to be."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHeaderView


class FixedHeader(QHeaderView):
    """Measures nothing: Qt would measure every title anew each time the table is moved to its place or dressed."""

    def sizeHint(self) -> QSize:
        """Ask for the size that was set."""
        return self.minimumSize()
