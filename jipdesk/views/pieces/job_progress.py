"""How far a job is, where a person waits for it: a bar that only moves forward, and a way to end it."""

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Job
from jipdesk.views.spoken import Button, Label, Saying, plain

_LOOK_MS = 100


class JobProgress(QWidget):
    """Follows one job at a time."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._job: Job | None = None
        self._name = Label("", "strong")
        self._share = Label("", "muted")
        self._note = Label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.cancel = Button(N_("Cancel"))
        self.cancel.clicked.connect(self._end)
        self._clock = QTimer(self)
        self._clock.setInterval(_LOOK_MS)
        self._clock.timeout.connect(self._look)
        beside = QHBoxLayout()
        beside.addWidget(self._bar, 1)
        beside.addWidget(self._share)
        beside.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(self._name)
        column.addLayout(beside)
        column.addWidget(self._note)
        column.addStretch(2)

    def follow(self, job: Job, name: Saying | str, note: Saying | str = "") -> None:
        """Show how far this job is; the note says what ending it leaves."""
        self._job = job
        self._name.say(name)
        self._note.say(note)
        self.cancel.setEnabled(True)
        self._look()
        self._clock.start()

    def take_keys(self) -> None:
        """Have the keys at the bar: an Enter too many, meant for what began the job, is not to end it."""
        self._bar.setFocus()

    @Slot()
    def rest(self) -> None:
        """Follow nothing."""
        self._job = None
        self._clock.stop()

    @Slot()
    def _look(self) -> None:
        if self._job is None:
            return
        share = self._job.progress.share
        self._bar.setRange(0, 0 if share is None else 100)
        self._bar.setValue(round((share or 0) * 100))
        self._share.say(plain("" if share is None else f"{share:.0%}"))
        self._bar.setAccessibleName(f"{self._name.text()} {self._share.text()}")

    @Slot()
    def _end(self) -> None:
        if self._job:
            self.cancel.setEnabled(False)
            self._job.progress.stop()
            self.cancelled.emit()
