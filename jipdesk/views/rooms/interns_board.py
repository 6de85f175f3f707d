"""The readiness board: its columns, its filters, and how it asks the desk."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jipdesk.i18n import Words
from jipdesk.phrases import readiness as said
from jipdesk.phrases.marking import N_
from jipdesk.phrases.states import mover_name, progress_name, state_name
from jipdesk.queries import holidays, interns
from jipdesk.queries.interns import BoardFilter, BoardLine, Days
from jipdesk.rules.readiness import Arrangement, Mover, Progress
from jipdesk.rules.states import PlacementState
from jipdesk.views.goal import Filters
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.board_cells import BOARD_ROW, NameCell, StateCell
from jipdesk.views.pieces.columns import RIGHT, Column, Order
from jipdesk.views.pieces.filters import Facet, codes
from jipdesk.views.pieces.listing import Listing, ListSpec
from jipdesk.views.rooms import interns_cells as cells

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_WIDTHS = {
    Arrangement.AGREEMENTS: 110,
    Arrangement.VISA: 106,
    Arrangement.FLIGHT: 86,
    Arrangement.ACCOMMODATION: 86,
    Arrangement.INSURANCE: 98,
    Arrangement.EQUIPMENT: 110,
    Arrangement.TRAINING: 98,
}
"""So that the whole board is seen in a window of 1280 pixels."""
_AROUND = 2
"""Years before and after the edition's whose holidays are asked for."""


def listing(desk: OpenDesk) -> Listing:
    """Return the board of a desk."""
    made = Listing(desk, spec(desk))
    made.view.verticalHeader().setDefaultSectionSize(BOARD_ROW)
    states, names = StateCell(made.view), NameCell(made.view)
    for place, column in enumerate(made.spec.columns, start=1):
        if column.name in {"name", "starts_on"}:
            made.view.setItemDelegateForColumn(place, names)
        elif column.name in set(Arrangement):
            made.view.setItemDelegateForColumn(place, states)
    return made


def days_of(desk: OpenDesk) -> Days:
    """Return today, and the holidays around the edition."""
    year = desk.edition.year if desk.edition else desk.today().year
    return Days(desk.today(), holidays.japanese(year - _AROUND, year + _AROUND))


def spec(desk: OpenDesk) -> ListSpec:
    """Return the list that the board is."""

    def ids(session: "Session", edition_id: int, filters: Filters, text: str, order: Order) -> Sequence[int]:
        wanted = _filter(filters, text)
        return interns.ids(session, edition_id, wanted, order.column, days_of(desk), descending=order.is_descending)

    def rows(session: "Session", numbers: Sequence[int]) -> Mapping[int, BoardLine]:
        return interns.lines(session, numbers, days_of(desk))

    def export(session: "Session", numbers: Sequence[int], file: Path, words: Words) -> int:
        return _export(session, numbers, file, words, days_of(desk))

    return ListSpec(
        name="interns",
        columns=_columns(),
        facets=_facets(desk),
        order=Order(interns.Order.RISK),
        search_hint=N_("Intern, company or number"),
        ids=ids,
        rows=rows,
        total=interns.total,
        export=export,
    )


# --- columns ----------------------------------------------------------------------------------------------------------


def _columns() -> tuple[Column, ...]:
    return (
        Column("risk", N_("Left"), _left, 36, RIGHT, hint=_left_hint, rank=2),
        Column("name", N_("Intern"), cells.intern, 140, hint=_name_hint, grows=True, rank=0),
        Column("company", N_("Company"), cells.company_in_short, 85, hint=cells.company, grows=True, rank=3),
        Column("starts_on", N_("Start"), cells.start, 80),
        *(_arrangement(each) for each in Arrangement),
        Column("no", N_("Placement no."), lambda line, _: line.no, 100, is_shown=False),
        Column("state", N_("Stage"), _stage, 150, tone=lambda line: tone_of("placement", line.state), is_shown=False),
    )


