"""Asking for passphrases: the one that opens the desk now, a new one twice; and showing a recovery code once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.safe.slots import LEAST_CHARACTERS
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.dialog import Dialog
from jipdesk.views.pieces.notice import Notice
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking, message, plain, said

WIDTH = 520


@dataclass(frozen=True, slots=True)
class Secrets:
    """What was typed."""

    present: str
    """a passphrase that opens the desk now, or its recovery code; empty where it was not asked for"""
    new: str
    """the new passphrase; empty where it was not asked for"""


@dataclass(frozen=True, slots=True)
class SecretQuestion:
    """What is asked for, and why."""

    heading: Saying | str
    told: tuple[Saying | str, ...]
    verb: str
    asks_present: bool = False
    asks_new: bool = False


class _Secret(Speaking, QWidget):
    """A field whose letters cannot be read, with its name above it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(name, "muted"))
        column.addWidget(self.field)
        self.retranslate()

    def retranslate(self) -> None:
        """Name the field for those who cannot see it."""
        self.field.setAccessibleName(said(self._name))


class SecretDialog(Speaking, Dialog):
    """Asks, and hands over what was typed; it stays until it is told that the desk took it."""

    def __init__(self, parent: QWidget, asked: SecretQuestion, do: Callable[["SecretDialog", Secrets], object]) -> None:
        super().__init__(parent)
        self.setMinimumWidth(WIDTH)
        self._asked, self._do = asked, do
        self.notice = Notice()
        self.present = _Secret(N_("Passphrase or recovery code"))
        self.new = _Secret(N_("New passphrase"))
        self.again = _Secret(N_("The new passphrase once more"))
        self.verb = ActButton(asked.verb, self._send, "primary")
        self.cancel = Button(N_("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self._secrets = [
            *([self.present] if asked.asks_present else []),
            *([self.new, self.again] if asked.asks_new else []),
        ]
        self._build()
        for each in self._secrets:
            each.field.textChanged.connect(self._judge)
            each.field.returnPressed.connect(self._go_on)
        self.retranslate()
        self._judge()
        self._secrets[0].field.setFocus()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label(self._asked.heading, "title"))
        for sentence in self._asked.told:
            column.addWidget(Paragraph(sentence))
        column.addWidget(self.notice)
        for each in (self.present, self.new, self.again):
            each.setVisible(each in self._secrets)
            column.addWidget(each)
        if self._asked.asks_new:
            hint = N_("At least {least} characters. Several words in a row are easy to keep in mind and hard to guess.")
            column.addWidget(Paragraph(message(hint, least=str(LEAST_CHARACTERS)), "small"))
        column.addStretch(1)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addStretch(1)
        acts.addWidget(self.cancel)
        acts.addWidget(self.verb)
        column.addLayout(acts)

    def refuse(self, stop: Stop) -> None:
        """Say why it was not taken, and let it be typed again."""
        self.notice.refuse(stop)
        for each in self._secrets:
            each.field.clear()
            each.field.setEnabled(True)
        self.cancel.setEnabled(True)
        self._secrets[0].field.setFocus()
        self._judge()

    @Slot()
    def _judge(self) -> None:
        why = self._fault()
        if why is None:
            self.verb.allow()
        else:
            self.verb.forbid(why)

    def _fault(self) -> Saying | str | None:
        if self._asked.asks_present and not self.present.field.text():
            return N_("Enter your passphrase or the recovery code first.")
        if not self._asked.asks_new:
            return None
        if len(self.new.field.text()) < LEAST_CHARACTERS:
            return message(
                N_("The passphrase is too short. It needs at least {least} characters."), least=str(LEAST_CHARACTERS)
            )
        if self.new.field.text() != self.again.field.text():
            return N_("The new passphrase is not the same both times.")
        return None

    @Slot()
    def _go_on(self) -> None:
        """Go to the field that is still empty, or do it."""
        empty = next((each.field for each in self._secrets if not each.field.text()), None)
        if empty is not None:
            empty.setFocus()
        else:
            self.verb.click()

    @Slot()
    def _send(self) -> None:
        self.notice.clear()
        secrets = Secrets(self.present.field.text(), self.new.field.text())
        for each in self._secrets:
            each.field.setEnabled(False)
        self.cancel.setEnabled(False)
        self.verb.forbid(N_("This takes a moment."))
        self._do(self, secrets)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setWindowTitle(said(self._asked.heading))


class RecoveryDialog(Speaking, Dialog):
    """Shows a recovery code the one time it can be shown."""

    def __init__(self, parent: QWidget, code: str, notes: Sequence[Saying | str] = ()) -> None:
        super().__init__(parent)
        self.setMinimumWidth(WIDTH)
        self.code = code
        self.notice = Notice()
        self.print = Button(N_("Print…"))
        self.copy = Button(N_("Copy"))
        self.stowed = Button(N_("I have put it away"), "primary")
        self.print.clicked.connect(self.ask_print)
        self.copy.clicked.connect(self._copy)
        self.stowed.clicked.connect(self.accept)
        sheet = QFrame()
        sheet.setProperty("kind", "surface")
        shown = Label(plain(_in_two_lines(code)), "code")
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        QVBoxLayout(sheet).addWidget(shown)
        acts = QHBoxLayout()
        acts.setSpacing(10)
        acts.addWidget(self.print)
        acts.addWidget(self.copy)
        acts.addStretch(1)
        acts.addWidget(self.stowed)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addWidget(Label(N_("The recovery code of this desk"), "title"))
        column.addWidget(self.notice)
        told = N_("It opens the desk when all passphrases are forgotten. Keep it in the office's safe, on paper.")
        column.addWidget(Paragraph(told))
        column.addWidget(sheet)
        column.addWidget(Paragraph(N_("It is shown only this once. A new one can be made in the settings."), "small"))
        for note in notes:
            column.addWidget(Paragraph(note, "doubt"))
        column.addStretch(1)
        column.addLayout(acts)
        self.retranslate()
        self.stowed.setFocus()

    @Slot()
    def ask_print(self) -> None:
        """Open the system's dialog and print the code on a sheet of its own."""
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(said(N_("Print")))
        dialog.accepted.connect(lambda: self.print_on(printer))
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter) -> None:
        """Print the code, what it is for, and where it belongs."""
        sheet = QTextDocument()
        heading, told = said(N_("The recovery code of this desk")), said(N_("Keep it in the office's safe."))
        lines = "<br>".join(_in_two_lines(self.code).splitlines())
        sheet.setHtml(f"<h2>{heading}</h2><p style='font-size:18pt'>{lines}</p><p>{told}</p>")
        sheet.print_(printer)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.code)
        self.notice.tell(N_("Copied. Paste it where it is safe, then copy something else."), Tone.DONE)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setWindowTitle(said(N_("The recovery code of this desk")))


def _in_two_lines(code: str) -> str:
    groups = code.split("-")
    half = (len(groups) + 1) // 2
    return "-".join(groups[:half]) + "\n" + "-".join(groups[half:])
