"""What a rule answers: an outcome, the reason as a code, and the values that its sentence names."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from jipdesk.rules.codes import CompanyRule, Outcome, Rule, Verdict

Value: TypeAlias = int | str | tuple[str, ...] | None
"""Plain, so that a result can be stored as it is: days and moments are ISO text, countries ISO codes."""

Values: TypeAlias = Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found, before it is known for which edition."""

    outcome: Outcome
    reason: StrEnum
    values: Values = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Result:
    """One rule's answer for one application or company, with the source that the rule rests on."""

    rule: Rule | CompanyRule
    outcome: Outcome
    reason: StrEnum
    values: Values
    source: str


def passed(reason: StrEnum, **values: Value) -> Finding:
    """Return a finding that lets the application pass."""
    return Finding(Outcome.PASS, reason, values)


def failed(reason: StrEnum, **values: Value) -> Finding:
    """Return a finding that rules the application out."""
    return Finding(Outcome.FAIL, reason, values)


def to_confirm(reason: StrEnum, **values: Value) -> Finding:
    """Return a finding that a coordinator has to look into."""
    return Finding(Outcome.CONFIRM, reason, values)


def verdict_of(outcomes: Iterable[Outcome]) -> Verdict:
    """Return what all outcomes come to: one failure rules out, else one doubt wants confirming."""
    said = frozenset(outcomes)
    if Outcome.FAIL in said:
        return Verdict.INELIGIBLE
    return Verdict.CONFIRM if Outcome.CONFIRM in said else Verdict.ELIGIBLE


def verdict(results: Iterable[Result]) -> Verdict:
    """Return what all results come to, overrides apart."""
    return verdict_of([result.outcome for result in results])


def together(verdicts: Collection[Verdict]) -> Verdict:
    """Return what the verdicts on some rules each come to."""
    if Verdict.INELIGIBLE in verdicts:
        return Verdict.INELIGIBLE
    return Verdict.CONFIRM if Verdict.CONFIRM in verdicts else Verdict.ELIGIBLE
