"""How one interview is wished to be, and what is to be said of it before it is so."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from sqlalchemy.orm import Session

from jipdesk.actions.interviews import Move
from jipdesk.i18n import JAPAN, Words
from jipdesk.phrases.marking import N_
from jipdesk.queries import interview_clashes
from jipdesk.queries.holidays import is_closed
from jipdesk.queries.interview_clashes import Clash, Talk
from jipdesk.queries.interview_list import InterviewRow
from jipdesk.rules.interviewing import Method
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces import readers
from jipdesk.views.pieces.office_days import CLOSED, DOUBT
from jipdesk.views.pieces.sentences import Sentence
from jipdesk.views.rooms.interview_times import sleeps

_TAKEN = N_("Taken")


@dataclass(frozen=True, slots=True)
class Wish:
    """What can be read in the fields."""

    starts_at: datetime
    minutes: int
    method: str
    language: str | None
    interviewers: tuple[str, ...]
    interpreter: str | None

    def differs_from(self, row: InterviewRow) -> bool:
        """Tell whether anything would be otherwise."""
        return self != wish_of(row)

    def move_of(self, row: InterviewRow) -> Move:
        """Return what the act takes."""
        return Move(
            row.id,
            self.starts_at,
            self.minutes,
            Method(self.method),
            self.interviewers,
            self.language,
            self.interpreter,
        )

    def row_of(self, row: InterviewRow) -> InterviewRow:
        """Return the interview as it would be."""
        return replace(
            row,
            starts_at=self.starts_at,
            minutes=self.minutes,
            method=self.method,
            language=self.language,
            interviewers=self.interviewers,
        )


def wish_of(row: InterviewRow) -> Wish:
    """Return an interview as it is."""
    at = row.starts_at.astimezone(JAPAN)
    return Wish(at, row.minutes, row.method, row.language, row.interviewers, row.interpreter)


def read(texts: dict[str, str], mark: Callable[[str, Any], object]) -> Wish | None:
    """Return the wish if every field can be read; `mark` is told the field and its trouble."""
    from jipdesk.exchange.readings import Unreadable

    found: dict[str, Any] = {}
    for name, reader in _READERS.items():
        try:
            found[name] = reader(texts[name])
        except Unreadable as problem:
            mark(name, readers.unreadable(problem))
            return None
        if found[name] is None:
            mark(name, N_("Fill this in."))
            return None
    starts_at = datetime.combine(found["day"], found["time"], JAPAN)
    language, interpreter = texts["language"] or None, texts["interpreter"].strip() or None
    return Wish(starts_at, found["minutes"], texts["method"], language, people(texts["interviewers"]), interpreter)


_READERS: dict[str, Callable[[str], Any]] = {"day": readers.day, "time": readers.clock, "minutes": readers.minutes}


def people(text: str) -> tuple[str, ...]:
    """Read names that are divided by any comma."""
    names = text.replace("、", ",").replace("，", ",").split(",")
    return tuple(name.strip() for name in names if name.strip())


# --- what is said of it -----------------------------------------------------------------------------------------------


def clashes(session: Session, row: InterviewRow, wish: Wish) -> list[Clash]:
    """Return who is taken then."""
    talk = Talk(row.application_id, wish.starts_at, wish.minutes, wish.interviewers)
    return interview_clashes.told(session, talk, moving=[row.id])


def doubts(row: InterviewRow, now: datetime) -> list[Sentence]:
    """Return what is odd about a time, though it can be meant."""
    day = row.starts_at.astimezone(JAPAN).date()
    odd = (
        (sleeps(row), N_("It is night where the applicant lives.")),
        (row.starts_at < now, N_("This time has already passed.")),
        (is_closed(day), CLOSED),
    )
    return [Sentence(Tone.WAITING, DOUBT, says) for is_odd, says in odd if is_odd]


def taken(found: Sequence[Clash]) -> list[Sentence]:
    """Return who is taken, talk by talk that is in the way."""
    by_talk: defaultdict[tuple[datetime, str], list[Clash]] = defaultdict(list)
    for clash in found:
        by_talk[clash.starts_at, clash.other].append(clash)
    return [Sentence(Tone.TROUBLE, _TAKEN, partial(_taken, by_talk[talk])) for talk in sorted(by_talk)]


def _taken(clashes: Sequence[Clash], words: Words) -> str:
    one = clashes[0]
    if any(clash.interviewer is None for clash in clashes):
        return words.gettext("The applicant has another interview then: {when}.").format(when=_when(one, words))
    who = words.list([str(clash.interviewer) for clash in clashes])
    return words.gettext("{interviewers} not available: interview with {other}, {when}.").format(
        interviewers=who, other=one.other, when=_when(one, words)
    )


def _when(clash: Clash, words: Words) -> str:
    begins, ends = clash.starts_at, clash.starts_at + timedelta(minutes=clash.minutes)
    return f"{words.day(begins.astimezone(JAPAN).date())} {words.time(begins)}–{words.time(ends)}"


def day_of(wish: Wish) -> date:
    """Return the day in Japan."""
    return wish.starts_at.astimezone(JAPAN).date()
