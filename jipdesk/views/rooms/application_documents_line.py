"""One paper asked of an applicant: how it stands, whose move it is, and where a scan is dropped."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.requirements import turn_name
from jipdesk.phrases.selection import DOCUMENTS
from jipdesk.phrases.states import state_name
from jipdesk.queries.application_page import DocumentLine
from jipdesk.rules.requirements import is_overdue, turn
from jipdesk.rules.states import DocumentState
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.dropped import local_files
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.spoken import Button, Paragraph

_DROP_HERE = N_("Drop the scan here to attach it.")
_DROP_INSTEAD = N_("Drop the scan here to put it in place of the one attached now.")


class PaperLine(QFrame):
    """A paper. What is wanted of it is told by signals, since the tab does it."""

    opened = Signal(int)
    """somebody wants to look at it, or has looked enough"""
    handed_in = Signal(int, object)
    """the files that were dropped on it or pasted"""
    attaching = Signal(int)
    accepting = Signal(int)
    returning = Signal(int)

    def __init__(self, desk: OpenDesk, document: DocumentLine) -> None:
        super().__init__()
        self._desk = desk
        self.document = document
        self.setProperty("kind", "panel")
        self.setAcceptDrops(True)
        self.name = Button("", "link")
        self.name.does(self._open)
        self.pill = StatePill()
        self.told = Paragraph("", "small")
        self.attach = Button("", "link").does(self._attach)
        self.accept = ActButton(N_("Accept"), self._accept, "link")
        self.back = ActButton(N_("Send back…"), self._return, "link")
        self.place = QVBoxLayout()
        self._lay_out()
        self.show_document(document, is_open=False)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 0, Qt.AlignmentFlag.AlignLeft)
        head.addStretch(1)
        head.addWidget(self.pill)
        verbs = Flow()
        for button in (self.attach, self.accept, self.back):
            verbs.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.told)
        column.addLayout(verbs)
        column.addLayout(self.place)

    def show_document(self, document: DocumentLine, *, is_open: bool) -> None:
        """Show how the paper stands; the name says whether more of it is shown below."""
        self.document = document
        self.name.say(partial(_heading, document, "▾" if is_open else "▸"))
        self.name.explain(N_("Hide what is known of it") if is_open else N_("Show the scan and what is known of it"))
        self.pill.say(partial(_state, document), tone_of("document", document.state))
        self.told.say(partial(_told, document, self._desk.today()))
        self.attach.say(
            N_("Replace the scan…") if document.attachment_id else N_("Attach…"),
            N_("Choose a file, drop one here, or paste one with Ctrl+V: PDF, JPEG, PNG or TIFF."),
        )
        if document.state is DocumentState.ACCEPTED:
            self.accept.forbid(N_("It has been accepted."))
        else:
            self.accept.allow(N_("The document has arrived and is in order."))
        self.back.allow(N_("Ask for the document again, with what is wrong."))

    def paste(self) -> None:
        """Take the files that were copied elsewhere."""
        if files := local_files(QGuiApplication.clipboard().mimeData()):
            self.handed_in.emit(self.document.id, files)

    def put(self, details: QWidget) -> None:
        """Show more of the paper below."""
        self.place.addWidget(details)
        details.show()

    def event(self, event: QEvent) -> bool:
        """Take Ctrl+V for files, where Edit ▸ Paste would look for a field."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and self._is_paste(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste files."""
        if self._is_paste(event):
            self.paste()
        else:
            super().keyPressEvent(event)

    def _is_paste(self, event: QKeyEvent) -> bool:
        is_paste = event.matches(QKeySequence.StandardKey.Paste)
        return is_paste and bool(local_files(QGuiApplication.clipboard().mimeData()))

    # --- dragging -----------------------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say what would happen."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()
            self.told.say(_DROP_INSTEAD if self.document.attachment_id else _DROP_HERE)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Say again how it stands."""
        super().dragLeaveEvent(event)
        self.told.say(partial(_told, self.document, self._desk.today()))

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand on what was dropped."""
        event.acceptProposedAction()
        self.told.say(partial(_told, self.document, self._desk.today()))
        self.handed_in.emit(self.document.id, local_files(event.mimeData()))

    def _open(self) -> None:
        self.opened.emit(self.document.id)

    def _attach(self) -> None:
        self.attaching.emit(self.document.id)

    def _accept(self) -> None:
        self.accepting.emit(self.document.id)

    def _return(self) -> None:
        self.returning.emit(self.document.id)


def _heading(document: DocumentLine, sign: str, words: Words) -> str:
    return f"{sign} {words.gettext(DOCUMENTS[document.kind])}"


def _state(document: DocumentLine, words: Words) -> str:
    return state_name("document", document.state, words)


def _told(document: DocumentLine, today: date, words: Words) -> str:
    """Return days, whose move it is, and what is wrong."""
    parts = [*_days(document, today, words)]
    if mover := turn(document.state):
        parts.append(words.gettext("Next: {mover}").format(mover=turn_name(mover, words)))
    if document.requests > 1:
        parts.append(words.gettext("requested {n} times").format(n=document.requests))
    if document.attachment_id:
        parts.append(words.gettext("scan attached"))
    if document.defect:
        parts.append(document.defect)
    return " · ".join(parts)


def _days(document: DocumentLine, today: date, words: Words) -> Sequence[str]:
    told = []
    if document.received_on and document.state is not DocumentState.RETURNED:
        told.append(words.gettext("arrived {day}").format(day=words.date(document.received_on)))
    elif document.due_on:
        told.append(words.gettext("due {day}").format(day=words.date(document.due_on)))
    if is_overdue(document.state, document.due_on, today=today):
        told.append(words.gettext("overdue"))
    return told
