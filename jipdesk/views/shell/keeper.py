"""Opening and giving back the desk: in a thread of its own, since the store is imported and unlocked there."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from jipdesk.errors import DeskRefused, Stop
from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Jobs
from jipdesk.views.memory import Memory
from jipdesk.views.spoken import message

if TYPE_CHECKING:
    from jipdesk.views.open_desk import Held, OpenDesk

_NEEDS_PASSPHRASE = {"passphrase_needed", "wrong_passphrase", "recovery_code_mistyped"}


class Keeper(QObject):
    """Holds the desk that is open, one at a time."""

    opened = Signal(object)
    """an `OpenDesk`"""
    closing = Signal()
    missing = Signal(Path)
    """there is no desk in the folder"""
    locked = Signal(Path, object)
    """a passphrase is needed, or was wrong: the folder and the `Stop`"""
    refused = Signal(Path, object)

    def __init__(self, jobs: Jobs, memory: Memory, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._memory = memory
        self._folder: Path | None = None
        self.desk: OpenDesk | None = None

    def open(self, folder: Path, passphrase: str | None = None, name: str | None = None) -> None:
        """Open a desk, in place of the one that is open."""
        self.close()
        self._folder = folder

        def work(_: object) -> "Held":
            from jipdesk.views.open_desk import hold

            return hold(folder, passphrase, name)

        self._jobs.act(work, self._arrived, self._refused, name=message(N_("Opening the desk…")))

    def close(self) -> None:
        """Give the desk back."""
        if self.desk is None:
            return
        self.closing.emit()
        desk, self.desk = self.desk, None
        desk.close()
        desk.deleteLater()

    def _arrived(self, held: "Held") -> None:
        from jipdesk.views.open_desk import OpenDesk

        self.desk = OpenDesk(held, self._jobs, self._memory, self)
        self.opened.emit(self.desk)

    def _refused(self, stop: Stop) -> None:
        assert self._folder is not None
        if isinstance(stop, DeskRefused) and stop.code == "desk_missing":
            self.missing.emit(self._folder)
        elif stop.code in _NEEDS_PASSPHRASE:
            self.locked.emit(self._folder, stop)
        else:
            self.refused.emit(self._folder, stop)
