"""Citizenship of a country on the edition's DAC list; China is on the list and excluded.

Citizenship counts, not residence (pages of 2024 and 2025). What two nationalities of which one is eligible mean is
published nowhere, so that a coordinator decides by the passport that will be used.
"""

from jipdesk.rules.codes import Outcome
from jipdesk.rules.facts import Facts
from jipdesk.rules.parameters import Parameters
from jipdesk.rules.reasons import Reason
from jipdesk.rules.results import Finding, failed, passed, to_confirm


def judge(facts: Facts, parameters: Parameters) -> Finding:
    """Judge one nationality, or both where two different ones are stated."""
    if facts.nationality is None:
        return to_confirm(Reason.NATIONALITY_NOT_STATED)
    if parameters.nationalities is None:
        return to_confirm(Reason.NATIONALITY_RULE_UNKNOWN, year=parameters.year)
    first = _alone(facts.nationality, parameters.nationalities, parameters)
    if facts.other_nationality in {None, facts.nationality}:
        return first
    assert facts.other_nationality is not None
    return _together(first, _alone(facts.other_nationality, parameters.nationalities, parameters))


def _alone(country: str, listed: frozenset[str], parameters: Parameters) -> Finding:
    if country not in listed:
        return failed(Reason.NATIONALITY_NOT_LISTED, country=country, year=parameters.year)
    if country in parameters.excluded_nationalities:
        return failed(Reason.NATIONALITY_EXCLUDED, country=country, year=parameters.year)
    if country in parameters.without_passport:
        return to_confirm(Reason.NATIONALITY_WITHOUT_PASSPORT, country=country)
    return passed(Reason.NATIONALITY_LISTED, country=country, year=parameters.year)


def _together(first: Finding, second: Finding) -> Finding:
    one, two = first.values["country"], second.values["country"]
    year = first.values.get("year", second.values.get("year"))
    if first.outcome is second.outcome is Outcome.PASS:
        return passed(Reason.NATIONALITIES_LISTED, country=one, other=two, year=year)
    if first.outcome is second.outcome is Outcome.FAIL:
        return failed(Reason.NATIONALITIES_INELIGIBLE, country=one, other=two, year=year)
    if Outcome.CONFIRM in {first.outcome, second.outcome}:
        return first if first.outcome is Outcome.CONFIRM else second
    eligible, other = (one, two) if first.outcome is Outcome.PASS else (two, one)
    return to_confirm(Reason.NATIONALITY_ONE_OF_TWO, country=eligible, other=other, year=year)
