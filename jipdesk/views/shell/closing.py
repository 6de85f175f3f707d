"""Closing the window while something is under way: it waits for what must come to its end, and asks about the rest."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot

from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Ending, Job, Stopped
from jipdesk.views.look.palette import Tone
from jipdesk.views.spoken import Saying, message

if TYPE_CHECKING:
    from jipdesk.views.main_window import MainWindow
    from jipdesk.views.pieces.decision import Decision

_WHAT_REMAINS = {
    Ending.CANCEL: N_("If you close the program now, this is cancelled and nothing of it is kept."),
    Ending.STOP: N_("If you close the program now, this is stopped. What was done so far remains."),
}


class Closing(QObject):
    """Knows whether the window may close, and closes it as soon as it may."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._is_wanted = False
        self._question: Decision | None = None
        # Queued: what was asked for goes on with its next step before the window asks whether all is done.
        window.jobs.ended.connect(self._look, Qt.ConnectionType.QueuedConnection)

    def may_close(self) -> bool:
        """Tell whether nothing that a person watches is under way; else see to it that the window closes later."""
        job = self._window.jobs.visible
        if job is None:
            return True
        if job.ending is Ending.NOT_AT_ALL or job.progress.is_stopping:
            self._wait(job)
        elif self._question is None:
            self._ask(job)
        return False

    def _wait(self, job: Job) -> None:
        self._is_wanted = True
        sentence = message(N_("{job} The window closes as soon as this is done."), job=job.name or "")
        self._window.notice.tell(sentence, Tone.WAITING, (N_("Keep the window open"), self._stay))

    def _ask(self, job: Job) -> None:
        from jipdesk.views.pieces.decision import Decision

        def stop() -> None:
            job.progress.stop()
            self._wait(job)

        heading: Saying | str = job.name or ""
        verb, stay = N_("Stop and close"), N_("Keep working")
        self._question = Decision(self._window, heading, _WHAT_REMAINS[job.ending], verb, stop, stay)
        self._question.finished.connect(self._answered)

    @Slot()
    def _answered(self) -> None:
        self._question = None

    def _stay(self) -> None:
        self._is_wanted = False

    @Slot(object)
    def _look(self, job: Job) -> None:
        if job.name and _has_failed(job):
            self._stay()
        if self._window.jobs.visible is not None:
            return
        if self._question is not None:
            # While the question stood there, it answered itself.
            self._question.reject()
            self._is_wanted = not _has_failed(job)
        if self._is_wanted:
            self._is_wanted = False
            self._window.close()


def _has_failed(job: Job) -> bool:
    """Tell whether a job did not come to its end, and not because it was stopped: a person wants to read why."""
    future = job.future
    if future is None or not future.done() or future.cancelled():
        return False
    trouble = future.exception()
    return trouble is not None and not isinstance(trouble, Stopped)
