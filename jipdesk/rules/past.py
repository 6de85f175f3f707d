"""Nobody takes part twice: participants of the barred years may not apply, those who only applied may."""

from jipdesk.rules.facts import Facts
from jipdesk.rules.parameters import Parameters
from jipdesk.rules.reasons import Reason
from jipdesk.rules.results import Finding, Values, failed, passed, to_confirm


def judge(facts: Facts, parameters: Parameters) -> Finding:
    """Judge what the applicant declares and what this desk holds.

    Where the barred years are not known, somebody without any past edition still passes.
    """
    years = facts.past_participation | facts.found_participation
    if not years:
        return passed(Reason.PAST_NONE)
    if parameters.barred_years is None:
        return to_confirm(Reason.PAST_RULE_UNKNOWN, **_years(years), year=parameters.year)
    if found := facts.found_participation & parameters.barred_years:
        return failed(Reason.PAST_FOUND, **_years(found))
    if declared := facts.past_participation & parameters.barred_years:
        return failed(Reason.PAST_DECLARED, **_years(declared))
    return passed(Reason.PAST_NOT_BARRED, **_years(years))


def _years(years: frozenset[int]) -> Values:
    return {"years": tuple(str(year) for year in sorted(years))}
