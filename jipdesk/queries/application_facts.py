"""What is known of an application, fact by fact: how each is read, what the list can stand by, what it is limited by.

Facts that are special-care data, and the numbers of passports, are not among them: those are masked until revealed.
A fact may have a part after a colon: `rule:age`, `document:photograph`, `answer:Where did you hear of us?`.
"""

from collections.abc import Callable, Collection, Mapping
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Float,
    Integer,
    Text,
    case,
    cast,
    exists,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.orm import aliased

from jipdesk.models.application import (
    Application,
    DocumentItem,
    EligibilityResult,
    IntakeBatch,
)
from jipdesk.models.edition import RuleParameters
from jipdesk.models.person import Person
from jipdesk.models.placement import Placement
from jipdesk.queries import application_parts as several
from jipdesk.queries.facts import LONGEST, Asker, Fact, Kind, rank
from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt
from jipdesk.rules.states import ApplicationState, PlacementState


def fact(name: str, asker: Asker) -> Fact | None:
    """Return a fact by its name, or None where no fact is called so."""
    known = FACTS.get(name)
    if known is not None:
        return known
    kind, _, part = name.partition(":")
    made = _WITH_PART.get(kind) if part else None
    if made is not None:
        return made(part)
    of_screening = _OF_REVIEWS.get(name)
    return of_screening(asker.coordinator) if of_screening else None


def joined(statement: Any, needs: Collection[str]) -> Any:
    """Join the records beside the application that facts need."""
    if "person" in needs:
        statement = statement.join(Person, Person.id == Application.person_id)
    if "result" in needs:
        statement = statement.outerjoin(EligibilityResult, EligibilityResult.application_id == Application.id)
    if "parameters" in needs:
        statement = statement.outerjoin(RuleParameters, RuleParameters.edition_id == Application.edition_id)
    if "batch" in needs:
        statement = statement.outerjoin(IntakeBatch, IntakeBatch.id == Application.batch_id)
    return statement


# --- of the application and its person --------------------------------------------------------------------------------

_PERSON, _RESULT = frozenset({"person"}), frozenset({"result"})


def _text(column: Any, needs: frozenset[str] = frozenset()) -> Fact:
    return Fact(Kind.TEXT, column, needs, func.lower(column))


def _long(column: Any) -> Fact:
    return Fact(Kind.TEXT, func.substr(column, 1, LONGEST), whole=column)


def _flag(column: Any) -> Fact:
    """Return a fact that is yes, no or not stated, by these words."""
    return Fact(Kind.CHOICE, case((column.is_(None), None), (column, "yes"), else_="no"))


def _age() -> Fact:
    """Return the age as `rules.age` counts it, on the edition's day or on that of the application."""
    on = func.coalesce(cast(RuleParameters.age_on, Text), func.date(cast(Application.submitted_at, Text), "+9 hours"))
    years = (_as_number(on) - _as_number(cast(Person.birth_date, Text))) // 10_000
    return Fact(Kind.NUMBER, years, frozenset({"person", "parameters"}))


def _as_number(day: Any) -> Any:
    """Return 20240801 for 2024-08-01: ten thousands of the difference are the birthdays between."""
    return cast(func.replace(day, "-", ""), Integer)


def _name() -> Fact:
    family = func.coalesce(Person.family_name, Person.given_name)
    whole = (
        func.coalesce(Person.family_name, "")
        + " "
        + func.coalesce(Person.given_name, "")
        + " "
        + func.coalesce(Person.middle_name, "")
    )
    return Fact(Kind.TEXT, whole, _PERSON, func.lower(family))


def _past_declared() -> Fact:
    years = cast(Application.past_participation, Text)

    def among(codes: Collection[str]) -> ColumnElement[bool]:
        return or_(*(years == "[]" if not code else years.contains(code, autoescape=True) for code in codes))

    return Fact(Kind.CHOICE, case((years == "[]", None), else_=func.trim(years, "[]")), among=among)


def _past_placed() -> Fact:
    """Tell whether the desk holds a placement of this person in another edition."""
    other = aliased(Application)
    placed = exists(
        select(literal(1))
        .select_from(other)
        .join(Placement, Placement.application_id == other.id)
        .where(
            other.person_id == Application.person_id,
            other.edition_id != Application.edition_id,
            cast(Placement.state, Text) != PlacementState.CANCELLED.value,
        )
        .correlate(Application)
    )
    return Fact(Kind.CHOICE, case((placed, "yes"), else_="no"))


_OF_REVIEWS: Mapping[str, Callable[[int | None], Fact]] = MappingProxyType(
    {"own_opinion": several.own_opinion, "own_score": several.own_score, "mean_score": several.mean_score}
)
_WITH_PART: Mapping[str, Callable[[str], Fact]] = MappingProxyType(
    {"rule": several.rule, "document": several.document, "answer": several.answer}
)
FACTS: Mapping[str, Fact] = MappingProxyType(
    {
        "no": _text(Application.receipt_no),
        "name": _name(),
        "name_kana": _text(Person.name_kana, _PERSON),
        "name_native": _text(Person.name_native, _PERSON),
        "sex": Fact(Kind.CHOICE, Person.sex, _PERSON),
        "birth_date": Fact(Kind.DAY, Person.birth_date, _PERSON),
        "age": _age(),
        "nationality": Fact(Kind.CHOICE, Person.nationality, _PERSON),
        "other_nationality": Fact(Kind.CHOICE, Person.other_nationality, _PERSON),
        "residence_country": Fact(Kind.CHOICE, Person.residence_country, _PERSON),
        "email": _text(Person.email, _PERSON),
        "phone": _text(Person.phone, _PERSON),
        "address": _text(Person.address, _PERSON),
        "education_status": Fact(
            Kind.CHOICE, Application.education_status, sort=rank(Application.education_status, EducationStatus)
        ),
        "institution": _text(Application.institution),
        "major": _text(Application.major),
        "degree": _text(Application.degree),
        "jlpt": Fact(Kind.CHOICE, Application.jlpt, sort=rank(Application.jlpt, reversed(Jlpt))),
        "english_level": Fact(
            Kind.CHOICE, Application.english_level, sort=rank(Application.english_level, EnglishLevel)
        ),
        "english_test": _text(Application.english_test),
        "english_score": Fact(Kind.NUMBER, cast(cast(Application.english_score, Text), Float)),
        "course": several.courses(),
        "first_course": several.first_course(),
        "past_declared": _past_declared(),
        "past_placed": _past_placed(),
        "agrees_with_purpose": _flag(Application.agrees_with_purpose),
        "full_time": _flag(Application.full_time),
        "can_submit_documents": _flag(Application.can_submit_documents),
        "skills": _long(Application.skills),
        "motivation": _long(Application.motivation),
        "documents": several.documents(),
        "documents_lacking": several.documents_lacking(),
        "documents_due": Fact(Kind.DAY, several.of_documents(func.min(DocumentItem.due_on), several.MISSING)),
        "verdict": Fact(Kind.CHOICE, EligibilityResult.verdict, _RESULT),
        "exceptions": several.exceptions(),
        "state": Fact(Kind.CHOICE, Application.state, sort=rank(Application.state, ApplicationState)),
        "ended_because": _text(Application.ended_because),
        "tentative": several.tentative(),
        "reviews": Fact(Kind.NUMBER, several.reviews()),
        "submitted_at": Fact(Kind.MOMENT, Application.submitted_at),
        "batch": Fact(Kind.CHOICE, IntakeBatch.file_name, frozenset({"batch"})),
    }
)
