"""Draws the cover sheet of a pack: whose it is, what lies in it, boxes for the seals of approval."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from jipdesk.documents import contents, layout
from jipdesk.documents.page import furniture, typeset
from jipdesk.documents.papers import CoverSheet, Pair
from jipdesk.documents.styles import CELL_EN, WIDTH
from jipdesk.documents.template_parts import Template
from jipdesk.documents.typesetting.blocks import Paragraph, Stack
from jipdesk.documents.typesetting.flow import Item
from jipdesk.documents.typesetting.paragraph import Align
from jipdesk.documents.typesetting.sheet import Sheet
from jipdesk.documents.typesetting.tables import CheckBox, Row, Table

WIDTHS = (220.0, 118.0, 48.0, 48.0, WIDTH - 434.0)
SEAL_BOX = (52.0, 42.0)
"""Width and height of the box for one seal, under its name."""
NAME_HEIGHT = 23.0


@dataclass(frozen=True, slots=True)
class Top:
    """The day on the left, on the right boxes for seals, each under the name of the step it approves."""

    day: Paragraph
    names: tuple[Stack, ...]

    @property
    def height(self) -> float:
        """The room it takes."""
        return NAME_HEIGHT + SEAL_BOX[1]

    @property
    def head(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> None:
        """Stay whole."""

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw the day and the boxes."""
        self.day.draw(sheet, x, top)
        left = x + WIDTH - len(self.names) * SEAL_BOX[0]
        for nth, name in enumerate(self.names):
            edge = left + nth * SEAL_BOX[0]
            sheet.box((edge, top - self.height), SEAL_BOX[0], self.height)
            sheet.rule((edge, top - NAME_HEIGHT), (edge + SEAL_BOX[0], top - NAME_HEIGHT))
            name.draw(sheet, edge, top - (NAME_HEIGHT - name.height) / 2)


def draw(paper: CoverSheet, template: Template) -> bytes:
    """Return a cover sheet as PDF. A character that no font can draw is refused as `no_glyph`."""
    text = contents.cover(paper, template)
    return typeset(list(items(text)), furniture(paper, text.head, paper.intern.name))


def items(text: contents.CoverText) -> Iterator[Item]:
    """Yield the blocks of a cover sheet."""
    yield Item(Top(layout.issued(text.head, Align.LEFT), _names(text.boxes)))
    yield from layout.titles(text.head.title, before=4.0)
    if text.lead:
        yield Item(layout.side_by_side(text.lead), 14.0)
    yield Item(layout.table_of_facts(text.facts), 10.0)
    yield Item(layout.caption(text.caption), 14.0, keep=True)
    yield Item(_table(text.columns, text.contents), 4.0)
    yield from layout.notes(text.notes)


def _table(columns: Sequence[Pair], rows: Sequence[contents.ContentText]) -> Table:
    return Table(WIDTHS, tuple(_row(row) for row in rows), layout.heading(columns, WIDTHS))


def _row(row: contents.ContentText) -> Row:
    name = Pair(f"{row.n}　{row.name.ja}", row.name.en)
    number = layout.cell([Pair(row.number)], WIDTHS[1], CELL_EN)
    right = replace(CELL_EN, align=Align.RIGHT)
    counts = [layout.cell([Pair(str(n))], WIDTHS[2], right) for n in (row.pages, row.copies)]
    return Row((layout.cell([name], WIDTHS[0]), number, *counts, CheckBox(indent=WIDTHS[4] / 2 - 10)))


def _names(boxes: Sequence[Pair]) -> tuple[Stack, ...]:
    return tuple(layout.centred(box, SEAL_BOX[0]) for box in boxes)
