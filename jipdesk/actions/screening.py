"""資格確認: asking the edition's rules about every application or company, and a coordinator's exceptions to them."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, Text, select, type_coerce
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.errors import InputRefused
from jipdesk.models.application import Application, EligibilityOverride, EligibilityResult
from jipdesk.models.base import Canonical, canonical
from jipdesk.models.company import Company, CompanyResult
from jipdesk.models.database import acted_at, say
from jipdesk.models.edition import Edition
from jipdesk.queries import companies, editions, eligibility
from jipdesk.rules import companies as company_rules
from jipdesk.rules.codes import Outcome, Rule, Verdict
from jipdesk.rules.eligibility import Judging, verdict_of
from jipdesk.rules.results import Result, verdict
from jipdesk.rules.workflow import EditionState, after_check

Progress = Callable[[int, int], None]
REPORT_EVERY = 500


def silent(done: int, total: int) -> None:
    """Report no progress."""


def screen_applications(session: Session, edition_id: int, progress: Progress = silent) -> None:
    """Judge every application of the edition and move those that wait for it by what the rules say.

    What is stored and has not changed is left alone, so that asking twice changes nothing.
    """
    parameters = editions.parameters(session, edition_id)
    waiting, rules = list(eligibility.judgeable(session, edition_id)), Judging(parameters)
    judged: dict[int, tuple[Result, ...]] = {}
    for done, each in enumerate(waiting):
        judged[each.application_id] = rules.judge(each.facts)
        if done % REPORT_EVERY == 0:
            progress(done, len(waiting))
    in_edition = _stored(EligibilityResult).join(Application).where(Application.edition_id == edition_id)
    _store(session, EligibilityResult, "application_id", judged, session.execute(in_edition).all())
    _move(session, edition_id, judged)
    say(session, count=len(waiting), edition=parameters.year)
    progress(len(waiting), len(waiting))


def screen_companies(session: Session, edition_id: int) -> None:
    """Judge every company of the edition."""
    parameters = editions.company_parameters(session, edition_id)
    judged = {
        each.company_id: company_rules.judge(each.facts, parameters)
        for each in companies.judgeable(session, edition_id)
    }
    in_edition = _stored(CompanyResult).join(Company).where(Company.edition_id == edition_id)
    _store(session, CompanyResult, "company_id", judged, session.execute(in_edition).all())
    say(session, count=len(judged), edition=parameters.year)


def screen_company(session: Session, company_id: int) -> None:
    """Judge one company anew, whose facts have changed; one that no rule was asked about goes on waiting."""
    before = session.execute(_stored(CompanyResult).where(CompanyResult.company_id == company_id)).all()
    if before:
        company = session.get_one(Company, company_id)
        parameters = editions.company_parameters(session, company.edition_id)
        judged = {company_id: company_rules.judge(companies.facts_of(company), parameters)}
        _store(session, CompanyResult, "company_id", judged, before)


def judge_again(session: Session, person_ids: Collection[int]) -> int:
    """Judge the applications of some persons anew, whose facts have changed, and return of how many the verdict did.

    Those that no rule was asked about go on waiting; an edition that is archived stays as it was judged.
    """
    statement = _stored(EligibilityResult).add_columns(Application.edition_id).join(Application)
    statement = statement.join(Edition, Edition.id == Application.edition_id)
    still_open = (Application.person_id.in_(person_ids), Edition.state != EditionState.ARCHIVED)
    of_edition: defaultdict[int, list[Any]] = defaultdict(list)
    for *stored, edition_id in session.execute(statement.where(*still_open)):
        of_edition[edition_id].append(stored)
    return sum(_judge_some(session, number, person_ids, stored) for number, stored in of_edition.items())


def _judge_some(session: Session, edition_id: int, person_ids: Collection[int], stored: list[Any]) -> int:
    rules = Judging(editions.parameters(session, edition_id))
    before = {number: verdict_then for number, _, verdict_then, _ in stored}
    judged = {
        each.application_id: rules.judge(each.facts)
        for each in eligibility.judgeable(session, edition_id, person_ids)
        if each.application_id in before
    }
    _store(session, EligibilityResult, "application_id", judged, stored)
    _move(session, edition_id, judged)
    return sum(str(verdict(results)) != before[number] for number, results in judged.items())


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


def kept(result: Result) -> dict[str, object]:
    """Return what is stored of one rule's answer; its source belongs to the edition."""
    values = {name: list(value) if isinstance(value, tuple) else value for name, value in result.values.items()}
    return {"rule": str(result.rule), "outcome": str(result.outcome), "reason": str(result.reason), "values": values}


def _stored(record: type[EligibilityResult | CompanyResult]) -> Select[Any]:
    """Return the question for the stored results: owner, record, verdict, and all rules' answers as their text."""
    owner = record.__table__.c.application_id if record is EligibilityResult else record.__table__.c.company_id
    return select(owner, record.id, record.verdict, type_coerce(record.results, Text)).select_from(record)


def _store(
    session: Session,
    record: type[EligibilityResult | CompanyResult],
    key: str,
    judged: Mapping[int, Sequence[Result]],
    stored: Iterable[Any],
) -> None:
    """Write the results that are new or differ from those stored."""
    before = {owner: (number, (said, results)) for owner, number, said, results in stored}
    new, changed = [], []
    for owner, now in _texts(judged):
        number, then = before.get(owner, (None, None))
        if number is None:
            new.append({key: owner, "verdict": now[0], "results": now[1]})
        elif then != now:
            changed.append({"id": number, "verdict": now[0], "results": now[1]})
    rows.add(session, record, new)
    rows.change(session, record, changed)


def _texts(judged: Mapping[int, Sequence[Result]]) -> Iterator[tuple[int, tuple[str, Canonical]]]:
    """Yield what is stored of each owner. Most answers are given to many, and are written only once."""
    written: dict[int, str] = {}
    for owner, results in judged.items():
        for result in results:
            if id(result) not in written:
                written[id(result)] = canonical(kept(result))
        text = ",".join(written[id(result)] for result in results)
        yield owner, (str(verdict(results)), Canonical(f"[{text}]"))


def _move(session: Session, edition_id: int, judged: Mapping[int, Iterable[Result]]) -> None:
    """Move the applications that wait for the check to where their verdict, exceptions included, puts them."""
    exceptions = _exceptions(session, edition_id)
    statement = select(Application.id, Application.state).where(Application.edition_id == edition_id)
    # A few are looked for by their numbers; a whole edition would be too many of them.
    states = session.execute(statement.where(Application.id.in_(judged)) if len(judged) < REPORT_EVERY else statement)
    rows.put(
        session,
        Application,
        {
            number: after
            for number, state in states
            if number in judged and (after := after_check(state, _final(judged[number], exceptions[number]))) != state
        },
    )


def _final(results: Iterable[Result], exceptions: Mapping[str, Outcome]) -> Verdict:
    if not exceptions:
        return verdict(results)
    return verdict_of(exceptions.get(str(result.rule), result.outcome) for result in results)


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
