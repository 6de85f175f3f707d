"""Taking a sheet in: choose or drop a file, see what it would do, take it in as one act that can be undone."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.errors import Stop
from jipdesk.exchange import intake
from jipdesk.exchange.intake import Prepared
from jipdesk.exchange.sheet_kind import SheetKind, kind_of_sheet
from jipdesk.i18n import Words
from jipdesk.phrases import sheets as phrases
from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Ending, Job, Progress, Stopped
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.dialog import Dialog
from jipdesk.views.pieces.dropped import can_be_dropped, dropped
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.import_preview import ImportPreview
from jipdesk.views.pieces.job_progress import JobProgress
from jipdesk.views.pieces.notice import Notice
from jipdesk.views.spoken import Button, Label, Speaking, counted, message, said

SIZE = (960, 600)
SHEETS = N_("Sheets (*.xlsx *.xls *.ods *.csv *.tsv *.txt)")
_READING, _TAKING = N_("Reading the sheet…"), N_("Importing the rows…")


class ImportDialog(Speaking, Dialog):
    """One sheet at a time. What it holds is told by its headings; `expected` is tried first."""

    imported = Signal(int)
    """how many rows were taken in"""
    read = Signal()
    """the preview is there, or the sentence that says why not"""

    def __init__(self, desk: OpenDesk, parent: QWidget, expected: SheetKind = SheetKind.APPLICATIONS) -> None:
        super().__init__(parent)
        self.resize(*SIZE)
        self.setAcceptDrops(True)
        self._desk, self._expected = desk, expected
        self._file: Path | None = None
        self._job: Job | None = None
        self._is_done = False
        self.kind = expected
        self.preview: ImportPreview | None = None
        self._title = Label(N_("Import a sheet"), "title")
        self.notice = Notice()
        self.choice = Empty(
            N_("Drop a sheet here"),
            N_("Applications or companies, as XLSX, XLS, ODS or CSV. Nothing is changed before you have seen it."),
        )
        self.choose_button = self.choice.offer(N_("Choose a file…"), self.choose, primary=True)
        self.progress = JobProgress()
        self.progress.cancelled.connect(self._cancel)
        self._build()
        desk.jobs.ended.connect(self._end)
        self.retranslate()
        self._judge()

    def _build(self) -> None:
        self._place = QFrame()
        self._place.setProperty("kind", "surface")
        self._stack = QStackedWidget()
        self._stack.addWidget(self.choice)
        self._stack.addWidget(self.progress)
        inside = QVBoxLayout(self._place)
        inside.setContentsMargins(16, 12, 16, 12)
        inside.addWidget(self._stack)
        self.other = Button(N_("Another file…"))
        self.other.clicked.connect(self.choose)
        self.keep = ActButton(N_("Save the refused rows…"), self.ask_save)
        self.close_button = Button(N_("Cancel"))
        self.close_button.clicked.connect(self.reject)
        self.take = ActButton(N_("Import"), self.take_in, "primary")
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addWidget(self.other)
        acts.addWidget(self.keep)
        acts.addStretch(1)
        acts.addWidget(self.close_button)
        acts.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for each in (self._title, self.notice):
            column.addWidget(each)
        column.addWidget(self._place, 1)
        column.addLayout(acts)

    # --- reading ------------------------------------------------------------------------------------------------------

    @Slot()
    def choose(self) -> None:
        """Choose a file."""
        kept = self._desk.memory.get("import").get("folder")
        found, _ = QFileDialog.getOpenFileName(self, said(N_("The sheet to import")), str(kept or ""), said(SHEETS))
        if found:
            self._desk.memory.put("import", {"folder": str(Path(found).parent)})
            self.open_file(Path(found))

    def open_file(self, file: Path) -> None:
        """Read a file and show what it would do."""
        edition = self._desk.edition
        if edition is None or self._job:
            return
        self.notice.clear()
        self._drop_preview()
        self._file = file
        db, expected = self._desk.desk.db, self._expected

        def work(progress: Progress) -> tuple[SheetKind, Prepared[Any]]:
            kind = kind_of_sheet(file, expected)
            if progress.is_stopping:
                raise Stopped
            if kind is SheetKind.COMPANIES:
                return kind, intake.prepare_companies(db, edition, file)
            return kind, intake.prepare_applications(db, edition, file)

        self._begin(self._desk.jobs.act(work, self._show, self._refuse, name=message(_READING), ending=Ending.CANCEL))
        self.progress.follow(self._job, _READING, N_("Nothing is changed yet."))  # type: ignore[arg-type]

    def _show(self, found: tuple[SheetKind, Prepared[Any]]) -> None:
        edition = self._desk.edition
        assert edition is not None
        self.kind, prepared = found
        self.preview = ImportPreview(self.kind, prepared, str(edition.year))
        self._stack.addWidget(self.preview)
        self._stack.setCurrentWidget(self.preview)
        self._title.say(message(N_("Import: {what}"), what=message(phrases.KINDS[self.kind])))
        self._judge()
        (self.take if self.take.isEnabled() else self.other).setFocus()
        self.read.emit()

    # --- taking in ----------------------------------------------------------------------------------------------------

    @Slot()
    def take_in(self) -> None:
        """Take the good rows in."""
        edition, preview = self._desk.edition, self.preview
        if edition is None or preview is None or self._job:
            return
        self.notice.clear()
        db, actor, prepared, kind = self._desk.desk.db, self._desk.desk.actor, preview.prepared, self.kind

        def work(progress: Progress) -> int:
            take = intake.take_in_companies if kind is SheetKind.COMPANIES else intake.take_in_applications
            take(db, actor, edition, prepared, progress)
            return int(prepared.added + prepared.updated)

        self._begin(self._desk.jobs.act(work, self._taken, self._refuse, name=message(_TAKING), ending=Ending.CANCEL))
        self.progress.follow(self._job, _TAKING, N_("If you cancel, nothing is imported."))  # type: ignore[arg-type]

    def _taken(self, count: int) -> None:
        kind, refused = self.kind, self.preview.prepared.refused_rows if self.preview else 0
        self.imported.emit(count)

        def say(words: Words) -> str:
            told = [phrases.taken_in(kind, count, words), words.gettext("Edit ▸ Undo takes back the whole import.")]
            if refused:
                left = words.ngettext("{n} refused row was left out.", "{n} refused rows were left out.", refused)
                told.insert(1, left.format(n=words.number(refused)))
            return ("" if words.language == "ja" else " ").join(told)

        self.notice.tell(say, Tone.DONE)
        self._is_done = True
        self._judge()
        self.close_button.setFocus()

    # --- refused rows -------------------------------------------------------------------------------------------------

    @Slot()
    def ask_save(self) -> None:
        """Save the refused rows as a sheet of their own."""
        assert self._file is not None
        proposed = self._file.with_name(f"{self._file.stem}-refused.xlsx")
        kinds = f"{said(N_('Workbook (*.xlsx)'))};;{said(N_('Text with commas (*.csv)'))}"
        found, _ = QFileDialog.getSaveFileName(self, said(N_("Save the refused rows as")), str(proposed), kinds)
        if found:
            self.save_refused(Path(found) if Path(found).suffix else Path(found).with_suffix(".xlsx"))

    def save_refused(self, target: Path) -> None:
        """Write the refused rows into a file, with the reasons beside them."""
        source, preview, kind = self._file, self.preview, self.kind
        assert source is not None
        assert preview is not None
        words = i18n.spoken()

        def work(_: Progress) -> int:
            from jipdesk.exchange.refused_rows import save_refused

            prepared = preview.prepared
            return save_refused(source, prepared.sheet.sha256, kind.headings, prepared.refused, target, words)

        def then(count: int) -> None:
            name = target.name
            told = counted(
                "{n} refused row was saved as {path}.", "{n} refused rows were saved as {path}.", count, path=name
            )
            self.notice.tell(told, Tone.DONE)

        self._desk.jobs.act(work, then, self._refuse)

    # --- the dialog itself --------------------------------------------------------------------------------------------

    def _begin(self, job: Job) -> None:
        self._job = job
        self._stack.setCurrentWidget(self.progress)
        self._judge()

    @Slot(object)
    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.progress.rest()
            self._stack.setCurrentWidget(self.preview or self.choice)
            self._judge()

    @Slot()
    def _cancel(self) -> None:
        """Read no further; what is being taken in ends by itself, and nothing of it remains."""
        if self._job and self.preview is None:
            self._job.drop()
            self._end(self._job)

    def _refuse(self, stop: Stop) -> None:
        self.notice.refuse(stop)
        (self.take if self.take.isEnabled() else self.choose_button).setFocus()
        self.read.emit()

    def _drop_preview(self) -> None:
        self._is_done = False
        if self.preview:
            self._stack.removeWidget(self.preview)
            self.preview.deleteLater()
            self.preview = None

    def _judge(self) -> None:
        """Let be done what can be done now, and say of the rest why not."""
        preview, is_busy = self.preview, self._job is not None
        self.other.setVisible(preview is not None and not is_busy)
        self.keep.setVisible(preview is not None and preview.prepared.refused_rows > 0 and not is_busy)
        self.take.setVisible(not self._is_done)
        self.close_button.setVisible(not is_busy)
        self.close_button.say(N_("Close") if self._is_done else N_("Cancel"))
        if preview is None or is_busy:
            self.take.say(N_("Import"))
            self.take.forbid(N_("Choose a sheet first.") if preview is None else N_("The sheet is being imported."))
            return
        found = preview.prepared
        count = found.added + found.updated
        if not count:
            self.take.forbid(N_("This sheet contains nothing new."))
        elif found.refused_rows:
            self.take.say(counted("Import the {n} good row", "Import the {n} good rows", count))
            self.take.allow(
                N_("Refused rows are left out. They can be saved as a sheet, corrected and imported later.")
            )
        else:
            self.take.say(counted("Import {n} row", "Import all {n} rows", count))
            self.take.allow()

    def reject(self) -> None:
        """Close; a sheet that is being read is let go, one that is being taken in is not."""
        if self._job and self.preview is not None:
            return
        if self._job:
            self._job.progress.stop()
            self._job.drop()
        super().reject()

    def retranslate(self) -> None:
        """Name the dialog."""
        self.setWindowTitle(said(N_("Import a sheet")))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file that is dropped."""
        if can_be_dropped(event) and not self._job:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the file that was dropped."""
        event.acceptProposedAction()
        found = dropped(event)
        if found.path is None:
            self.notice.tell(found.trouble, Tone.WAITING)
        else:
            self.open_file(found.path)
