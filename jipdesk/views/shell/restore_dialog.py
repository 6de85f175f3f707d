"""Before a backup takes the desk's place: what is in it, what is on the desk now, and what was done since."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jipdesk.actions.desk import Desk
from jipdesk.actions.restore_preview import RestorePreview, look_into
from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.acts import act_name
from jipdesk.phrases.backups import COUNTED
from jipdesk.phrases.marking import N_
from jipdesk.queries.acts import ActRow
from jipdesk.views.jobs import Job, Jobs
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.columns import RIGHT, Column
from jipdesk.views.pieces.dialog import Dialog
from jipdesk.views.pieces.notice import Notice
from jipdesk.views.pieces.rows_table import RowsTable
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking, counted, message, plain, said

SIZE = (640, 560)
_NEEDS_PASSPHRASE = {"passphrase_needed", "wrong_passphrase", "recovery_code_mistyped"}
_SHOWN = 4
_NONE = "—"


@dataclass(frozen=True, slots=True)
class Compared:
    """One kind of record: how many in the backup, how many on the desk."""

    table: str
    backup: int
    desk: int | None


class RestoreDialog(Speaking, Dialog):
    """Reads the backup first; only its verb switches the desk."""

    read = Signal()
    """what it found is shown, or why it cannot be restored"""

    def __init__(
        self, parent: QWidget, jobs: Jobs, desk: Desk | None, file: Path, do: Callable[[str | None], object]
    ) -> None:
        super().__init__(parent)
        self.resize(*SIZE)
        self._jobs, self._desk, self._file, self._do = jobs, desk, file, do
        self._job: Job | None = None
        self._passphrase: str | None = None
        self.found: RestorePreview | None = None
        self.notice = Notice()
        self._made = Paragraph("")
        self._since = Paragraph("")
        self.table = RowsTable(_COLUMNS)
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.returnPressed.connect(self._unlock)
        self.field.hide()
        self.restore = ActButton(N_("Restore"), self.accept, "primary")
        self.cancel = Button(N_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self._sheet = QFrame()
        self._sheet.setProperty("kind", "surface")
        inside = QVBoxLayout(self._sheet)
        inside.setContentsMargins(1, 2, 1, 4)
        inside.addWidget(self.table)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addStretch(1)
        acts.addWidget(self.cancel)
        acts.addWidget(self.restore)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label(N_("Restore this backup?"), "title"))
        for each in (self.notice, self.field, self._made, self._since):
            column.addWidget(each)
        column.addWidget(self._sheet, 1)
        column.addStretch(0)
        keeps = N_(
            "The desk goes back to what it was when the backup was written. What is on it now is kept separately."
        )
        self._keeps = Paragraph(keeps if self._desk else N_("The desk is made from the backup."), "small")
        column.addWidget(self._keeps)
        column.addLayout(acts)

    def look(self, passphrase: str | None = None) -> None:
        """Read the backup."""
        desk, file = self._desk, self._file
        self._passphrase = passphrase
        self.restore.forbid(N_("The backup is being read."))
        self._made.say(message(N_("Reading {name}…"), name=file.name))
        self._job = self._jobs.act(lambda _: look_into(file, passphrase, desk), self._show, self._refuse)

    def _show(self, found: RestorePreview) -> None:
        self._job, self.found = None, found
        self.notice.clear()
        self.field.hide()
        self._made.say(
            message(N_("{name}, written on {moment}"), name=self._file.name, moment=partial(_moment_of, found))
        )
        self._since.say(self._told(found))
        present = found.desk
        self.table.show_rows(
            [
                Compared(table, found.backup.get(table, 0), None if present is None else present.get(table, 0))
                for table in COUNTED
            ]
        )
        self._show_parts(is_known=True)
        self.restore.allow()
        self.restore.setFocus()
        self.read.emit()

    def _told(self, found: RestorePreview) -> Saying | str:
        since = found.since
        if since is None:
            return ""
        if not since.is_of_this_desk:
            return N_("This backup is not an earlier state of this desk: everything on the desk now goes out of use.")
        if not since.acts:
            return N_("Nothing has been done on the desk since.")
        names = partial(_names, since.acts[:_SHOWN], len(since.acts))
        done = counted(
            "{n} action since then goes out of use:",
            "{n} actions since then go out of use:",
            len(since.acts),
        )
        return lambda words: f"{done(words)}{'' if words.language == 'ja' else ' '}{names(words)}"

    def _refuse(self, stop: Stop) -> None:
        self._job = None
        self._show_parts(is_known=False)
        if not (stop.code == "passphrase_needed" and self._passphrase is None):
            self.notice.refuse(stop)
        if stop.code in _NEEDS_PASSPHRASE:
            self._made.say(message(N_("{name} is protected. Enter its passphrase."), name=self._file.name))
            self.field.show()
            self.field.setFocus()
            self.restore.forbid(N_("Enter the passphrase of the backup first."))
        else:
            self._made.say(plain(self._file.name))
            self.restore.forbid(N_("This file cannot be restored."))
        self.read.emit()

    def _show_parts(self, *, is_known: bool) -> None:
        for part in (self._since, self._sheet, self._keeps):
            part.setVisible(is_known)

    @Slot()
    def _unlock(self) -> None:
        secret = self.field.text()
        self.field.clear()
        if secret and self._job is None:
            self.look(secret)

    def accept(self) -> None:
        """Switch the desk to the backup."""
        if self.found is None:
            return
        super().accept()
        self._do(self._passphrase)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setWindowTitle(said(N_("Restore a backup")))
        self.field.setPlaceholderText(said(N_("Passphrase or recovery code")))
        self.field.setAccessibleName(said(N_("Passphrase or recovery code")))


def _moment_of(found: RestorePreview, words: Words) -> str:
    return words.moment(found.made_at) if found.made_at else _NONE


def _names(acts: tuple[ActRow, ...], total: int, words: Words) -> str:
    named = words.list([act_name(act.name, act.values, words) for act in acts])
    return f"{named}…" if total > len(acts) else named


def _change(row: Compared, words: Words) -> str:
    if row.desk is None or row.backup == row.desk:
        return ""
    return f"{'+' if row.backup > row.desk else '−'}{words.number(abs(row.backup - row.desk))}"


_COLUMNS = (
    Column("what", N_("Records"), lambda row, words: words.gettext(COUNTED[row.table]), 200),
    Column("backup", N_("In the backup"), lambda row, words: words.number(row.backup), 120, RIGHT),
    Column(
        "desk", N_("On the desk"), lambda row, words: _NONE if row.desk is None else words.number(row.desk), 120, RIGHT
    ),
    Column("change", N_("Change"), _change, 100, RIGHT),
)
