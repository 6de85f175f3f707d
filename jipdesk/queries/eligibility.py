"""What the rules need to know of each application, gathered in a few questions for the whole edition.

Values come as they are stored. Tens of thousands say few different things, and what is equal to something that the
rules were asked about before is never read.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from operator import attrgetter
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import Dialect, Select, Text, bindparam, func, select, type_coerce
from sqlalchemy.orm import Session
from sqlalchemy.types import NullType

from jipdesk.models.application import Application, CourseChoice, EligibilityOverride, EligibilityResult
from jipdesk.models.edition import Course
from jipdesk.models.person import Person
from jipdesk.queries import chosen, ordered, past_participation
from jipdesk.rules.codes import Outcome, Verdict
from jipdesk.rules.eligibility import STATED, Stated, verdict_of
from jipdesk.rules.facts import Facts

PORTION = 1_000
"""So many are gathered by one question."""

_APPLICATION, _PERSON, _RESULT = Application.__table__.c, Person.__table__.c, EligibilityResult.__table__.c
_CHOICE = CourseChoice.__table__.c
_COURSES = (
    select(func.group_concat(_CHOICE.course_id, ",").aggregate_order_by(_CHOICE.rank))
    .where(_CHOICE.application_id == _APPLICATION.id)
    .scalar_subquery()
)
_COLUMNS: Mapping[str, Any] = MappingProxyType(
    {
        "birth_date": _PERSON.birth_date,
        "nationality": _PERSON.nationality,
        "other_nationality": _PERSON.other_nationality,
        "residence_country": _PERSON.residence_country,
        "jlpt": _APPLICATION.jlpt,
        "english_level": _APPLICATION.english_level,
        "english_test": _APPLICATION.english_test,
        "english_score": _APPLICATION.english_score,
        "education": _APPLICATION.education_status,
        "courses": _COURSES,
        "past_participation": _APPLICATION.past_participation,
        "found_participation": _APPLICATION.person_id,  # to look up by
        "purpose": _APPLICATION.agrees_with_purpose,
        "full_time": _APPLICATION.full_time,
        "documents": _APPLICATION.can_submit_documents,
        "submitted_at": _APPLICATION.submitted_at,
    }
)
_ASKED = tuple(type_coerce(_COLUMNS[name], NullType()).label(name) for name in STATED)
_READ = frozenset({"found_participation", "submitted_at"})
_FOUND, _SUBMITTED = STATED.index("found_participation"), STATED.index("submitted_at")


_JOINED = Application.__table__.join(Person.__table__, _PERSON.id == _APPLICATION.person_id).outerjoin(
    EligibilityResult.__table__, _RESULT.application_id == _APPLICATION.id
)
_KEPT = (_APPLICATION.id, _APPLICATION.state, _RESULT.id, _RESULT.verdict, _RESULT.results)
_EVERY: Select[*tuple[Any, ...]] = select(*(type_coerce(column, NullType()) for column in _KEPT), *_ASKED).select_from(
    _JOINED
)
_WANTED = func.json_each(bindparam("numbers", type_=Text)).table_valued("value")
_STATEMENT = _EVERY.where(_APPLICATION.id.in_(select(_WANTED.c.value)))
_NOTHING: frozenset[int] = frozenset()


class Kept(NamedTuple):
    """One application as it stands, with what was stored of the rules' last answer."""

    application_id: int
    state: str
    result_id: int | None
    verdict: str | None
    results: str | None
    stated: Stated


