"""A small sheet below a button that asks for one line, such as a name or a day."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.spoken import Button, Label, Saying, said

_WIDTH = 220
Take = Callable[[str], "Saying | None"]


class LineSheet(QFrame):
    """Enter hands the line over; what is wrong with it is said, and it stays. Esc leaves things as they are."""

    def __init__(self, parent: QWidget, title: Saying | str, label: Saying | str, verb: Saying | str) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("kind", "popup")
        self._take: Take = lambda _: None
        self.field = LineEdit()
        self.field.setFixedWidth(_WIDTH)
        self.field.setAccessibleName(said(label))
        self.option = QCheckBox(said(N_("For all coordinators")))
        self.option.hide()
        self.trouble = Label("", "trouble")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        self.verb = Button(verb)
        self.verb.clicked.connect(self.take)
        line = QHBoxLayout()
        for part in (Label(label, "muted"), self.field, self.verb):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(8)
        column.addWidget(Label(title, "strong"))
        column.addLayout(line)
        column.addWidget(self.option)
        column.addWidget(self.trouble)

    def ask(self, button: QWidget, take: Take, text: str = "") -> None:
        """Open below a button; `take` is handed the line and returns what is wrong with it, if anything is."""
        self._take = take
        self.field.setText(text)
        self.field.selectAll()
        self.adjustSize()
        wanted, room = button.mapToGlobal(QPoint(0, button.height() + 4)), button.screen().availableGeometry()
        self.move(max(room.left(), min(wanted.x(), room.right() - self.width())), wanted.y())
        self.show()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the line over with Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take()
        else:
            super().keyPressEvent(event)

    @Slot()
    def take(self) -> None:
        """Hand the line over, and close if nothing is wrong with it."""
        wrong = self._take(self.field.text().strip())
        if wrong is None:
            self.close()
            return
        self.trouble.say(wrong)
        self.trouble.show()
        self.adjustSize()
