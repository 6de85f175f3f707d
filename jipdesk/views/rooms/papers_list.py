"""The list of papers: a line for every placement, a cell for each of its four papers."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from jipdesk.documents.papers import PaperKind
from jipdesk.i18n import Words
from jipdesk.phrases import paper_desk as said
from jipdesk.phrases.marking import N_
from jipdesk.phrases.papers import paper_name
from jipdesk.phrases.readiness import short_day
from jipdesk.phrases.states import state_name
from jipdesk.queries import paper_list as asked
from jipdesk.queries.paper_list import PaperCell, PaperFilter, PaperLine, Standing
from jipdesk.rules.states import PaperState
from jipdesk.views.goal import Filters
from jipdesk.views.look.palette import Tone
from jipdesk.views.look.tones import tone_of
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.pieces.board_cells import BOARD_ROW, NameCell, StateCell, two_lines
from jipdesk.views.pieces.columns import Column, Order
from jipdesk.views.pieces.filters import Facet, codes
from jipdesk.views.pieces.listing import Listing, ListSpec

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

NOT_STATED = "—"
_IN_FORCE = tuple(state for state in PaperState if state not in {PaperState.VOID, PaperState.REPLACED})
_CELL = 136


def listing(desk: OpenDesk) -> Listing:
    """Return the list of a desk."""
    made = Listing(desk, spec(desk))
    made.view.verticalHeader().setDefaultSectionSize(BOARD_ROW)
    states, names = StateCell(made.view), NameCell(made.view)
    for place, column in enumerate(made.spec.columns, start=1):
        if column.name in set(PaperKind):
            made.view.setItemDelegateForColumn(place, states)
        elif column.name == asked.Order.NAME:
            made.view.setItemDelegateForColumn(place, names)
    return made


def spec(desk: OpenDesk) -> ListSpec:
    """Return what the list is."""
    return ListSpec(
        name="papers",
        columns=_COLUMNS,
        facets=_facets(desk),
        order=Order(asked.Order.NO),
        search_hint=N_("Intern, company or number"),
        ids=_ids,
        rows=asked.lines,
        total=asked.total,
        export=_export,
    )


# --- columns ----------------------------------------------------------------------------------------------------------


def intern(line: PaperLine, words: Words) -> str:
    """Return the intern's name with the country below."""
    name = line.name_kana if words.language == "ja" and line.name_kana else line.name
    return two_lines(name, words.territory(line.nationality) if line.nationality else "")


def company(line: PaperLine, words: Words) -> str:
    """Return the company's name in the language, else in the other."""
    names = (line.company_ja, line.company_en)
    return next((name for name in (names if words.language == "ja" else names[::-1]) if name), NOT_STATED)


def cell_text(cell: PaperCell, words: Words) -> str:
    """Return what a cell says: where the paper is, and below it since when or what stands against it."""
    if cell.state is None:
        if not cell.missing:
            return words.gettext("Ready to issue")
        gaps = words.ngettext("{n} thing missing", "{n} things missing", len(cell.missing))
        return two_lines(words.gettext("Not issued"), gaps.format(n=words.number(len(cell.missing))))
    day = cell.sent_on if cell.state is PaperState.SENT and cell.sent_on else cell.issued_on
    state = words.gettext(said.STATES[cell.state])
    state = f"{state} {short_day(day, words)}" if day else state
    if cell.changes:
        return two_lines(state, words.gettext("data changed"))
    return two_lines(state, words.gettext("copy {n}").format(n=cell.copy) if cell.copy > 1 else "")


def cell_tone(cell: PaperCell) -> Tone:
    """Return its tone; a paper that no longer says what is so is to be seen to."""
    if cell.standing is Standing.CHANGED:
        return Tone.WAITING
    if cell.standing is Standing.MISSING:
        return Tone.TROUBLE
    return Tone.NOT_BEGUN if cell.state is None else tone_of("paper", cell.state)


