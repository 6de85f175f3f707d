"""The page of one placement: how far it has come, and behind tabs everything that belongs to it."""

from collections.abc import Sequence
from types import MappingProxyType

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries.placement_page import PlacementPage
from jipdesk.rules.workflow import PlacementState
from jipdesk.views.pieces.history_panel import HistoryPanel
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.strip import Stand, Step, Strip
from jipdesk.views.pieces.tabs import Tabs
from jipdesk.views.rooms.placement_acts import PlacementActs
from jipdesk.views.rooms.placement_arrangements import Arrangements
from jipdesk.views.rooms.placement_facts import PlacementFacts
from jipdesk.views.rooms.placement_papers import PapersAndMoney
from jipdesk.views.spoken import Saying

_WAY = (
    PlacementState.PREPARING,
    PlacementState.AGREEMENTS_SIGNED,
    PlacementState.PLAN_APPROVED,
    PlacementState.ARRANGED,
    PlacementState.TRAINING,
    PlacementState.RUNNING,
    PlacementState.PRESENTED,
    PlacementState.COMPLETED,
    PlacementState.FOLLOW_UP,
    PlacementState.CLOSED,
)
_ARRANGED = frozenset({"visa", "flights", "accommodation", "insurance", "equipment", "training", "passport_expires_on"})
_BESIDE = MappingProxyType(
    {
        PlacementState.SUSPENDED: PlacementState.RUNNING,
        PlacementState.ENDED_EARLY: PlacementState.COMPLETED,
        PlacementState.CANCELLED: PlacementState.PREPARING,
    }
)
"""States beside the way, by the one in whose place they stand."""


class PlacementView(QWidget):
    """Strip, tabs, and the acts below."""

    def __init__(self, page: Page) -> None:
        super().__init__()
        self.number: int | None = None
        self.strip = Strip()
        self.acts = PlacementActs(page, self._numbers)
        self.facts = PlacementFacts(page)
        self.arrangements = Arrangements(page, self.acts)
        self.papers = PapersAndMoney(page)
        self.history = HistoryPanel(page.desk)
        self.tabs = Tabs()
        self.tabs.add("internship", N_("Internship"), self.facts)
        self.tabs.add("arrangements", N_("Arrangements"), self.arrangements)
        self.tabs.add("papers", N_("Papers and allowance"), self.papers)
        self.tabs.add("history", N_("History"), self.history)
        self._lay_out()

    def _lay_out(self) -> None:
        sheet = QFrame()
        sheet.setProperty("kind", "surface")
        inside = QVBoxLayout(sheet)
        inside.setContentsMargins(16, 12, 16, 8)
        inside.setSpacing(8)
        inside.addWidget(self.strip)
        inside.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addStretch(1)
        for button in self.acts.buttons:
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(sheet, 1)
        column.addWidget(self.acts.inquiry)
        column.addLayout(foot)

    def show_page(self, page: PlacementPage) -> None:
        """Show one placement."""
        self.strip.show_steps(steps(page.line.state))
        self.facts.show_page(page)
        self.arrangements.show_page(page)
        self.papers.show_page(page)
        self.history.ask(page.records)
        self.acts.judge()

    def go_to(self, part: str) -> None:
        """Show a part: a tab, or an arrangement that stands in one."""
        self.tabs.go_to("arrangements" if part in _ARRANGED else part)

    def _numbers(self) -> Sequence[int]:
        return [] if self.number is None else [self.number]


def steps(state: PlacementState) -> Sequence[Step]:
    """Return the way of a placement, with what it has behind it; a state beside the way stands out."""
    at = _WAY.index(_BESIDE.get(state, state))
    return [_step(place, each, at, state) for place, each in enumerate(_WAY)]


def _step(place: int, each: PlacementState, at: int, state: PlacementState) -> Step:
    if place != at:
        return Step(_name(each), Stand.DONE if place < at else Stand.TO_COME)
    if state in _BESIDE:
        return Step(_name(state), Stand.MISSING)
    return Step(_name(state), Stand.DONE if state is PlacementState.CLOSED else Stand.NOW)


def _name(state: PlacementState) -> Saying:
    return lambda words: state_name("placement", state, words)
