"""One proposal beside the list: both sides, how far it has come, why they fit, and what may be done next."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries.match_list import MatchLine
from jipdesk.rules.states import MatchState
from jipdesk.views.goal import Goal
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.beside import PANE
from jipdesk.views.pieces.empty import Empty
from jipdesk.views.pieces.flow import Flow
from jipdesk.views.pieces.pill import StatePill
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.pieces.strip import Stand, Step, Strip
from jipdesk.views.rooms.company_list import company_name
from jipdesk.views.rooms.match_planning import PlanLine
from jipdesk.views.rooms.match_score import Score, parts_of
from jipdesk.views.spoken import Button, Paragraph, breakable, message, plain

_ENDED = (MatchState.COMPANY_DECLINED, MatchState.INTERN_DECLINED, MatchState.CANCELLED)


class MatchPane(QFrame):
    """The pane; without a proposal it says what it is for."""

    wanted = Signal(object)
    """a `Goal` to go to"""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "surface")
        self.setMinimumWidth(PANE)
        self._build()
        self._lay_out()
        self.show_match(None)

    def _build(self) -> None:
        self.name = Paragraph("", "title")
        self._person = Paragraph("", "muted")
        self._host = Paragraph("")
        self._opening = Paragraph("", "muted")
        self._state = StatePill()
        self._strip = Strip()
        self._ended = Paragraph("", "trouble")
        self._dates = Paragraph("", "small")
        self._score = Score()
        self._to_person = Button(N_("Open the application"), "link")
        self._to_company = Button(N_("Open the company"), "link")
        self._to_placement = Button("", "link")
        self._goals: dict[QWidget, Goal] = {}
        for button in (self._to_person, self._to_company, self._to_placement):
            button.clicked.connect(self._go)
        self.acts = QHBoxLayout()
        self.acts.setSpacing(10)

    def _lay_out(self) -> None:
        self._nobody = Empty(
            N_("No proposal chosen"), N_("Choose a proposal in the list to see why these two fit and what comes next.")
        )
        self._match = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 13, 16, 12)
        column.addWidget(self._match, 1)
        column.addWidget(self._nobody, 1)
        scroll = Sheet(N_("Proposal"))
        scroll.fill(self._sheet())
        outside = QVBoxLayout(self._match)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll, 1)
        outside.addLayout(self.acts)

    def _sheet(self) -> QWidget:
        sheet = QWidget()
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(0, 0, 8, 0)
        inside.setSpacing(2)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.name, 1)
        head.addWidget(self._state, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(head)
        for each in (self._person, self._host, self._opening):
            inside.addWidget(each)
        links = Flow(space=16)
        for button in (self._to_person, self._to_company, self._to_placement):
            links.addWidget(button)
        inside.addLayout(links)
        inside.addWidget(self._ended)
        inside.addSpacing(8)
        inside.addWidget(self._strip)
        inside.addWidget(self._dates)
        inside.addSpacing(12)
        inside.addWidget(self._score)
        inside.addStretch(1)
        return sheet

    def show_match(self, line: MatchLine | None) -> None:
        """Show a proposal, or nothing."""
        self._show_pair(line is not None)
        if line is None:
            return
        self._show_sides(line.name, line.receipt_no, line.nationality, line.opening_no, line.course)
        self._host.say(lambda words: company_name(line.company_ja, line.company_en, words))
        self._goals = {
            self._to_person: Goal("applications", record=line.application_id),
            self._to_company: Goal("companies", record=line.company_id),
        }
        self._to_placement.setVisible(line.placement is not None)
        if line.placement:
            self._to_placement.say(plain(line.placement[1]))
            self._goals[self._to_placement] = Goal("interns", record=line.placement[0])
        self._state.show()
        self._state.say(lambda words: state_name("match", line.state, words), tone_of("match", line.state))
        self._ended.setVisible(bool(line.ended_because))
        self._ended.say(message(N_("Reason: {reason}"), reason=line.ended_because or ""))
        self._strip.show()
        self._strip.show_steps(_steps(line))
        self._dates.show()
        self._dates.say(partial(_dates, line))
        self._score.show_score(line.score, parts_of(line.parts))

    def _show_pair(self, is_any: bool) -> None:
        self._match.setVisible(is_any)
        self._nobody.setVisible(not is_any)

    def _show_sides(
        self, name: str, receipt_no: str, nationality: str | None, opening_no: str, course: tuple[str, str]
    ) -> None:
        def person(words: Words) -> str:
            return " · ".join(part for part in (receipt_no, nationality and words.territory(nationality)) if part)

        self.name.say(breakable(name))
        self._person.say(person)
        self._opening.say(lambda words: f"{opening_no} · {course[0] if words.language == 'ja' else course[1]}")

    @Slot()
    def _go(self) -> None:
        goal = self._goals.get(self.sender())  # type: ignore[call-overload]
        if goal:
            self.wanted.emit(goal)


class PlannedPane(MatchPane):
    """The same for a pair that a plan would propose."""

    def show_planned(self, line: PlanLine) -> None:
        """Show a planned pair and why it was planned."""
        self._show_pair(True)
        self._show_sides(line.guest.name, line.proposal.candidate, line.guest.nationality, line.no, line.host.course)
        self._host.say(lambda words: company_name(line.host.company_ja, line.host.company_en, words))
        self._goals = {
            self._to_person: Goal("applications", record=line.guest.application_id),
            self._to_company: Goal("companies", record=line.host.company_id),
        }
        for each in (self._to_placement, self._state, self._ended, self._strip, self._dates):
            each.hide()
        self._score.show_score(line.proposal.score, line.proposal.parts)


def _steps(line: MatchLine) -> Sequence[Step]:
    """Return the way from the proposal to the decision."""
    place = _PLACES.get(line.state, 0)
    names = (N_("Proposal"), N_("Company's answer"), N_("Candidate's answer"), N_("Decision"))
    if line.state in _ENDED:
        place = 1 if line.company_answered_on is None or line.state is MatchState.COMPANY_DECLINED else 2
        stands = [*[Stand.DONE] * place, Stand.MISSING, *[Stand.TO_COME] * (3 - place)]
        return [Step(name, stand) for name, stand in zip(names, stands, strict=True)]
    stands = [*[Stand.DONE] * place, *([Stand.NOW] if place < len(names) else [])]
    stands += [Stand.TO_COME] * (len(names) - len(stands))
    return [Step(name, stand) for name, stand in zip(names, stands, strict=True)]


_PLACES = {
    MatchState.PROPOSED: 1,
    MatchState.COMPANY_INTERVIEW: 1,
    MatchState.COMPANY_ACCEPTED: 2,
    MatchState.AGREED: 3,
    MatchState.APPROVED: 3,
    MatchState.DECIDED: 4,
}


def _dates(line: MatchLine, words: Words) -> str:
    told: Sequence[tuple[str, date | None]] = (
        (N_("Proposed {day}"), line.proposed_on),
        (N_("company answered {day}"), line.company_answered_on),
        (N_("candidate answered {day}"), line.intern_answered_on),
        (N_("decided {day}"), line.decided_on),
    )
    return " · ".join(words.gettext(said).format(day=words.day(day)) for said, day in told if day)
