"""What an application has several of, as facts of it: courses, papers, rules, exceptions, answers, reviews."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Text,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    literal,
    or_,
    select,
    type_coerce,
)

from jipdesk.models.application import (
    Answer,
    Application,
    CourseChoice,
    DocumentItem,
    EligibilityOverride,
    EligibilityResult,
)
from jipdesk.models.edition import Course
from jipdesk.models.office import Coordinator
from jipdesk.models.screening import Review, TentativeDecision
from jipdesk.queries.facts import AFTER, BETWEEN, LONGEST, Fact, Kind, rank
from jipdesk.rules.codes import Outcome, Verdict
from jipdesk.rules.states import DocumentState


def courses() -> Fact:
    """Return the codes of the courses chosen, in order of preference."""
    chosen = (
        select(func.group_concat(Course.code, AFTER))
        .join(CourseChoice, CourseChoice.course_id == Course.id)
        .where(CourseChoice.application_id == Application.id)
        .correlate(Application)
        .scalar_subquery()
    )

    def among(codes: Collection[str]) -> ColumnElement[bool]:
        stated = [code for code in codes if code]
        found = Application.id.in_(select(CourseChoice.application_id).join(Course).where(Course.code.in_(stated)))
        if "" not in codes:
            return found
        return or_(found, Application.id.not_in(select(CourseChoice.application_id)))

    return Fact(Kind.CHOICE, chosen, among=among)


def first_course() -> Fact:
    """Return the code of the course chosen first."""
    first = (
        select(Course.code)
        .join(CourseChoice, CourseChoice.course_id == Course.id)
        .where(CourseChoice.application_id == Application.id, CourseChoice.rank == 1)
        .correlate(Application)
        .limit(1)
        .scalar_subquery()
    )

    def among(codes: Collection[str]) -> ColumnElement[bool]:
        stated = [code for code in codes if code]
        firsts = select(CourseChoice.application_id).join(Course).where(CourseChoice.rank == 1)
        found = Application.id.in_(firsts.where(Course.code.in_(stated)))
        return found if "" not in codes else or_(found, Application.id.not_in(firsts))

    return Fact(Kind.CHOICE, first, among=among)


def of_documents(column: Any, *where: ColumnElement[bool]) -> Any:
    """Return something about an application's papers."""
    of_this = select(column).where(DocumentItem.application_id == Application.id, *where).correlate(Application)
    return of_this.scalar_subquery()


_ACCEPTED = DocumentItem.state == DocumentState.ACCEPTED
MISSING = DocumentItem.state != DocumentState.ACCEPTED


def documents() -> Fact:
    """Return how much of what was asked for is accepted, in per cent."""
    share = 100 * func.sum(case((_ACCEPTED, 1), else_=0)) / func.count()
    return Fact(Kind.NUMBER, of_documents(case((func.count() > 0, share), else_=None)))


def documents_lacking() -> Fact:
    """Return the papers that were asked for and are not accepted."""

    def among(codes: Collection[str]) -> ColumnElement[bool]:
        missing = select(DocumentItem.application_id).where(MISSING)
        found = Application.id.in_(missing.where(DocumentItem.kind.in_([code for code in codes if code])))
        return found if "" not in codes else or_(found, Application.id.not_in(missing))

    return Fact(Kind.CHOICE, of_documents(func.group_concat(DocumentItem.kind, AFTER), MISSING), among=among)


def document(kind: str) -> Fact:
    """Return where one paper of the applicant stands."""
    of_kind = select(DocumentItem.application_id).where(DocumentItem.kind == kind)

    def among(codes: Collection[str]) -> ColumnElement[bool]:
        found = Application.id.in_(
            of_kind.where(type_coerce(DocumentItem.state, Text).in_([code for code in codes if code]))
        )
        return found if "" not in codes else or_(found, Application.id.not_in(of_kind))

    return Fact(Kind.CHOICE, of_documents(cast(DocumentItem.state, Text), DocumentItem.kind == kind), among=among)


