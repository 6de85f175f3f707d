"""What the cells of the readiness board say: a word, a day, whose move; and behind it a whole sentence."""

import re
from collections.abc import Callable, Mapping

from jipdesk.i18n import Words
from jipdesk.phrases import arrangements as said_of_stays
from jipdesk.phrases import readiness as said
from jipdesk.phrases.states import arrangement_name, mover_name, progress_name, state_name
from jipdesk.queries.interns import BoardLine
from jipdesk.rules.codes import CourseKind
from jipdesk.rules.gates import SIGNED
from jipdesk.rules.readiness import Arrangement, Cell, Progress
from jipdesk.rules.states import PaperState
from jipdesk.rules.stay import Doubt
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.pieces.board_cells import two_lines
from jipdesk.views.spoken import Saying

NOT_STATED = "—"
_IN_SHORT = (("株式会社", "㈱"), ("有限会社", "㈲"))
_ENDING = re.compile(r",? (?:Co\., Ltd\.|Inc\.|Ltd\.)$")
_SETTLED = frozenset({Progress.DONE, Progress.NOT_NEEDED})
_OF_ROOM = frozenset({Doubt.CHECK_IN_LATE, Doubt.CHECK_OUT_EARLY})
_OF_INSURANCE = frozenset({Doubt.INSURANCE_STARTS_LATE, Doubt.INSURANCE_ENDS_EARLY})
_OF_FLIGHT = frozenset({Doubt.LANDS_AFTER_START, Doubt.LEAVES_BEFORE_END, Doubt.LEGS_DO_NOT_MEET})
_OF_VISA = frozenset({Doubt.VISA_EXPIRES, Doubt.STAY_EXCEEDS_VISA, Doubt.STAY_EXCEEDS_STATUS, Doubt.PASSPORT_EXPIRES})
_DOUBTS: Mapping[Arrangement, frozenset[Doubt]] = {
    Arrangement.VISA: _OF_VISA,
    Arrangement.FLIGHT: _OF_FLIGHT,
    Arrangement.ACCOMMODATION: _OF_ROOM,
    Arrangement.INSURANCE: _OF_INSURANCE,
}
_PRINTED = frozenset({PaperState.DRAFT, PaperState.REVIEWED, *SIGNED})
_OUT = frozenset({PaperState.SENT, PaperState.SIGNED_BY_A})


def company(line: BoardLine, words: Words) -> str:
    """Return the company's name in the language, else in the other."""
    names = (line.company_ja, line.company_en)
    return next((name for name in (names if words.language == "ja" else names[::-1]) if name), NOT_STATED)


def company_in_short(line: BoardLine, words: Words) -> str:
    """Return it for a narrow column, as an office writes it: 株式会社 as ㈱, in English without "Co., Ltd."."""
    name = company(line, words)
    for long, short in _IN_SHORT:
        name = name.replace(long, short)
    return _ENDING.sub("", name)


def intern(line: BoardLine, words: Words) -> str:
    """Return the intern's name with the country below; in Japanese the name in katakana, where it is known."""
    name = line.name_kana if words.language == "ja" and line.name_kana else line.name
    return two_lines(name, words.territory(line.nationality) if line.nationality else "")


def start(line: BoardLine, words: Words) -> str:
    """Return the first day, and below it how one takes part where that is not in person."""
    day = said.short_day(line.starts_on, words) if line.starts_on else NOT_STATED
    if line.kind is CourseKind.IN_PERSON:
        return day
    from jipdesk.phrases.codes import code_name

    return two_lines(day, code_name("course_kind", line.kind, words))


def cell_text(line: BoardLine, arrangement: Arrangement, words: Words) -> str:
    """Return what a cell says."""
    cell = line.cells[arrangement]
    if cell.progress is Progress.NOT_NEEDED:
        return words.gettext(said.NOT_NEEDED)
    word = _WORDS[arrangement](line, words)
    return word if cell.progress is Progress.DONE else two_lines(word, _next(cell, words))


def cell_tone(line: BoardLine, arrangement: Arrangement) -> Tone:
    """Return its tone; what is done but does not fit the stay is trouble all the same."""
    if line.doubts & _DOUBTS.get(arrangement, frozenset()):
        return Tone.TROUBLE
    return tone_of("progress", line.cells[arrangement].progress)


