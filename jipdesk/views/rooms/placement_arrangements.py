"""The arrangements of one placement: each in a card with its state, what is known, and what can be done next."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from jipdesk.phrases.arrangements import doubt_sentence
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import step_name
from jipdesk.queries.placement_page import PlacementPage, SessionRow, ThingRow
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.readiness import Arrangement
from jipdesk.rules.stay import Doubt
from jipdesk.rules.steps import VisaStep
from jipdesk.rules.workflow import VISA
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.card import Card, Line
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.sentences import Sentence, Sentences
from jipdesk.views.pieces.two_columns import TwoColumns
from jipdesk.views.rooms import interns_cells as cells
from jipdesk.views.rooms import placement_lines as lines
from jipdesk.views.rooms.placement_acts import PlacementActs
from jipdesk.views.rooms.placement_consequences import BREAKS
from jipdesk.views.spoken import Saying

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SHOWN = tuple(each for each in Arrangement if each is not Arrangement.AGREEMENTS)
_FIRST_STEPS = (VisaStep.DRAFT, VisaStep.SEAL, VisaStep.SEND, VisaStep.ARRIVE_AT_INTERN, VisaStep.APPLY, VisaStep.ISSUE)


class Arrangements(QWidget):
    """What does not fit together first, then a card for each arrangement."""

    def __init__(self, page: Page, acts: PlacementActs) -> None:
        super().__init__()
        self._page = page
        self._acts = acts
        self.doubts = Sentences()
        self.cards = {each: Card() for each in _SHOWN}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 8, 12)
        column.setSpacing(12)
        column.addWidget(self.doubts)
        column.addWidget(TwoColumns(list(self.cards.values())))
        column.addStretch(1)

    def show_page(self, page: PlacementPage) -> None:
        """Show one placement."""
        doubts = sorted(page.line.doubts, key=list(Doubt).index)
        self.doubts.show_sentences([Sentence(Tone.TROUBLE, BREAKS, _doubt(doubt)) for doubt in doubts])
        self.doubts.setVisible(bool(doubts))
        held = self._holds_keys()
        if held is not None:
            # From each button that goes they would be handed on to the next, and leave the card.
            held.setFocus()
        for arrangement, card in self.cards.items():
            card.show_head(
                cells.heading(arrangement),
                cells.state(page.line, arrangement),
                cells.cell_tone(page.line, arrangement),
                cells.next_move(page.line, arrangement),
            )
            card.show_lines(self._lines(arrangement, page))
            card.show_verbs(self._verbs(arrangement, page))
        if held is not None:
            held.take_keys()

    def _holds_keys(self) -> Card | None:
        now = QApplication.focusWidget()
        return next((card for card in self.cards.values() if now is not None and card.isAncestorOf(now)), None)

    # --- what is known ------------------------------------------------------------------------------------------------

    def _lines(self, arrangement: Arrangement, page: PlacementPage) -> Sequence[Line]:
        if arrangement is Arrangement.VISA:
            return lines.visa(page)
        if arrangement is Arrangement.FLIGHT:
            return lines.flights(page)
        if arrangement is Arrangement.ACCOMMODATION:
            return lines.room(page)
        if arrangement is Arrangement.INSURANCE:
            return lines.cover(page)
        if arrangement is Arrangement.EQUIPMENT:
            return [self._thing(thing) for thing in page.things]
        return [self._session(each) for each in page.sessions]

    def _thing(self, thing: ThingRow) -> Line:
        verbs: list[tuple[Saying | str, Callable[[], object]]] = []
        if thing.lent_on is None:
            verbs = [(N_("Handed over today"), partial(self._hand_over, thing.id))]
        elif thing.returned_on is None:
            verbs = [(N_("Returned today"), partial(self._take_back, thing.id))]
        return Line(lines.thing_title(thing), lines.thing(thing), tuple(verbs))

    def _session(self, each: SessionRow) -> Line:
        came = (N_("Came"), partial(self._attend, each.id, came=True))
        missed = (N_("Did not come"), partial(self._attend, each.id, came=False))
        verbs = {None: (came, missed), True: (missed,), False: (came,)}[each.attended]
        return Line(lines.session_title(each), lines.session(each), verbs)

    # --- what can be done ---------------------------------------------------------------------------------------------

    def _verbs(self, arrangement: Arrangement, page: PlacementPage) -> list[tuple[Saying | str, Callable[[], object]]]:
        acts, travels = self._acts, page.line.kind is CourseKind.IN_PERSON
        if arrangement is Arrangement.VISA:
            return self._visa_verbs(page)
        if arrangement is Arrangement.FLIGHT:
            return [(N_("Enter a flight…"), acts.ask_flight)] if travels else []
        if arrangement is Arrangement.ACCOMMODATION:
            verb = N_("Book another room…") if page.room else N_("Book a room…")
            return [(verb, acts.ask_room)] if travels else []
        if arrangement is Arrangement.INSURANCE:
            return [(N_("Change the insurance…") if page.cover else N_("Record insurance…"), acts.ask_cover)]
        if arrangement is Arrangement.EQUIPMENT:
            return [(N_("Record equipment…"), acts.ask_thing)]
        return [(N_("Invite to a session…"), acts.ask_invite)]

    def _visa_verbs(self, page: PlacementPage) -> list[tuple[Saying | str, Callable[[], object]]]:
        if page.visa is None:
            return [(N_("Begin the visa procedure"), self._acts.open_visas)]
        open_now = VISA.steps_from(page.visa.state)
        return [
            (_verb(step), partial(self._acts.ask_visa, step))
            # The step that usually follows stands first, and has the keys after the one before.
            for step in sorted(VisaStep, key=lambda step: step not in _FIRST_STEPS)
            if step in open_now and (step in _FIRST_STEPS or len(open_now) <= 2 or step is VisaStep.ASK_MORE)
        ]

    def _hand_over(self, number: int) -> None:
        today = self._page.desk.today()

        def work(session: "Session") -> None:
            from jipdesk.actions import arrangements

            arrangements.hand_over(session, [number], on=today)

        self._page.act("arrange_stays", work)

    def _take_back(self, number: int) -> None:
        today = self._page.desk.today()

        def work(session: "Session") -> None:
            from jipdesk.actions import arrangements

            arrangements.take_back(session, [number], on=today)

        self._page.act("arrange_stays", work)

    def _attend(self, training_id: int, *, came: bool) -> None:
        (number,) = self._acts.numbers

        def work(session: "Session") -> None:
            from jipdesk.actions import training

            training.attend(session, training_id, {number: came})

        self._page.act("arrange_training", work)


def _doubt(doubt: Doubt) -> Saying:
    return lambda words: doubt_sentence(doubt, words)


def _verb(step: VisaStep) -> Saying:
    return lambda words: step_name("visa", step, words) + "…"
