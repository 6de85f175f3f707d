"""提出書類: what was asked of the applicant, what has arrived, the scans of it, and the passport."""

from collections.abc import Collection, Mapping, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from sqlalchemy.orm import Session

from jipdesk.actions import selection
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import DOCUMENTS
from jipdesk.queries.application_page import ApplicationPage, DocumentLine
from jipdesk.rules.applicant_documents import ApplicantDocument
from jipdesk.rules.states import ApplicationState, DocumentState
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.dropped import local_files
from jipdesk.views.pieces.notice import Notice
from jipdesk.views.pieces.reason import Reason
from jipdesk.views.rooms.application_documents_details import Details
from jipdesk.views.rooms.application_documents_files import ScanFiles
from jipdesk.views.rooms.application_documents_line import PaperLine
from jipdesk.views.rooms.application_documents_passport import PassportPart
from jipdesk.views.rooms.application_documents_sorting import Sorting
from jipdesk.views.spoken import Paragraph, message

_ABOVE = 8
_NOT_YET = N_("No documents have been requested yet. Passing the screening requests them.")
_NOTHING_ASKED = N_("Nothing was requested from this applicant: the edition asks for no documents here.")
_PASSED_ON = frozenset(
    {
        *(ApplicationState.DOCUMENTS_COMPLETE, ApplicationState.INTERVIEW_SET, ApplicationState.INTERVIEWED),
        *(ApplicationState.WAITLISTED, ApplicationState.PASSED),
    }
)
"""Where one comes who passed the document screening without being asked for anything."""