def cell_hint(line: BoardLine, arrangement: Arrangement, words: Words) -> str:
    """Return the whole of it: how it stands, until when, whose move, and what does not fit."""
    cell = line.cells[arrangement]
    heading = arrangement_name(arrangement, words)
    parts = [words.gettext("{arrangement}: {state}").format(arrangement=heading, state=_state(line, cell, words))]
    if cell.due_on:
        parts.append(words.gettext("Due {day}").format(day=words.date(cell.due_on)))
    if cell.mover:
        parts.append(words.gettext("Next: {mover}").format(mover=mover_name(cell.mover, words)))
    doubts = sorted(line.doubts & _DOUBTS.get(arrangement, frozenset()))
    return "\n".join([*parts, *(said_of_stays.doubt_sentence(doubt, words) for doubt in doubts)])


def heading(arrangement: Arrangement) -> Saying:
    """Return what an arrangement is called."""
    return lambda words: arrangement_name(arrangement, words)


def state(line: BoardLine, arrangement: Arrangement) -> Saying:
    """Return how it stands, in words."""
    return lambda words: _state(line, line.cells[arrangement], words)


def next_move(line: BoardLine, arrangement: Arrangement) -> Saying:
    """Return until when something is to be done, and whose move it is."""
    cell = line.cells[arrangement]

    def say(words: Words) -> str:
        day = words.gettext("Due {day}").format(day=words.day(cell.due_on)) if cell.due_on else ""
        return " · ".join(part for part in (day, mover_name(cell.mover, words) if cell.mover else "") if part)

    return say


def _state(line: BoardLine, cell: Cell, words: Words) -> str:
    if cell.arrangement is Arrangement.VISA and line.arranged.visa and cell.progress is not Progress.NOT_NEEDED:
        return state_name("visa", line.arranged.visa, words)
    return progress_name(cell.progress, words)


def _next(cell: Cell, words: Words) -> str:
    """Return day and mover, as short as they can be."""
    day = said.short_day(cell.due_on, words) if cell.due_on else ""
    mover = said.mover(cell.mover, words) if cell.mover else ""
    return " · ".join(part for part in (day, mover) if part)


# --- arrangement by arrangement ---------------------------------------------------------------------------------------


def _agreements(line: BoardLine, words: Words) -> str:
    states = (line.arranged.company_agreement, line.arranged.intern_agreement)
    if SIGNED.issuperset(states):
        return said.short("agreements", "signed", words)
    if _OUT.intersection(states):
        return said.short("agreements", "out", words)
    return said.short("agreements", "begun" if _PRINTED.intersection(states) else "none", words)


def _visa(line: BoardLine, words: Words) -> str:
    return said.short("visa", line.arranged.visa or "none", words)


def _flight(line: BoardLine, words: Words) -> str:
    if line.doubts & _OF_FLIGHT:
        return said.short("flight", "days_differ", words)
    if line.flight_no is None:
        return said.short("flight", "none", words)
    lands = line.arranged.lands_on or line.arranged.leaves_on
    is_done = line.cells[Arrangement.FLIGHT].progress is Progress.DONE
    return two_lines(line.flight_no, said.short_day(lands, words) if lands and is_done else "")


def _accommodation(line: BoardLine, words: Words) -> str:
    if line.nights_without_room:
        return said.short_of_nights(line.nights_without_room, words)
    names = (line.room_ja, line.room_en) if words.language == "ja" else (line.room_en, line.room_ja)
    name = next((name for name in names if name), None)
    if name is None:
        return said.short("accommodation", "none", words)
    is_done = line.cells[Arrangement.ACCOMMODATION].progress is Progress.DONE
    return two_lines(name, line.room_no or "" if is_done else "")


def _insurance(line: BoardLine, words: Words) -> str:
    if line.uninsured_days:
        return said.short_of_days(line.uninsured_days, words)
    first, last = line.arranged.insured_from, line.arranged.insured_until
    return said.short_period(first, last, words) if first and last else said.short("insurance", "none", words)


def _equipment(line: BoardLine, words: Words) -> str:
    return said.short("equipment", "lent" if line.arranged.equipment_lent else "none", words)


def _training(line: BoardLine, words: Words) -> str:
    if line.arranged.training_on is None:
        return said.short("training", "none", words)
    if line.arranged.training_attended is False:
        return said.short("training", "missed", words)
    return said.short_day(line.arranged.training_on, words)


_WORDS: Mapping[Arrangement, Callable[[BoardLine, Words], str]] = {
    Arrangement.AGREEMENTS: _agreements,
    Arrangement.VISA: _visa,
    Arrangement.FLIGHT: _flight,
    Arrangement.ACCOMMODATION: _accommodation,
    Arrangement.INSURANCE: _insurance,
    Arrangement.EQUIPMENT: _equipment,
    Arrangement.TRAINING: _training,
}
