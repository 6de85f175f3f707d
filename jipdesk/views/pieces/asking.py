"""A question that is asked again and again, such as what a list shows: only the newest answer counts."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from jipdesk.errors import Stop
from jipdesk.views.jobs import Failed, Job, Then
from jipdesk.views.open_desk import OpenDesk

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Asking(QObject):
    """Asks beside the window and hands the newest answer to `then`."""

    def __init__(self, desk: OpenDesk, then: Then, failed: Failed | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._then = then
        self._failed = failed
        self._job: Job | None = None

    def ask(self, question: "Callable[[Session], Any]") -> None:
        """Ask; what was asked before and is not answered yet is forgotten."""
        self.forget()
        self._job = self._desk.ask(question, self._arrive, self._refused)

    def forget(self) -> None:
        """Want no answer any more to what was asked."""
        if self._job:
            self._job.drop()
        self._job = None

    @property
    def is_waiting(self) -> bool:
        """Whether an answer is still to come."""
        return self._job is not None

    def _arrive(self, answer: Any) -> None:
        self._job = None
        self._then(answer)

    def _refused(self, stop: Stop) -> None:
        self._job = None
        (self._failed or self._desk.jobs.refused.emit)(stop)
