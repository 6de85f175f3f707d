"""The window: bars around the pages, and the lines of its menus."""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.look.palette import Theme
from jipdesk.views.look.theme import Look
from jipdesk.views.memory import Memory
from jipdesk.views.shell.menus import Menus
from jipdesk.views.shell.pages import Pages
from jipdesk.views.shell.side_bar import SideBar, on_surface
from jipdesk.views.shell.speaker import Speaker
from jipdesk.views.shell.top_bar import TopBar
from jipdesk.views.spoken import Speaking, said

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QPaintEvent

    from jipdesk.views.jobs import Jobs
    from jipdesk.views.open_desk import OpenDesk
    from jipdesk.views.pieces.notice import Notice
    from jipdesk.views.shell.closing import Closing
    from jipdesk.views.shell.desk_acts import DeskActs
    from jipdesk.views.shell.finder import Finder
    from jipdesk.views.shell.keeper import Keeper
    from jipdesk.views.shell.page_acts import Act
    from jipdesk.views.shell.protecting import Protecting
    from jipdesk.views.shell.sheet_acts import SheetActs
    from jipdesk.views.shell.status_bar import StatusBar
    from jipdesk.views.shell.surroundings import Surroundings

SIZE = (1280, 800)
LEAST = (960, 600)
FOOT = 28


