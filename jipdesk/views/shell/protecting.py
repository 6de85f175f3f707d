"""Protecting a desk with a passphrase, and letting it open without one again: acts on the folder as a whole."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.views.jobs import Jobs, Progress
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.secret_dialog import RecoveryDialog, SecretDialog, SecretQuestion, Secrets
from jipdesk.views.shell.desk_acts import DeskActs
from jipdesk.views.shell.keeper import Keeper
from jipdesk.views.spoken import Saying, counted, message

if TYPE_CHECKING:
    from jipdesk.actions.protection import Protected
    from jipdesk.views.open_desk import OpenDesk

PROTECT = SecretQuestion(
    N_("Protect this desk with a passphrase"),
    (
        N_(
            "From then on the desk opens only with a passphrase or the recovery code. Without them nobody can read "
            "it, and nobody can help."
        ),
        N_("The desk is copied under a new key, which takes a minute when there is much on it."),
    ),
    N_("Protect the desk"),
    asks_new=True,
)
UNPROTECT = SecretQuestion(
    N_("Let the desk open without a passphrase"),
    (N_("Anyone who can use this computer can then read the desk. Passphrases and recovery code are removed."),),
    N_("Remove the protection"),
    asks_present=True,
)


class Protecting(QObject):
    """Asks, gives the desk back, does it, opens the desk again and says what came of it."""

    def __init__(self, window: QWidget, keeper: Keeper, jobs: Jobs, acts: DeskActs) -> None:
        super().__init__(window)
        self._window, self._keeper, self._jobs, self._acts = window, keeper, jobs, acts

    @Slot()
    def ask_protect(self) -> None:
        """Ask for the first passphrase."""
        SecretDialog(self._window, PROTECT, self._protect).open()

    @Slot()
    def ask_unprotect(self) -> None:
        """Ask for a passphrase, and remove all of them."""
        SecretDialog(self._window, UNPROTECT, self._unprotect).open()

    def _protect(self, dialog: SecretDialog, typed: Secrets) -> None:
        from jipdesk.actions import protection

        desk = self._keeper.desk
        if desk is None:
            dialog.reject()
            return
        folder, name = desk.folder, _actor(desk)

        def work(progress: Progress) -> "Protected":
            return protection.protect(folder, typed.new, name, progress=progress)

        refused = self._begin(dialog)
        then = partial(self._protected, folder, typed.new, name)
        self._jobs.act(work, then, refused, name=message(N_("Protecting the desk…")))

    def _protected(self, folder: Path, passphrase: str, name: str, done: "Protected") -> None:
        self._acts.open(folder, passphrase, name)
        notes: list[Saying | str] = [
            N_("Backups made before now open without a passphrase. Make a new one and delete the old ones.")
        ]
        if done.open_backups:
            count = len(done.open_backups)
            notes.append(
                counted(
                    "{n} of them lies in the desk's own folder.", "{n} of them lie in the desk's own folder.", count
                )
            )
        RecoveryDialog(self._window, done.recovery_code, notes).open()

    def _unprotect(self, dialog: SecretDialog, typed: Secrets) -> None:
        from jipdesk.actions import protection

        desk = self._keeper.desk
        if desk is None:
            dialog.reject()
            return
        held = desk.desk

        def confirm(_: Progress) -> None:
            protection.confirm(held, typed.present)

        self._jobs.act(confirm, lambda _: self._go_on_unprotecting(dialog, typed), dialog.refuse)

    def _go_on_unprotecting(self, dialog: SecretDialog, typed: Secrets) -> None:
        from jipdesk.actions import protection

        desk = self._keeper.desk
        assert desk is not None
        folder, name = desk.folder, _actor(desk)

        def work(progress: Progress) -> None:
            protection.unprotect(folder, typed.present, progress=progress)

        refused = self._begin(dialog)
        then = partial(self._unprotected, folder, name)
        self._jobs.act(work, then, refused, name=message(N_("Removing the protection…")))

    def _unprotected(self, folder: Path, name: str, _: None) -> None:
        self._acts.open(folder, None, name)
        self._acts.tell(N_("The desk opens without a passphrase again."), Tone.WAITING)

    def _begin(self, dialog: SecretDialog) -> Callable[[Stop], None]:
        """Close the dialog and give the desk back; return what opens it again and says why it was refused."""
        dialog.accept()
        return self._acts.set_aside()


def _actor(desk: "OpenDesk") -> str:
    return next(each.name for each in desk.coordinators if each.id == desk.desk.actor)