def cell_hint(cell: PaperCell, words: Words) -> str:
    """Return the whole of it: number, state, and what is missing or differs."""
    name = paper_name(cell.kind, words)
    if cell.state is None:
        return "\n".join(filter(None, (name, said.missing_of(cell.missing, words))))
    head = words.gettext("{number}, issued on {day}: {state}").format(
        number=cell.number,
        day=words.date(cell.issued_on) if cell.issued_on else NOT_STATED,
        state=state_name("paper", cell.state, words),
    )
    return "\n".join([head, *(said.changed(each.field, each.before, each.after, words) for each in cell.changes)])


def _paper(kind: PaperKind) -> Column:
    return Column(
        kind.value,
        said.SHORT[kind],
        lambda line, words: cell_text(line.cells[kind], words),
        _CELL,
        tone=lambda line: cell_tone(line.cells[kind]),
        hint=lambda line, words: cell_hint(line.cells[kind], words),
        can_sort=False,
        rank=0,
    )


def _day(day: date | None, words: Words) -> str:
    return short_day(day, words) if day else NOT_STATED


_COLUMNS = (
    Column("no", N_("Placement no."), lambda line, _: line.no, 96),
    Column("name", N_("Intern"), intern, 150, grows=True, rank=0),
    Column("company", N_("Host company"), company, 124, grows=True, rank=2),
    Column("starts_on", N_("Start"), lambda line, words: _day(line.starts_on, words), 64),
    *(_paper(kind) for kind in PaperKind),
)


# --- filters and asking -----------------------------------------------------------------------------------------------


def _facets(desk: OpenDesk) -> Sequence[Facet]:
    def courses(_: OpenDesk) -> Sequence[str]:
        return tuple(desk.edition.courses) if desk.edition else ()

    def course_name(code: str, words: Words) -> str:
        names = desk.edition.course_names.get(code) if desk.edition else None
        return (names[0] if words.language == "ja" else names[1]) if names else code

    return (
        Facet("standing", N_("Papers"), lambda _: tuple(Standing), _named(said.STANDINGS)),
        Facet("state", N_("State"), lambda _: _IN_FORCE, _named(said.STATES)),
        Facet("course", N_("Course"), courses, course_name),
        Facet("placement", N_("Placement"), _numbers, lambda code, _: code),
    )


def _numbers(desk: OpenDesk) -> Sequence[str]:
    if desk.edition is None:
        return ()
    with desk.read() as session:
        return asked.numbers(session, desk.edition.id)


def _named(names: Mapping[str, str]) -> Callable[[str, Words], str]:
    return lambda code, words: words.gettext(names[code])


def _ids(session: "Session", edition_id: int, filters: Filters, text: str, order: Order) -> Sequence[int]:
    wanted = PaperFilter(
        search=text,
        courses=codes(filters, "course"),
        standings=codes(filters, "standing"),
        states=codes(filters, "state"),
        placements=codes(filters, "placement"),
    )
    return asked.ids(session, edition_id, wanted, asked.Order(order.column), descending=order.is_descending)


def _export(session: "Session", numbers: Sequence[int], file: Path, words: Words) -> int:
    from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, write_ledger

    found = asked.lines(session, numbers)
    titles = (N_("Placement no."), N_("Intern"), N_("Host company"))
    columns = [LedgerColumn(words.gettext(title)) for title in titles]
    columns.append(LedgerColumn(words.gettext(N_("Start")), ColumnKind.DATE))
    columns += [LedgerColumn(words.gettext(said.SHORT[kind])) for kind in PaperKind]
    return write_ledger(file, columns, (_cells_of(found[each], words) for each in numbers if each in found))


def _cells_of(line: PaperLine, words: Words) -> list[str | date | None]:
    shown = [cell_text(line.cells[kind], words).replace("\n", " ") for kind in PaperKind]
    return [line.no, line.name, company(line, words), line.starts_on, *shown]
