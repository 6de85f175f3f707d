"""提出書類の受理: of whom papers can be accepted, and of whom not and why."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application, DocumentItem
from jipdesk.models.person import Person
from jipdesk.queries import chosen
from jipdesk.queries.applications import full_name
from jipdesk.rules.states import DocumentState

_NAMED = 5


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Of so many nothing is accepted; some of them by name."""

    count: int
    names: Sequence[str]


@dataclass(frozen=True, slots=True)
class Accepting:
    """What accepting would mean."""

    people: tuple[int, ...]
    """of whom something is accepted"""
    unasked: LeftOut
    """of whom nothing of this was requested"""
    accepted: LeftOut
    """of whom everything was accepted before"""

    @property
    def is_whole(self) -> bool:
        """Whether nobody is left out."""
        return not self.unasked.count and not self.accepted.count


def consequences(session: Session, application_ids: Collection[int], kinds: Collection[str] | None = None) -> Accepting:
    """Return what it would mean to accept all papers of some applicants that are open, or those of some kinds."""
    asked = open_papers(session, application_ids, kinds)
    unasked = [number for number in application_ids if number not in asked]
    return Accepting(
        people=tuple(number for number in application_ids if asked.get(number)),
        unasked=_left_out(session, unasked),
        accepted=_left_out(session, [number for number in application_ids if asked.get(number) is False]),
    )


def open_papers(session: Session, application_ids: Collection[int], kinds: Collection[str] | None) -> dict[int, bool]:
    """Return of whom such papers were requested, and whether one is open."""
    columns = (DocumentItem.application_id, DocumentItem.kind, DocumentItem.state)
    found: dict[int, bool] = {}
    for number, kind, state in chosen.rows(session, select(*columns), DocumentItem.application_id, application_ids):
        if kinds is None or kind in kinds:
            found[number] = found.get(number, False) or state is not DocumentState.ACCEPTED
    return found


def _left_out(session: Session, numbers: Sequence[int]) -> LeftOut:
    names = select(Application.id, Person.family_name, Person.given_name, Person.middle_name)
    joined = names.join(Person, Person.id == Application.person_id)
    found = {
        number: full_name(*name) for number, *name in chosen.rows(session, joined, Application.id, numbers[:_NAMED])
    }
    return LeftOut(len(numbers), [found[number] for number in numbers[:_NAMED] if number in found])
