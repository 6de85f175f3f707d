"""Who may take part, and why not: ten rules, each asked for every application."""

from types import MappingProxyType

from jipdesk.rules import age, deadline, language, nationality, past, residence, statements
from jipdesk.rules.codes import Outcome, Rule, Verdict
from jipdesk.rules.facts import Facts
from jipdesk.rules.parameters import CourseTerms, Parameters
from jipdesk.rules.reasons import Reason
from jipdesk.rules.results import Result, verdict, verdict_of

__all__ = [
    "CourseTerms",
    "Facts",
    "Outcome",
    "Parameters",
    "Reason",
    "Result",
    "Rule",
    "Verdict",
    "judge",
    "verdict",
    "verdict_of",
]

_RULES = MappingProxyType(
    {
        Rule.NATIONALITY: nationality.judge,
        Rule.RESIDENCE: residence.judge,
        Rule.LANGUAGE: language.judge,
        Rule.AGE: age.judge,
        Rule.EDUCATION: statements.education,
        Rule.PAST_PARTICIPATION: past.judge,
        Rule.PURPOSE: statements.purpose,
        Rule.FULL_TIME: statements.full_time,
        Rule.DOCUMENTS: statements.documents,
        Rule.DEADLINE: deadline.judge,
    }
)


def judge(facts: Facts, parameters: Parameters) -> tuple[Result, ...]:
    """Ask every rule of the edition, in the order in which they are listed."""
    sources, results = parameters.sources, []
    for rule, ask in _RULES.items():
        found = ask(facts, parameters)
        results.append(Result(rule, found.outcome, found.reason, found.values, sources.get(rule, "")))
    return tuple(results)


def outcome(rule: Rule, facts: Facts, parameters: Parameters) -> Outcome:
    """Ask one rule alone."""
    return _RULES[rule](facts, parameters).outcome
