"""年度の比較: the rules of two editions side by side, and one year's applicants under another year's rules."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from jipdesk.queries import edition_page, editions, eligibility
from jipdesk.queries.rule_consequences import names
from jipdesk.rules.codes import Outcome, Rule, Verdict
from jipdesk.rules.eligibility import Judging, verdict_of
from jipdesk.rules.results import Result

Progress = Callable[[int, int], None]
_REPORT_EVERY = 500
LEFT_OUT = frozenset({Rule.DEADLINE})
"""When somebody applied one year says nothing about another year's deadline."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One parameter as each of the editions has it, in their order."""

    name: str
    values: tuple[Any, ...]

    @property
    def differs(self) -> bool:
        """Whether they have it differently."""
        return any(value != self.values[0] for value in self.values)


@dataclass(frozen=True, slots=True)
class Changed:
    """One applicant who would be judged otherwise, and by which rules."""

    application_id: int
    who: str
    before: Verdict
    after: Verdict
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """One year's applicants under their own rules and under another year's."""

    applicants: int
    counts: Mapping[tuple[Verdict, Verdict], int]
    """how many turn from one verdict to another"""
    changed: tuple[Changed, ...]


def side_by_side(session: Session, edition_ids: Sequence[int]) -> tuple[RuleLine, ...]:
    """Return every parameter of the rules as the editions have it."""
    pages = [edition_page.page(session, number) for number in edition_ids]
    fields = ("country_list", *edition_page.RULE_FIELDS)
    return tuple(RuleLine(name, tuple(page.rules[name] for page in pages)) for name in fields)


def of_applicants(session: Session, applicants_of: int, rules_of: int, progress: Progress) -> Compared:
    """Judge one edition's applicants by its own rules and by another's; exceptions are not counted in.

    Each age is counted on the day of the rules that are asked; the deadline is left out.
    """
    own, other = (Judging(editions.parameters(session, number)) for number in (applicants_of, rules_of))
    found: list[tuple[int, Verdict, Verdict, tuple[str, ...]]] = []
    statements = eligibility.Statements(session, applicants_of)
    for done, each in enumerate(statements):
        if done % _REPORT_EVERY == 0:
            progress(done, len(statements.numbers))
        before, after = (_outcomes(rules.judge_stated(each.stated, statements.read)) for rules in (own, other))
        turn = verdict_of(before.values()), verdict_of(after.values())
        if turn[0] is not turn[1]:
            rules = tuple(str(rule) for rule, outcome in after.items() if before[rule] is not outcome)
            found.append((each.application_id, *turn, rules))
    progress(1, 1)
    named = names(session, [each[0] for each in found])
    counts = Counter((before, after) for _, before, after, _ in found)
    changed = tuple(Changed(number, named[number], before, after, rules) for number, before, after, rules in found)
    return Compared(len(statements.numbers), dict(counts.most_common()), changed)


def _outcomes(results: Sequence[Result]) -> dict[Rule, Outcome]:
    return {Rule(result.rule): result.outcome for result in results if result.rule not in LEFT_OUT}
