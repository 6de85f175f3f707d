"""Scans on their way into the desk and out again: read beside the window, attached, removed, saved as a file."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from jipdesk.errors import InputRefused, Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.window import joined
from jipdesk.queries import attachments as asked
from jipdesk.queries.attachments import File
from jipdesk.views.jobs import Ending, Progress
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.notice import Notice, of_stop
from jipdesk.views.spoken import Saying, counted, message, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.actions.attachments import Scan


@dataclass(frozen=True, slots=True)
class _Read:
    """What became of the files: how many were attached, and why the others were not."""

    attached: int
    replaced: int
    refusals: Sequence[Stop]


class ScanFiles(QObject):
    """Does it for the tab, and says in the tab's notice how it went."""

    refused = Signal()
    """the notice says why something was not done"""

    def __init__(self, desk: OpenDesk, window: QWidget, notice: Notice) -> None:
        super().__init__(window)
        self._desk, self._window, self._notice = desk, window, notice

    def ask_file(self) -> list[Path]:
        """Let a person choose files."""
        found, _ = QFileDialog.getOpenFileNames(
            self._window, said(N_("Attach a scan")), "", said(N_("Scans (*.pdf *.jpg *.jpeg *.png *.tif *.tiff)"))
        )
        return [Path(name) for name in found]

    def attach(self, files: Mapping[int, Sequence[Path]], having: Collection[int] = ()) -> None:
        """Read the files and attach those that are scans, all in one act; the others are told of.

        `having` are the papers that have a scan already, which makes way.
        """
        db, actor, on = self._desk.desk.db, self._desk.desk.actor, self._desk.today()

        def work(progress: Progress) -> _Read:
            from jipdesk.actions import attachments

            scans, refusals = _read(files, progress)
            if scans:
                with db.write(actor, "attach_files") as session:
                    attachments.attach(session, scans, on=on)
            return _Read(len(scans), len(scans.keys() & set(having)), refusals)

        self._notice.clear()
        name = message(N_("Reading the scans…"))
        self._desk.jobs.act(work, self._tell, self._refuse, name=name, ending=Ending.CANCEL)

    def detach(self, item: int) -> None:
        """Take the scan away from a paper."""

        def work(session: "Session") -> None:
            from jipdesk.actions import attachments

            attachments.detach(session, [item])

        self._notice.clear()
        self._desk.act("detach_files", work, failed=self._refuse)

    def save(self, attachment: int, file_name: str) -> None:
        """Write a scan into a file of the person's choice; it is recorded that this was done."""
        found, _ = QFileDialog.getSaveFileName(
            self._window, said(N_("Save the scan as")), str(Path.home() / file_name), f"*{Path(file_name).suffix}"
        )
        if found:
            self.save_as(attachment, Path(found))

    def save_as(self, attachment: int, path: Path) -> None:
        """Do so."""

        def work(session: "Session") -> None:
            from jipdesk.safe import files

            file: File | None = asked.content(session, attachment)
            if file is None:
                raise InputRefused("scan_gone")
            files.write_durably(path, file.data)

        saved = message(N_("The scan was saved as {name}."), name=path.name)
        self._desk.act(
            "save_scan",
            work,
            lambda _: self._notice.tell(saved, Tone.DONE),
            self._refuse,
            attachment=attachment,
        )

    def _tell(self, read: _Read) -> None:
        told = [*_kept(read), *(of_stop(stop) for stop in read.refusals)]
        self._notice.tell(partial(_together, told), Tone.TROUBLE if read.refusals else Tone.DONE)
        if read.refusals:
            self.refused.emit()

    def _refuse(self, stop: Stop) -> None:
        self._notice.refuse(stop)
        self.refused.emit()


def _kept(read: _Read) -> Iterator[Saying]:
    """Say how many scans are new, and how many took the place of another."""
    if new := read.attached - read.replaced:
        yield counted("{n} scan was attached.", "{n} scans were attached.", new)
    if read.replaced:
        yield counted(
            "{n} scan was replaced. Edit ▸ Undo brings the earlier one back.",
            "{n} scans were replaced. Edit ▸ Undo brings the earlier ones back.",
            read.replaced,
        )


def _together(told: Sequence[Saying], words: Words) -> str:
    return joined([each(words) for each in told], words)


def _read(files: Mapping[int, Sequence[Path]], progress: Progress) -> "tuple[dict[int, Scan], list[Stop]]":
    from jipdesk.exchange import scans

    found: dict[int, Scan] = {}
    refusals: list[Stop] = []
    for done, (item, paths) in enumerate(files.items()):
        progress(done, len(files))
        try:
            found[item] = scans.read_document(paths)
        except Stop as stop:
            refusals.append(stop)
    return found, refusals
