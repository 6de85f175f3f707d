"""A long text of an applicant, set for reading: larger, with air between the lines, no wider than the eye follows."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextBlockFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from jipdesk.views.look import fonts

SIZE = 15
WIDEST = 700
_LINE_HEIGHT = 118.0
_PARAGRAPH = 8.0


class Prose(QTextEdit):
    """As tall as its text. What stands in it is text, never markup; it can be marked and copied by the mouse."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "prose")
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setAcceptDrops(False)
        self.setFont(fonts.text(SIZE))
        self.setMaximumWidth(WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_text(self, text: str, name: str) -> None:
        """Show this text, which is called so for who cannot see it."""
        self.setAccessibleName(name)
        self.document().setDefaultFont(fonts.text(SIZE))
        self.setPlainText(text)
        form = QTextBlockFormat()
        form.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(_PARAGRAPH)
        whole = QTextCursor(self.document())
        whole.select(QTextCursor.SelectionType.Document)
        whole.setBlockFormat(form)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the room for all of it."""
        return QSize(WIDEST, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be as tall as the text is at this width."""
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def _fit(self, *_: object) -> None:
        tall = round(self.document().size().height()) + 2
        if tall != self.height():
            self.setFixedHeight(tall)
