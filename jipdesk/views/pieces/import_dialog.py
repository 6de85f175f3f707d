"""Taking a sheet in: choose or drop a file, see what it would do, take it in as one act that can be undone."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QStackedWidget, QVBoxLayout, QWidget

from jipdesk import i18n
from jipdesk.errors import Stop
from jipdesk.exchange.opened_sheet import OpenedSheet, Wish
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.phrases import sheets as phrases
from jipdesk.phrases.marking import N_
from jipdesk.queries.editions import EditionRow
from jipdesk.views.goal import Goal
from jipdesk.views.jobs import Ending, Job, Progress
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.dialog import Dialog
from jipdesk.views.pieces.dropped import can_be_dropped, dropped
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.import_acts import ImportActs
from jipdesk.views.pieces.import_columns import ImportColumns
from jipdesk.views.pieces.import_preview import ImportPreview
from jipdesk.views.pieces.import_told import doubt_of, saved_of, taken_of
from jipdesk.views.pieces.import_work import Read, SheetWork, free, rows_of
from jipdesk.views.pieces.job_progress import JobProgress
from jipdesk.views.pieces.notice import Notice
from jipdesk.views.spoken import Label, Saying, Speaking, message, said

SIZE = (960, 600)
SHEETS = N_("Sheets (*.xlsx *.xls *.ods *.csv *.tsv *.txt)")
_NOTHING_REMAINS = N_("If you cancel, nothing is imported.")
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
        self._opened: OpenedSheet | None = None
        self._read_sheet: Read | None = None
        self._job: Job | None = None
        self._is_done = False
        self._next: tuple[str, Callable[[], object]] | None = None
        self.kind = expected
        self.preview: ImportPreview | None = None
        self.columns: ImportColumns | None = None
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
        self.acts = ImportActs(self)
        self.other, self.back, self.keep = self.acts.other, self.acts.back, self.acts.keep
        self.close_button, self.go_on, self.take = self.acts.close, self.acts.go_on, self.acts.take
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        for each in (self._title, self.notice):
            column.addWidget(each)
        column.addWidget(self._place, 1)
        column.addLayout(self.acts)

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
        """Read a file and show what it would do, or ask what its columns are."""
        if self._desk.edition is None or self._job:
            return
        self._file = file
        self._drop_columns()
        self._opened = None
        self._look(Wish(self._expected))

    @Slot(object)
    def _look(self, wish: Wish) -> None:
        """Look at the file as it is wished."""
        edition, file = self._desk.edition, self._file
        if edition is None or file is None or self._job:
            return
        self.notice.clear()
        self._drop_preview()
        sheet = self._sheet(edition)
        self._begin(
            self._desk.jobs.act(
                lambda progress: sheet.look(file, wish, progress),
                self._show,
                self._refuse,
                name=message(_READING),
                ending=Ending.CANCEL,
            ),
            _READING,
        )

    def _sheet(self, edition: EditionRow) -> SheetWork:
        others = tuple(each for each in self._desk.editions if each.id != edition.id)
        return SheetWork(self._desk.desk.db, self._desk.desk.actor, edition, others)

    def _show(self, found: tuple[OpenedSheet, Read | None]) -> None:
        """Show what the sheet would do; where its columns are not clear, ask for them first."""
        self._opened, read = found
        self.kind = self._opened.kind
        self._drop_columns()
        if read is None:
            self.columns = self._made_columns()
            self._stack.setCurrentWidget(self.progress)
            self.progress.take_keys()
            # They are shown a turn later: to do both at once keeps the window busy for twice as long.
            self._desk.jobs.soon(self._show_made)
        else:
            self._show_rows(read)

    def _show_made(self, _: object) -> None:
        if self.columns and not self._job:
            self.show_columns()
            self.read.emit()

    def _made_columns(self) -> ImportColumns:
        assert self._desk.edition is not None
        assert self._opened is not None
        columns = ImportColumns(self._desk, self._opened, str(self._desk.edition.year))
        columns.changed.connect(self._judge)
        columns.asked.connect(self._look)
        columns.form.refused.connect(self._refuse)
        columns.form.renamed.connect(self._tell_renamed)
        columns.form.deleted.connect(self._tell_deleted)
        self._stack.addWidget(columns)
        return columns

    @Slot()
    def show_columns(self) -> None:
        """Show which column is what; what the sheet would do is found out anew after that."""
        self.notice.clear()
        self._drop_preview()
        self.columns = self.columns or self._made_columns()
        self._stack.setCurrentWidget(self.columns)
        self._title.say(message(N_("Columns: {what}"), what=message(phrases.KINDS[self.kind])))
        self._judge()
        self.columns.view.setFocus()

    def read_rows(self) -> None:
        """Read the file with the columns as they are settled, and keep them if they have a name."""
        edition, columns = self._desk.edition, self.columns
        if edition is None or columns is None or self._job or columns.trouble:
            return
        self.notice.clear()
        sheet, opened, wish, name = self._sheet(edition), columns.opened, columns.wish(), columns.form.name
        self._begin(
            self._desk.jobs.act(
                lambda progress: sheet.read(opened, wish, name, progress),
                self._show_rows,
                self._refuse,
                name=message(_READING),
                ending=Ending.CANCEL,
            ),
            _READING,
        )

    def _show_rows(self, read: Read) -> None:
        edition = self._desk.edition
        assert edition is not None
        self._read_sheet = read
        self.preview = ImportPreview(self.kind, read, str(edition.year))
        self.preview.decided.connect(self._judge)
        self._stack.addWidget(self.preview)
        self._stack.setCurrentWidget(self.preview)
        self._title.say(message(N_("Import: {what}"), what=message(phrases.KINDS[self.kind])))
        self._judge()
        doubt = doubt_of(read.doubts, edition.year)
        if doubt:
            tone = Tone.WAITING if read.doubts.are_serious else Tone.UNDER_WAY
            self.notice.tell(doubt, tone, self._other_year(read.doubts.years))
        (self.take if self.take.isEnabled() else self.other).setFocus()
        self.read.emit()

    def _other_year(self, years: tuple[int, ...]) -> tuple[Saying, Callable[[], object]] | None:
        """Offer the one edition whose sheet this can be."""
        found = [each for each in self._desk.editions if each.year in years]
        if len(found) != 1:
            return None
        return message(N_("Import for FY{year}"), year=str(found[0].year)), partial(self._change_year, found[0].id)

    def _change_year(self, edition_id: int) -> None:
        if self._file is not None and not self._job:
            self._desk.choose_edition(edition_id)
            self.open_file(self._file)

    @Slot(str)
    def _tell_renamed(self, name: str) -> None:
        self.notice.tell(message(N_("The columns are kept as “{name}” now."), name=name), Tone.DONE)

    @Slot()
    def _tell_deleted(self) -> None:
        self.notice.tell(N_("These columns are no longer kept. Edit ▸ Undo brings them back."), Tone.DONE)

    # --- taking in ----------------------------------------------------------------------------------------------------

    @Slot()
    def take_in(self) -> None:
        """Take the good rows in."""
        edition, preview = self._desk.edition, self.preview
        if edition is None or preview is None or self._job:
            return
        self.notice.clear()
        sheet, prepared, kind, asked = self._sheet(edition), preview.prepared, self.kind, preview.conflicts
        ours, theirs = (asked.ours, asked.theirs) if asked else (frozenset(), frozenset())
        self._begin(
            self._desk.jobs.act(
                lambda progress: sheet.take_in(kind, prepared, ours, theirs, progress),
                self._taken,
                self._refuse,
                name=message(_TAKING),
                ending=Ending.CANCEL,
            ),
            _TAKING,
        )

    def _taken(self, count: int) -> None:
        preview, alike = self.preview, 0
        refused = preview.prepared.refused_rows if preview else 0
        if self._read_sheet and self.kind is SheetKind.APPLICATIONS:
            alike = len({each.row for each in self._read_sheet.lines.duplicates})
        self.imported.emit(count)
        self._next = (N_("Compare them"), self._compare) if alike else None
        self.notice.tell(taken_of(self.kind, count, refused, alike), Tone.DONE, self._next)
        self._is_done = True
        if preview and preview.conflicts:
            preview.conflicts.finish()
        self._judge()
        if preview:
            preview.take_keys()

    def _compare(self) -> None:
        """Leave for where persons with two records are compared."""
        self.reject()
        self._desk.go(Goal("applications", part="same_person"))

    # --- refused rows -------------------------------------------------------------------------------------------------

    @Slot()
    def ask_save(self) -> None:
        """Save the refused rows as a sheet of their own."""
        assert self._file is not None
        name = said(message(N_("{name}-refused"), name=self._file.stem))
        proposed = self._file.with_name(f"{name}.xlsx")
        kinds = f"{said(N_('Workbook (*.xlsx)'))};;{said(N_('Text with commas (*.csv)'))}"
        found, _ = QFileDialog.getSaveFileName(self, said(N_("Save the refused rows as")), str(proposed), kinds)
        if found:
            self.save_refused(Path(found) if Path(found).suffix else Path(found).with_suffix(".xlsx"))

    def save_refused(self, target: Path) -> None:
        """Write the refused rows into a file, with the reasons beside them."""
        source, read, kind = self._file, self._read_sheet, self.kind
        assert source is not None
        assert read is not None
        words = i18n.spoken()

        def work(_: Progress) -> int:
            from jipdesk.exchange.refused_rows import save_refused

            prepared = read.prepared
            return save_refused(source, prepared.sheet.sha256, kind.headings, prepared.refused, target, words, read.how)

        def then(count: int) -> None:
            self.notice.tell(saved_of(count, target.name), Tone.DONE, self._next)

        self._desk.jobs.act(work, then, self._refuse)

    # --- the dialog itself --------------------------------------------------------------------------------------------

    def _begin(self, job: Job, name: str) -> None:
        self._job = job
        self.progress.follow(job, name, N_("Nothing is changed yet.") if name == _READING else _NOTHING_REMAINS)
        self._stack.setCurrentWidget(self.progress)
        self.progress.take_keys()
        self._judge()

    @Slot(object)
    def _end(self, job: Job) -> None:
        if job is self._job:
            self._job = None
            self.progress.rest()
            self._stack.setCurrentWidget(self.preview or self.columns or self.choice)
            self._judge()

    @Slot()
    def _cancel(self) -> None:
        """Read no further; what is being taken in ends by itself, and nothing of it remains."""
        if self._job and self.preview is None:
            self._job.drop()
            self._end(self._job)

    def _refuse(self, stop: Stop) -> None:
        self.notice.refuse(stop)
        if not self._job:
            self._focus_on()
        self.read.emit()

    def _focus_on(self) -> None:
        """Put the keys where it goes on."""
        places = (self.take, self.go_on, self.choose_button)
        next((each for each in places if each.isVisible() and each.isEnabled()), self.close_button).setFocus()

    def _drop_preview(self) -> None:
        self._is_done, self._next = False, None
        if self.preview is not None:
            self._stack.removeWidget(self.preview)
            self.preview.deleteLater()
        self._let_go()
        self.preview = None

    def _let_go(self) -> None:
        """Hold the rows no longer, and have them freed beside the window."""
        rows = rows_of(self._read_sheet) if self._read_sheet else []
        self._read_sheet = None
        if self.preview is not None:
            self.preview.let_go()
        if rows:
            self._desk.jobs.load(partial(free, rows))

    def _drop_columns(self) -> None:
        if self.columns is not None:
            self._stack.removeWidget(self.columns)
            self.columns.deleteLater()
            self.columns = None

    @Slot()
    def _judge(self) -> None:
        """Let be done what can be done now, and say of the rest why not."""
        self.acts.judge(self.preview, self.columns, is_busy=self._job is not None, is_done=self._is_done)

    def reject(self) -> None:
        """Close; a sheet that is being read is let go, one that is being taken in is not."""
        if self._job and self.preview is not None:
            return
        if self._job:
            self._job.progress.stop()
            self._job.drop()
        self._let_go()
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
