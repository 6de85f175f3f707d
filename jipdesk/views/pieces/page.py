"""What every page is: a title, a place for notices, and a body that is shown anew when the desk has changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSpacerItem, QVBoxLayout

from jipdesk.errors import Stop
from jipdesk.views.jobs import Then
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.kept_fresh import KeptFresh
from jipdesk.views.pieces.notice import Notice
from jipdesk.views.pieces.notice_place import NoticePlace
from jipdesk.views.pieces.reading_order import in_reading_order, takes_keys
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.pieces.table_view import TableView
from jipdesk.views.sections import Section
from jipdesk.views.spoken import Label, counted, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


SIDE = 20
HEAD = 48
"""The line of the title, in which a notice of two lines has room."""
ABOVE = 6


class Page(KeptFresh):
    """One section's page."""

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, desk.place)
        self.hide()
        self.section = section
        self.setProperty("kind", "page")
        self.setAccessibleName(said(section.title))
        self.title = Label(section.title, "title")
        self.subtitle = Label("", "muted")
        self.head = QHBoxLayout()
        # As tall with buttons as without, and with a notice, so that what is below does not move.
        self.head.addItem(QSpacerItem(0, HEAD))
        self.head.setSpacing(12)
        self.head.addWidget(self.title)
        self.head.addWidget(self.subtitle)
        self.head.addStretch(1)
        self.notice = Notice()
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, ABOVE, SIDE, 12)
        column.setSpacing(0)
        column.addLayout(self.head)
        column.addLayout(self.body, 1)
        self.notice_place = NoticePlace(self, self.head, (self.subtitle, self.title), self.notice)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let a notice stand where it has room."""
        super().resizeEvent(event)
        if self.notice.speaks:
            self.notice_place.settle()

    # --- for the pages ------------------------------------------------------------------------------------------------

    def take_keys(self) -> None:
        """Let the keys go to what the page is about: its table, else how to begin, else what takes them first."""
        places = [each for each in in_reading_order(self) if takes_keys(each)]
        tables = [each for each in places if isinstance(each, TableView)]
        others = [each for each in places if not isinstance(each, Sheet)]
        ways_to_begin = [each for each in places if isinstance(each.parentWidget(), Empty)]
        for first in (tables or ways_to_begin or others or places)[:1]:
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask(self, question: "Callable[[Session], Any]", then: Then) -> None:
        """Ask the desk beside the window; a refusal is told on the page."""
        self.desk.ask(question, then, self.refuse)

    def act(self, name: str, work: "Callable[[Session], Any]", then: Then | None = None, **values: object) -> None:
        """Do an act; a refusal is told on the page."""
        self.notice.clear()
        self.desk.act(name, work, then, self.refuse, **values)

    def refuse(self, stop: Stop) -> None:
        """Say why something was not done."""
        self.notice.refuse(stop)

    @Slot(int, str)
    def tell_exported(self, count: int, file: str) -> None:
        """Say how many rows of a list were written into a ledger, and into which."""
        told = counted("{n} row was exported to {file}.", "{n} rows were exported to {file}.", count, file=file)
        self.notice.tell(told, Tone.DONE)

    def retranslate(self) -> None:
        """Show what comes from the desk in the other language."""
        self.setAccessibleName(said(self.section.title))
        super().retranslate()
