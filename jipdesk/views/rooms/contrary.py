"""A warning where it is decided: an applicant was already told the contrary by letter."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from jipdesk.models.changes import Changes
from jipdesk.phrases.marking import N_
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.asking import Asking
from jipdesk.views.pieces.page import Page
from jipdesk.views.spoken import counted

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class ContraryWarning(QObject):
    """Looks, after each act seen on its page, at the applications that the act touched."""

    def __init__(self, page: Page) -> None:
        super().__init__(page)
        self._page = page
        self._asking = Asking(page.desk, self._warn, page.refuse, self)
        page.desk.changed.connect(self._look)

    @Slot(object)
    def _look(self, changes: Changes) -> None:
        edition, numbers = self._page.desk.edition, changes.ids.get("application")
        if edition is None or not numbers or not self._page.isVisible():
            return
        edition_id = edition.id

        def question(session: "Session") -> Sequence[int]:
            from jipdesk.queries.letters import told_contrary_among

            return told_contrary_among(session, edition_id, numbers)

        self._asking.ask(question)

    def _warn(self, found: Sequence[int]) -> None:
        if not found:
            return
        told = counted(
            "{n} applicant was told the contrary of this by letter.",
            "{n} applicants were told the contrary of this by letter.",
            len(found),
        )
        letters = Goal("applications", filters={"whom": ("contrary",)}, part="letters")
        self._page.notice.tell(told, Tone.TROUBLE, (N_("Write letters"), partial(self._page.desk.go, letters)))
