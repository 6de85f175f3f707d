"""提出書類: what was asked of the applicant, and what has arrived."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk.actions import selection
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import DOCUMENTS
from jipdesk.phrases.states import state_name
from jipdesk.queries.application_page import ApplicationPage, DocumentLine
from jipdesk.rules.applicant_documents import DUE_AFTER, ApplicantDocument
from jipdesk.rules.states import DocumentState
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.reason import Reason
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, message


class Documents(QWidget):
    """The third tab: every paper with its state, and the two things that happen to it."""

    failed = Signal(object)

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._page: ApplicationPage | None = None
        self.reason = Reason()
        self.all = ActButton(N_("Accept all documents"), self._receive_all)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(12)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 8, 12)
        column.setSpacing(12)
        column.addWidget(self.reason)
        column.addLayout(self._lines)
        line = QHBoxLayout()
        line.addWidget(self.all)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(1)

    def show_page(self, page: ApplicationPage) -> None:
        """Show one applicant."""
        if self._page is None or page.id != self._page.id:
            self.reason.hide()
        self._page = page
        clear(self._lines)
        for document in page.documents:
            self._lines.addLayout(self._line(document))
        if not page.documents:
            self._lines.addWidget(
                Paragraph(N_("No documents have been requested yet. Passing the screening requests them."), "muted")
            )
        waiting = [each for each in page.documents if each.state is not DocumentState.ACCEPTED]
        self.all.setVisible(bool(page.documents))
        if waiting:
            self.all.allow()
        else:
            self.all.forbid(N_("All documents have been accepted."))

    def _line(self, document: DocumentLine) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(Label(DOCUMENTS[document.kind]), 1)
        head.addWidget(StatePill(partial(_state, document), tone_of("document", document.state)))
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(Paragraph(partial(_dates, document), "small"), 1)
        if document.state is not DocumentState.ACCEPTED:
            arrived = Button(N_("Accept"), "link")
            arrived.explain(N_("The document has arrived and is in order."))
            arrived.does(partial(self._receive, ApplicantDocument(document.kind)))
            below.addWidget(arrived)
        back = Button(N_("Send back…"), "link")
        back.explain(N_("Ask for the document again, with what is wrong."))
        back.does(partial(self._ask, document))
        below.addWidget(back)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addLayout(head)
        lines.addLayout(below)
        return lines

    def _receive_all(self) -> None:
        self._receive(None)

    def _receive(self, kind: ApplicantDocument | None) -> None:
        assert self._page is not None
        number, on = self._page.id, self._desk.today()

        def work(session: Session) -> None:
            selection.receive_documents(session, [number], on=on, kinds=None if kind is None else [kind])

        self._desk.act("receive_documents", work, failed=self.failed.emit)

    def _ask(self, document: DocumentLine) -> None:
        question = message(N_("What is wrong with this document? {document}"), document=_name(document))
        self.reason.ask(question, N_("Send back"), partial(self._send_back, document.id))

    def _send_back(self, item: int, defect: str) -> None:
        due_on = self._desk.today() + DUE_AFTER

        def work(session: Session) -> None:
            selection.send_back(session, {item: defect}, due_on=due_on)

        self._desk.act("send_back_documents", work, failed=self.failed.emit)


def _name(document: DocumentLine) -> Saying:
    return lambda words: words.gettext(DOCUMENTS[document.kind])


def _state(document: DocumentLine, words: Words) -> str:
    return state_name("document", document.state, words)


def _dates(document: DocumentLine, words: Words) -> str:
    told = []
    if document.received_on:
        told.append(words.gettext("arrived {day}").format(day=words.date(document.received_on)))
    elif document.due_on:
        told.append(words.gettext("due {day}").format(day=words.date(document.due_on)))
    if document.requests > 1:
        told.append(words.gettext("requested {n} times").format(n=document.requests))
    if document.defect:
        told.append(document.defect)
    return " · ".join(told)
