"""The list of applications as the window shows it: the numbers of all in their order, and the lines in sight."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, Text, bindparam, func, or_, select
from sqlalchemy.orm import Session

from jipdesk.models.application import (
    Answer,
    Application,
    CourseChoice,
    DocumentItem,
    EligibilityOverride,
    EligibilityResult,
)
from jipdesk.models.edition import Course, RuleParameters
from jipdesk.models.person import Person
from jipdesk.queries import application_facts, application_limits, chosen, counting, ordered, searching
from jipdesk.queries.application_order import Order, in_order
from jipdesk.queries.applications import full_name
from jipdesk.queries.facts import Asker
from jipdesk.queries.numbers import FIRST
from jipdesk.rules.age import age
from jipdesk.rules.codes import Outcome
from jipdesk.rules.limits import Limits
from jipdesk.rules.states import ApplicationState, DocumentState

_NOBODY = Asker(date.min)


@dataclass(frozen=True, slots=True)
class ApplicationFilter:
    """Which applications are wanted; an empty set lets all pass, the empty text stands for what is not stated."""

    search: str = ""
    states: frozenset[str] = field(default_factory=frozenset)
    verdicts: frozenset[str] = field(default_factory=frozenset)
    nationalities: frozenset[str] = field(default_factory=frozenset)
    residences: frozenset[str] = field(default_factory=frozenset)
    courses: frozenset[str] = field(default_factory=frozenset)
    jlpt: frozenset[str] = field(default_factory=frozenset)
    english: frozenset[str] = field(default_factory=frozenset)
    more: Limits = field(default_factory=dict)
    """limits by any fact of `application_facts`, as `rules.limits` writes them"""
    asker: Asker = _NOBODY
    is_past: bool = False
    """whether the list is looked at as it once was: then the index of today's names is of no use"""


@dataclass(frozen=True, slots=True)
class ApplicationLine:
    """An application in its list; countries are ISO codes."""

    id: int
    no: str
    name: str
    name_kana: str | None
    name_native: str | None
    birth_date: date | None
    age: int | None
    """on the edition's day of reference"""
    nationality: str | None
    residence_country: str | None
    jlpt: str | None
    english_level: str | None
    state: ApplicationState
    verdict: str | None
    submitted_at: datetime | None
    documents_accepted: int
    documents_asked: int
    open_rules: tuple[str, ...]
    """the rules that want confirming or are not met, of applications that stand there"""
    more: Mapping[str, Any] = field(default_factory=dict)
    """other facts by their names, those that were asked for"""


def ids(
    session: Session,
    edition_id: int,
    wanted: ApplicationFilter,
    by: str = Order.NO,
    *,
    descending: bool = False,
) -> Sequence[int]:
    """Return the numbers of the applications that are wanted, in their order: that of any fact."""
    text = wanted.search.strip()
    way = None if wanted.is_past else searching.way_of(text)
    if by in _ORDERS and (way or not text) and _has_no_limits(wanted):
        question, values = _usual(by, way, descending=descending), searching.values(text) if way else {}
        return ordered.answer(session, question, edition=edition_id, **values)
    limited = list(application_limits.conditions(wanted.more, wanted.asker))
    conditions = [*_conditions(wanted), *(condition for _, condition in limited)]
    needs = {need for about, _ in limited for need in about.needs}
    if wanted.nationalities or wanted.residences:
        needs.add("person")
    if wanted.verdicts:
        needs.add("result")
    edition = _edition(is_searched=bool(text)) == edition_id
    return ordered.numbers(session, in_order((edition, *conditions), needs, by, wanted.asker, descending=descending))


def first(
    session: Session, edition_id: int, by: str = Order.NO, *, descending: bool = False
) -> tuple[int, Sequence[int]] | None:
    """Return how many applications an edition has and the first numbers of them; None: to ask for all is as quick.

    By their receipt numbers they stand in an index; by anything else all of them are sorted before the first is known.
    """
    if by != Order.NO:
        return None
    found = session.connection().execute(_first(descending=descending), {"edition": edition_id})
    return total(session, edition_id), found.scalars().all()


@cache
def _first(*, descending: bool) -> Select[*tuple[int]]:
    edition = _edition(is_searched=False) == bindparam("edition", type_=Integer)
    return in_order((edition,), frozenset(), Order.NO, _NOBODY, descending=descending).limit(FIRST)


