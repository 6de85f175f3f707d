"""規定変更の影響: what a changed rule would make of the applications or companies that were checked."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.application import Application, EligibilityOverride, EligibilityResult
from jipdesk.models.company import CompanyResult
from jipdesk.models.country import Country, CountryList
from jipdesk.models.person import Person
from jipdesk.queries import chosen, companies, editions
from jipdesk.queries.applications import full_name
from jipdesk.queries.eligibility import Statements
from jipdesk.rules import companies as company_rules
from jipdesk.rules.codes import EnglishLevel, Jlpt, Outcome, ResidenceRule, Rule, Verdict
from jipdesk.rules.deadline import too_late_from
from jipdesk.rules.edition_file import shipped_list
from jipdesk.rules.eligibility import Judging, Stated, verdict_of
from jipdesk.rules.parameters import Parameters
from jipdesk.rules.results import Result
from jipdesk.rules.workflow import after_check

_SETS = frozenset({"excluded_nationalities", "barred_years"})
_CODES: Mapping[str, Any] = {
    "residence_rule": ResidenceRule,
    "jlpt_minimum": Jlpt,
    "english_minimum": EnglishLevel,
}
_HOSTS = {"host_organisations": "organisations", "host_country": "office_country", "hosts_small_only": "small_only"}


_RULE_OF: Mapping[str, Rule] = {
    "country_list": Rule.NATIONALITY,
    "excluded_nationalities": Rule.NATIONALITY,
    "residence_rule": Rule.RESIDENCE,
    "jlpt_minimum": Rule.LANGUAGE,
    "english_minimum": Rule.LANGUAGE,
    "age_min": Rule.AGE,
    "age_max": Rule.AGE,
    "age_on": Rule.AGE,
    "barred_years": Rule.PAST_PARTICIPATION,
    "closes": Rule.DEADLINE,
}
"""The rule that measures by each parameter."""
_REPORT_EVERY = 500
MOST_NAMED = 10
"""So many of those whose result would change are named."""
Progress = Callable[[int, int], None]


def _silent(_done: int, _total: int) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True)
class Turn:
    """So many would be judged otherwise at the next check."""

    before: Verdict
    after: Verdict
    count: int
    kept: int
    """those among them that stay at their stage all the same: they are in selection already, or have ended"""
    first: tuple[str, ...] = field(default=(), compare=False)
    """the first of them, by receipt number and name"""


def of_applicants(
    session: Session, edition_id: int, changed: Mapping[str, Any], progress: Progress = _silent
) -> tuple[Turn, ...]:
    """Return what other parameters would make of the applications that were checked; exceptions stay approved.

    A deadline is changed as `closes`, with the code of its course.
    """
    now = editions.parameters(session, edition_id)
    then = _changed(session, now, changed)
    checked = _checked(session, edition_id)
    exceptions = _exceptions(session, edition_id)
    turned: Counter[tuple[Verdict, Verdict]] = Counter()
    kept: Counter[tuple[Verdict, Verdict]] = Counter()
    who: defaultdict[tuple[Verdict, Verdict], list[int]] = defaultdict(list)
    asked = {_RULE_OF[name] for name in changed}
    before, after = Judging(now), Judging(then)
    statements = Statements(session, edition_id)
    for done, each in enumerate(statements):
        if done % _REPORT_EVERY == 0:
            progress(done, len(checked))
        number = each.application_id
        # One rule is asked quickly; all of them only where its answer would be another one.
        if number not in checked or all(_same(rule, each.stated, statements, before, after) for rule in asked):
            continue
        turn = tuple(
            _verdict(rules.judge_stated(each.stated, statements.read), exceptions[number]) for rules in (before, after)
        )
        if turn[0] is not turn[1]:
            turned[turn[0], turn[1]] += 1
            if len(who[turn[0], turn[1]]) < MOST_NAMED:
                who[turn[0], turn[1]].append(number)
            kept[turn[0], turn[1]] += after_check(checked[number], turn[1]) is checked[number]
    named = names(session, [number for numbers in who.values() for number in numbers])
    return tuple(
        Turn(*turn, count, kept[turn], tuple(named[number] for number in who[turn]))
        for turn, count in turned.most_common()
    )


def _same(rule: Rule, stated: Stated, statements: Statements, before: Judging, after: Judging) -> bool:
    one, other = (rules.outcome(rule, stated, statements.read) for rules in (before, after))
    return one is other


def names(session: Session, numbers: Collection[int]) -> dict[int, str]:
    """Return who some applications are of, as they are named beside a count."""
    columns = (Application.id, Application.receipt_no, Person.family_name, Person.given_name, Person.middle_name)
    rows = chosen.rows(session, select(*columns).join(Person), Application.id, numbers)
    return {row.id: f"{row.receipt_no} {full_name(*row[2:])}" for row in rows}


def of_companies(session: Session, edition_id: int, changed: Mapping[str, Any]) -> tuple[Turn, ...]:
    """Return what other parameters would make of the companies that were checked."""
    now = editions.company_parameters(session, edition_id)
    values = {_HOSTS[name]: value for name, value in changed.items()}
    if values.get("organisations") is not None:
        values["organisations"] = frozenset(values["organisations"])
    then = replace(now, **values)
    checked = set(session.scalars(select(CompanyResult.company_id)))
    turned: Counter[tuple[Verdict, Verdict]] = Counter()
    for each in companies.judgeable(session, edition_id):
        before, after = (_verdict(company_rules.judge(each.facts, rules), {}) for rules in (now, then))
        if each.company_id in checked and before is not after:
            turned[before, after] += 1
    return tuple(Turn(*turn, count, 0) for turn, count in turned.most_common())


def _changed(session: Session, now: Parameters, changed: Mapping[str, Any]) -> Parameters:
    values = {name: _CODES[name](value) if name in _CODES and value else value for name, value in changed.items()}
    if "country_list" in values:
        listed = _listed(session, values.pop("country_list"))
        values |= {"nationalities": frozenset(listed) or None}
        values |= {"without_passport": frozenset(iso2 for iso2, own in listed.items() if not own)}
    if "closes" in values:
        code, closes = values.pop("closes")
        late = None if closes is None else too_late_from(closes)
        values["courses"] = tuple(
            replace(each, closes_before=late) if each.code == code else each for each in now.courses
        )
    for name in _SETS & values.keys():
        values[name] = None if values[name] is None else frozenset(values[name])
    if values.get("excluded_nationalities", ()) is None:
        values["excluded_nationalities"] = frozenset()
    return replace(now, **values)


def _listed(session: Session, code: str | None) -> dict[str, bool]:
    """Return the countries of a list, also of one that ships and is not on the desk yet."""
    rows = session.execute(
        select(Country.iso2, Country.own_passport)
        .join(CountryList, CountryList.id == Country.list_id)
        .where(CountryList.code == code)
    )
    found: dict[str, bool] = dict(rows.all())
    return found if found or code is None else {each.iso2: each.own_passport for each in shipped_list(code).countries}


def _checked(session: Session, edition_id: int) -> dict[int, Any]:
    """Return where the applications stand that the rules were asked about."""
    rows = session.execute(
        select(Application.id, Application.state)
        .join(EligibilityResult, EligibilityResult.application_id == Application.id)
        .where(Application.edition_id == edition_id)
    )
    return dict(rows.all())


def _exceptions(session: Session, edition_id: int) -> defaultdict[int, dict[str, Outcome]]:
    found: defaultdict[int, dict[str, Outcome]] = defaultdict(dict)
    rows = session.execute(
        select(EligibilityOverride.application_id, EligibilityOverride.rule, EligibilityOverride.outcome)
        .join(Application)
        .where(Application.edition_id == edition_id)
    )
    for number, rule, decided in rows:
        found[number][rule] = Outcome(decided)
    return found


def _verdict(results: Iterable[Result], exceptions: Mapping[str, Outcome]) -> Verdict:
    return verdict_of(exceptions.get(str(result.rule), result.outcome) for result in results)
