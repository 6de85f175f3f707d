"""The first page of all: a new desk, one that exists, a backup, or the sample desk; and a desk's passphrase."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from jipdesk.errors import Stop
from jipdesk.phrases.desk import before_a_desk
from jipdesk.phrases.marking import N_
from jipdesk.safe.places import doubt_about
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.editors import LineEdit
from jipdesk.views.pieces.notice import Notice, of_stop
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, Speaking, message, plain, said

_WIDTH = 720
_NOT_BY_TRYING_AGAIN = frozenset({"desk_damaged", "desk_set_back", "keys_damaged", "desk_newer"})
_NOT_YET = N_("There is no desk in {path} yet.")
_NOT_OPEN = N_("The desk in {path} is not open.")
_BY_RESTORING = _NOT_BY_TRYING_AGAIN - {"desk_newer"}


class _Choice(QFrame):
    """One way to begin: what it is, what it does, and its verb."""

    def __init__(self, heading: str, sentence: str, verb: str) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.button = Button(verb)
        self.button.explain(sentence)
        self.fields = QVBoxLayout()
        said_of_it = Paragraph(sentence, "muted")
        said_of_it.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(8)
        column.addWidget(Label(heading, "strong"))
        column.addWidget(said_of_it, 1)
        column.addLayout(self.fields)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def stress(self, *, on: bool) -> None:
        """Let it stand out as what most people want now."""
        self.button.setProperty("kind", "primary" if on else "")
        self.button.style().unpolish(self.button)
        self.button.style().polish(self.button)


class StartPage(Speaking, QWidget):
    """Shown while no desk is open."""

    new = Signal(str)
    """the name of the first coordinator"""
    again = Signal()
    """the same desk once more"""
    open = Signal()
    restore = Signal()
    sample = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = LineEdit()
        self._where = Paragraph("", "muted")
        self._doubt = Paragraph("", "doubt")
        self.notice = Notice()
        self._again = _Choice(
            N_("Open it again"),
            N_("Once this is solved, the desk opens here as you left it."),
            N_("Try again"),
        )
        self._new = _Choice(
            N_("Begin a new desk"),
            N_("An empty desk with the editions from 2019 to 2026 and their rules. It stays on this computer."),
            N_("Create the desk"),
        )
        self._new.fields.addWidget(self._name)
        self._open = _Choice(
            N_("Open a desk"),
            N_("A desk in another folder, or on a drive that is now connected."),
            N_("Choose its folder…"),
        )
        self._restore = _Choice(
            N_("Restore a backup"),
            N_("Turns a .jipbackup file back into a desk, with everything that was on it."),
            N_("Choose the backup…"),
        )
        self._sample = _Choice(
            N_("Look at the sample desk"),
            N_("Made-up applicants and companies in a folder of their own, for trying everything out."),
            N_("Create the sample desk"),
        )
        self._lay_out()
        self._again.button.clicked.connect(self.again)
        self._new.button.clicked.connect(self._make)
        self._name.returnPressed.connect(self._make)
        self._open.button.clicked.connect(self.open)
        self._restore.button.clicked.connect(self.restore)
        self._sample.button.clicked.connect(self.sample)
        self.retranslate()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(Label(N_("Welcome to JIP Desk"), "title"))
        column.addWidget(self._where)
        column.addWidget(self._doubt)
        column.addWidget(self.notice)
        grid = QGridLayout()
        grid.setSpacing(16)
        self._grid = grid
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        for each in (self._again, self._new, self._open, self._restore, self._sample):
            # Without a place of its own each would be a window.
            each.setParent(middle)
            each.hide()
        column.addStretch(2)
        line = QHBoxLayout(self)
        line.addStretch(1)
        line.addWidget(middle, 8)
        line.addStretch(1)

    def show_missing(self, folder: Path, *, was_here: bool = False) -> None:
        """Say that there is no desk, or that the one that was there is gone: its drive may not be connected."""
        self._offer(folder, self._new, self._open, self._restore, self._sample)
        self._where.say(message(_NOT_OPEN if was_here else _NOT_YET, path=plain_path(folder)))
        self.notice.clear()
        if was_here:
            self.notice.tell(_gone(folder), Tone.WAITING, (N_("Try again"), self.again.emit))
        self._name.setFocus()

    def show_refused(self, folder: Path, stop: Stop) -> None:
        """Say why the desk cannot be opened, and put first what helps."""
        others = [self._open, self._sample]
        first = [] if stop.code in _NOT_BY_TRYING_AGAIN else [self._again]
        # A newer program's backups are as unreadable here as its desk.
        others.insert(0 if stop.code in _BY_RESTORING else 1, self._restore)
        self._offer(folder, *first, *others)
        self._where.say(message(_NOT_OPEN, path=plain_path(folder)))
        self.notice.tell(of_stop(stop), Tone.TROUBLE)
        [*first, *others][0].button.setFocus()

    def _offer(self, folder: Path, *choices: _Choice) -> None:
        """Offer what makes sense for the folder, and say if it is a place where a desk is at risk."""
        for each in (self._again, self._new, self._open, self._restore, self._sample):
            self._grid.removeWidget(each)
            each.setVisible(each in choices)
            each.stress(on=each is choices[0])
        for place, choice in enumerate(choices):
            self._grid.addWidget(choice, *divmod(place, 2))
        doubt = doubt_about(folder)
        self._doubt.setVisible(doubt is not None)
        if doubt:
            self._doubt.say(partial(before_a_desk, doubt.code, service=doubt.service))

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self._name.setPlaceholderText(said(N_("Your name, shown beside what you do")))
        self._name.setAccessibleName(said(N_("Your name")))

    @Slot()
    def _make(self) -> None:
        self.new.emit(self._name.text().strip())


class UnlockPage(Speaking, QWidget):
    """Asks for a desk's passphrase."""

    unlock = Signal(str)
    other = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Label(N_("This desk is protected"), "title")
        self._where = Paragraph("", "muted")
        self.notice = Notice()
        self.field = QLineEdit()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self._open = Button(N_("Open the desk"), "primary")
        self._other = Button(N_("Another desk…"))
        middle = QWidget()
        middle.setFixedWidth(440)
        column = QVBoxLayout(middle)
        column.setSpacing(12)
        column.addStretch(1)
        for each in (self._heading, self._where, self.notice, self.field):
            column.addWidget(each)
        line = QHBoxLayout()
        line.addWidget(self._open)
        line.addWidget(self._other)
        line.addStretch(1)
        column.addLayout(line)
        column.addStretch(2)
        QHBoxLayout(self).addWidget(middle, 0, Qt.AlignmentFlag.AlignHCenter)
        self._open.clicked.connect(self._send)
        self.field.returnPressed.connect(self._send)
        self._other.clicked.connect(self.other)
        self.retranslate()

    def show_locked(self, folder: Path, stop: Stop) -> None:
        """Ask, and say so if the last answer was wrong."""
        self._where.say(message(N_("{path}: enter your passphrase or the recovery code."), path=plain_path(folder)))
        if stop.code == "passphrase_needed":
            self.notice.clear()
        else:
            self.notice.tell(of_stop(stop), Tone.TROUBLE)
        self.field.clear()
        self._let_type(on=True)
        self.field.setFocus()

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.field.setAccessibleName(said(N_("Passphrase or recovery code")))
        self.field.setPlaceholderText(said(N_("Passphrase or recovery code")))

    @Slot()
    def _send(self) -> None:
        secret = self.field.text()
        self.field.clear()
        if secret:
            self._let_type(on=False)
            self.unlock.emit(secret)

    def _let_type(self, *, on: bool) -> None:
        """Take one answer at a time: to try one takes a moment, in which another Enter is to do nothing."""
        if not on:
            self.setFocus()
        self.field.setEnabled(on)
        self._open.setEnabled(on)


def _gone(folder: Path) -> Saying:
    sentence = N_("The desk that was in {path} is not there. If it is on another drive, connect the drive first.")
    return message(sentence, path=plain_path(folder))


def plain_path(path: Path) -> Saying:
    """Return a path as a saying; the home folder is written short."""
    try:
        return plain(str(Path("~") / path.relative_to(Path.home())))
    except ValueError:
        return plain(str(path))
