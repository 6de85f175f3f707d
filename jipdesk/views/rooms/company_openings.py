"""The openings of a company: what is offered, in fields that save themselves, and how far its places are filled."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.actions.company_fields import edit_opening
from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name, step_name
from jipdesk.queries.company_page import OpeningLine
from jipdesk.rules.steps import OpeningStep
from jipdesk.rules.workflow import OPENING
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.act_menu import ActMenu
from jipdesk.views.pieces.acts import against
from jipdesk.views.pieces.clearing import clear
from jipdesk.views.pieces.form import Form, FormSpec
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.rooms import company_facts
from jipdesk.views.spoken import Button, Label, OneLine, Paragraph, Saying, plain

if TYPE_CHECKING:
    from jipdesk.queries.editions import EditionRow

Drafts = Mapping[int, Mapping[str, str]]
_STEPS = (
    OpeningStep.SUBMIT,
    OpeningStep.SEND_BACK,
    OpeningStep.REGISTER,
    OpeningStep.OPEN,
    OpeningStep.CLOSE,
    OpeningStep.WITHDRAW,
    OpeningStep.REINSTATE,
)
"""Those a person takes; an opening is filled and freed by the matches that are decided."""


class Openings(QWidget):
    """One sheet for each, made once and filled anew; nothing is made before somebody looks at it."""

    advanced = Signal(int, str)
    """an opening and the step that is wanted"""
    added = Signal()
    """a further one is wanted"""
    failed = Signal(object)

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._edition: int | None = None
        self._openings: Sequence[OpeningLine] = ()
        self._drafts: Drafts = {}
        self._is_stale = False
        self.sheets: list[OpeningSheet] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(12)
        self._none = Paragraph(N_("No openings yet. They come with the company sheet, or are added here."), "muted")
        self.add = Button(N_("Add an opening…"))
        self.add.clicked.connect(self.added)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._column)
        column.addWidget(self._none)
        column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_openings(self, openings: Sequence[OpeningLine], drafts: Drafts) -> None:
        """Show these openings in place of those before."""
        self._openings, self._drafts, self._is_stale = openings, drafts, True
        if self.isVisible():
            self._fill()

    def showEvent(self, event: QShowEvent) -> None:
        """Make and fill the sheets before they are looked at."""
        super().showEvent(event)
        if self._is_stale:
            self._fill()

    def _fill(self) -> None:
        edition = self._desk.edition
        if edition is None:
            return
        self._is_stale = False
        self._make(edition, len(self._openings))
        for sheet, opening in zip(self.sheets, self._openings, strict=False):
            sheet.show_opening(opening, self._drafts.get(opening.id, {}))
        for place, sheet in enumerate(self.sheets):
            sheet.setVisible(place < len(self._openings))
        self._none.setVisible(not self._openings)

    def _make(self, edition: "EditionRow", count: int) -> None:
        """Have as many sheets as are needed; those of another edition offer other courses."""
        if self._edition != edition.id:
            clear(self._column)
            self._edition, self.sheets = edition.id, []
        while len(self.sheets) < count:
            sheet = OpeningSheet(self._desk, edition)
            sheet.form.failed.connect(self.failed)
            sheet.advanced.connect(self.advanced)
            self.sheets.append(sheet)
            self._column.addWidget(sheet)


class OpeningSheet(QFrame):
    """One opening."""

    advanced = Signal(int, str)

    def __init__(self, desk: OpenDesk, edition: "EditionRow") -> None:
        super().__init__()
        self.setProperty("kind", "panel")
        self._number: int | None = None
        self._no, self._state, self._filled = Label("", "strong"), StatePill(), OneLine("", "muted")
        self.stage = ActMenu(N_("State"))
        for step in _STEPS:
            self.stage.add(step, _verb(step), partial(self._advance, step))
        doubt = partial(company_facts.opening_doubt, edition.year)
        spec = FormSpec("opening", company_facts.read(), company_facts.shown, edit_opening, doubt, tells_history=True)
        self.form = Form(desk, spec, company_facts.opening_fields(edition))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self._no)
        head.addWidget(self._state)
        head.addWidget(self._filled, 1)
        head.addWidget(self.stage)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 12)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.form)

    def show_opening(self, opening: OpeningLine, drafts: Mapping[str, str]) -> None:
        """Show an opening, and in place of a term what was typed and could not be stored."""
        self._number = opening.id
        self._no.say(plain(opening.no))
        self._state.say(lambda words: state_name("opening", opening.state, words), tone_of("opening", opening.state))
        self._filled.say(lambda words: _filled(opening, words))
        for step in _STEPS:
            self.stage.judge(step, against(OPENING, {opening.id: opening.state}, step))
        self.form.show_record(opening.id, opening.terms, drafts)

    def _advance(self, step: OpeningStep) -> None:
        if self._number is not None:
            self.advanced.emit(self._number, str(step))


def _verb(step: OpeningStep) -> Saying:
    return lambda words: step_name("opening", step, words)


def _filled(opening: OpeningLine, words: Words) -> str:
    places: Any = opening.terms["places"]
    return words.gettext("{filled} of {places} filled").format(
        filled=words.number(opening.filled), places=words.number(places)
    )
