"""The list of proposals: its columns, its filters, and how it asks the desk."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.matching import why
from jipdesk.phrases.states import state_name
from jipdesk.queries import match_list as asked
from jipdesk.queries.match_list import MatchFilter, MatchLine
from jipdesk.rules.states import MatchState
from jipdesk.views.goal import Filters
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.columns import RIGHT, Column, Order
from jipdesk.views.pieces.filters import Facet, codes
from jipdesk.views.pieces.listing import ListSpec
from jipdesk.views.rooms.company_list import NOT_STATED, company_name, course_facet
from jipdesk.views.rooms.match_score import parts_of


def spec(desk: OpenDesk) -> ListSpec:
    """Return the list of proposals of a desk."""
    return ListSpec(
        name="matching",
        columns=_COLUMNS,
        facets=(Facet("state", N_("State"), lambda _: tuple(MatchState), _state_name), course_facet(desk)),
        order=Order(asked.Order.OPENING),
        search_hint=N_("Company, name or number"),
        ids=_ids,
        rows=asked.lines,
        total=asked.total,
        export=_export,
    )


def _state_name(code: str, words: Words) -> str:
    return state_name("match", code, words)


def _tone(line: MatchLine) -> Tone:
    return tone_of("match", line.state)


def _state_hint(line: MatchLine, words: Words) -> str:
    name = state_name("match", line.state, words)
    return f"{name}: {line.ended_because}" if line.ended_because else name


def _company(line: MatchLine, words: Words) -> str:
    return company_name(line.company_ja, line.company_en, words)


def _day(day: date | None, words: Words) -> str:
    return words.day(day) if day else NOT_STATED


_COLUMNS = (
    Column("opening", N_("Opening"), lambda line, _: line.opening_no, 88),
    Column("company", N_("Company"), _company, 140, can_sort=False, grows=True, rank=2),
    Column("name", N_("Candidate"), lambda line, _: line.name, 150, grows=True, rank=0),
    Column(
        "score",
        N_("Fit"),
        lambda line, _: str(line.score),
        56,
        RIGHT,
        hint=lambda line, words: why(parts_of(line.parts), words),
    ),
    Column(
        "state",
        N_("State"),
        lambda line, words: _state_name(line.state, words),
        168,
        tone=_tone,
        hint=_state_hint,
        rank=0,
    ),
    Column("receipt", N_("Receipt no."), lambda line, _: line.receipt_no, 96, can_sort=False, is_shown=False),
    Column("proposed_on", N_("Proposed on"), lambda line, words: _day(line.proposed_on, words), 96, is_shown=False),
    Column(
        "company_answered_on",
        N_("Company answered"),
        lambda line, words: _day(line.company_answered_on, words),
        120,
        can_sort=False,
        is_shown=False,
    ),
    Column(
        "intern_answered_on",
        N_("Candidate answered"),
        lambda line, words: _day(line.intern_answered_on, words),
        130,
        can_sort=False,
        is_shown=False,
    ),
)


def _export(session: Session, numbers: Sequence[int], file: Path, words: Words) -> int:
    from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, write_ledger

    found = asked.lines(session, numbers)
    columns = [LedgerColumn(words.gettext(title), ColumnKind(kind)) for title, kind in _LEDGER]
    return write_ledger(file, columns, (_cells_of(found[each], words) for each in numbers if each in found))


_LEDGER = (
    *((N_("Opening no."), "text"), (N_("Company no."), "text"), (N_("Company"), "text"), (N_("Course"), "text")),
    *((N_("Receipt no."), "text"), (N_("Candidate"), "text"), (N_("Fit"), "number"), (N_("State"), "text")),
    *((N_("Proposed on"), "date"), (N_("Company answered"), "date"), (N_("Candidate answered"), "date")),
    *((N_("Decided on"), "date"), (N_("Reason"), "text")),
)


def _cells_of(line: MatchLine, words: Words) -> list[str | int | date | None]:
    course = line.course[0] if words.language == "ja" else line.course[1]
    return [
        *(line.opening_no, line.company_no, _company(line, words), course, line.receipt_no, line.name, line.score),
        *(_state_name(line.state, words), line.proposed_on, line.company_answered_on, line.intern_answered_on),
        *(line.decided_on, line.ended_because),
    ]


def _ids(session: Session, edition_id: int, filters: Filters, text: str, order: Order) -> Sequence[int]:
    wanted = MatchFilter(search=text, states=codes(filters, "state"), courses=codes(filters, "course"))
    return asked.ids(session, edition_id, wanted, asked.Order(order.column), descending=order.is_descending)