class MainWindow(Speaking, QMainWindow):
    """All of it; what each part does stands in its own file.

    The first paint shows the bars and an empty page. Everything else is made by `complete`, right after it.
    """

    painted = Signal()
    """the first paint is done"""

    def __init__(self, jobs: "Jobs | None", memory: Memory, look: Look, speaker: Speaker) -> None:
        super().__init__()
        self.memory, self.look, self.speaker = memory, look, speaker
        if jobs is not None:
            self.jobs = jobs
        self.surroundings: Surroundings | None = None
        self._was_painted = self._is_complete = self._is_closed = False
        look.dress(self)
        self._build()
        self._recall()
        self.retranslate()

    # --- what it is made of -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.menus = Menus(self)
        self.setMenuBar(self.menus)
        self.top = TopBar()
        self.side = SideBar()
        self.pages = Pages(self.memory)
        self._foot = QWidget()
        self._foot.setFixedHeight(FOOT)
        on_surface(self._foot)
        self._right = QVBoxLayout()
        self._right.setSpacing(0)
        self._right.addWidget(self.pages, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(_line(upright=True))
        middle.addLayout(self._right, 1)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addWidget(_line())
        column.addLayout(middle, 1)
        column.addWidget(_line())
        column.addWidget(self._foot)
        self.setCentralWidget(whole)
        self.side.show_section(self.pages.section)

    def complete(self) -> None:
        """Make what the first paint does not show: the lines of the menus, and who answers them."""
        if self._is_complete:
            return
        from jipdesk.views.shell.menu_lines import fill

        self._is_complete = True
        fill(self)
        self.side.chosen.connect(self.pages.show_section)
        self.pages.moved.connect(self.side.show_section)
        self.pages.first_shown.connect(self._look_around)
        self.pages.start_made.connect(self.acts.serve_start)
        self.pages.unlock_made.connect(self.acts.serve_unlock)
        self.top.language.chosen.connect(self.speaker.speak)
        self.top.edition.chosen.connect(self._choose_edition)
        self.top.actor_chosen.connect(self._choose_actor)
        self.top.finding.entered.connect(self._prepare_finding)
        self.status.undo.connect(self.undo)
        self.jobs.refused.connect(self.tell)
        self.acts.backed_up.connect(self._show_backup)
        self.keeper.opened.connect(self._use)
        self.keeper.closing.connect(self._leave)
        self.keeper.missing.connect(self.pages.show_missing)
        self.keeper.locked.connect(self.pages.show_locked)
        self.keeper.refused.connect(self.pages.show_refused)

    @cached_property
    def jobs(self) -> "Jobs":
        """Who works beside the window."""
        from jipdesk.views.jobs import Jobs

        return Jobs(self)

    @cached_property
    def keeper(self) -> "Keeper":
        """Who opens the desk."""
        from jipdesk.views.shell.keeper import Keeper

        return Keeper(self.jobs, self.memory, self)

    @cached_property
    def acts(self) -> "DeskActs":
        """What is done with a desk as a whole."""
        from jipdesk.views.shell.desk_acts import DeskActs

        return DeskActs(self, self.keeper, self.jobs, self.memory, lambda: self.notice)

    @cached_property
    def protecting(self) -> "Protecting":
        """What is done about the desk's passphrases."""
        from jipdesk.views.shell.protecting import Protecting

        return Protecting(self, self.keeper, self.jobs, self.acts)

    @cached_property
    def closing(self) -> "Closing":
        """Who knows whether the window may close."""
        from jipdesk.views.shell.closing import Closing

        return Closing(self)

    @cached_property
    def sheets(self) -> "SheetActs":
        """What is done with sheets, and with files that are dropped."""
        from jipdesk.views.shell.sheet_acts import SheetActs

        made = SheetActs(self, self.keeper, self.pages, lambda: self.notice)
        made.restore.connect(self.acts.ask_restore)
        made.open.connect(self.acts.open)
        return made

    @cached_property
    def status(self) -> "StatusBar":
        """What stands at the foot."""
        from jipdesk.views.shell.status_bar import StatusBar

        made = StatusBar(self.jobs)
        line = QHBoxLayout(self._foot)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(made)
        return made

    @cached_property
    def notice(self) -> "Notice":
        """Where the window says what concerns no single page."""
        from jipdesk.views.pieces.notice import Notice

        made = Notice()
        self._right.insertWidget(0, made)
        return made

    @cached_property
    def finder(self) -> "Finder":
        """What answers below the field; made when somebody first looks for something."""
        from jipdesk.views.shell.finder import Finder

        self.complete()
        made = Finder(self.top.finding, self, self.menus.named, self._acts_here)
        made.acted.connect(self.trigger)
        made.wanted.connect(self.pages.go)
        made.left.connect(self.pages.take_keys)
        return made

    def _acts_here(self) -> "list[Act]":
        from jipdesk.views.shell.page_acts import acts_of

        return acts_of(self.pages, self.top)

    # --- a desk comes and goes ----------------------------------------------------------------------------------------

    @Slot(object)
    def _use(self, desk: "OpenDesk") -> None:
        from jipdesk.views.shell.surroundings import Surroundings

        self.surroundings = Surroundings(self, desk)
        self._find_in(desk)
        self.menus.enable(has_desk=True)
        self.menus.line("protect").setVisible(not desk.is_protected)
        self.menus.line("unprotect").setVisible(desk.is_protected)
        self.surroundings.show()
        self.pages.use(desk)

    @Slot()
    def _look_around(self) -> None:
        if self.surroundings:
            self.surroundings.look()
            self._show_backup()

    @Slot()
    def _leave(self) -> None:
        self._find_in(None)
        self.pages.leave()
        if self.surroundings:
            self.surroundings.checking.stop()
            self.surroundings.deleteLater()
        self.surroundings = None
        self.side.show_counts({})
        self.status.show_undo(None)
        self.menus.enable(has_desk=False)

    def _find_in(self, desk: "OpenDesk | None") -> None:
        if "finder" in self.__dict__:
            self.finder.use(desk)

    @Slot()
    def _show_backup(self) -> None:
        if desk := self.keeper.desk:
            self.status.show_backup(desk.backed_up(), desk.today())

    # --- what a person does -------------------------------------------------------------------------------------------

    @Slot(object)
    def tell(self, stop: object) -> None:
        """Say why something was not done."""
        self._place_to_tell().refuse(stop)  # type: ignore[arg-type]

    def tell_fault(self) -> None:
        """Say that the program itself was wrong, and go on."""
        from jipdesk.views.pieces.notice import of_fault

        if not self._is_closed:
            self._place_to_tell().tell(of_fault())

    def _place_to_tell(self) -> "Notice":
        """Return where a person looks now: a dialog that is open stands before the window."""
        from PySide6.QtWidgets import QApplication

        place: Notice = getattr(QApplication.activeModalWidget(), "notice", self.notice)
        return place

    @Slot()
    def _prepare_finding(self) -> None:
        self.finder.use(self.keeper.desk)

    @staticmethod
    def _leave_fields() -> None:
        from jipdesk.views.pieces.leaving import leave_fields

        leave_fields()

    def find_anything(self) -> None:
        """Begin to look for anyone or anything."""
        self._leave_fields()
        self._prepare_finding()
        self.finder.open()

    @Slot()
    def undo(self) -> None:
        """Take the last act back."""
        if self.surroundings:
            self._forget_what_was_said()
            self.surroundings.undoing.undo()

    @Slot()
    def redo(self) -> None:
        """Do again what was taken back."""
        if self.surroundings:
            self._forget_what_was_said()
            self.surroundings.undoing.redo()

    def _forget_what_was_said(self) -> None:
        """Let no notice tell of what is taken back now."""
        if self.pages.page:
            self.pages.page.notice.clear()

    @Slot(int)
    def _choose_edition(self, edition_id: int) -> None:
        if self.keeper.desk:
            self.keeper.desk.choose_edition(edition_id)

    @Slot(int)
    def _choose_actor(self, coordinator_id: int) -> None:
        if self.keeper.desk:
            self.keeper.desk.choose_actor(coordinator_id)

    def choose_theme(self, name: str) -> None:
        """Show a theme from now on, also after the next start."""
        self.look.choose(Theme(name))
        self.memory.choose_theme(name)

    def refresh(self) -> None:
        """Ask the desk again for what is on the screen."""
        if self.pages.page:
            self.pages.page.set_stale()
        if self.surroundings:
            self.surroundings.count()

    def full_screen(self) -> None:
        """Fill the screen, or fill it no more."""
        self.setWindowState(self.windowState() ^ self.windowState().WindowFullScreen)

    @Slot(str)
    def trigger(self, name: str) -> None:
        """Do what a line of the menus does."""
        self.menus.line(name).trigger()

    def focusNextPrevChild(self, is_forward: bool) -> bool:
        """Let Tab go on as one reads; parts that were made later stand at the end of Qt's own order."""
        from jipdesk.views.pieces.reading_order import move

        return move(self, is_forward=is_forward)

    # --- the window itself --------------------------------------------------------------------------------------------

    def open(self, folder: Path, passphrase: str | None = None, name: str | None = None) -> None:
        """Open the desk in a folder, or say what can be done instead."""
        self.complete()
        self.acts.open(folder, passphrase, name)

    def retranslate(self) -> None:
        """Name the window in the language of the moment."""
        desk = self.keeper.desk if self._is_complete else None
        year = f" — {desk.edition.year}" if desk and desk.edition else ""
        self.setWindowTitle(said(N_("JIP Desk")) + year)

    def _recall(self) -> None:
        kept = self.memory.get("window")
        self.setMinimumSize(*LEAST)
        self.resize(*SIZE)
        self.restoreGeometry(QByteArray.fromBase64(str(kept.get("geometry", "")).encode()))
        year = self.memory.get("edition").get("year")
        self.top.edition.show_year(year if isinstance(year, int) else None)
        # Keys go where the arrows walk through the sections, not into the field that looks for people.
        self.side.button(self.pages.section).setFocus()

    def paintEvent(self, event: "QPaintEvent") -> None:
        """Tell when the window can be seen for the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._tell_painted)

    def _tell_painted(self) -> None:
        self.painted.emit()
        if not self._is_closed:
            self.complete()

    def closeEvent(self, event: "QCloseEvent") -> None:
        """Finish what is under way, give the desk back, remember how the window was left."""
        if self._is_complete and not self.closing.may_close():
            event.ignore()
            return
        self._is_closed = True
        if self._is_complete:
            self.memory.put("window", {"geometry": bytes(self.saveGeometry().toBase64().data()).decode()})
            self._leave_fields()
            if self.surroundings:
                self.surroundings.checking.stop()
            if not self.jobs.is_idle:
                # What was typed last is being stored; nobody need watch that.
                self.hide()
            self.jobs.close()
            self.keeper.close()
        super().closeEvent(event)


def _line(*, upright: bool = False) -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    (line.setFixedWidth if upright else line.setFixedHeight)(1)
    return line
