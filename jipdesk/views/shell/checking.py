"""The full check of the desk that nobody asks for: after an unclean end, else once a week, when it is quiet."""

from concurrent.futures import wait
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from jipdesk.errors import DeskRefused, Stop
from jipdesk.i18n import JAPAN
from jipdesk.views.jobs import Job, Progress
from jipdesk.views.memory import Memory
from jipdesk.views.open_desk import OpenDesk

if TYPE_CHECKING:
    from jipdesk.actions.backup import Health

SOON_MS = 10_000
"""of quiet, before a desk is checked that was not given back properly"""
LATER_MS = 120_000
EVERY = timedelta(days=7)
_LOOK_MS = 50


class Checking(QObject):
    """Waits for a quiet moment, gives way to every act, and tells what it found."""

    began = Signal()
    gave_way = Signal()
    ended = Signal(object)
    """the `Health` of the desk"""
    refused = Signal(object)

    def __init__(self, desk: OpenDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.timeout.connect(self._look)
        self.is_after_unclean_end = desk.desk.folder.lock.was_abandoned
        self._quiet.setInterval(SOON_MS if self.is_after_unclean_end else LATER_MS)
        if self._is_due():
            desk.jobs.ended.connect(self._wait)
            self._quiet.start()

    def _is_due(self) -> bool:
        last = last_check(self._desk.memory, str(self._desk.folder))
        return self.is_after_unclean_end or last is None or self._desk.now() - last >= EVERY

    @Slot(object)
    def _wait(self, job: Job) -> None:
        """Begin to wait anew: somebody is working."""
        if self._quiet.isActive() or (self._job is None and job.lane != "looks" and self._is_due()):
            self._quiet.start()

    @Slot()
    def _look(self) -> None:
        if not self._desk.jobs.is_idle:
            self._quiet.start()
            return
        desk = self._desk.desk

        def work(progress: Progress) -> "Health | None":
            from jipdesk.actions.backup import check_when_idle

            return None if progress.is_stopping else check_when_idle(desk)

        self.began.emit()
        self._job = self._desk.jobs.look(work, self._found, self._refused)

    def _found(self, health: "Health | None") -> None:
        self._job = None
        if health is None:
            self.gave_way.emit()
            self._quiet.start()
            return
        self._done()
        self.ended.emit(health)

    def _refused(self, stop: Stop) -> None:
        self._job = None
        if isinstance(stop, DeskRefused) and stop.code == "desk_busy":
            self.gave_way.emit()
            self._quiet.start()
            return
        self._done()
        self.refused.emit(stop)

    def _done(self) -> None:
        self.is_after_unclean_end = False
        note_check(self._desk.memory, str(self._desk.folder), self._desk.now())

    def stop(self) -> None:
        """Check no more; the desk is going to be given back."""
        self._quiet.stop()
        job, self._job = self._job, None
        if job is None or job.future is None:
            return
        job.progress.stop()
        job.drop()
        while not job.future.done():
            # It may have been about to begin just now.
            self._desk.desk.db.end_looks()
            wait([job.future], _LOOK_MS / 1000)


def last_check(memory: Memory, folder: str) -> datetime | None:
    """Return when a desk was last checked to its end on this computer."""
    kept = memory.get("checks").get(folder)
    try:
        found = datetime.fromisoformat(str(kept)) if kept else None
    except ValueError:
        return None
    return found.replace(tzinfo=JAPAN) if found and found.tzinfo is None else found


def note_check(memory: Memory, folder: str, at: datetime) -> None:
    """Remember that a desk was checked to its end."""
    memory.put("checks", {**memory.get("checks"), folder: at.isoformat()})
