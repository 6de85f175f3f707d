"""One primary button at a time: while something is asked, its verb is the one, and the page's own stands back."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QPushButton, QWidget


class OnePrimary(QObject):
    """Watches a part of a page that asks for something."""

    def __init__(self, asking: QWidget) -> None:
        super().__init__(asking)
        self._asking = asking
        asking.installEventFilter(self)

    def eventFilter(self, _: QObject, event: QEvent) -> bool:
        """Let the others stand back while it is shown."""
        if event.type() is QEvent.Type.Show:
            self._settle(stands_back=True)
        elif event.type() is QEvent.Type.Hide and not event.spontaneous():
            self._settle(stands_back=False)
        return False

    def _settle(self, *, stands_back: bool) -> None:
        page = _page_of(self._asking)
        for button in page.findChildren(QPushButton) if page else ():
            if button.property("kind") == "primary" and not self._asking.isAncestorOf(button):
                button.setProperty("rests", stands_back)
                button.style().unpolish(button)
                button.style().polish(button)


def _page_of(widget: QWidget) -> QWidget | None:
    above = widget.parentWidget()
    while above is not None and above.property("kind") != "page":
        above = above.parentWidget()
    return above
