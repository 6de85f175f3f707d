"""Who may take part, and why not: ten rules, each asked for every application."""

from bisect import bisect_right
from collections.abc import Callable, Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, fields
from operator import attrgetter, itemgetter
from types import MappingProxyType
from typing import Any, TypeAlias

from jipdesk.rules import age, deadline, language, nationality, past, residence, statements
from jipdesk.rules.codes import Outcome, Rule, Verdict
from jipdesk.rules.facts import Facts
from jipdesk.rules.parameters import CourseTerms, Parameters
from jipdesk.rules.reasons import Reason
from jipdesk.rules.results import Result, together, verdict, verdict_of

__all__ = [
    "Answers",
    "CourseTerms",
    "Facts",
    "Judging",
    "Outcome",
    "Parameters",
    "Reason",
    "Result",
    "Rule",
    "Stated",
    "Verdict",
    "judge",
    "together",
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
_DEPENDS_ON: Mapping[Rule, tuple[str, ...]] = MappingProxyType(
    {
        Rule.NATIONALITY: ("nationality", "other_nationality"),
        Rule.RESIDENCE: ("residence_country", "courses"),
        Rule.LANGUAGE: ("jlpt", "english_level", "english_test", "english_score"),
        Rule.AGE: ("birth_date",),
        Rule.EDUCATION: ("education",),
        Rule.PAST_PARTICIPATION: ("past_participation", "found_participation"),
        Rule.PURPOSE: ("purpose",),
        Rule.FULL_TIME: ("full_time",),
        Rule.DOCUMENTS: ("documents",),
        Rule.DEADLINE: ("courses", "submitted_at"),
    }
)
"""The facts that each rule asks for. It is shown no others, so that none is forgotten here."""

STATED = tuple(each.name for each in fields(Facts))
"""The order of the facts in `Stated`."""
_COURSES, _MOMENT, _SCORE = map(STATED.index, ("courses", "submitted_at", "english_score"))

Stated: TypeAlias = Sequence[Any]
"""Facts in any form in which equal ones are equal, such as their stored text; the moment of application as a moment."""

Read: TypeAlias = Callable[[Stated, Collection[str]], Facts]
"""Makes facts of some of what is stated."""


@dataclass(frozen=True, slots=True, eq=False)
class Answers:
    """What one or more rules say to all who state the same."""

    results: tuple[Result, ...]
    verdict: Verdict
    written: str
    """in the form that was asked for"""


Write: TypeAlias = Callable[[tuple[Result, ...]], str]


def _unwritten(_results: tuple[Result, ...]) -> str:
    return ""


_TOGETHER = (
    (Rule.NATIONALITY,),
    (Rule.RESIDENCE,),
    (Rule.LANGUAGE,),
    (Rule.AGE,),
    # There are few ways to answer all of these.
    (Rule.EDUCATION, Rule.PAST_PARTICIPATION, Rule.PURPOSE, Rule.FULL_TIME, Rule.DOCUMENTS),
    (Rule.DEADLINE,),
)
"""The rules that are asked at once, in the order in which all are listed."""
_GROUP_OF = MappingProxyType({rule: number for number, rules in enumerate(_TOGETHER) for rule in rules})
_ASKED = tuple(tuple(name for rule in rules for name in _DEPENDS_ON[rule]) for rules in _TOGETHER)
_KEYS = tuple(itemgetter(*map(STATED.index, names)) for names in _ASKED)
_FIELDS = attrgetter(*STATED)


class Judging:
    """The rules of one edition, to be asked about very many: what depends on the same facts is found out once.

    Hardly two people apply at the same moment. Of the deadline's answer it is found out once for all who are on the
    same side of every deadline. Answers are also written once, in the form that `write` gives them.
    """

    def __init__(self, parameters: Parameters, write: Write = _unwritten) -> None:
        self._parameters, self._write = parameters, write
        self._known = tuple(dict[Hashable, Answers]() for _ in _TOGETHER)
        self._groups = tuple(zip(range(len(_TOGETHER) - 1), _KEYS, self._known, strict=False))
        self._deadlines = sorted({each.closes_before for each in parameters.courses if each.closes_before})

    def judge(self, facts: Facts) -> tuple[Result, ...]:
        """Ask every rule, in the order in which they are listed."""
        return self.judge_stated(_stated(facts), lambda _stated, names: _only(facts, names))

    def judge_stated(self, stated: Stated, read: Read) -> tuple[Result, ...]:
        """Ask every rule about facts that are only read where the same were not asked about before."""
        *others, last = (result for answers in self.alike(stated, read) for result in answers.results)
        return (*others, deadline.told(last, stated[_MOMENT]))

    def alike(self, stated: Stated, read: Read) -> list[Answers]:
        """Return the answers that all get who state the same, in the order in which the rules are listed.

        The last one is that of the deadline; the moment in it may be that of another applicant.
        """
        found = []
        for group, key, known in self._groups:
            asked = key(stated)
            found.append(known.get(asked) or self._ask(group, asked, stated, read))
        found.append(self._by_deadline(stated, read))
        return found

    def outcome(self, rule: Rule, stated: Stated, read: Read) -> Outcome:
        """Ask one rule alone."""
        if rule is Rule.DEADLINE:
            return self._by_deadline(stated, read).results[0].outcome
        group = _GROUP_OF[rule]
        asked = _KEYS[group](stated)
        answers = self._known[group].get(asked) or self._ask(group, asked, stated, read)
        return answers.results[_TOGETHER[group].index(rule)].outcome

    def _by_deadline(self, stated: Stated, read: Read) -> Answers:
        moment = stated[_MOMENT]
        asked = (stated[_COURSES], None if moment is None else bisect_right(self._deadlines, moment))
        return self._known[-1].get(asked) or self._ask(len(_TOGETHER) - 1, asked, stated, read)

    def _ask(self, group: int, asked: Hashable, stated: Stated, read: Read) -> Answers:
        facts = read(stated, _ASKED[group])
        results = tuple(_answer(rule, facts, self._parameters) for rule in _TOGETHER[group])
        answers = self._known[group][asked] = Answers(results, verdict(results), self._write(results))
        return answers


def judge(facts: Facts, parameters: Parameters) -> tuple[Result, ...]:
    """Ask every rule of the edition, in the order in which they are listed."""
    return tuple(_answer(rule, facts, parameters) for rule in _RULES)


def _answer(rule: Rule, facts: Facts, parameters: Parameters) -> Result:
    found = _RULES[rule](facts, parameters)
    return Result(rule, found.outcome, found.reason, found.values, parameters.sources.get(rule, ""))


def _only(facts: Facts, names: Collection[str]) -> Facts:
    return Facts(**{name: getattr(facts, name) for name in names})


def _stated(facts: Facts) -> Stated:
    stated = list(_FIELDS(facts))
    stated[_SCORE] = str(facts.english_score)
    return stated
