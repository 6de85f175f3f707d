"""More of one paper: what is written on it, and its scan to look at."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.actions.document_items import FIELDS as EDITED
from jipdesk.actions.document_items import edit_item
from jipdesk.i18n import Words
from jipdesk.phrases.fields import FIELDS
from jipdesk.phrases.marking import N_
from jipdesk.queries import attachments, drafts
from jipdesk.queries.application_page import DocumentLine
from jipdesk.queries.attachments import File
from jipdesk.rules.applicant_documents import ApplicantDocument
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces import office_days, readers, scan_pictures
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.fields import ChoiceField, Field, TextField
from jipdesk.views.pieces.form import Form, FormSpec
from jipdesk.views.pieces.pdf_view import Sizes
from jipdesk.views.pieces.scan_view import ScanView
from jipdesk.views.spoken import Button, Paragraph, Saying

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

ORIGINAL, COPY = "original", "copy"
_MASKED = frozenset({str(ApplicantDocument.PASSPORT_COPY)})
"""Papers that show a number which is masked elsewhere."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was asked for: drafts of the fields, and the scan, unless it is masked."""

    number: int
    drafts: Mapping[str, str]
    file: File | None
    sizes: Sizes


class Details(QWidget):
    """Stands below the paper that is looked at."""

    failed = Signal(object)
    saving = Signal(int, str)
    """the number of the attachment, and its name"""
    removing = Signal(int)

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self.document: DocumentLine | None = None
        self._revealed: int | None = None
        self._asking = Asking(desk, self._show, self.failed.emit, self)
        spec = FormSpec("document_item", _READERS, _shown, edit_item, _doubt, tells_history=True)
        self.form = Form(desk, spec, [_field(name) for name in EDITED])
        self.form.failed.connect(self.failed)
        self.scan = ScanView(desk.jobs)
        self.told = Paragraph("", "muted")
        self.reveal = Button(N_("Show the scan"), "link").does(self._reveal)
        self.reveal.explain(N_("It shows the passport number. Your viewing of it is recorded."))
        self.save = Button(N_("Save the scan as…"), "link").does(self._save)
        self.remove = Button(N_("Remove the scan"), "link").does(self._remove)
        self.remove.explain(N_("How the document stands is left as it is. Edit ▸ Undo brings the scan back."))
        self._lay_out()

    def _lay_out(self) -> None:
        verbs = QHBoxLayout()
        verbs.setSpacing(16)
        for button in (self.save, self.remove):
            verbs.addWidget(button)
        verbs.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.told)
        column.addWidget(self.reveal, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.scan)
        column.addLayout(verbs)
        column.addWidget(self.form)

    def show_document(self, document: DocumentLine) -> None:
        """Show one paper; its scan is asked for."""
        if self.document is None or document.attachment_id != self.document.attachment_id:
            self.scan.hide()
            self.scan.clear()
        self.document = document
        has_scan = document.attachment_id is not None
        self.told.setVisible(not has_scan)
        self.told.say(N_("No scan is attached. Drop a file on this document, or choose “Attach…”."))
        for button in (self.save, self.remove):
            button.setVisible(has_scan)
        self._asking.ask(partial(_ask, document, self._desk.desk.actor, self._is_masked))

    @property
    def _is_masked(self) -> bool:
        document = self.document
        return bool(document and document.kind in _MASKED and document.attachment_id != self._revealed)

    def _show(self, found: _Found) -> None:
        document = self.document
        if document is None or document.id != found.number:
            return
        self.form.show_record(document.id, {name: getattr(document, name) for name in EDITED}, found.drafts)
        self.reveal.setVisible(document.attachment_id is not None and self._is_masked)
        if found.file is not None and not self._is_masked:
            self.scan.show()
            self.scan.show_scan(found.file.data, found.sizes)

    def _reveal(self) -> None:
        """Show a scan that is masked, and record that it was shown."""
        document = self.document
        if document is None or document.attachment_id is None:
            return
        question = partial(_ask, document, self._desk.desk.actor, False)
        then = partial(self._show_revealed, document.attachment_id)
        self._desk.act(
            "reveal_masked", question, then, self.failed.emit, table="attachment", record=document.attachment_id
        )

    def _show_revealed(self, attachment: int, found: _Found) -> None:
        self._revealed = attachment
        self._show(found)

    def _save(self) -> None:
        if self.document and self.document.attachment_id:
            self.saving.emit(self.document.attachment_id, self.document.file_name or "")

    def _remove(self) -> None:
        if self.document:
            self.removing.emit(self.document.id)


def _ask(document: DocumentLine, actor: int | None, is_masked: bool, session: "Session") -> _Found:
    kept = drafts.of_record(session, actor, "document_item", document.id)
    # The field is doubted in the window's own thread, where reading the holidays the first time would be felt.
    _doubt("due_on", document.due_on)
    if document.attachment_id is None or is_masked:
        return _Found(document.id, dict(kept), None, ())
    file = attachments.content(session, document.attachment_id)
    return _Found(document.id, dict(kept), file, scan_pictures.sizes(file.data) if file else ())


# --- fields -----------------------------------------------------------------------------------------------------------


def _doubt(name: str, value: Any) -> Saying | None:
    """Return what is odd about a value that can be meant."""
    return office_days.doubt(value) if name == "due_on" else None


def _original(typed: str) -> bool | None:
    return {ORIGINAL: True, COPY: False}.get(typed)


_READERS = {
    "due_on": readers.day,
    "received_on": readers.day,
    "is_original": _original,
    "issuer": readers.text,
    "issued_on": readers.day,
    "expires_on": readers.day,
}


def _field(name: str) -> Field:
    title = FIELDS["document_item"][name]
    return ChoiceField(name, title, (ORIGINAL, COPY), _kind) if name == "is_original" else TextField(name, title)


def _kind(code: str, words: Words) -> str:
    return words.gettext("Original") if code == ORIGINAL else words.gettext("Photocopy")


def _shown(name: str, value: Any) -> str:
    if value is None:
        return ""
    if name == "is_original":
        return ORIGINAL if value else COPY
    return i18n.spoken().date(value) if isinstance(value, date) else str(value)
