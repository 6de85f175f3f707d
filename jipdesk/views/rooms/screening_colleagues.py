"""相談: what is asked of a colleague, and what is answered, from the screening desk."""

from PySide6.QtCore import QObject, Slot
from sqlalchemy.orm import Session

from jipdesk.actions import reviews
from jipdesk.views.pieces.page import Page
from jipdesk.views.rooms.screening_marks import Marks


class Colleagues(QObject):
    """Does what the marks' panel asks for, about the application that it shows."""

    def __init__(self, page: Page, marks: Marks) -> None:
        super().__init__(marks)
        self._page, self._marks = page, marks

    @Slot(object, str)
    def ask(self, to: int | None, text: str) -> None:
        """Ask a colleague; without a name, whoever is next."""
        number, me = self._marks.number, self._page.desk.desk.actor
        if number is None:
            return

        def work(session: Session) -> None:
            reviews.ask_colleague(session, number, me, to, text)

        self._page.act("ask_colleague", work, self._asked)

    @Slot(int, str)
    def answer(self, question: int, text: str) -> None:
        """Answer what was asked."""
        me = self._page.desk.desk.actor
        self._page.act("answer_colleague", lambda session: reviews.answer_colleague(session, question, me, text))

    def _asked(self, _: object) -> None:
        self._marks.ask.done()
