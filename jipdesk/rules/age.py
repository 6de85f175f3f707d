"""Age on the edition's reference date, counted by birthdays, both limits included.

The Japanese Act on the calculation of age (年齢計算ニ関スル法律) makes a person a year older at the end of the day
before the birthday. On the two dates of birth where that makes a difference, a coordinator decides. A person born on
29 February has the birthday of a common year on 1 March.
"""

from datetime import date, timedelta

from jipdesk.rules.facts import Facts
from jipdesk.rules.parameters import Parameters
from jipdesk.rules.reasons import Reason
from jipdesk.rules.results import Finding, failed, passed, to_confirm

_DAY = timedelta(days=1)


def age(born: date, *, on: date) -> int:
    """Return the birthdays a person has had by the end of the day, negative before the birth."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def judge(facts: Facts, parameters: Parameters) -> Finding:
    """Judge the age by the edition's limits."""
    youngest, oldest, on = parameters.age_min, parameters.age_max, parameters.age_on
    if youngest is None or oldest is None or on is None:
        return to_confirm(Reason.AGE_RULE_UNKNOWN, year=parameters.year)
    if facts.birth_date is None:
        return to_confirm(Reason.AGE_NOT_STATED)
    return _within(facts.birth_date, youngest, oldest, on)


def _within(born: date, youngest: int, oldest: int, on: date) -> Finding:
    years, next_day = age(born, on=on), age(born, on=on + _DAY)
    day = on.isoformat()
    if born > on:
        return failed(Reason.AGE_BORN_LATER, born=born.isoformat(), on=day, minimum=youngest)
    if years < youngest:
        if next_day == youngest:
            return to_confirm(Reason.AGE_TURNS_OLD_ENOUGH, turns=next_day, on=day, minimum=youngest)
        return failed(Reason.AGE_UNDER, age=years, on=day, minimum=youngest)
    if years > oldest:
        return failed(Reason.AGE_OVER, age=years, on=day, maximum=oldest)
    if next_day > oldest:
        return to_confirm(Reason.AGE_TURNS_TOO_OLD, turns=next_day, on=day, maximum=oldest)
    return passed(Reason.AGE_WITHIN, age=years, on=day, minimum=youngest, maximum=oldest)
