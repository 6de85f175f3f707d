"""Which organisations may host an intern: their kind, their main office, their size.

The size limits are those of the Small and Medium-sized Enterprise Basic Act (中小企業基本法 第2条), capital or
employees; a mid-sized company (中堅企業) has at most 2,000 employees (産業競争力強化法, as amended in 2024).
"""

from dataclasses import replace
from enum import StrEnum
from types import MappingProxyType

from jipdesk.rules.codes import CompanyRule, IndustryClass, Outcome
from jipdesk.rules.facts import CompanyFacts
from jipdesk.rules.parameters import CompanyParameters
from jipdesk.rules.results import Finding, Result, failed, passed, to_confirm, verdict, verdict_of

__all__ = ["CompanyFacts", "CompanyParameters", "CompanyReason", "judge", "verdict", "verdict_of"]

MID_SIZED_EMPLOYEES = 2_000

_MILLION = 1_000_000
SIZE_LIMITS = MappingProxyType(
    {
        IndustryClass.MANUFACTURING: (300 * _MILLION, 300),
        IndustryClass.WHOLESALE: (100 * _MILLION, 100),
        IndustryClass.SERVICE: (50 * _MILLION, 100),
        IndustryClass.RETAIL: (50 * _MILLION, 50),
    }
)
"""Capital in yen and employees, both included; transport, construction and the rest count as manufacturing."""


class CompanyReason(StrEnum):
    """One code for each sentence about a company."""

    ORGANISATION_ACCEPTED = "organisation_accepted"
    ORGANISATION_NOT_ACCEPTED = "organisation_not_accepted"
    ORGANISATION_NOT_STATED = "organisation_not_stated"
    ORGANISATION_RULE_UNKNOWN = "organisation_rule_unknown"
    OFFICE_INSIDE = "office_inside"
    OFFICE_OUTSIDE = "office_outside"
    OFFICE_NOT_STATED = "office_not_stated"
    OFFICE_RULE_UNKNOWN = "office_rule_unknown"
    SIZE_SMALL = "size_small"
    SIZE_MID = "size_mid"
    SIZE_LARGE = "size_large"
    SIZE_NOT_LIMITED = "size_not_limited"
    SIZE_NOT_STATED = "size_not_stated"
    SIZE_INDUSTRY_NOT_STATED = "size_industry_not_stated"
    SIZE_RULE_UNKNOWN = "size_rule_unknown"


def judge(facts: CompanyFacts, parameters: CompanyParameters) -> tuple[Result, ...]:
    """Ask every company rule of the edition, in the order in which they are listed."""
    found = {
        CompanyRule.ORGANISATION: organisation(facts, parameters),
        CompanyRule.MAIN_OFFICE: main_office(facts, parameters),
        CompanyRule.SIZE: size(facts, parameters),
    }
    return tuple(
        Result(rule, finding.outcome, finding.reason, finding.values, parameters.sources.get(rule, ""))
        for rule, finding in found.items()
    )


def organisation(facts: CompanyFacts, parameters: CompanyParameters) -> Finding:
    """Judge the kind of organisation."""
    kind = facts.organisation_type
    if parameters.organisations is None:
        return to_confirm(CompanyReason.ORGANISATION_RULE_UNKNOWN, year=parameters.year)
    if kind is None:
        return to_confirm(CompanyReason.ORGANISATION_NOT_STATED)
    if kind in parameters.organisations:
        return passed(CompanyReason.ORGANISATION_ACCEPTED, organisation=kind, year=parameters.year)
    return failed(CompanyReason.ORGANISATION_NOT_ACCEPTED, organisation=kind, year=parameters.year)


def main_office(facts: CompanyFacts, parameters: CompanyParameters) -> Finding:
    """Judge where the main office is."""
    country = facts.head_office_country
    if parameters.office_country is None:
        return to_confirm(CompanyReason.OFFICE_RULE_UNKNOWN, year=parameters.year)
    if country is None:
        return to_confirm(CompanyReason.OFFICE_NOT_STATED)
    if country == parameters.office_country:
        return passed(CompanyReason.OFFICE_INSIDE, country=country)
    return failed(CompanyReason.OFFICE_OUTSIDE, country=country, demanded=parameters.office_country)


def size(facts: CompanyFacts, parameters: CompanyParameters) -> Finding:
    """Judge the size; without an industry it is clear only below the strictest limits and above the most lenient."""
    if parameters.small_only is None:
        return to_confirm(CompanyReason.SIZE_RULE_UNKNOWN, year=parameters.year)
    if not parameters.small_only:
        return passed(CompanyReason.SIZE_NOT_LIMITED, year=parameters.year)
    if facts.industry_class is not None:
        return _size_in(facts.industry_class, facts.capital_yen, facts.employees)
    strictest = _size_in(IndustryClass.RETAIL, facts.capital_yen, facts.employees)
    most_lenient = _size_in(IndustryClass.MANUFACTURING, facts.capital_yen, facts.employees)
    if strictest.outcome is Outcome.PASS:
        return replace(strictest, values={**strictest.values, "industry": None})
    if most_lenient.outcome is not Outcome.PASS:
        return replace(most_lenient, values={**most_lenient.values, "industry": None})
    return to_confirm(CompanyReason.SIZE_INDUSTRY_NOT_STATED, capital=facts.capital_yen, employees=facts.employees)


def _size_in(industry: IndustryClass, capital: int | None, employees: int | None) -> Finding:
    most_capital, most_employees = SIZE_LIMITS[industry]
    values = {"industry": industry, "capital": capital, "employees": employees}
    limits = {"most_capital": most_capital, "most_employees": most_employees}
    if (capital is not None and capital <= most_capital) or (employees is not None and employees <= most_employees):
        return passed(CompanyReason.SIZE_SMALL, **values, **limits)
    if capital is None or employees is None:
        return to_confirm(CompanyReason.SIZE_NOT_STATED, **values)
    if employees <= MID_SIZED_EMPLOYEES:
        return to_confirm(CompanyReason.SIZE_MID, **values, **limits, mid_sized=MID_SIZED_EMPLOYEES)
    return failed(CompanyReason.SIZE_LARGE, **values, **limits, mid_sized=MID_SIZED_EMPLOYEES)
