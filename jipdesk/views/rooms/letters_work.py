"""What is done with letters, to one applicant or to thousands: save as PDF, print, record that they went out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from jipdesk.actions import letters as acts
from jipdesk.documents.letters_page import bound
from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.queries.letter_values import Addressed, LetterText, Wanted
from jipdesk.rules.letters import Channel
from jipdesk.views.goal import Goal
from jipdesk.views.jobs import Ending, Job, Progress
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.notice import Notice, of_stop
from jipdesk.views.pieces.printing import Printing
from jipdesk.views.spoken import Saying, counted, message, said

_DRAWING = 40
"""So much longer it takes to draw letters than to gather what they say."""
Work = Callable[[Sequence[Addressed], LetterText, Progress], Any]


@dataclass(frozen=True, slots=True)
class Order:
    """Letters to be written: to whom, which, and in what way they leave the desk."""

    numbers: tuple[int, ...]
    wanted: Wanted
    channel: Channel


class LettersWork(QObject):
    """Does it beside the window; what came of it is told in the page's notice."""

    done = Signal()

    def __init__(self, desk: OpenDesk, notice: Notice, window: QWidget) -> None:
        super().__init__(window)
        self._desk, self._notice, self._window = desk, notice, window
        self._printed: Order | None = None
        self._recording: Job | None = None
        self.printing = Printing(desk.jobs, window)
        self.printing.printed.connect(self._was_printed)
        self.printing.failed.connect(notice.refuse)

    def save_each(self, order: Order, folder: Path | None = None) -> None:
        """Save every letter as a file of its own in a folder."""
        into = folder or self._ask_folder()
        if into is None:
            return
        desk = self._desk.desk

        def work(letters: Sequence[Addressed], text: LetterText, progress: Progress) -> int:
            return acts.save_each(desk.db, desk.actor, letters, text, into, progress)

        def then(n: int) -> None:
            told = counted(
                "{n} letter was saved into {path}.", "{n} letters were saved into {path}.", n, path=into.name
            )
            self._offer_record(told, order)

        self._write(order, work, then, partial(self.save_each, folder=into))

    def save_together(self, order: Order, file: Path | None = None) -> None:
        """Save all letters in one file, for printing."""
        into = file or self._ask_file(order)
        if into is None:
            return
        desk = self._desk.desk

        def work(letters: Sequence[Addressed], text: LetterText, progress: Progress) -> int:
            return acts.save_together(desk.db, desk.actor, letters, text, into, progress)

        def then(n: int) -> None:
            told = counted("{n} letter was saved as {path}.", "{n} letters were saved as {path}.", n, path=into.name)
            self._offer_record(told, order)

        self._write(order, work, then, partial(self.save_together, file=into))

    def print(self, order: Order) -> None:
        """Print all letters with the system's dialog."""

        def work(letters: Sequence[Addressed], text: LetterText, progress: Progress) -> bytes:
            return bound([each.letter for each in letters], text.template, progress)

        def then(pdf: bytes) -> None:
            self._printed = order
            self.printing.ask([pdf], said(N_("Letters")))

        self._write(order, work, then, self.print)

    def record(self, order: Order) -> None:
        """Record that the letters went out, as one act."""
        desk, edition = self._desk.desk, self._desk.edition
        if edition is None or self._recording in self._desk.jobs.acts:
            return
        edition_id = edition.id

        def work(letters: Sequence[Addressed], text: LetterText, progress: Progress) -> int:
            progress(1, 2)
            with desk.db.write(desk.actor, "record_letters") as session:
                acts.record(session, edition_id, letters, text, order.channel)
            return len(letters)

        def then(count: int) -> None:
            self._notice.tell(counted("{n} letter was recorded.", "{n} letters were recorded.", count), Tone.DONE)
            self.done.emit()

        self._recording = self._write(order, work, then, self.record, 2)

    def _write(
        self,
        order: Order,
        work: Work,
        then: Callable[[Any], None],
        again: Callable[[Order], None],
        parts: int = _DRAWING,
    ) -> Job | None:
        """Gather the letters, one of so many parts of the work, then do the rest of it."""
        desk, edition = self._desk.desk, self._desk.edition
        if edition is None or not order.numbers:
            return None
        edition_id = edition.id

        def do(progress: Progress) -> Any:
            def report(done: int, total: int) -> None:
                progress(done, total * parts)

            letters, text = acts.gathered(desk.db, edition_id, order.numbers, order.wanted, report)
            return work(letters, text, progress)

        self._notice.clear()
        name = message(N_("Writing the letters…"))
        return self._desk.jobs.act(do, then, partial(self._refuse, order, again), name=name, ending=Ending.CANCEL)

    def _refuse(self, order: Order, again: Callable[[Order], None], stop: Stop) -> None:
        """Say what keeps letters back, with a way on: without those they lack something for, or to where it is."""
        apart = stop.values.get("applications")
        left_out = frozenset(apart) if isinstance(apart, list) else frozenset()
        rest = tuple(number for number in order.numbers if number not in left_out)
        if left_out and rest:
            verb = counted("Write the other one", "Write the other {n}", len(rest))
            self._notice.tell(of_stop(stop), Tone.WAITING, (verb, lambda: again(_with(order, rest))))
        elif stop.code == "letters_incomplete":
            goal = goal_of(_first(stop.values.get("fields")), next(iter(left_out), None))
            self._notice.tell(of_stop(stop), Tone.WAITING, (N_("Fill in"), partial(self._desk.go, goal)))
        else:
            self._notice.refuse(stop)

    def _offer_record(self, told: Saying, order: Order) -> None:
        self._notice.tell(told, Tone.DONE, (N_("Record as sent"), partial(self.record, order)))

    def _was_printed(self, pages: int) -> None:
        told = counted("{n} page was sent to the printer.", "{n} pages were sent to the printer.", pages)
        if self._printed:
            self._offer_record(told, self._printed)

    def _ask_folder(self) -> Path | None:
        found = QFileDialog.getExistingDirectory(self._window, said(N_("Folder for the letters")))
        return Path(found) if found else None

    def _ask_file(self, order: Order) -> Path | None:
        proposed = str(Path.home() / f"{order.wanted.kind}-{order.wanted.on:%Y-%m-%d}.pdf")
        title = said(N_("Save the letters as"))
        found, _ = QFileDialog.getSaveFileName(self._window, title, proposed, said(N_("Letters (*.pdf)")))
        return Path(found).with_suffix(".pdf") if found else None


def goal_of(field: str, application: int | None) -> Goal:
    """Return where a field of a letter is filled in."""
    if field.startswith("office") or field in {"operator", "email", "phone"}:
        return Goal("settings", part="letterhead")
    if field in {"edition", "fiscal_year"} or application is None:
        return Goal("settings", part="editions")
    part = "documents" if field in {"due_on", "documents", "open_documents"} else "overview"
    return Goal("applications", record=application, part=part)


def _with(order: Order, numbers: tuple[int, ...]) -> Order:
    return Order(numbers, order.wanted, order.channel)


def _first(fields: object) -> str:
    return str(fields[0]) if isinstance(fields, list) and fields else ""
