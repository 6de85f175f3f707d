"""資格確認: asking the edition's rules about every application or company, and a coordinator's exceptions to them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from sqlalchemy import Text, func, select, type_coerce
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.actions.stored_results import Texts, listed, text_of
from jipdesk.errors import InputRefused
from jipdesk.models import births, stored_rows
from jipdesk.models.application import Application, EligibilityOverride, EligibilityResult
from jipdesk.models.company import Company, CompanyResult
from jipdesk.models.database import acted_at, say
from jipdesk.models.edition import Edition
from jipdesk.queries import chosen, companies, editions
from jipdesk.queries.eligibility import Kept, Statements
from jipdesk.rules import companies as company_rules
from jipdesk.rules.codes import Outcome, Rule, Verdict
from jipdesk.rules.eligibility import Answers, Judging, Parameters, together, verdict_of
from jipdesk.rules.results import Result, verdict
from jipdesk.rules.workflow import ApplicationState, EditionState, after_check

Progress = Callable[[int, int], None]

MANY = 1_000
"""From so many first results on it is worth to have the history of all of them written at once."""


def silent(done: int, total: int) -> None:
    """Report no progress."""


def screen_applications(session: Session, edition_id: int, progress: Progress = silent) -> None:
    """Judge every application of the edition and move those that wait for it by what the rules say.

    What is stored and has not changed is left alone, so that asking twice changes nothing.
    """
    parameters = editions.parameters(session, edition_id)
    statements = Statements(session, edition_id)
    checking, total = _Checking(session, edition_id, statements, parameters), len(statements.numbers)
    done = 0
    with births.together(session, (_RESULTS,) if _unjudged(session, edition_id) >= MANY else ()):
        for portion in statements.portions():
            progress(done, total)
            checking.check(portion)
            done += len(portion)
    say(session, count=total, edition=parameters.year)
    progress(total, total)


def _unjudged(session: Session, edition_id: int) -> int:
    """Return how many applications of the edition no rule was asked about yet."""
    unjudged = (
        select(func.count())
        .select_from(Application)
        .outerjoin(Application.result)
        .where(Application.edition_id == edition_id, EligibilityResult.id.is_(None))
    )
    return session.scalars(unjudged).one()


def screen_companies(session: Session, edition_id: int) -> None:
    """Judge every company of the edition."""
    parameters = editions.company_parameters(session, edition_id)
    judged = {
        each.company_id: company_rules.judge(each.facts, parameters)
        for each in companies.judgeable(session, edition_id)
    }
    in_edition = _STORED.join(Company).where(Company.edition_id == edition_id)
    _store(session, judged, session.execute(in_edition).all())
    say(session, count=len(judged), edition=parameters.year)


def screen_company(session: Session, company_id: int) -> None:
    """Judge one company anew, whose facts have changed; one that no rule was asked about goes on waiting."""
    before = session.execute(_STORED.where(CompanyResult.company_id == company_id)).all()
    if before:
        company = session.get_one(Company, company_id)
        parameters = editions.company_parameters(session, company.edition_id)
        _store(session, {company_id: company_rules.judge(companies.facts_of(company), parameters)}, before)


_STORED = select(
    CompanyResult.company_id, CompanyResult.id, CompanyResult.verdict, type_coerce(CompanyResult.results, Text)
).select_from(CompanyResult)


def _store(session: Session, judged: Mapping[int, Sequence[Result]], stored: Iterable[Any]) -> None:
    """Write the companies' results that are new or differ from those stored."""
    before = {owner: (number, (said, results)) for owner, number, said, results in stored}
    new, changed = [], []
    for owner, answers in judged.items():
        number, then = before.get(owner, (None, None))
        now = str(verdict(answers)), text_of(answers)
        if number is None:
            new.append({"company_id": owner, "verdict": now[0], "results": now[1]})
        elif then != now:
            changed.append({"id": number, "verdict": now[0], "results": now[1]})
    rows.add(session, CompanyResult, new)
    rows.change(session, CompanyResult, changed)


def judge_again(session: Session, person_ids: Collection[int]) -> int:
    """Judge the applications of some persons anew, whose facts have changed, and return of how many the verdict did.

    Those that no rule was asked about go on waiting; an edition that is archived stays as it was judged.
    """
    judged = select(Application.edition_id).join(EligibilityResult).join(Edition, Edition.id == Application.edition_id)
    still_open = judged.where(Edition.state != EditionState.ARCHIVED).distinct()
    found = {row.edition_id for row in chosen.rows(session, still_open, Application.person_id, person_ids)}
    return sum(_judge_some(session, edition_id, person_ids) for edition_id in sorted(found))


