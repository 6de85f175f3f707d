"""The least that a program with a window can be, to compare the start of ours with. Ends after the first paint."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow


class Window(QMainWindow):
    """Nothing in a frame."""

    def paintEvent(self, event):  # noqa: N802 - the name that Qt gave it
        """End with the next turn of the event loop, as ours does."""
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)


app = QApplication(sys.argv)
window = Window()
window.show()
sys.exit(app.exec())
