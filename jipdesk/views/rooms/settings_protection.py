"""合言葉: whether a desk opens with a passphrase only, whose passphrases there are, and the recovery code."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.actions import protection
from jipdesk.actions.protection import Standing
from jipdesk.phrases.marking import N_
from jipdesk.queries.edition_page import CoordinatorLine
from jipdesk.views.jobs import Then
from jipdesk.views.look.palette import Tone
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.narrow import lay_narrow
from jipdesk.views.pieces.notice import Notice
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.secret_dialog import RecoveryDialog, SecretDialog, SecretQuestion, Secrets
from jipdesk.views.spoken import Button, Label, Paragraph, message, plain

_OPEN = N_("This desk opens without a passphrase: anyone who can use this computer can read it.")
_PROTECTED = N_("This desk opens only with a coordinator's passphrase or the recovery code.")
_PRESENT = N_("Enter first what opens the desk now: your passphrase, or the recovery code from the office's safe.")


class ProtectionSettings(QWidget):
    """How the desk stands, a line for everybody, and the recovery code."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: Sequence[CoordinatorLine] = ()
        self.notice = Notice()
        self._state = Paragraph("")
        self.protect = Button(N_("Protect the desk…"), "primary")
        self.protect.clicked.connect(self._protect)
        self.unprotect = Button(N_("Remove the protection…"))
        self.unprotect.clicked.connect(self._unprotect)
        self.recovery = Button(N_("Make a new recovery code…"))
        self.recovery.clicked.connect(self.ask_recovery_code)
        self.set: dict[str, Button] = {}
        self.remove: dict[str, ActButton] = {}
        self._people = QFrame()
        self._people.setProperty("kind", "panel")
        self._lines = QVBoxLayout(self._people)
        self._lines.setContentsMargins(16, 4, 8, 4)
        self._lines.setSpacing(0)
        self._lay_out()

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(10)
        for each in (self.protect, self.recovery, self.unprotect):
            acts.addWidget(each)
        acts.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addWidget(self.notice)
        column.addWidget(self._state)
        column.addWidget(self._people)
        column.addLayout(acts)
        note = N_(
            "Whatever was copied from the desk before, backups too, still opens with what opened it then. Forgotten "
            "passphrases cannot be looked up by anybody."
        )
        column.addWidget(Paragraph(note, "small"))
        column.addStretch(1)
        lay_narrow(self, column)

    def show_people(self, people: Sequence[CoordinatorLine]) -> None:
        """Show how the desk stands, and who has a passphrase."""
        self._shown = people
        stands = protection.standing(self._desk.desk)
        self._state.say(_PROTECTED if stands.is_protected else _OPEN)
        self.protect.setVisible(not stands.is_protected)
        for each in (self.unprotect, self.recovery, self._people):
            each.setVisible(stands.is_protected)
        clear(self._lines)
        self.set, self.remove = {}, {}
        active = [each.name for each in people if each.active]
        former = [name for name in stands.names if name not in active]
        for name in (*active, *former):
            self._lines.addLayout(self._line(name, stands, is_former=name in former))

    def _line(self, name: str, stands: Standing, *, is_former: bool) -> QHBoxLayout:
        has_one = name in stands.names
        line = QHBoxLayout()
        line.setContentsMargins(0, 6, 0, 6)
        line.setSpacing(12)
        line.addWidget(Label(plain(name), "muted" if is_former else "strong"), 2)
        if is_former:
            line.addWidget(StatePill(N_("Former coordinator"), Tone.NOT_BEGUN))
        pill = (N_("Has a passphrase"), Tone.DONE) if has_one else (N_("No passphrase"), Tone.NOT_BEGUN)
        line.addWidget(StatePill(*pill))
        line.addStretch(1)
        if not is_former:
            verb = N_("Change the passphrase…") if has_one else N_("Set a passphrase…")
            self.set[name] = button = Button(verb, "link")
            button.clicked.connect(partial(self.ask_passphrase, name))
            line.addWidget(button)
        if has_one:
            self.remove[name] = remove = ActButton(N_("Remove…"), partial(self.ask_remove, name), "link")
            if len(stands.names) == 1:
                remove.forbid(N_("This is the only passphrase of the desk. Set another one first."))
            line.addWidget(remove)
        return line

    # --- acts on the desk as a whole ----------------------------------------------------------------------------------

    @Slot()
    def _protect(self) -> None:
        self._desk.trigger("protect")

    @Slot()
    def _unprotect(self) -> None:
        self._desk.trigger("unprotect")

    # --- acts on the passphrases --------------------------------------------------------------------------------------

    def ask_passphrase(self, name: str, *_: object) -> None:
        """Ask for a coordinator's new passphrase."""
        heading = message(N_("Passphrase of {name}"), name=plain(name))
        asked = SecretQuestion(heading, (_PRESENT,), N_("Set the passphrase"), asks_present=True, asks_new=True)

        def do(typed: Secrets) -> None:
            protection.set_passphrase(self._desk.desk, name, typed.new, typed.present)

        self._ask(asked, do, lambda _: self._tell(message(N_("The passphrase of {name} is set."), name=plain(name))))

    def ask_remove(self, name: str, *_: object) -> None:
        """Ask before a coordinator's passphrase opens the desk no more."""
        heading = message(N_("Remove the passphrase of {name}"), name=plain(name))
        asked = SecretQuestion(heading, (_PRESENT,), N_("Remove the passphrase"), asks_present=True)

        def do(typed: Secrets) -> None:
            protection.remove_passphrase(self._desk.desk, name, typed.present)

        self._ask(asked, do, lambda _: self._tell(message(N_("{name} can no longer open the desk."), name=plain(name))))

    @Slot()
    def ask_recovery_code(self) -> None:
        """Ask before the recovery code is replaced, and show the new one."""
        heading, told = N_("A new recovery code"), N_("The code in the office's safe will no longer open the desk.")
        asked = SecretQuestion(heading, (told, _PRESENT), N_("Make the code"), asks_present=True)

        def do(typed: Secrets) -> str:
            return protection.new_recovery_code(self._desk.desk, typed.present)

        self._ask(asked, do, lambda code: RecoveryDialog(self.window(), code).open())

    def _ask(self, asked: SecretQuestion, do: Callable[[Secrets], Any], then: Then) -> None:
        def send(dialog: SecretDialog, typed: Secrets) -> None:
            def done(answer: Any) -> None:
                dialog.accept()
                self.show_people(self._shown)
                then(answer)

            self._desk.jobs.act(lambda _: do(typed), done, dialog.refuse)

        SecretDialog(self.window(), asked, send).open()

    def _tell(self, saying: Any) -> None:
        self.notice.tell(saying, Tone.DONE)
