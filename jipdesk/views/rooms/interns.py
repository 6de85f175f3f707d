"""インターン: the readiness board of all placements, and in its place the page of one."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QModelIndex, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.readiness import mover
from jipdesk.queries import interns
from jipdesk.queries.placement_page import PlacementPage
from jipdesk.rules.readiness import Arrangement, Mover
from jipdesk.views.goal import Goal
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.elided import Elided
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.table import CHECKS
from jipdesk.views.rooms import interns_board, interns_cells
from jipdesk.views.rooms.placement import PlacementView
from jipdesk.views.rooms.placement_acts import PlacementActs
from jipdesk.views.sections import Section
from jipdesk.views.spoken import Button, Label, Saying, plain

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class Interns(Page):
    """The board; Enter or a double click opens a placement, Esc leads back."""

    shows: ClassVar[frozenset[str]] = frozenset(
        {"placement", "visa_case", "flight", "accommodation", "insurance", "equipment", "attendance", "paper"}
        | {"training_session", "person", "passport", "company", "internship_plan", "allowance", "draft"}
    )

    def __init__(self, desk: OpenDesk, section: Section) -> None:
        super().__init__(desk, section)
        self.board = interns_board.listing(desk)
        self.board.empty.say(
            N_("No interns yet"),
            N_(
                "When a match is decided, it becomes a placement. Its visa, flight, room and other arrangements are "
                "followed here."
            ),
        )
        self.board.empty.offer(N_("Go to Matching"), lambda: desk.go(Goal("matching")))
        self.acts = PlacementActs(self, lambda: self.board.chosen)
        self.movers = Label("", "muted")
        self.back = Button(N_("‹ All interns"), "link")
        self.name = Elided("", "title", least=320)
        self.under = Elided("", "muted")
        self._stack = QStackedWidget()
        self.subtitle.say(N_("Readiness"))
        self._lay_out()
        self._connect()
        self._show_board()

    def _lay_out(self) -> None:
        for place, each in enumerate((self.back, self.name, self.under)):
            self.head.insertWidget(place, each)
        column = self.board.layout()
        assert isinstance(column, QVBoxLayout)
        column.insertWidget(column.count() - 1, self.acts.inquiry)
        self.board.foot.insert(1, self.movers)
        for button in self.acts.buttons:
            self.board.foot.addWidget(button)
        self._stack.addWidget(self.board)
        self.body.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.board.failed.connect(self.refuse)
        self.board.exported.connect(self.tell_exported)
        self.board.loaded.connect(self._loaded)
        self.board.opened.connect(self.open)
        self.board.view.clicked.connect(self._click)
        self.board.chosen_changed.connect(self.acts.judge)
        self.back.clicked.connect(self._show_board)

    @cached_property
    def placement(self) -> PlacementView:
        """The page of one placement; made when the first is opened."""
        made = PlacementView(self)
        self._stack.addWidget(made)
        leave = QShortcut(QKeySequence(Qt.Key.Key_Escape), made)
        leave.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        leave.activated.connect(self._leave)
        return made

    # --- what is shown ------------------------------------------------------------------------------------------------

    def refresh(self) -> None:
        """Ask the desk again."""
        self.board.reload()
        if edition := self.desk.edition:
            number, days = edition.id, interns_board.days_of(self.desk)
            self.ask(lambda session: _movers(session, number, days), self._show_movers)
        if self.is_open:
            self._ask_placement()

    def show_goal(self, goal: Goal) -> None:
        """Show what is wanted of the board, or one placement."""
        if goal.filters is not None:
            self._show_board()
            self.board.show_only(goal.filters)
        if goal.record is not None:
            self.open(goal.record)
            self.placement.go_to(goal.part)

    @Slot(object)
    def open(self, number: int | None) -> None:
        """Show one placement in place of the board."""
        if number is None:
            return
        self.board.view.go_to(number)
        self.placement.number = number
        self._ask_placement()

    @Slot(QModelIndex)
    def _click(self, index: QModelIndex) -> None:
        """Open the arrangement that was clicked; a click on the name only chooses the line."""
        place = index.column() - CHECKS
        name = self.board.spec.columns[place].name if place >= 0 else ""
        line = self.board.table.row_at(index.row())
        if name in set(Arrangement) and line is not None:
            self.open(line.id)
            self.placement.go_to("papers" if name == Arrangement.AGREEMENTS else "arrangements")

    @property
    def is_open(self) -> bool:
        """Whether a placement is shown."""
        return self._stack.currentWidget() is not self.board

    def _ask_placement(self) -> None:
        number, days, actor = self.placement.number, interns_board.days_of(self.desk), self.desk.desk.actor
        if number is None:
            return

        def question(session: "Session") -> PlacementPage:
            from jipdesk.queries import placement_page

            return placement_page.page(session, number, days, actor)

        self.ask(question, self._show_placement)

    def _show_placement(self, page: PlacementPage) -> None:
        if page.line.id != self.placement.number:
            return
        self.placement.show_page(page)
        self._stack.setCurrentWidget(self.placement)
        self._show_head(is_board=False)
        self.name.say(plain(page.line.name))
        self.under.say(_under(page))

    @Slot()
    def _leave(self) -> None:
        """Close what is being asked; where nothing is, go back to the board."""
        if self.placement.acts.inquiry.isVisible():
            self.placement.acts.inquiry.close_down()
        else:
            self._show_board()

    @Slot()
    def _show_board(self) -> None:
        was_open = self.is_open
        if "placement" in self.__dict__:
            self.placement.number = None
        self._stack.setCurrentWidget(self.board)
        self._show_head(is_board=True)
        if was_open:
            self.board.view.setFocus()

    def _show_head(self, *, is_board: bool) -> None:
        for each in (self.title, self.subtitle):
            each.setVisible(is_board)
        for other in (self.back, self.name, self.under):
            other.setVisible(not is_board)

    @Slot()
    def _loaded(self) -> None:
        self.acts.judge()

    def _show_movers(self, found: Mapping[Mover, int]) -> None:
        self.movers.say(_named(found) if found else "")


def _under(page: PlacementPage) -> Saying:
    line = page.line

    def say(words: Words) -> str:
        country = words.territory(line.nationality) if line.nationality else None
        parts = (line.no, line.name_kana, country, interns_cells.company(line, words))
        return " · ".join(part for part in parts if part)

    return say


def _movers(session: "Session", edition_id: int, days: interns.Days) -> dict[Mover, int]:
    """Return with how many placements each has something to do next."""
    numbers = interns.ids(session, edition_id, interns.BoardFilter(), interns.Order.NO, days)
    lines = interns.lines(session, numbers, days).values()
    counted = Counter(mover for line in lines for mover in {cell.mover for cell in line.cells.values() if cell.mover})
    return {mover: counted[mover] for mover in Mover if counted[mover]}


def _named(found: Mapping[Mover, int]) -> Saying:
    def say(words: Words) -> str:
        each = [f"{mover(str(code), words)} {words.number(count)}" for code, count in found.items()]
        return words.gettext("Next: {movers}").format(movers=" / ".join(each))

    return say
