"""The window: bars around the pages, and the lines of its menus."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Jobs
from jipdesk.views.look.palette import Theme
from jipdesk.views.look.theme import Look
from jipdesk.views.memory import Memory
from jipdesk.views.shell.desk_acts import DeskActs
from jipdesk.views.shell.keeper import Keeper
from jipdesk.views.shell.menus import Menus
from jipdesk.views.shell.pages import Pages
from jipdesk.views.shell.sheet_acts import SheetActs
from jipdesk.views.shell.side_bar import SideBar
from jipdesk.views.shell.speaker import Speaker
from jipdesk.views.shell.status_bar import StatusBar
from jipdesk.views.shell.top_bar import TopBar
from jipdesk.views.spoken import Speaking, said

if TYPE_CHECKING:
    from jipdesk.views.open_desk import OpenDesk
    from jipdesk.views.pieces.notice import Notice
    from jipdesk.views.shell.finder import Finder
    from jipdesk.views.shell.surroundings import Surroundings

SIZE = (1280, 800)
LEAST = (960, 600)


class MainWindow(Speaking, QMainWindow):
    """All of it; what each part does stands in its own file.

    What the first paint does not show is made when it is first needed.
    """

    painted = Signal()
    """the first paint is done"""

    def __init__(self, jobs: Jobs, memory: Memory, look: Look, speaker: Speaker) -> None:
        super().__init__()
        self.jobs, self.memory, self.look, self.speaker = jobs, memory, look, speaker
        self.keeper = Keeper(jobs, memory, self)
        self.surroundings: Surroundings | None = None
        self._finder: Finder | None = None
        self._notice: Notice | None = None
        self._was_painted = self._is_closed = False
        self._build()
        self.acts = DeskActs(self, self.keeper, jobs, memory, lambda: self.notice)
        self.sheets = SheetActs(self, self.keeper, self.pages, lambda: self.notice)
        self._connect()
        self._recall()
        self.retranslate()

    # --- what it is made of -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.menus = Menus(self)
        self.setMenuBar(self.menus)
        self.top = TopBar()
        self.side = SideBar()
        self.pages = Pages(self.memory)
        self.status = StatusBar(self.jobs)
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
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def complete(self) -> None:
        """Fill the menus, which stand empty until the first paint is done: their keys alone take as long as that."""
        if self.menus.is_filled:
            return
        add, menus, acts, keys = self.menus.add, self.menus, self.acts, QKeySequence.StandardKey
        add(menus.file, "import", N_("&Import a sheet…"), self.sheets.ask_take_in, "Ctrl+I")
        add(menus.file, "export", N_("&Export this list…"), self.sheets.export, "Ctrl+Shift+E")
        menus.file.addSeparator()
        add(menus.file, "open", N_("&Open a desk…"), acts.choose, keys.Open, needs_desk=False)
        add(menus.file, "restore", N_("&Restore a backup…"), acts.choose_restore, needs_desk=False)
        add(menus.file, "back_up_now", N_("&Back up now"), acts.back_up_now, "Ctrl+B")
        add(menus.file, "back_up", N_("Back up &into a file…"), acts.back_up)
        add(menus.file, "check", N_("&Check the desk"), acts.check)
        menus.file.addSeparator()
        add(menus.file, "quit", N_("&Quit"), self.close, keys.Quit, needs_desk=False, role=QAction.MenuRole.QuitRole)
        add(menus.edit, "undo", N_("Undo"), self._undo, keys.Undo)
        add(menus.edit, "redo", N_("Redo"), self._redo, keys.Redo)
        menus.add_texts()
        menus.edit.addSeparator()
        add(menus.edit, "find", N_("&Find anyone or anything"), self._find, "Ctrl+K", needs_desk=False)
        menus.add_choices(self.memory.theme, self._choose_theme, self.speaker.speak)
        add(menus.view, "refresh", N_("&Refresh"), self._refresh, keys.Refresh)
        add(menus.view, "full_screen", N_("F&ull screen"), self._full_screen, keys.FullScreen, needs_desk=False)
        menus.add_sections(self.pages.show_section)

    def _connect(self) -> None:
        self.side.chosen.connect(self.pages.show_section)
        self.pages.moved.connect(self.side.show_section)
        self.pages.start_made.connect(self.acts.serve_start)
        self.pages.unlock_made.connect(self.acts.serve_unlock)
        self.side.show_section(self.pages.section)
        self.top.language.chosen.connect(self.speaker.speak)
        self.top.edition.chosen.connect(self._choose_edition)
        self.top.actor_chosen.connect(self._choose_actor)
        self.top.finding.entered.connect(self._prepare_finding)
        self.status.undo.connect(self._undo)
        self.jobs.refused.connect(self._tell)
        self.acts.backed_up.connect(self._show_backup)
        self.sheets.restore.connect(self.acts.ask_restore)
        self.keeper.opened.connect(self._use)
        self.keeper.closing.connect(self._leave)
        self.keeper.missing.connect(self.pages.show_missing)
        self.keeper.locked.connect(self.pages.show_locked)
        self.keeper.refused.connect(self.pages.show_refused)

    @property
    def notice(self) -> "Notice":
        """Where the window says what concerns no single page."""
        if self._notice is None:
            from jipdesk.views.pieces.notice import Notice

            self._notice = Notice()
            self._right.insertWidget(0, self._notice)
        return self._notice

    @property
    def finder(self) -> "Finder":
        """What answers below the field; made when somebody first looks for something."""
        if self._finder is None:
            from jipdesk.views.shell.finder import Finder

            self.complete()

            self._finder = Finder(self.top.finding, self, self.menus.named)
            self._finder.acted.connect(self._trigger)
            self._finder.wanted.connect(self.pages.go)
            self._finder.use(self.keeper.desk)
        return self._finder

    # --- a desk comes and goes ----------------------------------------------------------------------------------------

    @Slot(object)
    def _use(self, desk: "OpenDesk") -> None:
        from jipdesk.views.shell.surroundings import Surroundings

        self.complete()
        self.surroundings = Surroundings(self, desk)
        if self._finder:
            self._finder.use(desk)
        self.menus.enable(has_desk=True)
        self.surroundings.show()
        self._show_backup()
        self.pages.use(desk)

    @Slot()
    def _leave(self) -> None:
        if self._finder:
            self._finder.use(None)
        self.pages.leave()
        if self.surroundings:
            self.surroundings.deleteLater()
        self.surroundings = None
        self.side.show_counts({})
        self.status.show_undo(None)
        self.menus.enable(has_desk=False)

    @Slot()
    def _show_backup(self) -> None:
        if desk := self.keeper.desk:
            self.status.show_backup(self.acts.last_backup(), desk.today())

    # --- what a person does -------------------------------------------------------------------------------------------

    @Slot(object)
    def _tell(self, stop: object) -> None:
        self.notice.refuse(stop)  # type: ignore[arg-type]

    def tell_fault(self) -> None:
        """Say that the program itself was wrong, and go on."""
        from jipdesk.views.pieces.notice import of_fault

        self.notice.tell(of_fault())

    @Slot()
    def _prepare_finding(self) -> None:
        self.finder.use(self.keeper.desk)

    def _find(self) -> None:
        self.finder.open()

    @Slot()
    def _undo(self) -> None:
        if self.surroundings:
            self.surroundings.undoing.undo()

    @Slot()
    def _redo(self) -> None:
        if self.surroundings:
            self.surroundings.undoing.redo()

    @Slot(int)
    def _choose_edition(self, edition_id: int) -> None:
        if self.keeper.desk:
            self.keeper.desk.choose_edition(edition_id)

    @Slot(int)
    def _choose_actor(self, coordinator_id: int) -> None:
        if self.keeper.desk:
            self.keeper.desk.choose_actor(coordinator_id)

    def _choose_theme(self, name: str) -> None:
        self.look.choose(Theme(name))
        self.memory.choose_theme(name)

    def _refresh(self) -> None:
        if self.pages.page:
            self.pages.page.set_stale()
        if self.surroundings:
            self.surroundings.count()

    def _full_screen(self) -> None:
        self.setWindowState(self.windowState() ^ self.windowState().WindowFullScreen)

    @Slot(str)
    def _trigger(self, name: str) -> None:
        self.menus.line(name).trigger()

    # --- the window itself --------------------------------------------------------------------------------------------

    def open(self, folder: Path, passphrase: str | None = None, name: str | None = None) -> None:
        """Open the desk in a folder, or say what can be done instead."""
        self.acts.open(folder, passphrase, name)

    def retranslate(self) -> None:
        """Name the window in the language of the moment."""
        desk = self.keeper.desk
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window can be seen for the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self._tell_painted)

    def _tell_painted(self) -> None:
        self.painted.emit()
        if not self._is_closed:
            self.complete()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is under way, give the desk back, remember how the window was left."""
        self._is_closed = True
        if self.keeper.desk:
            self.memory.put("window", {"geometry": bytes(self.saveGeometry().toBase64().data()).decode()})
        self.jobs.close()
        self.keeper.close()
        super().closeEvent(event)


def _line(*, upright: bool = False) -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    (line.setFixedWidth if upright else line.setFixedHeight)(1)
    return line
