"""The matrix of requirements: its columns, its filters, and how it asks the desk."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from jipdesk.i18n import Words
from jipdesk.phrases import requirements as said
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import state_name
from jipdesk.queries import requirements as asked
from jipdesk.queries.requirements import RequirementFilter, RequirementLine, Standing
from jipdesk.rules.requirements import Requirement, Turn
from jipdesk.rules.states import ApplicationState, DocumentState
from jipdesk.views.goal import Filters
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.board_cells import BOARD_ROW, NameCell, StateCell
from jipdesk.views.pieces.columns import RIGHT, Column, Order
from jipdesk.views.pieces.filters import Facet, codes
from jipdesk.views.pieces.listing import Listing, ListSpec
from jipdesk.views.rooms import requirements_cells as cells

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NAME = "requirements"
_WIDTHS = {
    Requirement.EDUCATION: 162,
    Requirement.RECOMMENDATION: 138,
    Requirement.LANGUAGE: 138,
    Requirement.PASSPORT: 138,
    Requirement.PHOTOGRAPH: 138,
}
_STAGES = (
    *(ApplicationState.DOCUMENTS_REQUESTED, ApplicationState.DOCUMENTS_INCOMPLETE),
    *(ApplicationState.DOCUMENTS_COMPLETE, ApplicationState.INTERVIEW_SET, ApplicationState.INTERVIEWED),
    *(ApplicationState.PASSED, ApplicationState.WAITLISTED, ApplicationState.NOT_SELECTED, ApplicationState.WITHDRAWN),
)
_PORTION = 1_000


def listing(desk: OpenDesk) -> Listing:
    """Return the matrix of a desk."""
    made = Listing(desk, spec(desk))
    made.view.verticalHeader().setDefaultSectionSize(BOARD_ROW)
    states, names = StateCell(made.view), NameCell(made.view)
    for place, column in enumerate(made.spec.columns, start=1):
        if column.name in {"name", "declared"}:
            made.view.setItemDelegateForColumn(place, names)
        elif column.name in set(Requirement):
            made.view.setItemDelegateForColumn(place, states)
    return made


def spec(desk: OpenDesk) -> ListSpec:
    """Return the list that the matrix is."""

    def ids(session: "Session", edition_id: int, filters: Filters, text: str, order: Order) -> Sequence[int]:
        wanted = _filter(filters, text)
        return asked.ids(session, edition_id, wanted, order.column, today=desk.today(), descending=order.is_descending)

    def rows(session: "Session", numbers: Sequence[int]) -> Mapping[int, RequirementLine]:
        return asked.lines(session, numbers, today=desk.today())

    def export(session: "Session", numbers: Sequence[int], file: Path, words: Words) -> int:
        return _export(session, numbers, file, words, desk.today())

    return ListSpec(
        name=NAME,
        columns=_columns(),
        facets=_facets(),
        order=Order(asked.Order.DUE),
        search_hint=N_("Name, number or e-mail"),
        ids=ids,
        rows=rows,
        total=asked.total,
        export=export,
        title=N_("Documents"),
    )


# --- columns ----------------------------------------------------------------------------------------------------------


def _columns() -> tuple[Column, ...]:
    return (
        Column("left", N_("Docs"), cells.left, 46, RIGHT, hint=cells.left_hint),
        Column("name", N_("Applicant"), cells.applicant, 150, hint=cells.applicant_hint, grows=True, rank=0),
        Column("due_on", N_("Due"), _due, 70),
        *(_requirement(each) for each in Requirement),
        Column("declared", N_("Japanese"), cells.language, 104, can_sort=False, rank=2),
        Column("no", N_("Receipt no."), lambda line, _: line.no, 96, is_shown=False),
        Column("nationality", N_("Country"), _country, 110, is_shown=False),
        Column(
            "state",
            N_("Stage"),
            lambda line, words: state_name("application", line.state, words),
            150,
            tone=lambda line: tone_of("application", line.state),
            can_sort=False,
            is_shown=False,
        ),
    )


def _requirement(of: Requirement) -> Column:
    return Column(
        str(of),
        said.HEADINGS[of],
        lambda line, words: cells.text(line, of, words),
        _WIDTHS[of],
        tone=lambda line: cells.tone(line, of),
        hint=lambda line, words: cells.hint(line, of, words),
        rank=0,
    )


def _due(line: RequirementLine, words: Words) -> str:
    from jipdesk.phrases.readiness import short_day

    return short_day(line.due_on, words) if line.due_on else cells.NOT_STATED


def _country(line: RequirementLine, words: Words) -> str:
    return words.territory(line.nationality) if line.nationality else cells.NOT_STATED


# --- filters ----------------------------------------------------------------------------------------------------------


def _facets() -> Sequence[Facet]:
    return (
        Facet("standing", N_("All documents"), lambda _: tuple(Standing), said.standing_name),
        Facet("lacking", N_("Missing"), lambda _: tuple(Requirement), said.requirement_name),
        Facet("turn", N_("Whose move"), lambda _: tuple(Turn), said.turn_name),
        Facet("paper", N_("Document"), lambda _: tuple(DocumentState), partial(_state, "document")),
        Facet("nationality", N_("Country"), _nationalities, _territory),
        Facet("state", N_("Stage"), lambda _: _STAGES, partial(_state, "application")),
    )


def _state(noun: str, code: str, words: Words) -> str:
    return state_name(noun, code, words)


def _territory(code: str, words: Words) -> str:
    return words.territory(code) if code else words.gettext("not stated")


def _nationalities(desk: OpenDesk) -> Sequence[str]:
    if desk.edition is None:
        return ()
    with desk.read() as session:
        return asked.nationalities(session, desk.edition.id)


def _filter(filters: Filters, text: str) -> RequirementFilter:
    return RequirementFilter(
        search=text,
        standings=codes(filters, "standing"),
        lacking=codes(filters, "lacking"),
        turns=codes(filters, "turn"),
        states=codes(filters, "paper"),
        nationalities=codes(filters, "nationality"),
        stages=codes(filters, "state"),
    )


# --- export -----------------------------------------------------------------------------------------------------------


def _export(session: "Session", numbers: Sequence[int], file: Path, words: Words, today: date) -> int:
    from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, write_ledger

    columns = [
        LedgerColumn(words.gettext(title)) for title in ("Receipt no.", "Name (as in passport)", "Country", "Stage")
    ]
    columns += [LedgerColumn(words.gettext("Due"), ColumnKind.DATE)]
    columns += [LedgerColumn(said.requirement_name(each, words)) for each in Requirement]
    lines: list[list[str | date | None]] = []
    for start in range(0, len(numbers), _PORTION):
        portion = numbers[start : start + _PORTION]
        found = asked.lines(session, portion, today=today)
        lines += [_cells_of(found[each], words) for each in portion if each in found]
    return write_ledger(file, columns, lines)


def _cells_of(line: RequirementLine, words: Words) -> list[str | date | None]:
    shown = [cells.text(line, each, words).replace("\n", " ") for each in Requirement]
    return [
        line.no,
        line.name,
        _country(line, words),
        state_name("application", line.state, words),
        line.due_on,
        *shown,
    ]
