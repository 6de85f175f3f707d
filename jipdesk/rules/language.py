"""Japanese or English good enough for an internship: JLPT N3, or English as the edition demands, declared or tested.

No edition publishes a threshold for English; "at least business level" was said at a seminar in 2017. So anything
between is not refused but looked into.
"""

from jipdesk.rules import english_tests
from jipdesk.rules.codes import EnglishLevel, Jlpt
from jipdesk.rules.english_tests import Grade
from jipdesk.rules.facts import Facts
from jipdesk.rules.parameters import Parameters
from jipdesk.rules.reasons import Reason
from jipdesk.rules.results import Finding, failed, passed, to_confirm

_JLPT = tuple(Jlpt)
_ENGLISH = tuple(EnglishLevel)

_DOUBTFUL = {
    Grade.B1: Reason.TEST_HALFWAY,
    Grade.UNKNOWN_TEST: Reason.TEST_UNKNOWN,
    Grade.UNNAMED_TEST: Reason.TEST_WITHOUT_NAME,
    Grade.NO_SCORE: Reason.TEST_WITHOUT_SCORE,
    Grade.OFF_SCALE: Reason.TEST_OFF_SCALE,
}


def judge(facts: Facts, parameters: Parameters) -> Finding:
    """Judge both languages together: one is enough."""
    return (
        _by_japanese(facts.jlpt, parameters.jlpt_minimum)
        or _by_english(facts, parameters)
        or _unknown(parameters)
        or _halfway(facts, parameters)
        or _not_stated(facts)
        or _too_low(facts, parameters)
    )


def jlpt_reaches(level: Jlpt, minimum: Jlpt) -> bool:
    """Say whether a level is the minimum or better: N1 is the best."""
    return _JLPT.index(level) <= _JLPT.index(minimum)


def english_reaches(level: EnglishLevel, minimum: EnglishLevel) -> bool:
    """Say whether a level is the minimum or better."""
    return _ENGLISH.index(level) >= _ENGLISH.index(minimum)


def _by_japanese(level: Jlpt | None, minimum: Jlpt | None) -> Finding | None:
    if level is None or minimum is None or not jlpt_reaches(level, minimum):
        return None
    return passed(Reason.JAPANESE_ENOUGH, jlpt=level, jlpt_minimum=minimum)


def _by_english(facts: Facts, parameters: Parameters) -> Finding | None:
    level, minimum = facts.english_level, parameters.english_minimum
    if minimum is None:
        return None
    if level is not None and english_reaches(level, minimum):
        return passed(Reason.ENGLISH_ENOUGH, english=level, english_minimum=minimum)
    if _grade(facts) is Grade.B2:
        return passed(Reason.TEST_ENOUGH, **_test(facts))
    return None


def _unknown(parameters: Parameters) -> Finding | None:
    if parameters.jlpt_minimum is None or parameters.english_minimum is None:
        return to_confirm(Reason.LANGUAGE_RULE_UNKNOWN, year=parameters.year)
    return None


def _halfway(facts: Facts, parameters: Parameters) -> Finding | None:
    reason = _DOUBTFUL.get(_grade(facts))
    if reason is not None:
        return to_confirm(reason, **_test(facts))
    level = facts.english_level
    if level is not None and english_reaches(level, EnglishLevel.CONVERSATIONAL):
        return to_confirm(Reason.ENGLISH_HALFWAY, english=level, english_minimum=parameters.english_minimum)
    return None


def _not_stated(facts: Facts) -> Finding | None:
    if facts.jlpt is None and facts.english_level is None:
        return to_confirm(Reason.LANGUAGES_NOT_STATED)
    if facts.jlpt is None:
        return to_confirm(Reason.JAPANESE_NOT_STATED)
    if facts.english_level is None:
        return to_confirm(Reason.ENGLISH_NOT_STATED, jlpt=facts.jlpt)
    return None


def _too_low(facts: Facts, parameters: Parameters) -> Finding:
    demanded = {"jlpt_minimum": parameters.jlpt_minimum, "english_minimum": parameters.english_minimum}
    return failed(Reason.LANGUAGES_TOO_LOW, jlpt=facts.jlpt, english=facts.english_level, **demanded, **_test(facts))


def _grade(facts: Facts) -> Grade:
    if facts.english_test:
        return english_tests.grade(facts.english_test, facts.english_score)
    return Grade.BELOW if facts.english_score is None else Grade.UNNAMED_TEST


def _test(facts: Facts) -> dict[str, str | None]:
    name, score = facts.english_test, facts.english_score
    known = english_tests.find(name) if name else None
    return {"test": known.name if known else name, "score": None if score is None else format(score, "f")}
