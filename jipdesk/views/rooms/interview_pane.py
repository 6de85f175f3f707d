"""One interview beside the list: when it is, in Japan and where the applicant lives, and the record of it."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import METHODS
from jipdesk.phrases.states import state_name
from jipdesk.queries.interview_list import InterviewRow
from jipdesk.views.goal import Goal
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.acts import ActButton
from jipdesk.views.pieces.beside import PANE
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.keys import with_keys
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.rooms.interview_list import kind
from jipdesk.views.rooms.interview_record import Record
from jipdesk.views.rooms.interview_times import in_japan, sleeps, where_they_live
from jipdesk.views.spoken import Button, Paragraph, Saying, breakable, plain

NONE: Mapping[str, str] = MappingProxyType({})


class InterviewPane(QFrame):
    """The pane; without an interview it says what it is for."""

    wanted = Signal(object)
    """a `Goal` to go to"""
    next = Signal()
    """the record is written; the next one please"""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "surface")
        self.setMinimumWidth(PANE)
        self.row: InterviewRow | None = None
        self._build()
        self._lay_out()
        self.show_interview(None)

    def _build(self) -> None:
        self.name = Paragraph("", "title")
        self._person = Paragraph("", "muted")
        self._state = StatePill()
        self._japan = Paragraph("", "strong")
        self._theirs = Paragraph()
        self._night = Paragraph(N_("It is night there at that time."), "doubt")
        self._how = Paragraph("", "muted")
        self._to_person = Button(N_("Open the application"), "link")
        self._to_person.clicked.connect(self._go)
        self.record = Record()
        self.record_and_next = ActButton(with_keys(N_("Record and next"), "Ctrl+Enter"), self._write, "primary")
        self.record_and_next.explain(N_("Ctrl+Enter. What you enter is also recorded when you go elsewhere."))

    def _lay_out(self) -> None:
        self._nobody = Empty(
            N_("No interview chosen"),
            N_("Choose an interview to see its time in Japan and abroad, and to record the result."),
        )
        self._interview = QWidget()
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        inside.addWidget(self._person)
        inside.addWidget(self._to_person, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addSpacing(10)
        for each in (self._japan, self._theirs, self._night, self._how):
            inside.addWidget(each)
        inside.addSpacing(14)
        inside.addWidget(self.record)
        inside.addStretch(1)
        scroll = Sheet(N_("Interview"))
        scroll.fill(sheet)
        outside = QVBoxLayout(self._interview)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll, 1)
        outside.addWidget(self.record_and_next, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 13, 16, 12)
        column.addWidget(self._interview, 1)
        column.addWidget(self._nobody, 1)

    def show_interview(self, row: InterviewRow | None, drafts: Mapping[str, str] = NONE) -> None:
        """Show an interview, or nothing; what was entered for the one before is recorded first.

        Drafts are what was entered for it before and could not be recorded.
        """
        self.row = row
        self._interview.setVisible(row is not None)
        self._nobody.setVisible(row is None)
        self.record.show_record(row, drafts)
        if row is None:
            return
        self.name.say(breakable(row.name))
        self._person.say(_person(row))
        self._state.say(lambda words: state_name("application", row.state, words), tone_of("application", row.state))
        self._japan.say(partial(in_japan, row))
        self._theirs.say(partial(where_they_live, row))
        self._night.setVisible(sleeps(row))
        self._how.say(partial(_how, row))

    @Slot()
    def _write(self) -> None:
        self.record.write()
        self.next.emit()

    @Slot()
    def _go(self) -> None:
        if self.row:
            self.wanted.emit(Goal("applications", record=self.row.application_id))


def _person(row: InterviewRow) -> Saying:
    return plain(" · ".join(part for part in (row.receipt_no, row.name_kana) if part))


def _how(row: InterviewRow, words: Words) -> str:
    parts = (kind(row, words), words.gettext(METHODS[row.method]), words.list(list(row.interviewers)))
    return " · ".join(part for part in parts if part)
