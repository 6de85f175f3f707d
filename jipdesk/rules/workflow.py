"""What may follow what: for each noun one table from state and step to the next state.

Buttons show `steps_from`, acts call `move`, so both read the same table. What else has to be true before a step, such
as a signed agreement, stands in `jipdesk.rules.gates`. The states are those of the office's process as its pages of
2016 to 2026 and an older, more detailed account describe it.
"""

from functools import cache
from types import MappingProxyType
from typing import Any

from jipdesk.rules.codes import Verdict
from jipdesk.rules.flow import Flow, moves
from jipdesk.rules.states import (
    ApplicationState,
    DocumentState,
    EditionState,
    MatchState,
    OpeningState,
    PaperState,
    PaymentState,
    PlacementState,
    VisaState,
)
from jipdesk.rules.steps import (
    ApplicationStep,
    DocumentStep,
    EditionStep,
    MatchStep,
    OpeningStep,
    PaperStep,
    PaymentStep,
    PlacementStep,
    VisaStep,
)

__all__ = [
    "APPLICATION",
    "DOCUMENT",
    "EDITION",
    "FLOWS",
    "MATCH",
    "OPENING",
    "PAPER",
    "PAYMENT",
    "PLACEMENT",
    "VISA",
    "ApplicationState",
    "ApplicationStep",
    "DocumentState",
    "DocumentStep",
    "EditionState",
    "EditionStep",
    "Flow",
    "MatchState",
    "MatchStep",
    "OpeningState",
    "OpeningStep",
    "PaperState",
    "PaperStep",
    "PaymentState",
    "PaymentStep",
    "PlacementState",
    "PlacementStep",
    "VisaState",
    "VisaStep",
    "after_check",
]


def _edition() -> Flow[EditionState, EditionStep]:
    at, do = EditionState, EditionStep
    return Flow(
        "edition",
        moves(
            (at.PREPARING, do.OPEN, at.OPEN),
            (at.OPEN, do.START_SCREENING, at.SCREENING),
            (at.SCREENING, do.START_MATCHING, at.MATCHING),
            (at.MATCHING, do.START, at.RUNNING),
            (at.RUNNING, do.START_REPORTING, at.REPORTING),
            (at.REPORTING, do.ARCHIVE, at.ARCHIVED),
            # A deadline is extended, a second recruitment opens, an archived year is looked into again.
            (at.OPEN, do.GO_BACK, at.PREPARING),
            (at.SCREENING, do.GO_BACK, at.OPEN),
            (at.MATCHING, do.GO_BACK, at.SCREENING),
            (at.RUNNING, do.GO_BACK, at.MATCHING),
            (at.REPORTING, do.GO_BACK, at.RUNNING),
            (at.ARCHIVED, do.GO_BACK, at.REPORTING),
        ),
    )


def _application() -> Flow[ApplicationState, ApplicationStep]:
    at, do = ApplicationState, ApplicationStep
    judged = (at.INELIGIBLE, at.TO_CONFIRM, at.ELIGIBLE)
    before_screening = (at.RECEIVED, at.CHECKING, *judged)
    with_documents = (at.DOCUMENTS_REQUESTED, at.DOCUMENTS_INCOMPLETE, at.DOCUMENTS_COMPLETE)
    in_selection = (at.SCREENING, *with_documents, at.INTERVIEW_SET, at.INTERVIEWED, at.WAITLISTED, at.PASSED)
    still_open = (at.RECEIVED, at.CHECKING, at.TO_CONFIRM, at.ELIGIBLE, *in_selection)
    return Flow(
        "application",
        moves(
            (at.DRAFT, do.RECEIVE, at.RECEIVED),
            ((*before_screening, *in_selection), do.MARK_DUPLICATE, at.DUPLICATE),
            (at.DUPLICATE, do.UNMARK_DUPLICATE, at.RECEIVED),
            ((at.RECEIVED, *judged), do.CHECK, at.CHECKING),
            (before_screening, do.FIND_ELIGIBLE, at.ELIGIBLE),
            (before_screening, do.FIND_INELIGIBLE, at.INELIGIBLE),
            (before_screening, do.FIND_TO_CONFIRM, at.TO_CONFIRM),
            (at.ELIGIBLE, do.START_SCREENING, at.SCREENING),
            (at.SCREENING, do.REQUEST_DOCUMENTS, at.DOCUMENTS_REQUESTED),
            (with_documents, do.MARK_INCOMPLETE, at.DOCUMENTS_INCOMPLETE),
            (with_documents, do.MARK_COMPLETE, at.DOCUMENTS_COMPLETE),
            # Papers come before or after the talk, and there may be a second talk.
            ((*with_documents, at.INTERVIEWED), do.SET_INTERVIEW, at.INTERVIEW_SET),
            (at.INTERVIEW_SET, do.CALL_OFF_INTERVIEW, at.DOCUMENTS_REQUESTED),
            (at.INTERVIEW_SET, do.INTERVIEW, at.INTERVIEWED),
            ((at.INTERVIEWED, at.WAITLISTED), do.PASS, at.PASSED),
            ((at.INTERVIEWED, at.PASSED), do.WAITLIST, at.WAITLISTED),
            (in_selection, do.NOT_SELECT, at.NOT_SELECTED),
            (at.NOT_SELECTED, do.RECONSIDER, at.SCREENING),
            (still_open, do.WITHDRAW, at.WITHDRAWN),
            ((*still_open, at.DRAFT), do.CANCEL, at.CANCELLED),
            ((at.WITHDRAWN, at.CANCELLED), do.REINSTATE, at.RECEIVED),
        ),
    )