class Statements:
    """What the applications of one edition say, or those of some persons in it."""

    def __init__(self, session: Session, edition_id: int, person_ids: Collection[int] | None = None) -> None:
        self._session = session
        self.numbers = _numbers(session, edition_id, person_ids)
        """the applications, in the order of the receipt numbers"""
        found = past_participation.found(session, edition_id, person_ids)
        self._found = {person: frozenset(years) for person, years in found.items()}
        codes = session.execute(select(Course.id, Course.code).where(Course.edition_id == edition_id))
        self._codes = {str(number): code for number, code in codes}
        self._forms = {name: _form_of(name, session.get_bind().dialect) for name in STATED}
        self._forms |= {"courses": self._courses, "past_participation": _years}

    def __iter__(self) -> Iterator[Kept]:
        return chain.from_iterable(self.portions())

    def portions(self) -> Iterator[list[Kept]]:
        """Yield all applications, some at a time."""
        for start in range(0, len(self.numbers), PORTION):
            yield self._kept(self.numbers[start : start + PORTION])

    def _kept(self, application_ids: Sequence[int]) -> list[Kept]:
        rows = self._session.connection().execute(_STATEMENT, {"numbers": json.dumps(list(application_ids))})
        found: dict[int, Kept] = {}
        for number, state, result, verdict, results, *stated in rows.all():
            found[number] = Kept(number, state, result, verdict, results, self._stated(stated))
        return [found[number] for number in application_ids]

    def _stated(self, values: list[Any]) -> list[Any]:
        values[_FOUND] = self._found.get(values[_FOUND], _NOTHING)
        values[_SUBMITTED] = None if values[_SUBMITTED] is None else datetime.fromisoformat(values[_SUBMITTED])
        return values

    def read(self, stated: Stated, names: Collection[str]) -> Facts:
        """Return what an application says of some things, as the rules understand it."""
        return Facts(**{name: self._forms[name](stated[STATED.index(name)]) for name in names})

    def _courses(self, numbers: str | None) -> tuple[str, ...]:
        return tuple(self._codes[each] for each in (numbers or "").split(",") if each in self._codes)


def _numbers(session: Session, edition_id: int, person_ids: Collection[int] | None) -> Sequence[int]:
    statement = select(Application.id, Application.receipt_no).where(Application.edition_id == edition_id)
    if person_ids is None:
        return ordered.numbers(session, statement.order_by(Application.receipt_no))
    rows = chosen.rows(session, statement, Application.person_id, person_ids)
    return [row.id for row in sorted(rows, key=attrgetter("receipt_no"))]


def _years(text: str) -> frozenset[int]:
    return frozenset(json.loads(text))


def _form_of(name: str, dialect: Dialect) -> Callable[[Any], Any]:
    """Return what reads the stored value of a fact, of one that is not read already."""
    form = None if name in _READ else _COLUMNS[name].type.result_processor(dialect, None)
    return form or (lambda value: value)


@dataclass(frozen=True, slots=True)
class Judged:
    """What the rules said when they were last asked, and what a coordinator decided beside it."""

    application_id: int
    receipt_no: str
    verdict: str
    results: list[dict[str, object]]
    overrides: dict[str, str]

    @property
    def decided(self) -> Verdict:
        """The verdict with the exceptions in the place of the rules' own outcomes, which decides the state."""
        return verdict_of(Outcome(self.overrides.get(str(each["rule"]), str(each["outcome"]))) for each in self.results)


def choices(session: Session, edition_id: int) -> defaultdict[int, list[str]]:
    """Return the course codes by application, in order of preference."""
    statement = select(CourseChoice.application_id, Course.code).join(Course).where(Course.edition_id == edition_id)
    found: defaultdict[int, list[str]] = defaultdict(list)
    for application_id, code in session.execute(statement.order_by(CourseChoice.application_id, CourseChoice.rank)):
        found[application_id].append(code)
    return found


def judged(session: Session, edition_id: int) -> list[Judged]:
    """Return the stored results of an edition in the order of the receipt numbers."""
    overrides: defaultdict[int, dict[str, str]] = defaultdict(dict)
    for application_id, rule, outcome in session.execute(
        select(EligibilityOverride.application_id, EligibilityOverride.rule, EligibilityOverride.outcome)
        .join(Application)
        .where(Application.edition_id == edition_id)
    ):
        overrides[application_id][rule] = outcome
    rows = session.execute(
        select(Application.id, Application.receipt_no, EligibilityResult.verdict, EligibilityResult.results)
        .join(EligibilityResult)
        .where(Application.edition_id == edition_id)
        .order_by(Application.receipt_no)
    )
    return [
        Judged(number, receipt, verdict, results, dict(overrides[number])) for number, receipt, verdict, results in rows
    ]
