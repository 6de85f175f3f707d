"""One paper: on the left what it takes and what is missing, on the right its pages, as they would be printed now."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from jipdesk.documents.missing import Missing
from jipdesk.documents.papers import PaperKind
from jipdesk.i18n import Words
from jipdesk.phrases import paper_desk as phrases
from jipdesk.phrases.marking import N_
from jipdesk.phrases.papers import missing_sentence
from jipdesk.queries.paper_list import PaperLine
from jipdesk.queries.paper_sheet import PaperSheet, sheet
from jipdesk.views.jobs import Job
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.elided import Elided
from jipdesk.views.pieces.notice import of_stop
from jipdesk.views.pieces.panel import Line, Panel
from jipdesk.views.pieces.pdf_view import PdfView
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.segments import Segments
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.rooms.papers_draw import Shown, drawn
from jipdesk.views.rooms.papers_form import PaperForm
from jipdesk.views.spoken import Button, Label, Paragraph, Saying, SignButton, Speaking, message, plain, said

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


_NO_COVER = N_("The cover sheet lists the other papers; it is shown once one of them can be issued.")


class PaperPage(Speaking, QWidget):
    """The page of a placement's papers, one of the four at a time."""

    left = Signal()
    """back to the list"""
    shown = Signal()
    """what was asked for is on the page"""
    wanted = Signal(object)

    def __init__(self, desk: OpenDesk) -> None:
        super().__init__()
        self._desk = desk
        self._placement: int | None = None
        self._job: Job | None = None
        self._as_now = False
        self.kind = PaperKind.AGREEMENT_COMPANY
        self.now: Shown | None = None
        self.forms: dict[PaperKind, PaperForm] = {}
        self.view = PdfView(desk.jobs)
        self.gaps = Panel(N_("What is missing"), Tone.TROUBLE)
        self.changes = Panel(N_("Changed since it was issued"), Tone.WAITING)
        self._pill = StatePill()
        self._number = Label("", "muted")
        self._name = Elided("", "strong")
        self._trouble = Paragraph("", "trouble")
        self._build()
        self.retranslate()

    # --- what it is made of -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(16)
        split.addWidget(self._left_side())
        split.addWidget(self._right_side())
        split.setSizes([464, 576])
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._head())
        column.addWidget(split, 1)

    def _head(self) -> QHBoxLayout:
        self._back = Button(N_("All papers"), "link")
        self._back.clicked.connect(self.left)
        self._kinds = Segments(N_("Which paper"), [(kind.value, phrases.SHORT[kind]) for kind in PaperKind])
        self._kinds.chosen.connect(self._choose_kind)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._back)
        head.addWidget(self._name)
        head.addStretch(1)
        head.addWidget(self._kinds)
        return head

    def _left_side(self) -> QWidget:
        side = QWidget()
        side.setMinimumWidth(340)
        state = QHBoxLayout()
        state.addWidget(self._pill)
        state.addWidget(self._number, 1)
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 8, 0)
        self._column.setSpacing(10)
        for each in (self.gaps, self.changes):
            self._column.addWidget(each)
        scroll = Sheet(N_("What the paper says"))
        scroll.fill(self._inside)
        frame = QFrame()
        frame.setProperty("kind", "surface")
        within = QVBoxLayout(frame)
        within.setContentsMargins(16, 12, 8, 8)
        within.setSpacing(8)
        within.addLayout(state)
        within.addWidget(scroll, 1)
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(frame)
        return side

    def _right_side(self) -> QWidget:
        side = QFrame()
        side.setProperty("kind", "panel")
        self._versions = Button("", "link")
        self._versions.clicked.connect(self.turn)
        self._smaller, self._larger = SignButton(N_("Smaller")), SignButton(N_("Larger"))
        self._fit = Button(N_("Fit width"), "quiet")
        self._zoom = Label("", "small")
        for button, sign, do in ((self._smaller, "−", self.view.reduce), (self._larger, "+", self.view.enlarge)):
            button.setText(sign)
            button.clicked.connect(do)
        self._fit.clicked.connect(self.view.fit)
        self.view.zoomed.connect(self._show_zoom)
        bar = QHBoxLayout()
        bar.setContentsMargins(12, 4, 8, 0)
        bar.addWidget(self._versions)
        bar.addWidget(self._trouble, 1)
        bar.addStretch(1)
        for each in (self._smaller, self._zoom, self._larger, self._fit):
            bar.addWidget(each)
        column = QVBoxLayout(side)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(4)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        return side

    # --- what it shows ------------------------------------------------------------------------------------------------

    @property
    def line(self) -> PaperLine | None:
        """The placement whose papers are shown."""
        return self.now.sheet.line if self.now else None

    def show_paper(self, placement: int, kind: PaperKind | None = None) -> None:
        """Show a paper of a placement."""
        if placement != self._placement:
            self.view.clear()
            self.now = None
        self._placement, self.kind, self._as_now = placement, kind or self.kind, False
        self._kinds.buttons[self.kind].setChecked(True)
        self.reload()

    def show_kind(self, kind: PaperKind) -> None:
        """Show another paper of the same placement."""
        if self._placement is not None:
            self.show_paper(self._placement, kind)

    @Slot(str)
    def _choose_kind(self, kind: str) -> None:
        self.show_kind(PaperKind(kind))

    @Slot()
    def turn(self) -> None:
        """Show the paper as it was issued, or as it would be issued now."""
        self._as_now = not self._as_now
        self.reload()

    def reload(self) -> None:
        """Ask the desk again and draw the pages anew."""
        if self._placement is None:
            return
        db, placement, kind, as_now = self._desk.desk.db, self._placement, self.kind, self._as_now
        on, actor = self._desk.today(), self._desk.desk.actor

        def question(session: "Session") -> PaperSheet:
            return sheet(session, placement, kind, on=on, coordinator_id=actor)

        def work() -> Shown:
            # Drawing takes a moment, in which the desk must be free for other questions.
            with db.read() as session:
                found = question(session)
            return drawn(found, as_now=as_now)

        if self._job:
            self._job.drop()
        self._job = self._desk.jobs.ask(work, self._show, self._desk.jobs.refused.emit)

    def _show(self, now: Shown) -> None:
        self._job, self.now = None, now
        form = self._form(now.sheet.kind)
        for each in self.forms.values():
            each.setVisible(each is form)
        form.show_sheet(now.sheet, now.gaps)
        self.view.show_pdf(now.pdf, now.sizes)
        self._trouble.say(of_stop(now.stop) if now.stop else "" if now.pdf else _NO_COVER)
        self._show_gaps()
        self._show_words()
        self.shown.emit()

    def _form(self, kind: PaperKind) -> PaperForm:
        if kind not in self.forms:
            form = PaperForm(self._desk, kind)
            form.wanted.connect(self.wanted)
            self.forms[kind] = form
            self._column.addWidget(form, 1)
        return self.forms[kind]

    def _show_gaps(self) -> None:
        assert self.now is not None
        self.gaps.show_lines([self._gap(gap) for gap in self.now.gaps])
        changes = self.now.sheet.line.cells[self.kind].changes
        self.changes.show_lines(
            [Paragraph(partial(phrases.changed, each.field, each.before, each.after)) for each in changes]
        )

    def _gap(self, gap: Missing) -> Line:
        says = partial(missing_sentence, gap.code, gap.field)
        return Line(says, N_("Fill in"), partial(self.fill_in, gap.field))

    def fill_in(self, field: str) -> None:
        """Lead to where a value that is missing can be entered."""
        self._form(self.kind).fill_in(field)

    def _show_words(self) -> None:
        if self.now is None:
            return
        found = self.now.sheet
        cell = found.line.cells[self.kind]
        self._name.say(_names(found.line))
        if cell.state is None:
            self._pill.say(N_("Not issued"), Tone.TROUBLE if self.now.gaps else Tone.NOT_BEGUN)
            self._number.say(plain(found.drafts[self.kind].number))
        else:
            state = cell.state
            self._pill.say(phrases.STATES[state], tone_of("paper", state))
            self._number.say(_issued(cell.number, cell.issued_on, len(found.copies)))
        self._versions.setVisible(bool(cell.changes))
        self._versions.say(N_("Show as issued") if self._as_now else N_("Show with current data"))

    def _show_zoom(self, zoom: float) -> None:
        self._zoom.say(plain(f"{zoom:.0%}"))

    def retranslate(self) -> None:
        """Say it in the language of the moment."""
        self._name.setAccessibleName(said(N_("Whose papers")))
        self._show_words()


def _names(line: PaperLine) -> Saying:
    def say(words: Words) -> str:
        is_ja = words.language == "ja"
        company = (line.company_ja or line.company_en) if is_ja else (line.company_en or line.company_ja)
        return f"{line.no}   {(is_ja and line.name_kana) or line.name}   {company or ''}".rstrip()

    return say


def _issued(number: str, on: date | None, copies: int) -> Saying:
    text = N_("{number}, issued on {day}") if copies == 1 else N_("{number}, issued on {day}, after {n} earlier copies")
    return message(text, number=number, day=lambda words: words.date(on) if on else "—", n=str(copies - 1))
