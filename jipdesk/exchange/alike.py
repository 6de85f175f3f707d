"""重複応募: of whom a sheet makes one ask whether they are on the desk already, and who that would be."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from jipdesk.exchange.duplicates import Duplicate
from jipdesk.exchange.intake import Applications
from jipdesk.queries import alike_rows
from jipdesk.queries.applications import full_name
from jipdesk.queries.intake import Update
from jipdesk.queries.received_application import ReceivedApplication

_TELLS = frozenset(
    {"family_name", "middle_name", "given_name", "name_kana", "name_native", "birth_date", "email", "passport_no"}
)
"""What persons are told apart by: a row that changes nothing of it brings up nobody anew."""


@dataclass(frozen=True, slots=True)
class Alike:
    """A row that brings somebody up, and the name of the one on the desk or in another row."""

    found: Duplicate
    who: ReceivedApplication
    name: str


def to_ask(session: Session, edition_id: int, prepared: Applications) -> tuple[Alike, ...]:
    """Return whom to ask about: those in new rows, and in changed ones unless it was decided before.

    Whoever was on the desk before stands in the list of pairs already.
    """
    rows = _rows(prepared)
    found = [each for each in prepared.duplicates if each.row in rows]
    if not found:
        return ()
    named = {each.of for each in found} | {rows[each.row].receipt_no for each in found}
    known = alike_rows.applicants(session, edition_id, named)
    there = {name: each.person_id for name, each in known.items()}
    names = {each.receipt_no: _name(each) for each in prepared.comparison.added}
    names |= {name: each.name for name, each in known.items()}
    both = {each: _both(there.get(rows[each.row].receipt_no), there.get(each.of)) for each in found}
    decided = alike_rows.decided(session, {pair for pair in both.values() if pair})
    return tuple(
        Alike(each, rows[each.row], names.get(each.of, "")) for each, pair in both.items() if pair not in decided
    )


def _rows(prepared: Applications) -> dict[int, ReceivedApplication]:
    comparison = prepared.comparison
    received = [*comparison.added, *(each.received for each in comparison.updates if _tells(each))]
    return {each.row: each for each in received}


def _tells(update: Update) -> bool:
    return not _TELLS.isdisjoint({*update.changed, *update.conflicts})


def _both(one: int | None, other: int | None) -> frozenset[int] | None:
    return None if one is None or other is None else frozenset((one, other))


def _name(received: ReceivedApplication) -> str:
    return full_name(received.family_name, received.given_name, received.middle_name)
