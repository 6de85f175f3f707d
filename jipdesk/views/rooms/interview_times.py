"""When a talk is: in Japan, and by the clock of the country where the applicant lives."""

from datetime import datetime, timedelta

from jipdesk.i18n import JAPAN, Words
from jipdesk.phrases.marking import N_
from jipdesk.queries.interview_list import InterviewRow
from jipdesk.rules.time_zones import SEVERAL, is_at_night, own_time
from jipdesk.views.rooms.company_list import NOT_STATED

_BESIDE = {-1: N_("{time} prev. day"), 0: "{time}", 1: N_("{time} next day")}


def japan_day_and_time(row: InterviewRow, words: Words) -> str:
    """Return day and time in Japan: "Tue 16 Jul 10:00"."""
    return f"{words.day(row.starts_at.astimezone(JAPAN).date())} {words.time(row.starts_at)}"


def their_time(row: InterviewRow, words: Words) -> str:
    """Return the time where the applicant lives, short enough for a column."""
    theirs = own_time(row.starts_at, row.residence_country)
    if theirs is None:
        return NOT_STATED
    shift = (theirs.date() - row.starts_at.astimezone(JAPAN).date()).days
    time = theirs.strftime("%H:%M")
    return time if not shift else words.gettext(_BESIDE[shift]).format(time=time)


def in_japan(row: InterviewRow, words: Words) -> str:
    """Return the whole talk in Japan time."""
    return words.gettext("{day} {time} Japan time").format(
        day=words.day(row.starts_at.astimezone(JAPAN).date()), time=_span(row.starts_at.astimezone(JAPAN), row.minutes)
    )


def where_they_live(row: InterviewRow, words: Words) -> str:
    """Return the whole talk by the clock of their country."""
    theirs = own_time(row.starts_at, row.residence_country)
    if theirs is None:
        return words.gettext("The local time is not known: no country of residence is stated.")
    text = (
        words.gettext("{day} {time} in {country}")
        if row.residence_country not in SEVERAL
        else words.gettext("{day} {time} in most of {country}")
    )
    return text.format(
        day=words.day(theirs.date()),
        time=_span(theirs, row.minutes),
        country=words.territory(row.residence_country or ""),
    )


def sleeps(row: InterviewRow) -> bool:
    """Tell whether it is night where the applicant lives."""
    theirs = own_time(row.starts_at, row.residence_country)
    return theirs is not None and (is_at_night(theirs) or is_at_night(theirs + timedelta(minutes=row.minutes - 1)))


def _span(at: datetime, minutes: int) -> str:
    return f"{at:%H:%M}–{at + timedelta(minutes=minutes):%H:%M}"
