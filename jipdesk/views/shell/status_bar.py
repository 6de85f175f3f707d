"""The line at the bottom: what is saved, what is under way, and what Undo would take back."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from jipdesk.i18n import JAPAN, Words
from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Ending, Job, Jobs
from jipdesk.views.shell.side_bar import on_surface
from jipdesk.views.spoken import Button, Label, Saying, message

HEIGHT = 28
LOOK_MS = 100
_VERBS = {Ending.CANCEL: N_("Cancel"), Ending.STOP: N_("Stop"), Ending.NOT_AT_ALL: N_("Cancel")}


class RunningJob(QWidget):
    """The job that is under way: its name, how far it is, and how it is ended."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._job: Job | None = None
        self._name = Label("", "small")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(120)
        self._bar.setRange(0, 100)
        self._bar.setTextVisible(False)
        self._share = QLabel()
        self._share.setProperty("kind", "small")
        self._end = Button("", "link")
        self._end.clicked.connect(self._stop)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        for each in (self._name, self._bar, self._share, self._end):
            line.addWidget(each)
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self._look)
        jobs.started.connect(self.look_again)
        jobs.ended.connect(self.look_again)
        self.hide()

    @Slot(object)
    def look_again(self, _: object) -> None:
        """Show what is under way now."""
        job = self._jobs.visible
        if job is self._job:
            return
        self._job = job
        self.setVisible(job is not None)
        if job is None:
            self._clock.stop()
            return
        self._name.say(job.name or "")
        self._end.setVisible(job.ending is not Ending.NOT_AT_ALL)
        self._end.say(_VERBS[job.ending])
        self._end.setEnabled(True)
        self._look()
        self._clock.start()

    @Slot()
    def _look(self) -> None:
        if self._job is None:
            return
        share = self._job.progress.share
        self._bar.setRange(0, 0 if share is None else 100)
        self._bar.setValue(round((share or 0) * 100))
        self._share.setText("" if share is None else f"{share:.0%}")
        self._bar.setAccessibleName(f"{self._name.text()} {self._share.text()}")

    @Slot()
    def _stop(self) -> None:
        if self._job:
            self._job.progress.stop()
            self._end.setEnabled(False)


class StatusBar(QWidget):
    """All of it in one line."""

    undo = Signal()

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        on_surface(self)
        self.setProperty("kind", "status")
        self.setFixedHeight(HEIGHT)
        self._jobs = jobs
        self._parts: tuple[Label, Label, Label, Button] | None = None
        # Before the first job there is nothing to say, and the first paint does not wait for it.
        jobs.started.connect(self._begin)

    def show_saved(self, at: datetime | None, today: object) -> None:
        """Show when something was last saved."""
        saved, *_ = self._filled()
        saved.say(message(N_("Saved {time}"), time=_when(at, today)) if at else "")
        saved.setVisible(at is not None)

    def show_backup(self, at: datetime | None, today: object) -> None:
        """Show when the last backup was made that was read to its end."""
        _, backup, _, _ = self._filled()
        if at is None:
            backup.say(N_("No backup yet"))
            return
        backup.say(message(N_("Last good backup {when}"), when=_when(at, today)))

    def show_check(self, saying: Saying | str) -> None:
        """Show what the check that nobody asked for is doing, or what it found."""
        _, _, check, _ = self._filled()
        check.say(saying)
        check.setVisible(bool(saying))

    def show_undo(self, saying: Saying | None, hint: Saying | str = "") -> None:
        """Show what Undo would take back."""
        *_, undo = self._filled()
        undo.setVisible(saying is not None)
        if saying:
            undo.say(saying, hint)

    @Slot(object)
    def _begin(self, job: object) -> None:
        if self._parts is None:
            self._filled()
            self._running.look_again(job)

    def _filled(self) -> tuple[Label, Label, Label, Button]:
        if self._parts is None:
            saved, backup, check = Label("", "small"), Label("", "small"), Label("", "small")
            undo = Button("", "link")
            undo.does(self.undo.emit)
            for each in (saved, check, undo):
                # What says nothing leaves no gap.
                each.hide()
            self._running = RunningJob(self._jobs)
            line = QHBoxLayout(self)
            line.setContentsMargins(16, 0, 12, 0)
            line.setSpacing(24)
            line.addWidget(saved)
            line.addWidget(backup)
            line.addWidget(check)
            line.addStretch(1)
            line.addWidget(self._running)
            line.addWidget(undo)
            self._parts = (saved, backup, check, undo)
        return self._parts


def _when(at: datetime, today: object) -> Callable[[Words], str]:
    """Return the time, on another day with its date."""
    is_today = at.astimezone(JAPAN).date() == today
    return lambda words: words.time(at) if is_today else words.moment(at)