def _has_no_limits(wanted: ApplicationFilter) -> bool:
    return wanted == replace(_EVERYBODY, search=wanted.search, asker=wanted.asker, is_past=wanted.is_past)


@cache
def _usual(by: str, way: searching.Way | None, *, descending: bool) -> Select[*tuple[int, str | None]]:
    """Return what is asked whenever a list is opened, sorted or searched: putting it together takes longer than it."""
    found = [_edition(is_searched=way is not None) == bindparam("edition", type_=Integer)]
    if way is not None:
        found.append(searching.applications_by(way))
    return ordered.question(in_order(found, frozenset(), by, _NOBODY, descending=descending))


def _edition(*, is_searched: bool) -> ColumnElement[int]:
    """Return an application's edition. A search finds few of it: asked for a sum, the database begins with those."""
    return Application.edition_id + 0 if is_searched else Application.edition_id.expression


def total(session: Session, edition_id: int) -> int:
    """Return how many applications the edition has."""
    return counting.count(session, _TOTAL, edition=edition_id)


def lines(
    session: Session, numbers: Sequence[int], facts: Collection[str] = (), asker: Asker = _NOBODY
) -> Mapping[int, ApplicationLine]:
    """Return the lines of some applications by their numbers, with these other facts."""
    rows = session.connection().execute(_lines_of(), {"numbers": json.dumps(list(numbers))}).all()
    doubtful = [row.id for row in rows if row.state in _JUDGED]
    open_rules = _open_rules(session, doubtful) if doubtful else {}
    more = _more(session, numbers, facts, asker) if facts else {}
    return {row.id: _line(row, open_rules.get(row.id, ()), more.get(row.id, {})) for row in rows}


def _more(
    session: Session, numbers: Sequence[int], facts: Collection[str], asker: Asker
) -> dict[int, Mapping[str, Any]]:
    found = {name: about for name in facts if (about := application_facts.fact(name, asker)) is not None}
    needs = frozenset[str]().union(*(about.needs for about in found.values()))
    columns = (about.value.label(f"fact_{place}") for place, about in enumerate(found.values()))
    statement = application_facts.joined(select(Application.id, *columns).where(Application.id.in_(numbers)), needs)
    return {row[0]: dict(zip(found, row[1:], strict=True)) for row in session.execute(statement)}


def values_of(session: Session, edition_id: int, fact: str) -> Sequence[str]:
    """Return the values that a fact has among an edition's applications, the empty text for not stated."""
    about = application_facts.fact(fact, _NOBODY)
    assert about is not None
    found = application_facts.joined(select(about.value).where(Application.edition_id == edition_id), about.needs)
    return sorted("" if value is None else str(value) for value in session.scalars(found.distinct()))


def years_declared(session: Session, edition_id: int) -> Sequence[str]:
    """Return the years in which applicants of an edition say that they took part."""
    found = select(Application.past_participation).where(Application.edition_id == edition_id).distinct()
    return [str(year) for year in sorted({year for years in session.scalars(found) for year in years})]


def questions(session: Session, edition_id: int) -> Sequence[str]:
    """Return what an edition's sheets had columns for that the desk does not know."""
    found = select(Answer.question).join(Application).where(Application.edition_id == edition_id).distinct()
    return sorted(session.scalars(found))


def states(session: Session, numbers: Sequence[int]) -> dict[int, ApplicationState]:
    """Return where some applications stand; those that are gone are left out."""
    return chosen.pairs(session, select(Application.id, Application.state), Application.id, numbers)


def verdicts(session: Session, edition_id: int) -> Counter[str]:
    """Return how many applications of an edition the rules found eligible, ineligible and to be confirmed."""
    rows = session.execute(
        select(EligibilityResult.verdict, func.count())
        .join(Application)
        .where(Application.edition_id == edition_id)
        .group_by(EligibilityResult.verdict)
    )
    return Counter(dict(rows.all()))


def nationalities(session: Session, edition_id: int) -> Sequence[str]:
    """Return the nationalities that applicants of an edition have, as ISO codes; the empty text for not stated."""
    found = select(Person.nationality).join(Application).where(Application.edition_id == edition_id).distinct()
    return sorted(code or "" for code in session.scalars(found))


_TOTAL = select(func.count()).where(Application.edition_id == bindparam("edition", type_=Integer))
_EVERYBODY = ApplicationFilter()
_ORDERS = frozenset(Order)
_JUDGED = (ApplicationState.TO_CONFIRM, ApplicationState.INELIGIBLE)


