"""Looking through everybody on the desk, beside the window; it can be ended and is begun anew when the desk changed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.queries import same_person as asked
from jipdesk.queries.same_person import Pair
from jipdesk.queries.same_person_sides import PersonLine, lines
from jipdesk.views.jobs import Job, Progress
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.spoken import message

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NAME = N_("Looking for people with two records…")


@dataclass(frozen=True, slots=True)
class Known:
    """What the part shows: the pairs to decide, those found to be two, and how the persons in them are named."""

    pairs: tuple[Pair, ...]
    noted: tuple[Pair, ...]
    persons: dict[int, PersonLine]


def known(session: "Session", edition_id: int, pairs: tuple[Pair, ...]) -> Known:
    """Return the pairs to decide with all that is shown beside them."""
    noted = asked.noted(session, edition_id)
    return Known(pairs, noted, lines(session, {number for each in (*pairs, *noted) for number in each.both}))


class PairSearch(QObject):
    """One search at a time."""

    found = Signal(object)
    """what it found, as `Known`"""
    ended = Signal()
    """nothing is searched any more; before `found`, if it came to its end"""
    failed = Signal(object)

    def __init__(self, desk: OpenDesk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self.job: Job | None = None
        self.is_dated = False
        """whether the desk has changed since it was begun"""

    def begin(self, edition_id: int) -> None:
        """Look for the pairs of an edition; one that is under way knows nothing of what has changed since."""
        if self.job:
            self.is_dated = True
            return
        db = self._desk.desk.db

        def work(progress: Progress) -> Known:
            found = asked.search(db, edition_id, progress)
            with db.read() as session:
                return known(session, edition_id, found)

        self.is_dated = False
        self.job = self._desk.jobs.look(work, self._arrive, self._refused, name=message(NAME))
        self._desk.jobs.ended.connect(self._hear)

    def drop(self) -> None:
        """Want no answer any more."""
        if self.job:
            self.job.drop()
            self.job.progress.stop()
            self._hear(self.job)

    def _arrive(self, found: Known) -> None:
        self.found.emit(found)

    def _refused(self, stop: Stop) -> None:
        self.failed.emit(stop)

    @Slot(object)
    def _hear(self, job: Job) -> None:
        if job is self.job:
            self._desk.jobs.ended.disconnect(self._hear)
            self.job = None
            self.ended.emit()
