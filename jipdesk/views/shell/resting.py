"""A window that nobody uses for a while holds less memory."""

from PySide6.QtCore import QObject, QTimer, Slot

from jipdesk.views.jobs import Job
from jipdesk.views.open_desk import OpenDesk

QUIET_MS = 300_000
"""since the desk was last asked anything"""


class Resting(QObject):
    """Waits for some quiet minutes, and waits anew once somebody has worked again."""

    def __init__(self, desk: OpenDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._job: Job | None = None
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(self._rest)
        desk.jobs.ended.connect(self._wait)

    @Slot(object)
    def _wait(self, job: Job) -> None:
        if job is not self._job:
            self._quiet.start()

    @Slot()
    def _rest(self) -> None:
        if self._desk.jobs.is_idle:
            self._job = self._desk.jobs.ask(self._desk.desk.db.rest, self._have_rested, self._have_rested)
        else:
            self._quiet.start()

    def _have_rested(self, _: object) -> None:
        self._job = None
