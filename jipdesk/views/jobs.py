"""Work beside the window: one thread acts on the desk, one asks it; what comes of it comes home to the window's thread.

A job is plain Python that knows nothing of Qt. It is handed a `Progress` to report to and to be stopped by; its result,
or what kept it from one, is delivered by a signal of `Jobs`, which lives in the window's thread.
"""

import sys
import threading
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal, Slot

from jipdesk.errors import AnsweredFault, ProgramFault, Stop
from jipdesk.views.spoken import Saying

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Then = Callable[[Any], None]
Failed = Callable[[Stop], None]
_ACTS = "acts"
_LOOKS = "looks"
_WATCHED = "watched looks"


class Stopped(Exception):
    """The person stopped the job."""


class Ending(Enum):
    """How a job can be ended before its time."""

    NOT_AT_ALL = "not_at_all"
    CANCEL = "cancel"
    """nothing remains"""
    STOP = "stop"
    """what was done so far remains"""


class Progress:
    """How far a job is; written in its thread, read in the window's."""

    def __init__(self) -> None:
        self.share: float | None = None
        """of the whole, from 0 to 1, never falling; None while it cannot be told"""
        self._stop = threading.Event()

    def __call__(self, done: int, total: int) -> None:
        """Report, and end here if the person wants it."""
        if self._stop.is_set():
            raise Stopped
        self.share = max(self.share or 0.0, done / total if total else 1.0)

    def stop(self) -> None:
        """Ask the job to end at its next report."""
        self._stop.set()

    @property
    def is_stopping(self) -> bool:
        """Whether the job was asked to end."""
        return self._stop.is_set()


class Job:
    """One piece of work that a person can watch."""

    def __init__(self, name: Saying | None, ending: Ending, then: Then | None, failed: Failed | None) -> None:
        self.lane = ""
        self.name = name
        self.ending = ending
        self.progress = Progress()
        self.then = then
        self.failed = failed
        self.future: Future[Any] | None = None

    def drop(self) -> None:
        """Want the answer no more; what has not begun is not begun."""
        self.then = self.failed = _nothing
        if self.future:
            self.future.cancel()

    def result(self) -> Any:
        """Return what has come of it, also if it was never brought home; None if nothing has, or not yet."""
        future = self.future
        if future is None or not future.done() or future.cancelled() or future.exception():
            return None
        return future.result()


def _nothing(_: object) -> None:
    """Take an answer that nobody wants any more."""


