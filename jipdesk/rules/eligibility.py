"""Who may take part, and why not: ten rules, each asked for every application."""

from collections.abc import Callable, Hashable
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
    "Judging",
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


# A score is told from its equal by how it is written, since it is named as it was stated.
_DEPENDS_ON: MappingProxyType[Rule, Callable[[Facts], Hashable]] = MappingProxyType(
    {
        Rule.NATIONALITY: lambda facts: (facts.nationality, facts.other_nationality),
        Rule.RESIDENCE: lambda facts: (facts.residence_country, facts.courses),
        Rule.LANGUAGE: lambda facts: (facts.jlpt, facts.english_level, facts.english_test, str(facts.english_score)),
        Rule.AGE: lambda facts: facts.birth_date,
        Rule.EDUCATION: lambda facts: facts.education,
        Rule.PAST_PARTICIPATION: lambda facts: (facts.past_participation, facts.found_participation),
        Rule.PURPOSE: lambda facts: facts.purpose,
        Rule.FULL_TIME: lambda facts: facts.full_time,
        Rule.DOCUMENTS: lambda facts: facts.documents,
        Rule.DEADLINE: lambda facts: (facts.submitted_at, facts.courses),
    }
)


class Judging:
    """The rules of one edition, to be asked about very many: what depends on the same facts is found out once."""

    def __init__(self, parameters: Parameters) -> None:
        self._parameters = parameters
        self._rules = [(rule, ask, _DEPENDS_ON[rule], dict[Hashable, Result]()) for rule, ask in _RULES.items()]

    def judge(self, facts: Facts) -> tuple[Result, ...]:
        """Ask every rule, in the order in which they are listed."""
        results = []
        for rule, ask, depends_on, known in self._rules:
            key = depends_on(facts)
            result = known.get(key)
            if result is None:
                found = ask(facts, self._parameters)
                source = self._parameters.sources.get(rule, "")
                result = known[key] = Result(rule, found.outcome, found.reason, found.values, source)
            results.append(result)
        return tuple(results)


def judge(facts: Facts, parameters: Parameters) -> tuple[Result, ...]:
    """Ask every rule of the edition, in the order in which they are listed."""
    return Judging(parameters).judge(facts)


def outcome(rule: Rule, facts: Facts, parameters: Parameters) -> Outcome:
    """Ask one rule alone."""
    return _RULES[rule](facts, parameters).outcome
