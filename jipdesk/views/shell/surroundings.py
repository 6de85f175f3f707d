"""What the bars around the pages say of the desk that is open: its year, who acts, numbers, what Undo would take."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from jipdesk.phrases.marking import N_
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.shell.checking import Checking
from jipdesk.views.shell.menus import shown_keys
from jipdesk.views.shell.resting import Resting
from jipdesk.views.shell.undoing import Undoing
from jipdesk.views.spoken import Saying, message

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from sqlalchemy.orm import Session

    from jipdesk.actions.backup import Health
    from jipdesk.errors import Stop
    from jipdesk.views.main_window import MainWindow


class Surroundings(QObject):
    """Keeps the bars true while a desk is open."""

    def __init__(self, window: "MainWindow", desk: OpenDesk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self.undoing = Undoing(desk, self)
        self.checking = Checking(desk, self)
        self.resting = Resting(desk, self)
        self._counting = Asking(desk, window.side.show_counts, parent=self)
        self.undoing.changed.connect(self._show_undo)
        self.undoing.failed.connect(window.jobs.refused)
        self.undoing.done.connect(self._tell_done)
        self.checking.began.connect(self._show_checking)
        self.checking.gave_way.connect(self._show_no_check)
        self.checking.ended.connect(self._show_health)
        self.checking.refused.connect(self._show_damage)
        desk.changed.connect(self.count)
        desk.edition_changed.connect(self._show_edition)
        desk.actor_changed.connect(self._change_actor)
        desk.triggered.connect(window.trigger)

    def show(self) -> None:
        """Say what is known of the desk as soon as it is open."""
        self._name_edition()
        self._show_actor()

    @Slot()
    def look(self) -> None:
        """Ask the desk for all that the bars say of it beyond that."""
        self.undoing.look()
        self.count()

    @Slot()
    def _show_edition(self) -> None:
        self._name_edition()
        self.count()

    def _name_edition(self) -> None:
        self._window.top.edition.show_editions(self._desk.editions, self._desk.edition)
        self._window.retranslate()

    @Slot()
    def _show_actor(self) -> None:
        self._window.top.show_coordinators(self._desk.coordinators, self._desk.actor)

    @Slot()
    def _change_actor(self) -> None:
        self._show_actor()
        self.count()

    @Slot()
    @Slot(object)
    def count(self, _: object = None) -> None:
        """Count anew how much there is in each section."""
        if self._desk.edition:
            edition_id, now, actor = self._desk.edition.id, self._desk.now(), self._desk.desk.actor
            self._counting.ask(lambda session: _counts(session, edition_id, now, actor))

    @Slot()
    def _show_checking(self) -> None:
        unclean = N_("The program was not closed properly last time; checking the desk…")
        quiet = N_("Checking the desk while it is quiet…")
        self._window.status.show_check(unclean if self.checking.is_after_unclean_end else quiet)

    @Slot()
    def _show_no_check(self) -> None:
        self._window.status.show_check("")

    @Slot(object)
    def _show_health(self, health: "Health") -> None:
        now = self._desk.now()
        whole = message(N_("Desk checked {time}: intact"), time=lambda words: words.time(now))
        self._window.status.show_check(whole if health.ok else N_("The check of the desk found damage"))
        if not health.ok:
            self._window.acts.tell_health(health)

    @Slot(object)
    def _show_damage(self, stop: "Stop") -> None:
        self._window.status.show_check(N_("The check of the desk found damage"))
        self._window.acts.tell_damage(of_stop(stop))

    @Slot(object)
    def _tell_done(self, saying: Saying) -> None:
        if self._window.pages.page:
            self._window.pages.page.notice.tell(saying, Tone.DONE)

    @Slot()
    def _show_undo(self) -> None:
        menus, status = self._window.menus, self._window.status
        name, again = self.undoing.undo_name, self.undoing.redo_name
        menus.say("undo", message(N_("Undo: {act}"), act=name) if name else self.undoing.hint or N_("Undo"))
        menus.say("redo", message(N_("Redo: {act}"), act=again) if again else N_("Redo"))
        menus.line("undo").setEnabled(name is not None)
        menus.line("redo").setEnabled(again is not None)
        keys = shown_keys(menus.line("undo"))
        status.show_undo(message(N_("Undo: {act}  {keys}"), act=name, keys=keys) if name else None)
        status.show_saved(self.undoing.last_at, self._desk.today())


def _counts(session: "Session", edition_id: int, now: "datetime", actor: int | None) -> "Mapping[str, int]":
    from jipdesk.queries import today
    from jipdesk.queries.sections import counts

    return {**counts(session, edition_id), "today": today.how_many(session, edition_id, now=now, reviewer=actor)}
