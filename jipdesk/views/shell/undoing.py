"""Undo and Redo by name: the menu's lines and the status bar say what would be taken back."""

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from jipdesk.errors import Stop
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Ending, Job, Progress, Stopped
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.spoken import Saying, message

if TYPE_CHECKING:
    from jipdesk.queries.acts import ActRow, Within

_UNDO, _REDO = "undo", "redo"
_DOING = {_UNDO: N_("Undoing: {act}"), _REDO: N_("Doing again: {act}")}
_LONG = 1_000
"""So many records take a second or longer."""
_TOLD = {_UNDO: N_("Undone: {act}"), _REDO: N_("Done again: {act}")}


class Undoing(QObject):
    """Knows what Undo and Redo would do, and does it."""

    changed = Signal()
    failed = Signal(object)
    done = Signal(object)
    """what was taken back or done again, as a sentence"""

    def __init__(self, desk: OpenDesk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._found: Within | None = None
        self._wishes: list[str] = []
        self._is_waiting = self._is_running = False
        self._asking = Asking(desk, self._show, self._not_known, self)
        desk.changed.connect(self.look)
        for moment in (desk.jobs.started, desk.jobs.ended):
            moment.connect(self._hear)

    @property
    def undo_name(self) -> Saying | None:
        """What would be undone, or nothing."""
        return _named(self._found.undo) if self._found and self._found.undo and not self._is_held else None

    @property
    def redo_name(self) -> Saying | None:
        """What would be done again, or nothing."""
        return _named(self._found.redo) if self._found and self._found.redo and not self._is_held else None

    @property
    def hint(self) -> Saying | str:
        """Why there is nothing to undo: the act to use instead of undoing the last one."""
        blocked = self._found.blocked if self._found else None
        return _counter(blocked) if blocked and blocked.name != "open_desk" else ""

    @property
    def last_at(self) -> datetime | None:
        """When something was last saved."""
        return self._found.last_at if self._found else None

    @Slot()
    @Slot(object)
    def look(self, _: object = None) -> None:
        """Find out again."""
        self._asking.ask(_within)

    @Slot()
    def undo(self) -> None:
        """Take the last act back."""
        self._wish(_UNDO)

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        self._wish(_REDO)

    def _wish(self, wish: str) -> None:
        """Do it at once, or after what is under way or was wished before: only then is the last act known."""
        if self._is_waiting:
            self._wishes.append(wish)
        elif self._desk.jobs.acts or self._asking.is_waiting:
            self._is_waiting = True
            self._wishes.insert(0, wish)
            self._desk.jobs.act(_nothing, self.look)
        elif act := getattr(self._found, wish, None):
            self._is_waiting = self._is_running = True
            self._take_back(act, wish)
        else:
            # Of what was wished once too often nothing is kept for an act that is yet to come.
            self._wishes.clear()

    @property
    def _is_held(self) -> bool:
        """Whether a long act is under way: it is ended where it is shown, and what came before it is not meant."""
        return not self._is_running and any(job.name for job in self._desk.jobs.acts)

    @Slot(object)
    def _hear(self, job: Job) -> None:
        if job.name and not self._is_running:
            self.changed.emit()

    def _take_back(self, act: "ActRow", wish: str) -> None:
        from jipdesk.actions.undo import undo

        db, actor, number = self._desk.desk.db, self._desk.desk.actor, act.id

        def work(progress: Progress) -> bool:
            try:
                undo(db, number, actor=actor, progress=progress)
            except Stopped:
                return False
            return True

        done = partial(self._done, message(_TOLD[wish], act=_named(act)))
        # What takes a moment only would make the status bar flicker.
        name = message(_DOING[wish], act=_named(act)) if _is_long(act) else None
        self._desk.jobs.act(work, done, self._refused, name=name, ending=Ending.CANCEL)

    def _done(self, told: Saying, was_done: bool) -> None:
        self._is_running = False
        if not was_done:
            # What was pressed meanwhile would begin it anew.
            self._wishes.clear()
        self.look()
        if was_done:
            self.done.emit(told)

    def _refused(self, stop: Stop) -> None:
        self._is_running = False
        self._wishes.clear()
        self.look()
        self.failed.emit(stop)

    def _show(self, found: "Within") -> None:
        self._found = found
        self.changed.emit()
        if not self._is_running:
            self._is_waiting = False
            if self._wishes:
                self._wish(self._wishes.pop(0))

    def _not_known(self, stop: Stop) -> None:
        """Keep no wish for an act that is yet to come, and take the next."""
        self._is_waiting = self._is_running
        self._wishes.clear()
        self.failed.emit(stop)


def _nothing(_: object) -> None:
    """Stand in the line of the acts: what comes of it comes after all that is under way."""


def _is_long(act: "ActRow") -> bool:
    from jipdesk.phrases.acts import inmost

    count = inmost(act.name, act.values)[1].get("count")
    return isinstance(count, int) and count >= _LONG


def _within(session: object) -> "Within":
    # What the answer is said with is imported here, in this thread, and not where a person would wait for it.
    from jipdesk.phrases import acts, refusals  # noqa: F401
    from jipdesk.queries.acts import within

    return within(session)  # type: ignore[arg-type]


def _named(act: "ActRow") -> Saying:
    def say(words: Words) -> str:
        from jipdesk.phrases.acts import act_name, inmost

        # To redo is to undo the undoing: it is named by what is done again.
        name, values, _ = inmost(act.name, act.values)
        return act_name(name, values, words)

    return say


def _counter(act: "ActRow") -> Saying:
    from jipdesk.rules.acts import ACTS

    counter = ACTS[act.name].counter
    if counter is None:
        return message(N_("“{act}” cannot be undone."), act=_named(act))

    def instead(words: Words) -> str:
        from jipdesk.phrases.acts import act_name

        return act_name(str(counter), {}, words)

    return message(
        N_("“{act}” cannot be undone, because it has left the office. Use “{counter}” instead."),
        act=_named(act),
        counter=instead,
    )
