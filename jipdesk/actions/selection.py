"""選考: document screening and the papers that are asked of those who pass it."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import matches, proofs, rows
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.database import say
from jipdesk.queries import asked_documents, chosen
from jipdesk.rules.applicant_documents import ApplicantDocument, Asked
from jipdesk.rules.moving import moved
from jipdesk.rules.workflow import (
    APPLICATION,
    DOCUMENT,
    ApplicationState,
    ApplicationStep,
    DocumentState,
    DocumentStep,
)

_ARRIVE = (DocumentStep.REQUEST, DocumentStep.RESUBMIT, DocumentStep.RECEIVE, DocumentStep.CHECK)


def pass_screening(session: Session, application_ids: Collection[int], *, on: date) -> None:
    """Pass eligible applications in document screening and ask for the papers that their edition asks for.

    Of whom nothing is missing, as nothing is asked of them or it is here already, the application is complete at once.
    """
    move(session, application_ids, ApplicationStep.START_SCREENING, ApplicationStep.REQUEST_DOCUMENTS)
    for edition_id, numbers in asked_documents.by_edition(session, application_ids).items():
        asked = asked_documents.of(session, edition_id)
        if whole := _ask_for_documents(session, numbers, asked, on):
            _mark(session, whole, ApplicationStep.MARK_COMPLETE)
    say(session, count=len(set(application_ids)))


def reject(session: Session, application_ids: Collection[int], *, because: str) -> None:
    """Select none of them, for one reason; matches that were not decided end with it."""
    if not because.strip():
        raise InputRefused("reason_needed")
    steps = (ApplicationStep.START_SCREENING, ApplicationStep.NOT_SELECT)
    move(session, application_ids, *steps, because=because.strip())
    matches.let_go(session, application_ids, because=because.strip())


def withdraw(session: Session, application_ids: Collection[int], *, because: str | None = None) -> None:
    """Record that the applicants have withdrawn; matches that were not decided end with it."""
    move(session, application_ids, ApplicationStep.WITHDRAW, because=because)
    matches.let_go(session, application_ids, because=because)


def waitlist(session: Session, application_ids: Collection[int]) -> None:
    """Keep interviewed applicants in reserve."""
    move(session, application_ids, ApplicationStep.WAITLIST)


def reconsider(session: Session, application_ids: Collection[int]) -> None:
    """Take up again what was not selected (at the screening), withdrawn or cancelled (from the beginning)."""
    found = states(session, application_ids)
    not_selected = {number: at for number, at in found.items() if at is ApplicationState.NOT_SELECTED}
    ended = {number: at for number, at in found.items() if number not in not_selected}
    after = moved(APPLICATION, ended, ApplicationStep.REINSTATE)
    put(session, after | moved(APPLICATION, not_selected, ApplicationStep.RECONSIDER))


def receive_documents(
    session: Session,
    application_ids: Collection[int],
    *,
    on: date,
    kinds: Collection[ApplicantDocument] | None = None,
) -> None:
    """Record that the papers have arrived and are in order: all that are still open, or those of some kinds.

    Who was asked for nothing is left out; refused where nobody was asked.
    With the last paper the application is complete; the certificate of language ability proves what was declared.
    """
    items = _items(session, application_ids)
    if not items:
        raise InputRefused("documents_not_requested", count=len(set(application_ids)))
    arriving = {item.id: item.state for item in items if _is_open(item) and (kinds is None or item.kind in kinds)}
    accepted = moved(DOCUMENT, arriving, *_ARRIVE, DocumentStep.ACCEPT)
    rows.put(session, DocumentItem, accepted, received_on=on, defect=None)
    certified = {
        i.application_id for i in items if i.id in accepted and i.kind == ApplicantDocument.LANGUAGE_CERTIFICATE
    }
    proofs.prove(session, certified, proved=True)
    complete(session, application_ids)
    say(session, count=len({item.application_id for item in items if item.id in accepted}))


def send_back(session: Session, defects: Mapping[int, str], *, due_on: date) -> None:
    """Send papers back for what is wrong with each, by the number of its record; they are asked for once more."""
    statement = select(DocumentItem.id, DocumentItem.state, DocumentItem.kind, DocumentItem.application_id)
    items = chosen.every(session, statement.add_columns(DocumentItem.requests), DocumentItem.id, defects)
    returned = moved(DOCUMENT, {item.id: item.state for item in items}, *_ARRIVE, DocumentStep.RETURN)
    rows.change(
        session,
        DocumentItem,
        (
            {"id": item.id, "state": returned[item.id], "defect": defects[item.id]}
            | {"requests": item.requests + 1, "due_on": due_on}
            for item in items
        ),
    )
    uncertified = {item.application_id for item in items if item.kind == ApplicantDocument.LANGUAGE_CERTIFICATE}
    proofs.prove(session, uncertified, proved=False)
    _mark(session, {item.application_id for item in items}, ApplicationStep.MARK_INCOMPLETE)
    say(session, count=len(defects))


# --- states of applications, also for the other acts of selection -----------------------------------------------------


def move(
    session: Session, application_ids: Collection[int], *steps: ApplicationStep, because: str | None = None
) -> None:
    """Take the last step with all of them, after those before it where they are open."""
    put(session, moved(APPLICATION, states(session, application_ids), *steps), because)


def states(session: Session, application_ids: Collection[int]) -> dict[int, ApplicationState]:
    """Return where the applications stand; refuse if one of them is no longer there."""
    return chosen.every_pair(session, select(Application.id, Application.state), Application.id, application_ids)


def put(session: Session, after: Mapping[int, ApplicationState], because: str | None = None) -> None:
    """Write where the applications stand now, and why where they have ended."""
    say(session, count=len(after))
    rows.put(session, Application, after, ended_because=because)


def complete(session: Session, application_ids: Collection[int]) -> None:
    """Mark the applications of whose papers none is missing; those past that stay where they are."""
    items = _items(session, application_ids)
    waiting = {item.application_id for item in items if _is_open(item)}
    _mark(session, {item.application_id for item in items} - waiting, ApplicationStep.MARK_COMPLETE)


def _mark(session: Session, application_ids: Collection[int], step: ApplicationStep) -> None:
    """Take the step with those it is open to; papers may also come and go after the interview."""
    found = states(session, application_ids)
    put(session, {n: after for n, at in found.items() if (after := APPLICATION.table.get((at, step)))})


# --- papers -----------------------------------------------------------------------------------------------------------


def _ask_for_documents(session: Session, application_ids: Collection[int], asked: Asked, on: date) -> set[int]:
    """Ask for what has not been asked for; who is considered once more keeps what has arrived.

    Return those of whom nothing is missing.
    """
    known: defaultdict[int, dict[str, Any]] = defaultdict(dict)
    for item in _items(session, application_ids):
        known[item.application_id][item.kind] = item
    due_on = asked_documents.due_on(on, asked.days)
    new = [
        {"application_id": number, "kind": str(kind), "due_on": due_on, "requests": 1}
        | {"state": DocumentState.REQUESTED}
        for number, kinds in asked_documents.papers(session, asked, application_ids).items()
        for kind in kinds
        if kind not in known.get(number, ())
    ]
    rows.add(session, DocumentItem, new)
    waiting = [item for items in known.values() for item in items.values() if _is_open(item)]
    again = {
        item.id: item.state for item in waiting if item.state in {DocumentState.NOT_REQUESTED, DocumentState.EXPIRED}
    }
    rows.put(session, DocumentItem, moved(DOCUMENT, again, DocumentStep.REQUEST), due_on=due_on)
    return set(application_ids) - {row["application_id"] for row in new} - {item.application_id for item in waiting}


def _items(session: Session, application_ids: Collection[int]) -> list[Any]:
    statement = select(DocumentItem.id, DocumentItem.application_id, DocumentItem.kind, DocumentItem.state)
    return list(chosen.rows(session, statement, DocumentItem.application_id, application_ids))


def _is_open(item: Any) -> bool:
    return item.state is not DocumentState.ACCEPTED