def _arrangement(arrangement: Arrangement) -> Column:
    return Column(
        str(arrangement),
        said.HEADINGS[arrangement],
        lambda line, words: cells.cell_text(line, arrangement, words),
        _WIDTHS[arrangement],
        tone=lambda line: cells.cell_tone(line, arrangement),
        hint=lambda line, words: cells.cell_hint(line, arrangement, words),
        rank=0,
    )


def _left(line: BoardLine, words: Words) -> str:
    return words.number(line.left) if line.left else cells.NOT_STATED


def _left_hint(line: BoardLine, words: Words) -> str:
    return words.ngettext("{n} arrangement is left", "{n} arrangements are left", line.left).format(
        n=words.number(line.left)
    )


def _name_hint(line: BoardLine, words: Words) -> str:
    """Return the whole name in every writing, number and company."""
    known = (line.name, line.name_kana, line.no, cells.company(line, words))
    return "\n".join(part for part in known if part)


def _stage(line: BoardLine, words: Words) -> str:
    return state_name("placement", line.state, words)


# --- filters ----------------------------------------------------------------------------------------------------------


def _facets(desk: OpenDesk) -> Sequence[Facet]:
    def course_name(code: str, words: Words) -> str:
        names = desk.edition.course_names.get(code) if desk.edition else None
        return (names[0] if words.language == "ja" else names[1]) if names else code

    return (
        Facet("state", N_("Stage"), lambda _: tuple(PlacementState), _named(state_name, "placement")),
        Facet("course", N_("Course"), _courses, course_name),
        Facet("month", N_("Starts in"), _months, _month),
        Facet("mover", N_("Whose move"), lambda _: tuple(Mover), mover_name),
        Facet("lacking", N_("Not ready"), lambda _: tuple(Arrangement), _heading),
        Facet("progress", N_("Readiness"), lambda _: tuple(Progress), progress_name),
    )


def _named(name: Callable[[str, str, Words], str], noun: str) -> Callable[[str, Words], str]:
    return lambda code, words: name(noun, code, words)


def _heading(code: str, words: Words) -> str:
    return words.gettext(said.HEADINGS[code])


def _courses(desk: OpenDesk) -> Sequence[str]:
    return tuple(desk.edition.courses) if desk.edition else ()


def _months(desk: OpenDesk) -> Sequence[str]:
    if desk.edition is None:
        return ()
    with desk.read() as session:
        return interns.months(session, desk.edition.id)


def _month(code: str, words: Words) -> str:
    from babel.dates import format_date

    first = date.fromisoformat(f"{code}-01")
    return format_date(first, "yyyy年M月" if words.language == "ja" else "MMMM yyyy", locale=words.language)


def _filter(filters: Filters, text: str) -> BoardFilter:
    return BoardFilter(
        search=text,
        courses=codes(filters, "course"),
        states=codes(filters, "state"),
        months=codes(filters, "month"),
        movers=codes(filters, "mover"),
        lacking=codes(filters, "lacking"),
        progress=codes(filters, "progress"),
    )


# --- export -----------------------------------------------------------------------------------------------------------


def _export(session: "Session", numbers: Sequence[int], file: Path, words: Words, days: Days) -> int:
    from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, write_ledger

    found = interns.lines(session, numbers, days)
    titles = ("Placement no.", "Name (as in passport)", "Host company", "Stage")
    columns = [LedgerColumn(words.gettext(title)) for title in titles]
    columns += [LedgerColumn(words.gettext(title), ColumnKind.DATE) for title in ("From", "To")]
    columns += [LedgerColumn(words.gettext(said.HEADINGS[each])) for each in Arrangement]
    return write_ledger(file, columns, (_cells_of(found[each], words) for each in numbers if each in found))


def _cells_of(line: BoardLine, words: Words) -> list[str | date | None]:
    shown = [cells.cell_text(line, each, words).replace("\n", " ") for each in Arrangement]
    who = [line.no, line.name, cells.company(line, words), _stage(line, words)]
    return [*who, line.starts_on, line.ends_on, *shown]
