"""What is done less often with applicants who are chosen: a withdrawal is recorded, one who had ended is taken up."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jipdesk.errors import Stop
from jipdesk.phrases.marking import N_
from jipdesk.rules.workflow import APPLICATION, ApplicationState, ApplicationStep
from jipdesk.views.pieces.act_menu import ActMenu
from jipdesk.views.pieces.acts import against
from jipdesk.views.pieces.listing import Listing
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.reason import Reason
from jipdesk.views.spoken import counted

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

WITHDRAW, TAKE_UP = "withdraw", "take_up"


class MoreActs(QObject):
    """A menu below the list, for one or for many."""

    def __init__(self, page: Page, reason: Reason, listing: Listing) -> None:
        super().__init__(page)
        self._page, self._reason, self._listing = page, reason, listing
        self.button = ActMenu(N_("More"))
        self.button.add(WITHDRAW, N_("Record a withdrawal…"), self.ask_why)
        self.button.add(TAKE_UP, N_("Take up again"), self.take_up)

    def judge(self, states: Mapping[int, ApplicationState]) -> None:
        """Offer what can be done with all of them."""
        self.button.allow()
        self.button.judge(WITHDRAW, against(APPLICATION, states, ApplicationStep.WITHDRAW))
        self.button.judge(TAKE_UP, _against_taking_up(states))

    def ask_why(self) -> None:
        """Ask why they withdraw."""
        chosen = list(self._listing.chosen)
        if not chosen:
            return
        question = counted("Why does {n} applicant withdraw?", "Why do {n} applicants withdraw?", len(chosen))
        self._reason.ask(question, N_("Record the withdrawal"), partial(self._withdraw, chosen), chosen)

    def _withdraw(self, numbers: Sequence[int], because: str) -> None:
        def work(session: "Session") -> None:
            from jipdesk.actions import selection

            selection.withdraw(session, numbers, because=because)

        self._page.act("withdraw_applications", work)

    def take_up(self) -> None:
        """Go on with those who were not selected, withdrew or were cancelled."""
        chosen = list(self._listing.chosen)

        def work(session: "Session") -> None:
            from jipdesk.actions import selection

            selection.reconsider(session, chosen)

        self._page.act("reconsider_applications", work)


def _against_taking_up(states: Mapping[int, ApplicationState]) -> Stop | None:
    """Return what the act would meet: who was not selected goes back to the screening, the others to the beginning."""
    # By state, of which there are few: tens of thousands may be chosen.
    closed = {at for at in set(states.values()) if against(APPLICATION, {0: at}, ApplicationStep.REINSTATE)}
    running = {number: at for number, at in states.items() if at in closed}
    return against(APPLICATION, running, ApplicationStep.RECONSIDER)
