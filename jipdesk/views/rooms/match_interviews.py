"""Company interviews of proposed candidates: what is asked for, and the talks that come of it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy.orm import Session

from jipdesk import i18n
from jipdesk.actions.interviews import Slot
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import METHODS
from jipdesk.queries import match_list
from jipdesk.queries.holidays import japanese
from jipdesk.rules.calendar import shifted
from jipdesk.rules.interviewing import Method, Stage
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.inquiry import Ask

MINUTES = ("20", "30", "40", "45", "60")
_BEGIN = "10:00"


def asks(today: date) -> Sequence[Ask]:
    """Return what is asked for; the next working day is likely."""
    begins = f"{i18n.spoken().date(shifted(today, 1, japanese(today.year, today.year + 1)))} {_BEGIN}"
    return (
        Ask("at", N_("Begins (Japan time)"), readers.local_moment, begins, is_needed=True),
        Ask("minutes", N_("Minutes each"), int, "30", codes=MINUTES, is_needed=True),
        Ask("method", N_("Method"), Method, Method.VIDEO, codes=tuple(Method), name_of=_method, is_needed=True),
        Ask("interviewers", N_("Interviewers"), readers.text),
    )


def slots(session: Session, matches: Sequence[int], wish: Mapping[str, Any]) -> Sequence[Slot]:
    """Return a talk for each match; those of one opening follow each other, those of different ones may be at once."""
    found = match_list.lines(session, matches)
    minutes, at = int(wish["minutes"]), wish["at"]
    assert isinstance(at, datetime)
    who = tuple(name.strip() for name in wish["interviewers"].replace("、", ",").split(",") if name.strip())
    before: Counter[int] = Counter()
    made = []
    for line in (found[number] for number in matches if number in found):
        begins = at + timedelta(minutes=minutes * before[line.opening_id])
        before[line.opening_id] += 1
        made.append(
            Slot(
                line.application_id,
                begins,
                minutes,
                Method(wish["method"]),
                who,
                stage=Stage.COMPANY,
                opening_id=line.opening_id,
            )
        )
    return made


def _method(code: str, words: Any) -> str:
    name: str = words.gettext(METHODS[code])
    return name
