"""提出書類の要項: which papers an edition asks of whom after the document screening, and how long applicants have."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMoveEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QVBoxLayout, QWidget

from jipdesk.actions import edition_fields
from jipdesk.errors import Stop
from jipdesk.phrases import asked_documents as said_of
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import DOCUMENTS
from jipdesk.queries import asked_documents
from jipdesk.queries.edition_page import EditionPage
from jipdesk.rules.applicant_documents import ApplicantDocument
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.fields import TextField
from jipdesk.views.pieces.form import Form, FormSpec
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.pieces.reading_order import bring_into_sight
from jipdesk.views.spoken import Label, Paragraph, Speaking, message, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TRAVEL, _DAYS = "documents_to_travel", "documents_days"
_LISTS = tuple(name for name in said_of.GROUPS if name != _TRAVEL)
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
At = tuple[ApplicantDocument, str]
"""A box: its paper, and the column it stands in."""


class Box(Speaking, QCheckBox):
    """One paper of one column. Space or Enter ticks it, the arrows lead to its neighbours."""

    walked = Signal(int, int)

    def __init__(self, kind: ApplicantDocument, column: str) -> None:
        super().__init__()
        self._name = message(
            N_("{document}: {group}"), document=message(DOCUMENTS[kind]), group=message(said_of.GROUPS[column])
        )
        self.setProperty("kind", "lone")
        self.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, or tick."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.walked.emit(*_STEPS[key])
        elif key in _ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self.setAccessibleName(said(self._name))


class AskedDocuments(QWidget):
    """A grid of papers and applicants. A box is kept as it is ticked; what was asked for already stays as it is."""

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._number: int | None = None
        self._page: EditionPage | None = None
        self._under_way = 0
        """how many ticks are being kept"""
        self.boxes: dict[At, Box] = {}
        self.standing = Paragraph("", "small")
        self.warnings = {name: Paragraph("", "doubt") for name in _LISTS}
        self.trouble = Paragraph("", "trouble")
        store = edition_fields.edit_asked
        spec = FormSpec("rule_parameters", {_DAYS: readers.whole}, _shown, store, act="edit_edition")
        self.days = Form(desk, spec, [TextField(_DAYS, said_of.TITLES[_DAYS])])
        self._counting = Asking(desk, self._tell_standing, parent=self)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(N_("Documents requested after the document screening"), "heading"))
        column.addWidget(self.standing)
        column.addLayout(self._grid())
        for each in (*self.warnings.values(), self.trouble):
            each.hide()
            column.addWidget(each)
        column.addWidget(self.days)
        column.addWidget(Paragraph(said_of.NEXT_OFFICE_DAY, "small"))

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(len(said_of.GROUPS) + 1, 1)
        for place, title in enumerate(said_of.GROUPS.values(), start=1):
            grid.addWidget(Label(title, "small"), 0, place, Qt.AlignmentFlag.AlignHCenter)
        for line, kind in enumerate(ApplicantDocument, start=1):
            grid.addWidget(Label(DOCUMENTS[kind]), line, 0)
            for place, name in enumerate(said_of.GROUPS, start=1):
                grid.addWidget(self._box(kind, name), line, place, Qt.AlignmentFlag.AlignHCenter)
        return grid

    def _box(self, kind: ApplicantDocument, name: str) -> Box:
        box = self.boxes[kind, name] = Box(kind, name)
        # One of them is reached by Tab: to the others lead the arrows.
        box.setFocusPolicy(Qt.FocusPolicy.ClickFocus if len(self.boxes) > 1 else Qt.FocusPolicy.StrongFocus)
        box.clicked.connect(partial(self._keep, name))
        box.walked.connect(partial(self._walk, (kind, name)))
        return box

    # --- showing ------------------------------------------------------------------------------------------------------

    def show_page(self, page: EditionPage, drafts: Mapping[str, str]) -> None:
        """Show what an edition asks for; what is being kept is shown already."""
        if page.id != self._number:
            self._number, self._under_way = page.id, 0
            self.trouble.hide()
        self._page = page
        self.days.show_record(page.id, {_DAYS: page.rules[_DAYS]}, drafts)
        self._counting.ask(partial(_asked_already, page.id))
        if not self._under_way:
            self._tick(page)

    def _tick(self, page: EditionPage) -> None:
        for (kind, name), box in self.boxes.items():
            box.setChecked(kind in page.rules[name])
        self._judge()

    def _judge(self) -> None:
        """Say of whom nothing is asked; a paper that nobody is asked for is nobody's to travel with."""
        for kind in ApplicantDocument:
            self.boxes[kind, _TRAVEL].setEnabled(any(self.boxes[kind, name].isChecked() for name in _LISTS))
        self._keep_a_stop()
        for name, warning in self.warnings.items():
            warning.say(partial(said_of.nothing_sentence, name))
            warning.setVisible(not self._ticked(name))

    def _ticked(self, name: str) -> list[str]:
        return [str(kind) for kind in ApplicantDocument if self.boxes[kind, name].isChecked()]

    def _tell_standing(self, count: int) -> None:
        self.standing.say(partial(said_of.standing_sentence, count))

    # --- keeping ------------------------------------------------------------------------------------------------------

    def _keep(self, name: str, _: object = None) -> None:
        """Keep a column as it is ticked now."""
        number, wanted = self._number, self._ticked(name)
        if number is None:
            return
        self.trouble.hide()
        self._judge()
        self._under_way += 1

        def work(session: "Session") -> None:
            edition_fields.edit_asked(session, number, name, wanted)

        self._desk.act("edit_edition", work, self._kept, self._refuse)

    @Slot(object)
    def _kept(self, _: object = None) -> None:
        self._under_way = max(0, self._under_way - 1)

    def _refuse(self, stop: Stop) -> None:
        """Say why, and show what is kept."""
        self._kept()
        self.trouble.say(of_stop(stop))
        self.trouble.show()
        if self._page and not self._under_way:
            self._tick(self._page)

    # --- keys ---------------------------------------------------------------------------------------------------------

    def _keep_a_stop(self) -> None:
        """Let Tab reach the first box where the one it reached can be ticked no more."""
        stops = [box for box in self.boxes.values() if box.focusPolicy() == Qt.FocusPolicy.StrongFocus]
        if not any(box.isEnabled() for box in stops):
            for box in stops:
                box.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            next(iter(self.boxes.values())).setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def take_keys(self) -> None:
        """Bring the whole of it into sight, and the keys to the first box."""
        next(iter(self.boxes.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        bring_into_sight(self)

    def moveEvent(self, event: QMoveEvent) -> None:
        """Stay in sight while the keys are here: what stands above it takes its place little by little."""
        super().moveEvent(event)
        if self.isAncestorOf(self.window().focusWidget()):
            QTimer.singleShot(0, self, self._stay)

    @Slot()
    def _stay(self) -> None:
        bring_into_sight(self)

    def _walk(self, at: At, across: int, down: int) -> None:
        """Go to the next box that way that can be ticked; at the edge, stay."""
        columns, lines = list(said_of.GROUPS), list(ApplicantDocument)
        place, line = columns.index(at[1]) + across, lines.index(at[0]) + down
        while 0 <= place < len(columns) and 0 <= line < len(lines):
            box = self.boxes[lines[line], columns[place]]
            if box.isEnabled():
                self.boxes[at].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
                box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                box.setFocus(Qt.FocusReason.TabFocusReason)
                return
            place, line = place + across, line + down


def _asked_already(number: int, session: "Session") -> int:
    return asked_documents.asked_already(session, number)


def _shown(_: str, value: Any) -> str:
    return "" if value is None else str(value)
