"""Backups and the check of the desk: where backups go, which there are, and the acts themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import JAPAN
from jipdesk.phrases.desk import warning
from jipdesk.phrases.marking import N_
from jipdesk.safe.places import doubt_about
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.facts import Facts
from jipdesk.views.pieces.narrow import lay_narrow
from jipdesk.views.shell.checking import last_check
from jipdesk.views.shell.start_page import plain_path
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, plain, said

_SHOWN = 12
_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class BackupFile:
    """A backup in the place for backups."""

    name: str
    written_at: datetime
    size: int


class SafetySettings(QWidget):
    """The place, the acts, the backups that lie there."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self.facts = Facts()
        self.doubt = Paragraph("", "doubt")
        self.now = Button(N_("Back up now"), "primary")
        self.place = Button(N_("Choose the folder…"))
        self.restore = Button(N_("Restore a backup…"))
        self.check = Button(N_("Check the desk"))
        self.now.clicked.connect(self._back_up)
        self.place.clicked.connect(self.choose)
        self.restore.clicked.connect(self._restore)
        self.check.clicked.connect(self._check)
        self._files = QVBoxLayout()
        self._files.setSpacing(0)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        for each in (self.now, self.place, self.restore):
            acts.addWidget(each)
        acts.addStretch(1)
        checking = QHBoxLayout()
        checking.addWidget(self.check)
        checking.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(Label(N_("Backups"), "heading"))
        column.addWidget(self.facts)
        column.addWidget(self.doubt)
        column.addLayout(acts)
        hint = N_("Every backup is opened again and read to the end before it counts. Keep one outside this computer.")
        column.addWidget(Paragraph(hint, "small"))
        column.addLayout(self._files)
        column.addSpacing(8)
        column.addWidget(Label(N_("Check of the desk"), "heading"))
        told = N_(
            "Reads everything on the desk, with its history from the beginning, and looks for damage and "
            "changes made outside the program."
        )
        column.addWidget(Paragraph(told))
        column.addLayout(checking)
        column.addStretch(1)
        lay_narrow(self, column)

    @property
    def folder(self) -> Path | None:
        """The place for backups, if one was chosen."""
        kept = self._desk.memory.get("backups").get("")
        return Path(str(kept)) if kept else None

    def reload(self) -> None:
        """Show what is so now."""
        self.facts.show_facts(
            [
                (N_("Desk"), plain_path(self._desk.folder)),
                (N_("Folder for backups"), plain_path(self.folder) if self.folder else N_("Not chosen yet")),
                (N_("Last good backup"), _when(self._desk.backed_up())),
                (N_("Last check of the desk"), _when(last_check(self._desk.memory, str(self._desk.folder)))),
            ]
        )
        doubt = doubt_about(self._desk.folder)
        self.doubt.setVisible(doubt is not None)
        if doubt:
            self.doubt.say(partial(warning, doubt.code, service=doubt.service))
        folder = self.folder

        def work() -> list[BackupFile]:
            return backups_in(folder) if folder else []

        self._desk.jobs.ask(work, self._show_files)

    def _show_files(self, files: Sequence[BackupFile]) -> None:
        clear(self._files)
        for each in files[:_SHOWN]:
            line = QHBoxLayout()
            line.setContentsMargins(0, 4, 0, 4)
            line.addWidget(Label(plain(each.name)), 3)
            line.addWidget(Label(_when(each.written_at), "muted"), 2)
            line.addWidget(Label(plain(f"{each.size / _MEGABYTE:.1f} MB"), "muted"), 1)
            self._files.addLayout(line)
            hairline = QFrame()
            hairline.setProperty("kind", "line")
            hairline.setFixedHeight(1)
            self._files.addWidget(hairline)

    # --- acts ---------------------------------------------------------------------------------------------------------

    @Slot()
    def choose(self) -> None:
        """Choose where backups go."""
        found = QFileDialog.getExistingDirectory(self, said(N_("Folder for backups")), str(self.folder or Path.home()))
        if found:
            self.set_folder(Path(found))

    def set_folder(self, folder: Path) -> None:
        """Let backups go there from now on."""
        self._desk.memory.put("backups", {**self._desk.memory.get("backups"), "": str(folder)})
        self.reload()

    @Slot()
    def _back_up(self) -> None:
        self._desk.trigger("back_up_now")

    @Slot()
    def _restore(self) -> None:
        self._desk.trigger("restore")

    @Slot()
    def _check(self) -> None:
        self._desk.trigger("check")


def backups_in(folder: Path) -> list[BackupFile]:
    """Return the backups in a folder, the newest first; a folder that cannot be read has none."""
    found = []
    try:
        for file in folder.glob("*.jipbackup"):
            about = file.stat()
            found.append(BackupFile(file.name, datetime.fromtimestamp(about.st_mtime, JAPAN), about.st_size))
    except OSError:
        return []
    return sorted(found, key=lambda each: each.written_at, reverse=True)


def _when(at: datetime | None) -> Saying:
    return lambda words: words.moment(at) if at else words.gettext("None yet")
