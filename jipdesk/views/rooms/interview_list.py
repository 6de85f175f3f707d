"""The list of interviews: its columns, its filters, and how it asks the desk."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sqlalchemy.orm import Session

from jipdesk.i18n import Words
from jipdesk.phrases.marking import N_
from jipdesk.phrases.selection import METHODS, OUTCOMES, STAGES
from jipdesk.phrases.states import state_name
from jipdesk.queries import interview_list as asked
from jipdesk.queries.interview_list import Done, InterviewFilter, InterviewRow
from jipdesk.rules.interviewing import InterviewOutcome, Stage
from jipdesk.rules.states import ApplicationState
from jipdesk.views.goal import Filters
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.columns import RIGHT, Column, Order
from jipdesk.views.pieces.filters import Facet, codes
from jipdesk.views.pieces.listing import ListSpec
from jipdesk.views.rooms.company_list import NOT_STATED, company_name
from jipdesk.views.rooms.interview_times import in_japan, japan_day_and_time, their_time, where_they_live

DONE = {Done.OPEN: N_("Not held or not recorded"), Done.RECORDED: N_("Recorded")}
_STATES = (
    ApplicationState.INTERVIEW_SET,
    ApplicationState.INTERVIEWED,
    ApplicationState.PASSED,
    ApplicationState.WAITLISTED,
    ApplicationState.NOT_SELECTED,
    ApplicationState.WITHDRAWN,
)


def spec(_: OpenDesk) -> ListSpec:
    """Return the list of interviews of a desk."""
    return ListSpec(
        name="interviews",
        columns=_COLUMNS,
        facets=_FACETS,
        order=Order(asked.Order.TIME),
        search_hint=N_("Name or number"),
        ids=_ids,
        rows=asked.lines,
        total=asked.total,
        export=_export,
    )


def recommendation(code: str | None, words: Words) -> str:
    """Return what the interviewers recommend."""
    return words.gettext(OUTCOMES[code]) if code else NOT_STATED


def kind(row: InterviewRow, words: Words) -> str:
    """Return whose interview it is."""
    name = words.gettext(STAGES[row.stage])
    if row.stage is Stage.OFFICE:
        return name
    return f"{name}: {company_name(row.company_ja, row.company_en, words)}"


def _country(row: InterviewRow, words: Words) -> str:
    return words.territory(row.residence_country) if row.residence_country else NOT_STATED


def _points(row: InterviewRow, words: Words) -> str:
    return NOT_STATED if row.total is None else words.number(row.total)


def _tone(row: InterviewRow) -> Tone:
    return tone_of("application", row.state)


def _state(code: str, words: Words) -> str:
    return state_name("application", code, words)


_COLUMNS = (
    Column("starts_at", N_("Japan time"), japan_day_and_time, 140, hint=in_japan, day=lambda row: row.starts_at),
    Column("own_time", N_("Local time"), their_time, 92, hint=where_they_live, can_sort=False, rank=2),
    Column("name", N_("Name"), lambda row, _: row.name, 150, grows=True, rank=0),
    Column("country", N_("Lives in"), _country, 96, can_sort=False, is_shown=False),
    Column("total", N_("Points"), _points, 60, RIGHT),
    Column("state", N_("Stage"), lambda row, words: _state(row.state, words), 140, tone=_tone, rank=0),
    Column("kind", N_("Interview"), kind, 140, can_sort=False, is_shown=False),
    Column(
        "recommendation",
        N_("Recommendation"),
        lambda row, words: recommendation(row.recommendation, words),
        120,
        can_sort=False,
        is_shown=False,
    ),
    Column(
        "interviewers",
        N_("Interviewers"),
        lambda row, words: words.list(list(row.interviewers)) or NOT_STATED,
        160,
        can_sort=False,
        is_shown=False,
    ),
    Column(
        "method",
        N_("Method"),
        lambda row, words: words.gettext(METHODS[row.method]),
        100,
        can_sort=False,
        is_shown=False,
    ),
)
_FACETS = (
    Facet("done", N_("Points"), lambda _: tuple(DONE), lambda code, words: words.gettext(DONE[Done(code)])),
    Facet("state", N_("Stage"), lambda _: _STATES, _state),
    Facet(
        "recommendation",
        N_("Recommendation"),
        lambda _: (*InterviewOutcome, ""),
        lambda code, words: recommendation(code, words) if code else words.gettext("not stated"),
    ),
    Facet("stage", N_("Interview"), lambda _: tuple(Stage), lambda code, words: words.gettext(STAGES[code])),
)


def _export(session: Session, numbers: Sequence[int], file: Path, words: Words) -> int:
    from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, write_ledger

    found = asked.lines(session, numbers)
    columns = [LedgerColumn(words.gettext(title), ColumnKind(kind)) for title, kind in _LEDGER]
    return write_ledger(file, columns, (_cells_of(found[each], words) for each in numbers if each in found))


_LEDGER = (
    *((N_("Japan time"), "moment"), (N_("Minutes"), "number"), (N_("Local time"), "text"), (N_("Lives in"), "text")),
    *((N_("Receipt no."), "text"), (N_("Name"), "text"), (N_("Interview"), "text"), (N_("Method"), "text")),
    *((N_("Interviewers"), "text"), (N_("Points"), "number"), (N_("Recommendation"), "text")),
    *((N_("Comments"), "text"), (N_("Stage"), "text")),
)


def _cells_of(row: InterviewRow, words: Words) -> list[str | int | date | None]:
    return [
        *(row.starts_at, row.minutes, their_time(row, words), _country(row, words), row.receipt_no, row.name),
        *(kind(row, words), words.gettext(METHODS[row.method]), words.list(list(row.interviewers)), row.total),
        words.gettext(OUTCOMES[row.recommendation]) if row.recommendation else None,
        *(row.comments, _state(row.state, words)),
    ]


def _ids(session: Session, edition_id: int, filters: Filters, text: str, order: Order) -> Sequence[int]:
    wanted = InterviewFilter(
        search=text,
        stages=codes(filters, "stage"),
        done=codes(filters, "done"),
        states=codes(filters, "state"),
        recommendations=codes(filters, "recommendation"),
    )
    return asked.ids(session, edition_id, wanted, asked.Order(order.column), descending=order.is_descending)