def _document() -> Flow[DocumentState, DocumentStep]:
    at, do = DocumentState, DocumentStep
    return Flow(
        "document",
        moves(
            ((at.NOT_REQUESTED, at.EXPIRED), do.REQUEST, at.REQUESTED),
            # Some applicants send papers nobody has asked for yet.
            ((at.NOT_REQUESTED, at.REQUESTED), do.RECEIVE, at.RECEIVED),
            ((at.RECEIVED, at.RESUBMITTED), do.CHECK, at.CHECKING),
            (at.CHECKING, do.ACCEPT, at.ACCEPTED),
            ((at.CHECKING, at.ACCEPTED), do.RETURN, at.RETURNED),
            (at.RETURNED, do.RESUBMIT, at.RESUBMITTED),
            (at.ACCEPTED, do.EXPIRE, at.EXPIRED),
        ),
    )


def _opening() -> Flow[OpeningState, OpeningStep]:
    at, do = OpeningState, OpeningStep
    alive = (at.DRAFT, at.UNDER_REVIEW, at.REGISTERED, at.OPEN, at.FILLED)
    return Flow(
        "opening",
        moves(
            (at.DRAFT, do.SUBMIT, at.UNDER_REVIEW),
            (at.UNDER_REVIEW, do.SEND_BACK, at.DRAFT),
            (at.UNDER_REVIEW, do.REGISTER, at.REGISTERED),
            ((at.REGISTERED, at.CLOSED), do.OPEN, at.OPEN),
            (at.OPEN, do.FILL, at.FILLED),
            (at.FILLED, do.FREE, at.OPEN),
            ((at.OPEN, at.FILLED), do.CLOSE, at.CLOSED),
            (alive, do.WITHDRAW, at.WITHDRAWN),
            (at.WITHDRAWN, do.REINSTATE, at.DRAFT),
        ),
    )


def _match() -> Flow[MatchState, MatchStep]:
    at, do = MatchState, MatchStep
    undecided = (at.PROPOSED, at.COMPANY_INTERVIEW, at.COMPANY_ACCEPTED, at.AGREED, at.APPROVED)
    return Flow(
        "match",
        moves(
            (at.PROPOSED, do.SET_INTERVIEW, at.COMPANY_INTERVIEW),
            ((at.PROPOSED, at.COMPANY_INTERVIEW), do.COMPANY_ACCEPT, at.COMPANY_ACCEPTED),
            ((at.PROPOSED, at.COMPANY_INTERVIEW), do.COMPANY_DECLINE, at.COMPANY_DECLINED),
            (at.COMPANY_ACCEPTED, do.INTERN_ACCEPT, at.AGREED),
            ((at.PROPOSED, at.COMPANY_INTERVIEW, at.COMPANY_ACCEPTED), do.INTERN_DECLINE, at.INTERN_DECLINED),
            (at.AGREED, do.APPROVE, at.APPROVED),
            # Editions to 2023 asked the Screening Committee first: see gates.
            ((at.AGREED, at.APPROVED), do.DECIDE, at.DECIDED),
            ((*undecided, at.DECIDED), do.CANCEL, at.CANCELLED),
            ((at.COMPANY_DECLINED, at.INTERN_DECLINED, at.CANCELLED), do.PROPOSE_AGAIN, at.PROPOSED),
        ),
    )


