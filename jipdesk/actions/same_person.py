"""同一人物: two records of one person become one, or two who look alike are noted as two; both can be undone."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select, Table, delete, or_, select, update
from sqlalchemy.orm import Session

from jipdesk.actions import decisions, matches, screening, selection
from jipdesk.actions.intake import search_text
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application
from jipdesk.models.base import Record
from jipdesk.models.database import acted_at
from jipdesk.models.match import Match
from jipdesk.models.office import Draft
from jipdesk.models.person import NotTheSame, Passport, Person, SpecialCare
from jipdesk.models.search import fold
from jipdesk.queries.intake import PERSON, SPECIAL_CARE
from jipdesk.queries.openings import AGREED
from jipdesk.rules.workflow import ApplicationStep

PASSPORT = "passport"
"""The one choice beside the fields of a person: whose passport is the one in use."""

_BY_THEMSELVES = frozenset({"special_care", "not_the_same"})
"""What belongs to a person and cannot simply be handed over."""

_PAGE = ("number", "number_folded", "expires_on", "issued_on", "issuing_country", "mrz")


@dataclass(frozen=True, slots=True)
class Merged:
    """What came of it: how many applications the person has now, and of how many the eligibility changed."""

    person_id: int
    applications: int
    judged_otherwise: int


def merge(
    session: Session, keep: int, drop: int, *, taken: Collection[str] = (), set_aside: Collection[int] = ()
) -> Merged:
    """Make two records one: all that names the one dropped goes to the one kept.

    `taken` are the fields whose value is that of the record dropped, `PASSPORT` among them; `set_aside` the
    applications that are marked as duplicates since another of the same year counts. The record dropped stays, empty
    handed, and says whose it has become; the rules are asked again.
    """
    kept, dropped = (_standing(session, number) for number in _two(keep, drop))
    for name in PERSON:
        if name in taken:
            setattr(kept, name, getattr(dropped, name))
    if not (kept.family_name or kept.given_name):
        raise InputRefused("person_needs_name")
    _merge_passports(session, keep, drop, from_dropped=PASSPORT in taken)
    _merge_care(session, keep, drop)
    _forget_drafts(session, drop)
    _hand_over(session, keep, drop)
    _keep_apart_from_others(session, keep, drop)
    dropped.merged_into_id, dropped.search_text = keep, ""
    kept.email_folded = kept.email and fold(kept.email)
    kept.search_text = search_text(kept, _passport_in_use(session, keep))
    session.flush()
    _set_aside(session, keep, set_aside)
    _require_one_company(session, keep)
    otherwise = screening.judge_again(session, [keep])
    applications = session.scalars(select(Application.id).where(Application.person_id == keep)).all()
    return Merged(keep, len(applications), otherwise)


def not_the_same(session: Session, one: int, two: int, *, because: str | None = None) -> int:
    """Note that two who look alike are two; they are not shown again. Return of how many the eligibility changed."""
    first, second = _two(one, two)
    for number in (first, second):
        _standing(session, number)
    if _apart(session, first, second):
        return 0
    reason = (because or "").strip() or None
    session.add(NotTheSame(person_id=first, other_id=second, reason=reason, decided_at=acted_at(session)))
    session.flush()
    # Who took part before is found by what two records share, unless they are two persons.
    return screening.judge_again(session, [first, second])


def take_back(session: Session, one: int, two: int) -> int:
    """Take back that two are two: they are shown as a pair again. Return of how many the eligibility changed."""
    for number in _two(one, two):
        _standing(session, number)
    for each in session.scalars(_notes(one, two)).all():
        session.delete(each)
    session.flush()
    return screening.judge_again(session, [one, two])


def _two(one: int, two: int) -> tuple[int, int]:
    assert one != two, "a record is one with itself"
    return one, two


def _standing(session: Session, person_id: int) -> Person:
    """Return a person's record, or refuse because it is gone or has become part of another."""
    person = session.get(Person, person_id)
    if person is None:
        raise InputRefused("records_gone", count=1)
    if person.merged_into_id is not None:
        raise InputRefused("already_merged")
    return person


# --- what belongs to the two ------------------------------------------------------------------------------------------


def _hand_over(session: Session, keep: int, drop: int) -> None:
    """Let every record that names the one dropped name the one kept, also what had become part of it before."""
    session.flush()
    for table, column in references():
        session.execute(update(table).where(table.c[column] == drop).values({column: keep}))
    session.expire_all()


