"""Opening and giving back the desk: in a thread of its own, since the store is imported and unlocked there."""

from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject, Signal

from jipdesk.errors import DeskRefused, Stop
from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Job, Jobs
from jipdesk.views.memory import Memory
from jipdesk.views.pieces.leaving import leave_fields
from jipdesk.views.spoken import message

if TYPE_CHECKING:
    from jipdesk.views.open_desk import Held, OpenDesk

Wanted: TypeAlias = tuple[Path, str | None, str | None]
_MOST_KNOWN = 10
_NEEDS_PASSPHRASE = {"passphrase_needed", "wrong_passphrase", "recovery_code_mistyped"}


class Keeper(QObject):
    """Holds the desk that is open, one at a time."""

    opened = Signal(object)
    """an `OpenDesk`"""
    closing = Signal()
    missing = Signal(Path, bool)
    """there is no desk in the folder, and whether there was one"""
    locked = Signal(Path, object)
    """a passphrase is needed, or was wrong: the folder and the `Stop`"""
    refused = Signal(Path, object)

    def __init__(self, jobs: Jobs, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._memory = memory
        self._folder: Path | None = None
        self._job: Job | None = None
        self._next: Wanted | None = None
        self.desk: OpenDesk | None = None

    def open(self, folder: Path, passphrase: str | None = None, name: str | None = None) -> None:
        """Open a desk, in place of the one that is open; while one is being opened, the last that was asked for."""
        if self._job:
            self._next = (folder, passphrase, name)
            return
        self.close()
        self._folder = folder

        def work(_: object) -> "Held":
            from jipdesk.views.open_desk import hold

            return hold(folder, passphrase, name)

        self._job = self._jobs.act(work, self._arrived, self._refused, name=message(N_("Opening the desk…")))

    def close(self) -> None:
        """Give the desk back, also one that was opened just now for nobody."""
        self._give_up_opening()
        if self.desk is None:
            return
        leave_fields()
        self._jobs.finish()
        self.closing.emit()
        desk, self.desk = self.desk, None
        desk.close()
        desk.deleteLater()

    def _give_up_opening(self) -> None:
        job, self._job = self._job, None
        if job is None:
            return
        self._jobs.finish()
        job.drop()
        if held := job.result():
            held.closing.close()

    def _arrived(self, held: "Held") -> None:
        from jipdesk.views.open_desk import OpenDesk

        self._job = None
        if self._next:
            held.closing.close()
            self._go_on()
            return
        self._memory.put("desks", {"known": _known(self._memory, held.desk.folder.path)})
        self.desk = OpenDesk(held, self._jobs, self._memory, self)
        self.opened.emit(self.desk)

    def _go_on(self) -> None:
        wanted, self._next = self._next, None
        if wanted:
            self.open(*wanted)

    def _refused(self, stop: Stop) -> None:
        assert self._folder is not None
        self._job = None
        if self._next:
            self._go_on()
        elif isinstance(stop, DeskRefused) and stop.code == "desk_missing":
            self.missing.emit(self._folder, str(self._folder) in _known(self._memory))
        elif stop.code in _NEEDS_PASSPHRASE:
            self.locked.emit(self._folder, stop)
        else:
            self.refused.emit(self._folder, stop)


def _known(memory: Memory, newest: Path | None = None) -> list[str]:
    """Return the folders of desks that were opened here, the newest first."""
    kept = memory.get("desks").get("known")
    known = [str(each) for each in kept] if isinstance(kept, list) else []
    if newest is not None:
        known = [str(newest), *(each for each in known if each != str(newest))]
    return known[:_MOST_KNOWN]
