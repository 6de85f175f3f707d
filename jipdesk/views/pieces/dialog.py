"""A window over the window, walked through as one reads."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from jipdesk.views.pieces.reading_order import move


class Dialog(QDialog):
    """Goes for good when it is closed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Let Tab go on as one reads."""
        return move(self, is_forward=is_forward)