def _placement() -> Flow[PlacementState, PlacementStep]:
    at, do = PlacementState, PlacementStep
    before = (at.PREPARING, at.AGREEMENTS_SIGNED, at.PLAN_APPROVED, at.ARRANGED, at.TRAINING)
    return Flow(
        "placement",
        moves(
            (at.PREPARING, do.SIGN_AGREEMENTS, at.AGREEMENTS_SIGNED),
            (at.AGREEMENTS_SIGNED, do.APPROVE_PLAN, at.PLAN_APPROVED),
            (at.PLAN_APPROVED, do.FINISH_ARRANGEMENTS, at.ARRANGED),
            (at.ARRANGED, do.START_TRAINING, at.TRAINING),
            (at.TRAINING, do.START, at.RUNNING),
            (at.RUNNING, do.SUSPEND, at.SUSPENDED),
            (at.SUSPENDED, do.RESUME, at.RUNNING),
            (at.RUNNING, do.PRESENT, at.PRESENTED),
            (at.PRESENTED, do.COMPLETE, at.COMPLETED),
            ((at.TRAINING, at.RUNNING, at.SUSPENDED, at.PRESENTED), do.END_EARLY, at.ENDED_EARLY),
            ((at.COMPLETED, at.ENDED_EARLY), do.START_FOLLOW_UP, at.FOLLOW_UP),
            ((at.COMPLETED, at.ENDED_EARLY, at.FOLLOW_UP), do.CLOSE, at.CLOSED),
            (before, do.CANCEL, at.CANCELLED),
        ),
    )


def _paper() -> Flow[PaperState, PaperStep]:
    at, do = PaperState, PaperStep
    alive = (at.DRAFT, at.REVIEWED, at.SENT, at.SIGNED_BY_A, at.SIGNED_BY_B, at.FILED)
    return Flow(
        "paper",
        moves(
            (at.DRAFT, do.REVIEW, at.REVIEWED),
            (at.REVIEWED, do.SEND, at.SENT),
            (at.SENT, do.SIGN_BY_A, at.SIGNED_BY_A),
            (at.SIGNED_BY_A, do.SIGN_BY_B, at.SIGNED_BY_B),
            (at.SIGNED_BY_B, do.FILE, at.FILED),
            (alive, do.VOID, at.VOID),
            (alive, do.REPLACE, at.REPLACED),
        ),
    )


def _visa() -> Flow[VisaState, VisaStep]:
    at, do = VisaState, VisaStep
    early = (at.COLLECTING, at.DRAFTED, at.SEALED, at.SENT, at.WITH_INTERN, at.REFUSED)
    return Flow(
        "visa",
        moves(
            (early, do.WAIVE, at.NOT_NEEDED),
            (at.NOT_NEEDED, do.REQUIRE, at.COLLECTING),
            (at.COLLECTING, do.DRAFT, at.DRAFTED),
            (at.DRAFTED, do.SEAL, at.SEALED),
            (at.SEALED, do.SEND, at.SENT),
            (at.SENT, do.ARRIVE_AT_INTERN, at.WITH_INTERN),
            (at.WITH_INTERN, do.APPLY, at.APPLIED),
            (at.APPLIED, do.ASK_MORE, at.MORE_REQUESTED),
            (at.MORE_REQUESTED, do.ANSWER, at.APPLIED),
            ((at.APPLIED, at.MORE_REQUESTED), do.ISSUE, at.ISSUED),
            ((at.APPLIED, at.MORE_REQUESTED), do.REFUSE, at.REFUSED),
            (at.REFUSED, do.START_AGAIN, at.COLLECTING),
            ((at.ISSUED, at.NOT_NEEDED), do.TICKET, at.TICKETED),
            (at.TICKETED, do.ENTER, at.ARRIVED),
            (at.ARRIVED, do.LEAVE, at.DEPARTED),
        ),
    )


def _payment() -> Flow[PaymentState, PaymentStep]:
    at, do = PaymentState, PaymentStep
    return Flow(
        "payment",
        moves(
            (at.PLANNED, do.APPROVE, at.APPROVED),
            ((at.PLANNED, at.APPROVED), do.HOLD, at.HELD),
            (at.HELD, do.RELEASE, at.PLANNED),
            (at.APPROVED, do.PAY, at.PAID),
            (at.PAID, do.FILE_RECEIPT, at.RECEIPT_FILED),
        ),
    )


EDITION = _edition()
APPLICATION = _application()
DOCUMENT = _document()
OPENING = _opening()
MATCH = _match()
PLACEMENT = _placement()
PAPER = _paper()
VISA = _visa()
PAYMENT = _payment()

FLOWS: tuple[Flow[Any, Any], ...] = (EDITION, APPLICATION, DOCUMENT, OPENING, MATCH, PLACEMENT, PAPER, VISA, PAYMENT)

_FOUND = MappingProxyType(
    {
        Verdict.ELIGIBLE: ApplicationState.ELIGIBLE,
        Verdict.INELIGIBLE: ApplicationState.INELIGIBLE,
        Verdict.CONFIRM: ApplicationState.TO_CONFIRM,
    }
)


@cache
def after_check(state: ApplicationState, verdict: Verdict) -> ApplicationState:
    """Return where an application stands after the eligibility check.

    One that has gone on to selection, or has ended, stays where it is: a changed fact is then shown, not acted on.
    """
    found = _FOUND[verdict]
    return found if found in APPLICATION.ends_from(state) else state
