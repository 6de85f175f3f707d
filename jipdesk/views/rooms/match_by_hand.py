"""Proposing one candidate for one opening by hand: how they fit, and what forbids it, is said before."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from sqlalchemy.orm import Session

from jipdesk.actions import matches
from jipdesk.i18n import Words
from jipdesk.matching.conditions import Reason, reasons_against
from jipdesk.matching.plan import Proposal
from jipdesk.matching.score import parts_of
from jipdesk.phrases.marking import N_
from jipdesk.phrases.matching import against, why
from jipdesk.queries import candidates, openings, proposing
from jipdesk.queries.candidates import Source
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.inquiry import Ask, Inquiry
from jipdesk.views.pieces.page import Page
from jipdesk.views.pieces.sentences import Sentence
from jipdesk.views.spoken import Saying, message

_FITS, _DOUBT, _FORBIDS = N_("Fit"), N_("Doubtful"), N_("Not possible")


@dataclass(frozen=True, slots=True)
class Weighed:
    """What is to be said of a pair: the proposal if it may be made, else why not."""

    proposal: Proposal | None
    reasons: tuple[str, ...] = ()
    name: str = ""
    has_passed: bool = True
    was_turned_down: bool = False
    """by one of the two, before"""


class ByHand(QObject):
    """Asks for opening and candidate, shows how they fit, and proposes them on a second word."""

    proposed = Signal()

    def __init__(self, page: Page, inquiry: Inquiry) -> None:
        super().__init__(page)
        self._page, self._inquiry = page, inquiry
        self._ready: Proposal | None = None

    def ask(self, opening_no: str = "") -> None:
        """Ask who is to be proposed to whom."""
        self._ready = None
        self._inquiry.ask(
            N_("Propose a candidate by hand"),
            (
                Ask("opening", N_("Opening no."), readers.text, opening_no, is_needed=True),
                Ask("candidate", N_("Receipt no."), readers.text, is_needed=True),
            ),
            N_("Show the fit"),
            self._go_on,
        )

    def _go_on(self, asked: Mapping[str, Any]) -> None:
        ready, edition = self._ready, self._page.desk.edition
        if edition is None:
            return
        if ready and (ready.opening, ready.candidate) == (asked["opening"], asked["candidate"]):
            self._propose(edition.id, ready)
        else:
            number = edition.id
            self._page.desk.ask(
                lambda session: weigh(session, number, asked["opening"], asked["candidate"]),
                self._show,
                self._inquiry.refuse,
            )

    def _show(self, weighed: Weighed) -> None:
        self._ready = weighed.proposal
        self._inquiry.warn(sentences(weighed), N_("Propose") if weighed.proposal else N_("Show the fit"))

    def _propose(self, edition_id: int, proposal: Proposal) -> None:
        on = self._page.desk.today()

        def work(session: Session) -> None:
            matches.propose(session, edition_id, [proposal], on=on)

        self._page.desk.act("propose_matches", work, self._done, self._inquiry.refuse)

    def _done(self, _: object) -> None:
        self._inquiry.close_down()
        self.proposed.emit()


def weigh(session: Session, edition_id: int, opening_no: str, receipt_no: str) -> Weighed:
    """Return how a candidate fits an opening, or what forbids the pair."""
    opening = next((each for each in openings.openings(session, edition_id) if each.id == opening_no), None)
    wide = candidates.candidates(session, edition_id, Source.ELIGIBLE)
    candidate = next((each for each in wide if each.id == receipt_no), None)
    if opening is None or candidate is None:
        missing = ["opening_unknown"] if opening is None else []
        return Weighed(None, (*missing, *(["candidate_unknown"] if candidate is None else [])))
    known = proposing.known(session, edition_id, frozenset({receipt_no}))
    has_passed = any(each.id == receipt_no for each in candidates.candidates(session, edition_id, Source.PASSED))
    # A pair that said no before may be proposed again by hand: somebody has thought better of it.
    reasons = [str(reason) for reason in reasons_against(opening, candidate) if reason is not Reason.TURNED_DOWN]
    state = known.states.get((opening_no, receipt_no))
    if state is not None and state not in openings.ENDED:
        reasons.append("already_proposed")
    name = known.guests[receipt_no].name
    if reasons:
        return Weighed(None, tuple(reasons), name, has_passed)
    parts = parts_of(opening, candidate)
    proposal = Proposal(opening_no, receipt_no, sum(part.points for part in parts), parts)
    return Weighed(proposal, (), name, has_passed, opening_no in candidate.turned_down)


_OWN = {
    "opening_unknown": N_("No opening of this number takes proposals. Check the number and the state of the opening."),
    "candidate_unknown": N_("Nobody with this number can be proposed: not eligible, or no longer in selection."),
    "already_proposed": N_("This pair is proposed already."),
}


def sentences(weighed: Weighed) -> list[Sentence]:
    """Return what is said of the pair."""
    if weighed.proposal is None:
        return [Sentence(Tone.TROUBLE, _FORBIDS, partial(_against, reason)) for reason in weighed.reasons]
    proposal = weighed.proposal
    fit = message(N_("{name}: {points} of 100 points"), name=weighed.name, points=proposal.score)
    said = [Sentence(Tone.DONE, _FITS, fit, _why(proposal))]
    if not weighed.has_passed:
        said.append(Sentence(Tone.WAITING, _DOUBT, N_("The office interview is not passed yet.")))
    if weighed.was_turned_down:
        said.append(Sentence(Tone.WAITING, _DOUBT, partial(_against, Reason.TURNED_DOWN)))
    return said


def _against(reason: str, words: Words) -> str:
    return words.gettext(_OWN[reason]) if reason in _OWN else against(reason, words)


def _why(proposal: Proposal) -> Saying:
    return lambda words: why(proposal.parts, words)