class Jobs(QObject):
    """Starts work and brings its results home."""

    started = Signal(object)
    ended = Signal(object)
    refused = Signal(object)
    """a `Stop` that nobody else answers"""
    _home = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes: dict[str, ThreadPoolExecutor] = {}
        self._open: dict[Future[Any], Job] = {}
        self._is_closed = False

    def act(
        self,
        work: Callable[[Progress], Any],
        then: Then | None = None,
        failed: Failed | None = None,
        *,
        name: Saying | None = None,
        ending: Ending = Ending.NOT_AT_ALL,
    ) -> Job:
        """Do work that may change the desk; one thing after the other. A name makes it visible in the status bar."""
        return self._begin(_ACTS, Job(name, ending, then, failed), work)

    def ask(self, work: Callable[[], Any], then: Then, failed: Failed | None = None) -> Job:
        """Find something out; what is asked waits for what was asked before, never for an act."""
        return self._begin("asks", Job(None, Ending.NOT_AT_ALL, then, failed), lambda _progress: work())

    def load(self, work: Callable[[], Any], then: Then | None = None) -> Job:
        """Import what takes a while; neither acts nor questions wait for it."""
        return self._begin("loads", Job(None, Ending.NOT_AT_ALL, then, None), lambda _progress: work())

    def soon(self, then: Then) -> None:
        """Go on in the window's next turn, once it has heard what a person did meanwhile; until then it is not idle."""
        if self._is_closed:
            return
        from concurrent.futures import Future

        job, future = Job(None, Ending.NOT_AT_ALL, then, None), Future[None]()
        job.lane, job.future = "turns", future
        future.set_result(None)
        self._open[future] = job
        QTimer.singleShot(0, self, partial(self._arrive, future, None))

    def look(
        self, work: Callable[[Progress], Any], then: Then, failed: Failed | None = None, *, name: Saying | None = None
    ) -> Job:
        """Look through everything while it is quiet; nobody waits for it.

        One with a name is seen, and can be ended: somebody does wait, and not for one that nobody sees.
        """
        if name is None:
            return self._begin(_LOOKS, Job(None, Ending.NOT_AT_ALL, then, failed), work)
        return self._begin(_WATCHED, Job(name, Ending.CANCEL, then, failed), work)

    @property
    def visible(self) -> Job | None:
        """The job that a person sees: the first named one that is not done."""
        return next((job for job in self._open.values() if job.name), None)

    @property
    def is_idle(self) -> bool:
        """Whether nothing that anybody waits for is under way."""
        return all(job.lane == _LOOKS for job in self._open.values())

    @property
    def acts(self) -> list[Job]:
        """What may be changing the desk now, or will."""
        return [job for job in self._open.values() if job.lane == _ACTS]

    def finish(self) -> None:
        """Wait until every act is kept; those that a person could end are ended."""
        from concurrent.futures import wait

        for future, job in self._open.items():
            if job.ending is not Ending.NOT_AT_ALL:
                job.progress.stop()
                future.cancel()
        wait([future for future, job in self._open.items() if job.lane == _ACTS])

    def close(self) -> None:
        """Let acts, and what has begun, come to their end, drop what has not, and take no more."""
        if self._open:
            self.finish()
        self._open.clear()
        self._is_closed = True
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)

    def _begin(self, lane: str, job: Job, work: Callable[[Progress], Any]) -> Job:
        if self._is_closed:
            return job
        future = self._lane(lane).submit(work, job.progress)
        job.lane, job.future = lane, future
        self._open[future] = job
        self.started.emit(job)
        future.add_done_callback(self._send_home)
        return job

    def _lane(self, name: str) -> "ThreadPoolExecutor":
        """Return the one thread of that name; it is made with its first work, which comes after the first paint."""
        if not self._lanes:
            from PySide6.QtCore import Qt

            # Queued even from this thread: a job that is done at once must not arrive before its starter knows it.
            self._home.connect(self._arrive, Qt.ConnectionType.QueuedConnection)
        if name not in self._lanes:
            from concurrent.futures import ThreadPoolExecutor

            self._lanes[name] = ThreadPoolExecutor(1, name)
        return self._lanes[name]

    def _send_home(self, future: "Future[Any]") -> None:
        """Pass the finished work to the window's thread; called in the job's."""
        if shiboken6.isValid(self):
            self._home.emit(future, None)

    @Slot(object, object)
    def _arrive(self, future: "Future[Any]", _: object) -> None:
        job = self._open.pop(future, None)
        if job is None:
            return
        self.ended.emit(job)
        if future.cancelled():
            return
        trouble = future.exception()
        if trouble is None:
            if job.then and _lives(job.then):
                job.then(future.result())
        elif isinstance(trouble, Stop):
            (job.failed if job.failed and _lives(job.failed) else self.refused.emit)(trouble)
        elif not isinstance(trouble, Stopped):
            _tell_fault(trouble, job.failed if job.failed and _lives(job.failed) else None)


def _tell_fault(trouble: BaseException, failed: Failed | None) -> None:
    """Have a mistake of ours noted, and told where the work was asked for if anybody there waits."""
    if failed is None:
        sys.excepthook(type(trouble), trouble, trouble.__traceback__)
        return
    answered = AnsweredFault()
    answered.__cause__ = trouble
    sys.excepthook(AnsweredFault, answered, None)
    failed(ProgramFault())


def _lives(answer: Callable[..., None]) -> bool:
    """Tell whether the widget that waits for the answer is still there."""
    # A partial of a method waits for the widget whose method it is.
    owner = getattr(getattr(answer, "func", answer), "__self__", None)
    return not isinstance(owner, QObject) or shiboken6.isValid(owner)