class Documents(QWidget):
    """The third tab: every paper with its state and its scan; several scans at once are sorted here."""

    failed = Signal(object)

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._page: ApplicationPage | None = None
        self._open: int | None = None
        self._wanted: tuple[int, Collection[str]] | None = None
        self.lines: dict[int, PaperLine] = {}
        self.setAcceptDrops(True)
        self.notice = Notice()
        self.reason = Reason()
        self.sorting = Sorting()
        self.files = ScanFiles(desk, self, self.notice)
        self.details = Details(desk)
        self.details.hide()
        self.passport = PassportPart(desk)
        self.all = ActButton(N_("Accept all documents"), self._receive_all)
        self.none = Paragraph("", "muted")
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self._lay_out()
        self.files.refused.connect(self._go_up)
        self.details.failed.connect(self.failed)
        self.details.saving.connect(self.files.save)
        self.details.removing.connect(self.files.detach)
        self.passport.failed.connect(self.failed)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 8, 12)
        column.setSpacing(12)
        for each in (self.notice, self.reason, self.sorting, self.none):
            column.addWidget(each)
        line = QHBoxLayout()
        line.addWidget(self.all)
        line.addStretch(1)
        column.addLayout(line)
        column.addLayout(self._lines)
        column.addWidget(self.passport)
        column.addStretch(1)

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_page(self, page: ApplicationPage) -> None:
        """Show one applicant."""
        is_other = self._page is None or page.id != self._page.id
        self._page = page
        if is_other:
            self._forget()
        if list(self.lines) != [document.id for document in page.documents]:
            self._make_lines(page.documents)
        for document in page.documents:
            self.lines[document.id].show_document(document, is_open=document.id == self._open)
        self.none.say(_NOTHING_ASKED if page.state in _PASSED_ON else _NOT_YET)
        self.none.setVisible(not page.documents)
        self.all.setVisible(bool(page.documents))
        if any(document.state is not DocumentState.ACCEPTED for document in page.documents):
            self.all.allow()
        else:
            self.all.forbid(N_("All documents have been accepted."))
        self.passport.show_application(page.id)
        self._show_wanted()
        self._show_details()

    def want(self, application: int, kinds: Collection[str]) -> None:
        """Open the applicant's paper of one of these kinds, now or as soon as the applicant is shown."""
        self._wanted = (application, kinds)
        if self._page is not None and self._page.id == application:
            self._show_wanted()
            self._show_details()

    def _forget(self) -> None:
        """Leave what was begun for another applicant."""
        self._open = None
        for each in (self.reason, self.sorting, self.notice):
            each.hide()

    def _make_lines(self, documents: Sequence[DocumentLine]) -> None:
        self.details.hide()
        self.details.setParent(self)
        clear(self._lines)
        self.lines = {}
        for document in documents:
            made = PaperLine(self._desk, document)
            made.opened.connect(self.open)
            made.handed_in.connect(self.hand_in)
            made.attaching.connect(self._choose_file)
            made.accepting.connect(self._receive)
            made.returning.connect(self._ask)
            self.lines[document.id] = made
            self._lines.addWidget(made)

    def _show_wanted(self) -> None:
        if self._wanted is None or self._page is None or self._wanted[0] != self._page.id:
            return
        kinds, self._wanted = self._wanted[1], None
        found = next((each.id for each in self._page.documents if each.kind in kinds), None)
        if found is not None and found != self._open:
            self.open(found)
            self.lines[found].name.setFocus()

    def open(self, item: int) -> None:
        """Show more of a paper, or no more of it."""
        self._open = None if item == self._open else item
        for number, line in self.lines.items():
            line.show_document(line.document, is_open=number == self._open)
        self._show_details()
        # What is opened takes its room first.
        QTimer.singleShot(0, self, self._bring_into_sight)

    @Slot()
    def _bring_into_sight(self) -> None:
        """Let the paper that is open begin at the top, so that its scan is seen."""
        if line := self.lines.get(self._open or 0):
            self._scroll_to(line.mapTo(self, QPoint(0, 0)).y() - _ABOVE)

    @Slot()
    def _go_up(self) -> None:
        """Let be seen what is asked or told above the papers."""
        self._scroll_to(0)

    def _scroll_to(self, place: int) -> None:
        sheet = self.parentWidget()
        while sheet is not None and not isinstance(sheet, QScrollArea):
            sheet = sheet.parentWidget()
        if sheet is not None:
            sheet.verticalScrollBar().setValue(place)

    def _show_details(self) -> None:
        line = self.lines.get(self._open) if self._open is not None else None
        self.details.setVisible(line is not None)
        if line is not None:
            line.put(self.details)
            self.details.show_document(line.document)

    # --- scans --------------------------------------------------------------------------------------------------------

    def hand_in(self, item: int, files: Sequence[Path]) -> None:
        """Attach a file to the paper it was dropped on; several are sorted first."""
        if len(files) == 1:
            self._attach({item: files})
        else:
            self.sort(files, item)

    def sort(self, files: Sequence[Path], onto: int | None = None) -> None:
        """Let the coordinator settle of which paper each file is; they may have been dropped onto one."""
        page = self._page
        if page is None or not files:
            return
        if not page.documents:
            self.notice.tell(N_("No documents have been requested yet, so nothing can be attached."), Tone.WAITING)
            return
        self.notice.clear()
        self.reason.hide()
        self.sorting.ask(files, page.documents, self._attach_sorted, onto)
        self._go_up()

    def _attach_sorted(self, files: Mapping[int, Sequence[Path]]) -> None:
        # The keys go to the paper, not to the next button, which would accept everything.
        if line := self.lines.get(next(iter(files))):
            line.name.setFocus()
        self._attach(files)

    def _attach(self, files: Mapping[int, Sequence[Path]]) -> None:
        self.files.attach(files, [number for number, line in self.lines.items() if line.document.attachment_id])

    def _choose_file(self, item: int) -> None:
        if files := self.files.ask_file():
            self.hand_in(item, files)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that are dropped beside the papers."""
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Sort the files that were dropped."""
        event.acceptProposedAction()
        self.sort(local_files(event.mimeData()))

    # --- acts ---------------------------------------------------------------------------------------------------------

    def _receive_all(self) -> None:
        self._accept(None)

    def _receive(self, item: int) -> None:
        self._accept([ApplicantDocument(self.lines[item].document.kind)])

    def _accept(self, kinds: Sequence[ApplicantDocument] | None) -> None:
        assert self._page is not None
        number, on = self._page.id, self._desk.today()

        def work(session: Session) -> None:
            selection.receive_documents(session, [number], on=on, kinds=kinds)

        self.notice.clear()
        self._desk.act("receive_documents", work, failed=self.failed.emit)

    def _ask(self, item: int) -> None:
        name = message(DOCUMENTS[self.lines[item].document.kind])
        question = message(N_("What is wrong with this document? {document}"), document=name)
        self.notice.clear()
        self.sorting.hide()
        self.reason.ask(question, N_("Send back"), partial(self._send_back, item))
        self._go_up()

    def _send_back(self, item: int, defect: str) -> None:
        desk = self._desk

        def work(session: Session) -> None:
            selection.send_back(session, {item: defect}, due_on=desk.documents_due())

        self._desk.act("send_back_documents", work, failed=self.failed.emit)
