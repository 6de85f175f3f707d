"""The application in front of the reviewer, and already the one that comes next, so that nobody waits between two."""

from PySide6.QtCore import QObject, Signal

from jipdesk.queries import screening_card
from jipdesk.queries.screening_card import Card
from jipdesk.views.jobs import Failed
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking


class Cards(QObject):
    """Asks for one and looks ahead for another; `arrived` hands over the one that was asked for, or None."""

    arrived = Signal(object)

    def __init__(self, desk: OpenDesk, failed: Failed, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._ahead: Card | None = None
        self._wanted: int | None = None
        self._asking = Asking(desk, self.arrived.emit, failed, self)
        self._looking = Asking(desk, self._keep, failed, self)

    def ask(self, number: int) -> None:
        """Hand over an application: at once if it was looked ahead for."""
        ahead = self._ahead
        if ahead is not None and ahead.page.id == number:
            self.forget()
            self.arrived.emit(ahead)
            return
        me = self._desk.desk.actor
        self._asking.ask(lambda session: screening_card.card(session, number, me))

    def look_ahead(self, number: int | None) -> None:
        """Have the next at hand."""
        if number is None or number == self._wanted:
            return
        self._wanted = number
        me = self._desk.desk.actor
        self._looking.ask(lambda session: screening_card.card(session, number, me))

    def forget(self) -> None:
        """Know nothing of the next any more, as something may have changed about it."""
        self._ahead = self._wanted = None

    def _keep(self, card: Card | None) -> None:
        # An answer from before a change is not kept.
        if card is not None and card.page.id == self._wanted:
            self._ahead = card