def _conditions(wanted: ApplicationFilter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.search.strip():
        search = searching.applications_then if wanted.is_past else searching.applications
        found.append(search(wanted.search))
    for column, codes in (
        (Application.state, wanted.states),
        (EligibilityResult.verdict, wanted.verdicts),
        (Person.nationality, wanted.nationalities),
        (Person.residence_country, wanted.residences),
        (Application.jlpt, wanted.jlpt),
        (Application.english_level, wanted.english),
    ):
        if codes:
            found.append(_among(column, codes))
    if wanted.courses:
        choosing = select(CourseChoice.application_id).join(Course).where(Course.code.in_(wanted.courses))
        found.append(Application.id.in_(choosing))
    return found


def _among(column: Any, codes: frozenset[str]) -> ColumnElement[bool]:
    stated = [code for code in codes if code]
    if "" not in codes:
        found: ColumnElement[bool] = column.in_(stated)
        return found
    return or_(column.is_(None), column.in_(stated))


@cache
def _lines_of() -> Select[*tuple[Any, ...]]:
    """Return what a page of lines is asked by, the same for every page: putting it together takes longer than it."""
    asked = select(func.count()).where(DocumentItem.application_id == Application.id).correlate(Application)
    accepted = asked.where(DocumentItem.state == DocumentState.ACCEPTED)
    person = (Person.family_name, Person.given_name, Person.middle_name, Person.name_kana, Person.name_native)
    return (
        select(
            *(Application.id, Application.receipt_no, Application.jlpt, Application.english_level, Application.state),
            *(Application.submitted_at, EligibilityResult.verdict, RuleParameters.age_on),
            *(*person, Person.birth_date, Person.nationality, Person.residence_country),
            *(asked.scalar_subquery().label("asked"), accepted.scalar_subquery().label("accepted")),
        )
        .join(Person, Person.id == Application.person_id)
        .outerjoin(EligibilityResult, EligibilityResult.application_id == Application.id)
        .outerjoin(RuleParameters, RuleParameters.edition_id == Application.edition_id)
        .where(Application.id.in_(_numbers()))
    )


def _numbers() -> Select[*tuple[int]]:
    """Return the numbers that a question is about, however many, as one value."""
    return select(func.json_each(bindparam("numbers", type_=Text)).table_valued("value").c.value)


def _open_rules(session: Session, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    rows = session.connection().execute(_results_of(), {"numbers": json.dumps(numbers)})
    return {number: _worst(results, json.loads(exceptions)) for number, results, exceptions in rows}


@cache
def _results_of() -> Select[*tuple[int, Any, str]]:
    decided = (
        select(func.json_group_object(EligibilityOverride.rule, EligibilityOverride.outcome))
        .where(EligibilityOverride.application_id == EligibilityResult.application_id)
        .scalar_subquery()
    )
    return select(EligibilityResult.application_id, EligibilityResult.results, decided).where(
        EligibilityResult.application_id.in_(_numbers())
    )


def _worst(results: Sequence[Mapping[str, object]], decided: Mapping[object, str]) -> tuple[str, ...]:
    """Return the rules that are not met, else those that want confirming."""
    by_outcome: dict[object, list[str]] = {Outcome.FAIL.value: [], Outcome.CONFIRM.value: []}
    for each in results:
        outcome = decided.get(each["rule"], each["outcome"])
        if outcome in by_outcome:
            by_outcome[outcome].append(str(each["rule"]))
    return tuple(by_outcome["fail"] or by_outcome["confirm"])


def _line(row: Sequence[Any], open_rules: tuple[str, ...], more: Mapping[str, Any]) -> ApplicationLine:
    # By their places: to ask the row for each by its name takes longer than all the rest.
    number, no, jlpt, english, state, submitted_at, verdict, age_on, family, given, middle, *others = row
    kana, native, born, nationality, residence, asked, accepted = others
    # On the edition's day, or on the day of application where the edition has none.
    on = age_on or (submitted_at and submitted_at.date())
    return ApplicationLine(
        id=number,
        no=no,
        name=full_name(family, given, middle),
        name_kana=kana,
        name_native=native,
        birth_date=born,
        age=age(born, on=on) if born and on else None,
        nationality=nationality,
        residence_country=residence,
        jlpt=jlpt,
        english_level=english,
        state=state,
        verdict=verdict,
        submitted_at=submitted_at,
        documents_accepted=accepted,
        documents_asked=asked,
        open_rules=open_rules,
        more=more,
    )
