"""Where an applicant has to live: as the edition demands, or as one of the chosen courses does.

2019, 2020, 2024 and 2025 are for people who live outside Japan, in a third country too. In 2023 it depends on the
course: interns commute from their own home in Japan (A, A2), work online (B, B2) or come from overseas (C).
"""

from jipdesk.rules.codes import ResidenceRule
from jipdesk.rules.facts import Facts
from jipdesk.rules.parameters import JAPAN_ISO2, Parameters
from jipdesk.rules.reasons import Reason
from jipdesk.rules.results import Finding, failed, passed, to_confirm


def judge(facts: Facts, parameters: Parameters) -> Finding:
    """Judge the country of residence; without a chosen course any course of the edition will do."""
    if facts.residence_country is None:
        return to_confirm(Reason.RESIDENCE_NOT_STATED)
    if set(_demanded((), parameters).values()) == {ResidenceRule.ABROAD}:
        return _abroad(facts.residence_country, parameters)
    if facts.courses and not parameters.chosen(facts.courses):
        return to_confirm(Reason.RESIDENCE_COURSE_UNKNOWN, courses=facts.courses)
    return _by_course(facts.residence_country, _demanded(facts.courses, parameters), parameters.year)


def _demanded(codes: tuple[str, ...], parameters: Parameters) -> dict[str, ResidenceRule | None]:
    courses = parameters.chosen(codes) or parameters.courses
    if not courses:
        return {"": parameters.residence_rule}
    return {course.code: course.residence_rule or parameters.residence_rule for course in courses}


def _abroad(country: str, parameters: Parameters) -> Finding:
    if country == JAPAN_ISO2:
        return failed(Reason.RESIDENCE_IN_JAPAN, year=parameters.year)
    return passed(Reason.RESIDENCE_ABROAD, country=country)


def _by_course(country: str, demanded: dict[str, ResidenceRule | None], year: int) -> Finding:
    refused = ResidenceRule.ABROAD if country == JAPAN_ISO2 else ResidenceRule.JAPAN
    fitting = tuple(code for code, rule in demanded.items() if rule not in {None, refused})
    if fitting:
        return passed(Reason.RESIDENCE_FITS, country=country, courses=fitting)
    if None in demanded.values():
        return to_confirm(Reason.RESIDENCE_RULE_UNKNOWN, country=country, year=year)
    return failed(Reason.RESIDENCE_FITS_NO_COURSE, country=country, courses=tuple(demanded))
