"""What a person does with a desk as a whole: make, open, restore, back up, check it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from jipdesk.errors import Stop
from jipdesk.i18n import JAPAN
from jipdesk.phrases.marking import N_
from jipdesk.phrases.window import joined
from jipdesk.views.jobs import Jobs
from jipdesk.views.look.palette import Tone
from jipdesk.views.memory import Memory
from jipdesk.views.shell.checking import note_check
from jipdesk.views.shell.keeper import Keeper
from jipdesk.views.spoken import Saying, message, said

if TYPE_CHECKING:
    from jipdesk.actions.backup import Health
    from jipdesk.views.pieces.notice import Notice
    from jipdesk.views.shell.start_page import StartPage, UnlockPage

_FINDINGS = 3
Sample = Callable[[Path], None]
"""Makes the sample desk in a folder; called in a thread of its own."""


class DeskActs(QObject):
    """Does it beside the window and says what came of it."""

    backed_up = Signal()

    def __init__(
        self,
        window: QWidget,
        keeper: Keeper,
        jobs: Jobs,
        memory: Memory,
        notice: "Callable[[], Notice]",
    ) -> None:
        super().__init__(window)
        self._window, self._keeper, self._jobs, self._memory, self._notice = window, keeper, jobs, memory, notice
        self.folder: Path | None = None
        self.passphrase: str | None = None
        self._name: str | None = None
        self.sample: Sample | None = None
        self.sample_folder: Path | None = None

    @Slot(object)
    def serve_start(self, start: "StartPage") -> None:
        """Do what is chosen on the first page of all."""
        start.new.connect(self.make)
        start.again.connect(self.try_again)
        start.open.connect(self.choose)
        start.restore.connect(self.choose_restore)
        start.sample.connect(self.show_sample)

    @Slot(object)
    def serve_unlock(self, page: "UnlockPage") -> None:
        """Do what is chosen where a passphrase is asked for."""
        page.unlock.connect(self.unlock)
        page.other.connect(self.choose)

    # --- opening ------------------------------------------------------------------------------------------------------

    def open(self, folder: Path, passphrase: str | None = None, name: str | None = None) -> None:
        """Open the desk in a folder."""
        self.folder, self.passphrase, self._name = folder, passphrase, name
        self._notice().clear()
        self._keeper.open(folder, passphrase, name)

    @Slot()
    def try_again(self) -> None:
        """Open the same desk once more."""
        assert self.folder is not None
        self.open(self.folder, self.passphrase, self._name)

    @Slot(str)
    def make(self, name: str) -> None:
        """Make a new desk where one was looked for, with every edition that ships."""
        assert self.folder is not None
        folder = self.folder

        def work(_: object) -> None:
            _make(folder, name)

        self._jobs.act(work, lambda _: self.open(folder), self._refused, name=message(N_("Creating the desk…")))

    @Slot()
    def choose(self) -> None:
        """Open a desk in another folder."""
        from PySide6.QtWidgets import QFileDialog

        if found := QFileDialog.getExistingDirectory(self._window, said(N_("The folder of a desk"))):
            self.open(Path(found))

    @Slot(str)
    def unlock(self, passphrase: str) -> None:
        """Try a passphrase."""
        assert self.folder is not None
        self.open(self.folder, passphrase)

    @Slot()
    def show_sample(self) -> None:
        """Make the sample desk in a folder of its own and open it."""
        if self.sample is None or self.sample_folder is None:
            return
        sample, folder = self.sample, self.sample_folder

        def work(_: object) -> None:
            sample(folder)

        refused = self.set_aside()
        name = message(N_("Creating the sample desk…"))
        self._jobs.act(work, lambda _: self.open(folder), refused, name=name)

    # --- backups ------------------------------------------------------------------------------------------------------

    @Slot()
    def back_up_now(self) -> None:
        """Write a verified backup into the place for backups; ask where, as long as there is none."""
        place = self._memory.get("backups").get("")
        if not place or not Path(str(place)).is_dir():
            self.back_up()
            return
        self.back_up_into(Path(str(place)) / f"jipdesk-{datetime.now(JAPAN):%Y-%m-%d-%H%M}.jipbackup")

    @Slot()
    def back_up(self) -> None:
        """Write a verified backup into a file of the person's choice."""
        if self._keeper.desk is None:
            return
        from PySide6.QtWidgets import QFileDialog

        proposed = self._backups() / f"jipdesk-{datetime.now(JAPAN):%Y-%m-%d}.jipbackup"
        found, _ = QFileDialog.getSaveFileName(
            self._window, said(N_("Save the backup as")), str(proposed), said(N_("Backups (*.jipbackup)"))
        )
        if found:
            self.back_up_into(Path(found).with_suffix(".jipbackup"))

    def back_up_into(self, file: Path) -> None:
        """Write a verified backup into this file."""
        if self._keeper.desk is None:
            return
        desk = self._keeper.desk.desk

        def work(_: object) -> Path:
            from jipdesk.actions.backup import back_up

            back_up(desk, file)
            return file

        self._jobs.act(work, self._was_backed_up, self._refused, name=message(N_("Backing up…")))

    @Slot()
    def choose_restore(self) -> None:
        """Restore a backup of the person's choice."""
        from PySide6.QtWidgets import QFileDialog

        found, _ = QFileDialog.getOpenFileName(
            self._window, said(N_("The backup to restore")), str(self._backups()), said(N_("Backups (*.jipbackup)"))
        )
        if found:
            self.ask_restore(Path(found))

    @Slot(Path)
    def ask_restore(self, file: Path) -> None:
        """Show first what is in a backup and what becomes of the desk; the dialog's verb restores."""
        from jipdesk.views.shell.restore_dialog import RestoreDialog

        desk = self._keeper.desk.desk if self._keeper.desk else None
        dialog = RestoreDialog(self._window, self._jobs, desk, file, lambda secret: self.restore(file, secret))
        dialog.open()
        dialog.look(self.passphrase)

    def restore(self, file: Path, passphrase: str | None = None) -> None:
        """Make a backup the desk's content and open it; the passphrase is the backup's."""
        assert self.folder is not None
        folder, secret = self.folder, passphrase or self.passphrase
        not_restored = self.set_aside()

        def work(_: object) -> str | None:
            from jipdesk.actions.restore import restore

            restore(folder, file, secret)
            return secret

        self._jobs.act(work, self._was_restored, not_restored, name=message(N_("Restoring…")))

    def set_aside(self) -> Callable[[Stop], None]:
        """Give the desk back for an act on its whole folder, and return what opens it again where that is refused."""
        if self._keeper.desk is None:
            return self._refused
        self._keeper.close()
        return self._refused_and_open_again

    def _refused_and_open_again(self, stop: Stop) -> None:
        self.try_again()
        self._refused(stop)

    @Slot()
    def check(self) -> None:
        """Read everything on the desk and compare it with its seals."""
        if self._keeper.desk is None:
            return
        desk = self._keeper.desk.desk

        def work(_: object) -> Any:
            from jipdesk.actions.backup import check_desk

            return check_desk(desk)

        self._jobs.act(work, self._was_checked, self._refused, name=message(N_("Checking the desk…")))

    # --- what came of it ----------------------------------------------------------------------------------------------

    def _was_backed_up(self, file: Path) -> None:
        self._memory.put("backups", {**self._memory.get("backups"), "": str(file.parent)})
        self.backed_up.emit()
        done = message(N_("The backup {path} was written, opened again and read to the end."), path=file.name)
        self._notice().tell(done, Tone.DONE)

    def _was_restored(self, secret: str | None) -> None:
        """Open what was restored: it has the keys of the backup, and so its passphrase."""
        assert self.folder is not None
        self.open(self.folder, secret)
        self._notice().tell(N_("The backup is restored. What was there before is kept."), Tone.DONE)

    def _was_checked(self, health: "Health") -> None:
        if self._keeper.desk:
            note_check(self._memory, str(self._keeper.desk.folder), self._keeper.desk.now())
        self.tell_health(health)

    def tell_health(self, health: "Health") -> None:
        """Say what a check found, and what to do about it."""
        if health.ok:
            self._notice().tell(N_("Everything on the desk is intact."), Tone.DONE)
            return
        from jipdesk.phrases.findings import describe

        found = health.findings[:_FINDINGS]
        advice = N_("Restore the newest backup; what is there now is kept separately.")
        self.tell_damage(
            lambda words: joined([*(describe(finding, words) for finding in found), words.gettext(advice)], words)
        )

    def tell_damage(self, saying: Saying) -> None:
        """Say that the desk is damaged, with the way to the backups."""
        self._notice().tell(saying, Tone.TROUBLE, (N_("Choose the backup…"), self.choose_restore))

    def tell(self, saying: Saying | str, tone: Tone) -> None:
        """Say something of the desk as a whole."""
        self._notice().tell(saying, tone)

    def _refused(self, stop: Stop) -> None:
        from jipdesk.views.pieces.notice import of_stop

        self._notice().tell(of_stop(stop))

    def _backups(self) -> Path:
        kept = self._memory.get("backups").get("")
        return Path(str(kept)) if kept else Path.home()


def _make(folder: Path, name: str) -> None:
    from jipdesk.actions.desk import created
    from jipdesk.actions.editions import add_edition
    from jipdesk.rules.edition_file import shipped, shipped_years

    files = [shipped(year) for year in shipped_years()]

    def fill(session: Any) -> None:
        for file in files:
            add_edition(session, file)

    with created(folder, fill, name):
        pass
