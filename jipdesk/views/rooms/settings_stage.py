"""The stage of an edition: taken on or back, with what is still open said before."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from jipdesk.i18n import Words
from jipdesk.phrases.editions import matter_sentence
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name, step_name
from jipdesk.queries.edition_page import EditionPage
from jipdesk.rules.steps import EditionStep
from jipdesk.rules.workflow import EDITION
from jipdesk.views.jobs import Failed
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.act_menu import ActMenu
from jipdesk.views.pieces.acts import against
from jipdesk.views.pieces.inquiry import Inquiry
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.sentences import Sentence
from jipdesk.views.spoken import Saying, message

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from jipdesk.queries.edition_stage import Open

_OPEN = N_("Still open")


class StageActs(QObject):
    """The menu of stages, and what it does."""

    def __init__(self, page: Page, inquiry: Inquiry) -> None:
        super().__init__(page)
        self._page, self._inquiry = page, inquiry
        self._edition: EditionPage | None = None
        self.menu = ActMenu(N_("Stage"))
        for step in EditionStep:
            self.menu.add(step, _verb(step), partial(self.ask, step))

    def show_page(self, page: EditionPage) -> None:
        """Let those steps be taken that lead on from here."""
        self._edition = page
        for step in EditionStep:
            self.menu.judge(step, against(EDITION, {page.id: page.state}, step))

    def ask(self, step: EditionStep) -> None:
        """Find out what is still open; with nothing open the step is taken at once."""
        edition = self._edition
        if edition is None:
            return
        number, now = edition.id, self._page.desk.now()

        def question(session: "Session") -> "Sequence[Open]":
            from jipdesk.queries import edition_stage

            return edition_stage.still_open(session, number, step, now)

        self._page.ask(question, partial(self._weighed, edition, step))

    def _weighed(self, edition: EditionPage, step: EditionStep, found: "Sequence[Open]") -> None:
        if not found:
            self._advance(edition, step, self._page.refuse)
            return
        self._inquiry.ask(
            lambda words: words.gettext("{year}: {step}").format(
                year=edition.year, step=step_name("edition", step, words)
            ),
            (),
            _verb(step),
            lambda _: self._advance(edition, step, self._inquiry.refuse),
            N_("The stage shows how far the year has come. What is still open can be worked on in any stage."),
        )
        self._inquiry.warn([_sentence(each) for each in found], _verb(step))

    def _advance(self, edition: EditionPage, step: EditionStep, failed: Failed) -> None:
        number = edition.id

        def work(session: "Session") -> None:
            from jipdesk.actions import edition_fields

            edition_fields.advance(session, number, step)

        to = EDITION.move(edition.state, step)
        self._page.desk.act("advance_edition", work, partial(self._done, to), failed)

    def _done(self, state: str, _: object) -> None:
        self._inquiry.close_down()
        told = message(N_("The edition is now at: {stage}."), stage=lambda words: state_name("edition", state, words))
        self._page.notice.tell(told, Tone.DONE)


def _verb(step: EditionStep) -> Saying:
    return lambda words: step_name("edition", step, words)


def _sentence(each: "Open") -> Sentence:
    def says(words: Words) -> str:
        return matter_sentence(each.matter, each.count, words)

    return Sentence(Tone.WAITING, _OPEN, says)