def rule(rule: str) -> Fact:
    """Return what one rule said. To find it, what was said of all of them is read only where it can be in question."""
    each = func.json_each(cast(EligibilityResult.results, Text)).table_valued("value")
    outcome = func.json_extract(each.c.value, "$.outcome")
    is_rule = func.json_extract(each.c.value, "$.rule") == rule
    value = select(outcome).select_from(each).where(is_rule).limit(1).scalar_subquery()

    def among(codes: Collection[str]) -> ColumnElement[bool]:
        unmet = [code for code in codes if code and code != Outcome.PASS]
        found: list[ColumnElement[bool]] = [false()]
        if unmet:
            found.append(and_(EligibilityResult.verdict.in_(_where(unmet)), value.in_(unmet)))
        if Outcome.PASS in codes:
            eligible = EligibilityResult.verdict == Verdict.ELIGIBLE.value
            found.append(or_(eligible, value == Outcome.PASS.value))
        if "" in codes:
            found.append(EligibilityResult.verdict.is_(None))
        return or_(*found)

    order = ("fail", "confirm", "pass")
    return Fact(Kind.CHOICE, value, frozenset({"result"}), rank(value, order), among)


def _where(outcomes: Collection[str]) -> list[str]:
    """Return the verdicts of applications of which one rule may have said so."""
    may = {Verdict.INELIGIBLE.value}
    return sorted(may if set(outcomes) == {Outcome.FAIL.value} else may | {Verdict.CONFIRM.value})


def exceptions() -> Fact:
    """Return the exceptions that were approved: rule, outcome, reason and who approved it."""
    said = (
        EligibilityOverride.rule
        + BETWEEN
        + EligibilityOverride.outcome
        + BETWEEN
        + EligibilityOverride.reason
        + BETWEEN
        + Coordinator.name
    )
    value = (
        select(func.group_concat(said, AFTER))
        .select_from(EligibilityOverride)
        .join(Coordinator, Coordinator.id == EligibilityOverride.approver_id)
        .where(EligibilityOverride.application_id == Application.id)
        .correlate(Application)
        .scalar_subquery()
    )

    def among(codes: Collection[str]) -> ColumnElement[bool]:
        overruled = select(EligibilityOverride.application_id)
        stated = [code for code in codes if code]
        found = Application.id.in_(overruled.where(EligibilityOverride.rule.in_(stated)))
        return found if "" not in codes else or_(found, Application.id.not_in(overruled))

    return Fact(Kind.CHOICE, value, among=among)


def answer(question: str) -> Fact:
    """Return what stood in a column of the sheet that the desk does not know."""

    def of(column: Any) -> Any:
        text = select(column).where(Answer.application_id == Application.id, Answer.question == question)
        return text.correlate(Application).scalar_subquery()

    return Fact(Kind.TEXT, of(func.substr(Answer.text, 1, LONGEST)), whole=of(Answer.text))


# --- of the document screening ----------------------------------------------------------------------------------------


def tentative() -> Fact:
    """Return the decision that is to be applied together with others."""
    value = (
        select(TentativeDecision.decision)
        .where(TentativeDecision.application_id == Application.id)
        .correlate(Application)
        .scalar_subquery()
    )
    return Fact(Kind.CHOICE, value)


def reviews() -> Any:
    """Return how many coordinators have reviewed an application."""
    return select(func.count()).where(Review.application_id == Application.id).correlate(Application).scalar_subquery()


def _own(column: Any, coordinator: int | None) -> Any:
    own = select(column).where(Review.application_id == Application.id, Review.coordinator_id == coordinator)
    return own.correlate(Application).scalar_subquery()


def own_opinion(coordinator: int | None) -> Fact:
    """Return what a coordinator thinks of it."""
    return Fact(Kind.CHOICE, _own(Review.opinion, coordinator))


def own_score(coordinator: int | None) -> Fact:
    """Return the score that a coordinator gave it."""
    return Fact(Kind.NUMBER, _own(Review.total, coordinator))


def mean_score(coordinator: int | None) -> Fact:
    """Return the mean of all scores, to who has given one: the others judge for themselves first."""
    mean = select(func.round(func.avg(Review.total), 1)).where(Review.application_id == Application.id)
    given = exists(
        select(literal(1))
        .select_from(Review)
        .where(Review.application_id == Application.id, Review.coordinator_id == coordinator)
        .correlate(Application)
    )
    return Fact(Kind.NUMBER, case((given, mean.correlate(Application).scalar_subquery()), else_=None))
