"""Draws the itinerary: what the intern has to do on which day, where, and whom to ask."""

from collections.abc import Iterator, Sequence

from jipdesk.documents import layout, schedule
from jipdesk.documents.page import furniture, typeset
from jipdesk.documents.papers import Itinerary, Pair
from jipdesk.documents.styles import WIDTH
from jipdesk.documents.template_parts import Template
from jipdesk.documents.typesetting.flow import Item
from jipdesk.documents.typesetting.tables import Row, Table

WIDTHS = (82.0, 70.0, 196.0, WIDTH - 348.0)
"""Day, time, event, place."""


def draw(paper: Itinerary, template: Template) -> bytes:
    """Return an itinerary as PDF. A character that no font can draw is refused as `no_glyph`."""
    text = schedule.itinerary(paper, template)
    return typeset(list(items(text)), furniture(paper, text.head, paper.intern.name))


def items(text: schedule.ItineraryText) -> Iterator[Item]:
    """Yield the blocks of an itinerary."""
    yield Item(layout.issued(text.head))
    yield Item(layout.addressee(text.to), 4.0, keep=True)
    yield from layout.titles(text.head.title, before=16.0)
    if text.lead:
        yield Item(layout.side_by_side(text.lead), layout.BELOW_TITLE)
    yield Item(layout.table_of_facts(text.facts), 14.0)
    if text.rows:
        yield Item(_table(text.columns, text.rows), 18.0)
    yield from layout.notes(text.notes)


def _table(columns: Sequence[Pair], rows: Sequence[schedule.EventText]) -> Table:
    return Table(WIDTHS, tuple(_row(row) for row in rows), layout.heading(columns, WIDTHS))


def _row(row: schedule.EventText) -> Row:
    cells = (row.day, Pair(row.time), row.event, row.place)
    return Row(tuple(layout.cell([text], width) for text, width in zip(cells, WIDTHS, strict=True)))
