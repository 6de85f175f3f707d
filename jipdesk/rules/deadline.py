"""The closing day or minute of a course, in Japan; the last one counts where no course is chosen."""

from datetime import date, datetime, time, timedelta

from jipdesk.i18n import JAPAN
from jipdesk.rules.facts import Facts
from jipdesk.rules.parameters import CourseTerms, Parameters
from jipdesk.rules.reasons import Reason
from jipdesk.rules.results import Finding, Result, failed, passed, to_confirm

SUBMITTED = "submitted"
"""the only value of an answer that is somebody's own"""


def too_late_from(closes: date | datetime) -> datetime:
    """Return the first moment after a deadline, given as a day in Japan or as a minute: 23:59 ends at 23:59:59.

    A minute without a zone is one in Japan.
    """
    if not isinstance(closes, datetime):
        return datetime.combine(closes + timedelta(days=1), time(), JAPAN)
    at = closes if closes.tzinfo else closes.replace(tzinfo=JAPAN)
    return at.replace(second=0, microsecond=0) + timedelta(minutes=1)


def judge(facts: Facts, parameters: Parameters) -> Finding:
    """Judge the moment of application by the deadlines of the chosen courses: one met is enough."""
    if facts.submitted_at is None:
        return to_confirm(Reason.DEADLINE_NOT_STATED)
    courses = parameters.chosen(facts.courses) if facts.courses else parameters.courses
    if facts.courses and not courses:
        return to_confirm(Reason.DEADLINE_COURSE_UNKNOWN, courses=facts.courses)
    return _in_time(facts.submitted_at, courses, parameters.year)


def told(answer: Result, submitted_at: datetime | None) -> Result:
    """Return what others were told who are on the same side of every deadline, with this applicant's own moment."""
    if submitted_at is None or SUBMITTED not in answer.values:
        return answer
    values = {**answer.values, SUBMITTED: in_japan(submitted_at)}
    return Result(answer.rule, answer.outcome, answer.reason, values, answer.source)


def in_japan(at: datetime) -> str:
    """Return a moment as an answer names it."""
    return at.astimezone(JAPAN).isoformat()


def _in_time(submitted_at: datetime, courses: tuple[CourseTerms, ...], year: int) -> Finding:
    known = [course.closes_before for course in courses if course.closes_before is not None]
    submitted = in_japan(submitted_at)
    if known and submitted_at < max(known):
        return passed(Reason.DEADLINE_MET, submitted=submitted, closes=_last_minute(max(known)))
    if len(known) < len(courses) or not courses:
        return to_confirm(Reason.DEADLINE_RULE_UNKNOWN, submitted=submitted, year=year)
    return failed(Reason.DEADLINE_MISSED, submitted=submitted, closes=_last_minute(max(known)))


def _last_minute(closes_before: datetime) -> str:
    return in_japan(closes_before - timedelta(minutes=1))