def references() -> Iterator[tuple[Table, str]]:
    """Yield every column of the desk that names a person and can be handed over."""
    for table in Record.metadata.sorted_tables:
        if table.name not in _BY_THEMSELVES:
            for column in table.columns:
                if any(key.column.table.name == Person.__tablename__ for key in column.foreign_keys):
                    yield table, column.name


def _merge_passports(session: Session, keep: int, drop: int, *, from_dropped: bool) -> None:
    """Make one of two records of one passport; the last is the one in use, so the one chosen is put there."""
    by_number = select(Passport).where(Passport.person_id.in_((keep, drop))).order_by(Passport.id)
    found = list(session.scalars(by_number))
    mine, theirs = ([each for each in found if each.person_id == number] for number in (keep, drop))
    if not (mine and theirs):
        return
    wanted, other = (theirs[-1], mine[-1]) if from_dropped else (mine[-1], theirs[-1])
    if None in (wanted.number_folded, other.number_folded) or wanted.number_folded == other.number_folded:
        for name in _PAGE:
            if getattr(wanted, name) is None:
                setattr(wanted, name, getattr(other, name))
        found.remove(other)
        session.delete(other)
    if found[-1] is not wanted:
        _swap(wanted, found[-1])


def _swap(one: Passport, two: Passport) -> None:
    for name in _PAGE:
        before = getattr(one, name)
        setattr(one, name, getattr(two, name))
        setattr(two, name, before)


def _merge_care(session: Session, keep: int, drop: int) -> None:
    """Keep what either says of health, diet and whom to call: nothing of it may be lost, and nobody need read it."""
    care = {
        each.person_id: each
        for each in session.scalars(select(SpecialCare).where(SpecialCare.person_id.in_((keep, drop))))
    }
    theirs, mine = care.get(drop), care.get(keep)
    if theirs is None:
        return
    if mine is None:
        theirs.person_id = keep
    else:
        for name in SPECIAL_CARE:
            said = (getattr(mine, name), getattr(theirs, name))
            setattr(mine, name, "\n".join(dict.fromkeys(text for text in said if text)) or None)
        session.delete(theirs)


def _forget_drafts(session: Session, drop: int) -> None:
    session.execute(delete(Draft).where(Draft.table_name == Person.__tablename__, Draft.row_id == drop))


def _keep_apart_from_others(session: Session, keep: int, drop: int) -> None:
    """Whom the one dropped was not, the one kept is not either."""
    found = session.scalars(
        select(NotTheSame).where(or_(NotTheSame.person_id == drop, NotTheSame.other_id == drop))
    ).all()
    for each in found:
        other = each.other_id if each.person_id == drop else each.person_id
        if other == keep or _apart(session, keep, other):
            session.delete(each)
        else:
            each.person_id, each.other_id = keep, other
        session.flush()


def _apart(session: Session, one: int, two: int) -> bool:
    return session.scalars(_notes(one, two)).first() is not None


def _notes(one: int, two: int) -> Select[NotTheSame]:
    pair = (one, two)
    return select(NotTheSame).where(NotTheSame.person_id.in_(pair), NotTheSame.other_id.in_(pair))


def _passport_in_use(session: Session, person_id: int) -> str | None:
    numbers = select(Passport.number).where(Passport.person_id == person_id).order_by(Passport.id.desc())
    return session.scalars(numbers).first()


# --- the applications -------------------------------------------------------------------------------------------------


def _set_aside(session: Session, keep: int, application_ids: Collection[int]) -> None:
    """Mark applications as duplicates of another of the same person and year; undecided matches end with them."""
    if not application_ids:
        return
    editions: dict[Any, Any] = dict(
        session.execute(select(Application.id, Application.edition_id).where(Application.person_id == keep)).all()
    )
    staying = {edition for number, edition in editions.items() if number not in application_ids}
    if any(editions.get(number) not in staying for number in application_ids):
        raise InputRefused("one_must_count")
    selection.move(session, application_ids, ApplicationStep.MARK_DUPLICATE)
    matches.let_go(session, application_ids, because=None)


def _require_one_company(session: Session, keep: int) -> None:
    """Refuse where the two records have agreed with two companies in one year."""
    statement = select(Match.id).join(Application, Application.id == Match.application_id)
    agreed = session.scalars(statement.where(Application.person_id == keep, Match.state.in_(AGREED))).all()
    decisions.require_no_other(session, agreed)