def _judge_some(session: Session, edition_id: int, person_ids: Collection[int]) -> int:
    statements = Statements(session, edition_id, person_ids)
    checking = _Checking(session, edition_id, statements, editions.parameters(session, edition_id))
    portions = ([each for each in portion if each.result_id is not None] for portion in statements.portions())
    return sum(map(checking.check, portions))


_Rows: TypeAlias = Sequence[tuple[Any, ...]]
_RESULTS, _APPLICATIONS = EligibilityResult.__tablename__, Application.__tablename__


class _Checking:
    """Judges applications portion by portion, and writes what is new."""

    def __init__(self, session: Session, edition_id: int, statements: Statements, parameters: Parameters) -> None:
        self._session, self._statements = session, statements
        self._rules = Judging(parameters, listed)
        self._exceptions = _exceptions(session, edition_id)
        self._texts = Texts()

    def check(self, portion: Collection[Kept]) -> int:
        """Judge some applications and move those that wait for it; returns of how many the verdict is another one."""
        new, changed, moved, turned = [], [], [], 0
        for number, state, result_id, verdict_then, text_then, stated in portion:
            answers = self._rules.alike(stated, self._statements.read)
            found = together([each.verdict for each in answers])
            text = self._texts.of(answers, stated[-1])
            if result_id is None:
                new.append((number, found.value, text))
            elif text != text_then or found != verdict_then:
                changed.append((result_id, found.value, text))
            turned += found != verdict_then
            after = _after_check(state, self._decided(number, answers) or found)
            if after != state:
                moved.append((number, after))
        self._write(new, changed, moved)
        return turned

    def _write(self, new: _Rows, changed: _Rows, moved: _Rows) -> None:
        """Store results and states, which are in the form that the database keeps."""
        self._session.flush()  # what was changed one by one comes first, as it was done
        connection = self._session.connection()
        stored_rows.insert(connection, _RESULTS, ("application_id", "verdict", "results"), new)
        stored_rows.change(connection, _RESULTS, ("verdict", "results"), changed)
        stored_rows.change(connection, _APPLICATIONS, ("state",), moved)

    def _decided(self, number: int, answers: Iterable[Answers]) -> Verdict | None:
        """Return what it comes to with the exceptions of one application, if it has any."""
        exceptions = self._exceptions.get(number)
        if not exceptions:
            return None
        results = (result for each in answers for result in each.results)
        return verdict_of(exceptions.get(str(result.rule), result.outcome) for result in results)


@cache
def _after_check(state: str, found: Verdict) -> str:
    return after_check(ApplicationState(state), found).value


def override(
    session: Session, application_id: int, rule: Rule, outcome: Outcome, *, reason: str, approver: int
) -> None:
    """Approve an exception to one rule; it stands beside the rule's own outcome, with its reason and approver.

    Decided anew, it takes the place of the one before, which stays in the history.
    """
    if not reason.strip():
        raise InputRefused("override_needs_reason")
    decided = session.scalars(
        select(EligibilityOverride).where(
            EligibilityOverride.application_id == application_id, EligibilityOverride.rule == rule
        )
    ).first() or EligibilityOverride(application_id=application_id, rule=rule)
    decided.outcome, decided.reason = outcome, reason.strip()
    decided.approver_id, decided.approved_at = approver, acted_at(session)
    session.add(decided)
    session.flush()
    application = session.get_one(Application, application_id)
    _move_one(session, application)
    say(session, receipt_no=application.receipt_no, rule=str(rule))


def _move_one(session: Session, application: Application) -> None:
    """Move an application that waits for the check; one that no rule was asked about goes on waiting."""
    results = session.scalars(
        select(EligibilityResult.results).where(EligibilityResult.application_id == application.id)
    ).first()
    if results is None:
        return
    exceptions = _exceptions(session, application.edition_id)[application.id]
    outcomes = (exceptions.get(str(each["rule"]), Outcome(str(each["outcome"]))) for each in results)
    application.state = after_check(application.state, verdict_of(outcomes))


def _exceptions(session: Session, edition_id: int) -> defaultdict[int, dict[str, Outcome]]:
    found: defaultdict[int, dict[str, Outcome]] = defaultdict(dict)
    stored = session.execute(
        select(EligibilityOverride.application_id, EligibilityOverride.rule, EligibilityOverride.outcome)
        .join(Application)
        .where(Application.edition_id == edition_id)
    )
    for application_id, rule, outcome in stored:
        found[application_id][rule] = Outcome(outcome)
    return found
