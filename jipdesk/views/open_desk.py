"""The desk that is open in the window: which edition is looked at, who acts, and the way to ask and to act."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot

from jipdesk.errors import InputRefused, Stop
from jipdesk.i18n import JAPAN
from jipdesk.rules.applicant_documents import USUAL
from jipdesk.safe import backed_up
from jipdesk.views.goal import Goal
from jipdesk.views.jobs import Failed, Job, Jobs, Then
from jipdesk.views.memory import Memory
from jipdesk.views.pieces.leaving import leave_fields

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from sqlalchemy.orm import Session

    from jipdesk.actions.desk import Desk
    from jipdesk.models.changes import Changes
    from jipdesk.queries.editions import EditionRow
    from jipdesk.queries.office import CoordinatorRow


class _Rehearsed(Exception):
    """An act was tried, and is taken back."""


def _take_back() -> None:
    raise _Rehearsed


@dataclass(frozen=True, slots=True)
class Held:
    """What opening a desk gives: the desk, how it is given back, and what the window shows of it at once."""

    desk: "Desk"
    closing: ExitStack
    editions: tuple["EditionRow", ...]
    coordinators: tuple["CoordinatorRow", ...]
    in_use: int | None
    """the newest edition that has anything in it"""


def hold(folder: Path, passphrase: str | None = None, name: str | None = None) -> Held:
    """Open a desk; called in a thread of its own, since it imports the store and unlocks."""
    from jipdesk.actions.desk import opened
    from jipdesk.queries import editions, office, sections

    closing = ExitStack()
    try:
        desk = closing.enter_context(opened(folder, passphrase, name))
        with desk.db.read() as session:
            every = tuple(editions.every(session))
            return Held(desk, closing, every, tuple(office.coordinators(session)), sections.in_use(session))
    except BaseException:
        closing.close()
        raise


class OpenDesk(QObject):
    """Handed to every page; its signals tell when something that pages show has changed."""

    changed = Signal(object)
    """the `Changes` of every act, whoever did it here"""
    edition_changed = Signal()
    actor_changed = Signal()
    wanted = Signal(object)
    """a `Goal` to go to"""
    triggered = Signal(str)
    """a line of the window's menus, by its name"""

    def __init__(self, held: Held, jobs: Jobs, memory: Memory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._held = held
        self.jobs = jobs
        self.memory = memory
        self.editions = held.editions
        self.coordinators = held.coordinators
        self.edition: EditionRow | None = self._remembered()
        self.place: QWidget | None = None
        """where pages stand; one that is born there need not be dressed anew when it is put there"""
        self.now: Callable[[], datetime] = lambda: datetime.now(JAPAN)
        self.backed_up: Callable[[], datetime | None] = partial(backed_up.last, held.desk.folder.logs)
        """when the desk was last backed up with a backup that was read to its end"""
        # The database tells in the thread that acted; a signal brings it home.
        self.desk.db.changed.append(self.changed.emit)
        self.changed.connect(self._look_again)

    @property
    def desk(self) -> "Desk":
        """The desk itself, for acts on it as a whole."""
        return self._held.desk

    @property
    def folder(self) -> Path:
        """Where the desk is."""
        return self.desk.folder.path

    def today(self) -> date:
        """Return the day it is in Japan."""
        return self.now().astimezone(JAPAN).date()

    def documents_due(self) -> date:
        """Return the day by which papers are due that are asked for today.

        The first time it reads the public holidays, which takes too long for the window's own thread.
        """
        from jipdesk.queries.asked_documents import due_on

        return due_on(self.today(), self.edition.document_days if self.edition else USUAL.days)

    @property
    def actor(self) -> "CoordinatorRow | None":
        """Who acts."""
        return next((each for each in self.coordinators if each.id == self.desk.actor), None)

    def choose_actor(self, coordinator_id: int) -> None:
        """Let somebody else act from now on."""
        leave_fields()
        self.desk.actor = coordinator_id
        self.actor_changed.emit()

    def choose_edition(self, edition_id: int) -> None:
        """Look at another year's programme."""
        leave_fields()
        self.edition = next(each for each in self.editions if each.id == edition_id)
        self.memory.put("edition", {"year": self.edition.year})
        self.edition_changed.emit()

    @property
    def is_protected(self) -> bool:
        """Whether the desk opens with a passphrase only."""
        from jipdesk.safe import keyfile

        return not keyfile.parse(self.desk.keys).is_open

    def trigger(self, line: str) -> None:
        """Do what a line of the window's menus does, such as `restore`."""
        self.triggered.emit(line)

    def go(self, goal: Goal) -> None:
        """Go to another place in the window."""
        self.wanted.emit(goal)

    @contextmanager
    def read(self) -> "Iterator[Session]":
        """Ask the desk something short, here and now."""
        with self.desk.db.glance() as session:
            yield session

    @contextmanager
    def glance(self) -> "Iterator[Session]":
        """Ask what is seen in passing: while an act is being kept it is refused, and asked again a moment later."""
        from jipdesk.models.database import GLANCE_MS

        with self.desk.db.glance(GLANCE_MS) as session:
            yield session

    def ask(self, question: "Callable[[Session], Any]", then: Then, failed: Failed | None = None) -> Job:
        """Ask the desk beside the window; the answer is handed to `then`."""
        db = self.desk.db

        def work() -> Any:
            with db.read() as session:
                return question(session)

        return self.jobs.ask(work, then, failed)

    def act(
        self,
        name: str,
        work: "Callable[[Session], Any]",
        then: Then | None = None,
        failed: Failed | None = None,
        **values: object,
    ) -> Job:
        """Do one short act of that name as the coordinator who acts now; what it returns is handed to `then`."""
        db, actor = self.desk.db, self.desk.actor

        def do(_: object) -> Any:
            with db.write(actor, name, undoes=None, **values) as session:
                return work(session)

        return self.jobs.act(do, then, failed)

    def save(
        self,
        name: str,
        work: "Callable[[Session], Any]",
        draft: "Callable[[Session], Any]",
        then: Then | None = None,
        failed: Failed | None = None,
        **values: object,
    ) -> Job:
        """Do an act that stores what was typed; where it is refused, `draft` keeps what was typed all the same.

        Both happen in the thread that acts, so that nothing is lost with a window that is being closed.
        """
        db, actor = self.desk.db, self.desk.actor

        def do(_: object) -> Any:
            try:
                with db.write(actor, name, undoes=None, **values) as session:
                    return work(session)
            except InputRefused:
                if actor is not None:
                    with db.write(actor, "keep_draft") as session:
                        draft(session)
                raise

        return self.jobs.act(do, then, failed)

    def rehearse(self, name: str, work: "Callable[[Session], Any]", then: "Callable[[Stop | None], None]") -> Job:
        """Find out what an act would be refused with, or that it would not; nothing of it is kept."""
        db, actor = self.desk.db, self.desk.actor

        def do(_: object) -> Stop | None:
            try:
                with db.write(actor, name) as session:
                    work(session)
                    session.flush()
                    _take_back()
            except _Rehearsed:
                return None
            except InputRefused as stop:
                return stop
            return None

        return self.jobs.act(do, then)

    @Slot(object)
    def _look_again(self, changes: "Changes") -> None:
        """Know the editions and the coordinators as they are after an act, or after it was undone."""
        from jipdesk.queries import editions, office

        if changes.touches("edition", "course", "rule_parameters"):
            with self.read() as session:
                self.editions = tuple(editions.every(session))
            number = self.edition.id if self.edition else None
            self.edition = next((each for each in self.editions if each.id == number), None) or self._remembered()
            if changes.touches("edition", "course"):
                self.edition_changed.emit()
        if changes.touches("coordinator"):
            with self.read() as session:
                self.coordinators = tuple(office.coordinators(session))
            if self.actor is None and self.coordinators:
                self.desk.actor = self.coordinators[0].id
            self.actor_changed.emit()

    def close(self) -> None:
        """Give the desk back; nothing may be under way.

        Where even that is refused, as its drive is gone or full, everything that was saved is saved all the same.
        """
        with suppress(Stop):
            self._held.closing.close()

    def _remembered(self) -> "EditionRow | None":
        """Return the edition looked at last, else the newest with anything in it, else the newest."""
        year = self.memory.get("edition").get("year")
        by_year = next((each for each in self.editions if each.year == year), None)
        used = next((each for each in self.editions if each.id == self._held.in_use), None)
        return by_year or used or (self.editions[0] if self.editions else None)
