"""The window: bars around the pages, and the lines of its menus."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Jobs
from jipdesk.views.look.palette import Theme
from jipdesk.views.look.theme import Look
from jipdesk.views.memory import Memory
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.notice import Notice, of_fault, of_stop
from jipdesk.views.shell.desk_acts import DeskActs
from jipdesk.views.shell.finder import Finder
from jipdesk.views.shell.keeper import Keeper
from jipdesk.views.shell.menus import Menus, shown_keys
from jipdesk.views.shell.pages import Pages
from jipdesk.views.shell.side_bar import SideBar
from jipdesk.views.shell.speaker import Speaker
from jipdesk.views.shell.status_bar import StatusBar
from jipdesk.views.shell.top_bar import TopBar
from jipdesk.views.shell.undoing import Undoing
from jipdesk.views.spoken import Speaking, message, said

SIZE = (1280, 800)
LEAST = (960, 600)


class MainWindow(Speaking, QMainWindow):
    """All of it; what each part does stands in its own file."""

    painted = Signal()
    """the first paint is done"""

    def __init__(self, jobs: Jobs, memory: Memory, look: Look, speaker: Speaker) -> None:
        super().__init__()
        self.jobs, self.memory, self.look, self.speaker = jobs, memory, look, speaker
        self.keeper = Keeper(jobs, memory, self)
        self.undoing: Undoing | None = None
        self._counting: Asking | None = None
        self._was_painted = False
        self._build()
        self.acts = DeskActs(self, self.keeper, jobs, memory, self.notice)
        self._fill_menus()
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
        self.notice = Notice()
        self.status = StatusBar(self.jobs)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.notice)
        right.addWidget(self.pages, 1)
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.side)
        middle.addWidget(_line(upright=True))
        middle.addLayout(right, 1)
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
        self.finder = Finder(self.top.finding, self, self.menus.named)

    def _fill_menus(self) -> None:
        add, menus, acts, keys = self.menus.add, self.menus, self.acts, QKeySequence.StandardKey
        add(menus.file, "open", N_("&Open a desk…"), acts.choose, keys.Open, needs_desk=False)
        add(menus.file, "restore", N_("&Restore a backup…"), acts.choose_restore, needs_desk=False)
        add(menus.file, "back_up", N_("&Back up…"), acts.back_up, "Ctrl+B")
        add(menus.file, "check", N_("&Check the desk"), acts.check)
        menus.file.addSeparator()
        add(menus.file, "quit", N_("&Quit"), self.close, keys.Quit, needs_desk=False, role=QAction.MenuRole.QuitRole)
        add(menus.edit, "undo", N_("Undo"), self._undo, keys.Undo)
        add(menus.edit, "redo", N_("Redo"), self._redo, keys.Redo)
        menus.add_texts()
        menus.edit.addSeparator()
        add(menus.edit, "find", N_("&Find anyone or anything"), self.finder.open, "Ctrl+K", needs_desk=False)
        menus.add_choices(self.memory.theme, self._choose_theme, self.speaker.speak)
        add(menus.view, "refresh", N_("&Refresh"), self._refresh, keys.Refresh)
        add(menus.view, "full_screen", N_("F&ull screen"), self._full_screen, keys.FullScreen, needs_desk=False)
        menus.add_sections(self.pages.show_section)

    def _connect(self) -> None:
        self.side.chosen.connect(self.pages.show_section)
        self.pages.moved.connect(self.side.show_section)
        self.side.show_section(self.pages.section)
        self.top.language.chosen.connect(self.speaker.speak)
        self.top.edition.chosen.connect(self._choose_edition)
        self.top.actor.chosen.connect(self._choose_actor)
        self.finder.acted.connect(self._trigger)
        self.finder.wanted.connect(self.pages.go)
        self.status.undo.connect(self._undo)
        self.jobs.refused.connect(self._tell)
        self.acts.backed_up.connect(self._show_backup)
        self._connect_start()

    def _connect_start(self) -> None:
        start, unlock, keeper = self.pages.start, self.pages.unlock, self.keeper
        start.new.connect(self.acts.make)
        start.open.connect(self.acts.choose)
        start.restore.connect(self.acts.choose_restore)
        start.sample.connect(self.acts.show_sample)
        unlock.unlock.connect(self.acts.unlock)
        unlock.other.connect(self.acts.choose)
        keeper.opened.connect(self._use)
        keeper.closing.connect(self._leave)
        keeper.missing.connect(self.pages.show_missing)
        keeper.locked.connect(self.pages.show_locked)
        keeper.refused.connect(self.pages.show_refused)

    # --- a desk comes and goes ----------------------------------------------------------------------------------------

    @Slot(object)
    def _use(self, desk: OpenDesk) -> None:
        self.undoing = Undoing(desk, self)
        self.undoing.changed.connect(self._show_undo)
        self.undoing.failed.connect(self._tell)
        self._counting = Asking(desk, self.side.show_counts, parent=self)
        desk.changed.connect(self._count)
        desk.edition_changed.connect(self._show_edition)
        desk.actor_changed.connect(self._show_actor)
        self.finder.use(desk)
        self.menus.enable(has_desk=True)
        self._show_edition()
        self._show_actor()
        self._show_backup()
        self.pages.use(desk)

    @Slot()
    def _leave(self) -> None:
        self.finder.use(None)
        self.pages.leave()
        for each in (self.undoing, self._counting):
            if each:
                each.deleteLater()
        self.undoing = self._counting = None
        self.side.show_counts({})
        self.status.show_undo(None)
        self.menus.enable(has_desk=False)

    @Slot()
    def _show_edition(self) -> None:
        if desk := self.keeper.desk:
            self.top.edition.show_editions(desk.editions, desk.edition)
            self._count()
            self._name_window()

    @Slot()
    def _show_actor(self) -> None:
        if desk := self.keeper.desk:
            self.top.actor.show_coordinators(desk.coordinators, desk.actor)

    @Slot()
    def _show_backup(self) -> None:
        if desk := self.keeper.desk:
            self.status.show_backup(self.acts.last_backup(), desk.today())

    @Slot()
    @Slot(object)
    def _count(self, _: object = None) -> None:
        desk = self.keeper.desk
        if desk and desk.edition and self._counting:
            edition_id = desk.edition.id
            self._counting.ask(lambda session: _counts(session, edition_id))

    @Slot()
    def _show_undo(self) -> None:
        if self.undoing is None:
            return
        name, again = self.undoing.undo_name, self.undoing.redo_name
        self.menus.say("undo", message(N_("Undo: {act}"), act=name) if name else self.undoing.hint or N_("Undo"))
        self.menus.say("redo", message(N_("Redo: {act}"), act=again) if again else N_("Redo"))
        self.menus.line("undo").setEnabled(name is not None)
        self.menus.line("redo").setEnabled(again is not None)
        keys = shown_keys(self.menus.line("undo"))
        self.status.show_undo(message(N_("Undo: {act}  {keys}"), act=name, keys=keys) if name else None)
        self.status.show_saved(self.undoing.last_at)

    # --- what a person does -------------------------------------------------------------------------------------------

    @Slot(object)
    def _tell(self, stop: object) -> None:
        self.notice.tell(of_stop(stop))  # type: ignore[arg-type]

    def tell_fault(self) -> None:
        """Say that the program itself was wrong, and go on."""
        self.notice.tell(of_fault())

    @Slot()
    def _undo(self) -> None:
        if self.undoing:
            self.undoing.undo()

    @Slot()
    def _redo(self) -> None:
        if self.undoing:
            self.undoing.redo()

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
        self._count()

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
        self._name_window()

    def _name_window(self) -> None:
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

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell when the window can be seen for the first time."""
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish what is under way, give the desk back, remember how the window was left."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        self.memory.put("window", {"geometry": geometry})
        self.jobs.close()
        self.keeper.close()
        super().closeEvent(event)


def _line(*, upright: bool = False) -> QFrame:
    line = QFrame()
    line.setProperty("kind", "line")
    (line.setFixedWidth if upright else line.setFixedHeight)(1)
    return line


def _counts(session: object, edition_id: int) -> object:
    from jipdesk.queries.sections import counts

    return counts(session, edition_id)  # type: ignore[arg-type]
