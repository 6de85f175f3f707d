"""Parts that several papers share: titles, pairs of columns, tables of facts, notes."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jipdesk.documents.papers import Pair
from jipdesk.documents.styles import (
    CELL_EN,
    CELL_JA,
    EN,
    EN_TITLE,
    JA,
    JA_TITLE,
    LEFT_WIDTH,
    NOTE_EN,
    NOTE_JA,
    RIGHT_OFFSET,
    RIGHT_WIDTH,
    WIDTH,
)
from jipdesk.documents.typesetting.blocks import Columns, Paragraph, Stack, paragraph
from jipdesk.documents.typesetting.flow import Item
from jipdesk.documents.typesetting.paragraph import Align, Style, natural_width
from jipdesk.documents.typesetting.tables import PADDING, Cell, Row, Table
from jipdesk.documents.wording import Fact, Head

LABEL_WIDTH = 204.0
BELOW_TITLE = 20.0
WHOLE_BELOW = 70.0
"""A pair of columns lower than this goes to the next page as a whole: four lines of Japanese."""


def titles(title: Pair, *, before: float = 0.0) -> Iterator[Item]:
    """Yield the title in both languages, centred; what follows stands `BELOW_TITLE` points below."""
    yield Item(paragraph(title.ja, JA_TITLE, WIDTH), before, keep=True)
    yield Item(paragraph(title.en, EN_TITLE, WIDTH), 2.0, keep=True)


def issued(head: Head, align: Align = Align.RIGHT) -> Paragraph:
    """Return the day of a paper, for the upper edge of its first page; its number stands over every page."""
    label, value = head.issued_on.label, head.issued_on.value
    day = f"{both(label)}　{value.ja}　{value.en}"
    return paragraph(day, replace(NOTE_JA, align=align), WIDTH)


def addressee(to: Pair) -> Stack:
    """Return to whom a paper is sent, at the upper left."""
    ja = paragraph(to.ja, replace(JA, size=12.0, leading=18.0, align=Align.LEFT), WIDTH)
    return Stack((ja, paragraph(to.en, replace(EN, align=Align.LEFT), WIDTH)), (0.0, 0.0))


def caption(text: Pair) -> Paragraph:
    """Return the heading of a table, in one line."""
    return paragraph(both(text), replace(JA, bold=True, align=Align.LEFT), WIDTH)


def both(text: Pair) -> str:
    """Return both languages in one line."""
    return text.ja if same(text) else f"{text.ja} {text.en}"


def same(text: Pair) -> bool:
    """Tell whether English adds nothing: a name, a number, the same but for its spaces."""
    return not text.en or "".join(text.en.split()) == "".join(text.ja.split())


def columns(ja: Paragraph, en: Paragraph) -> Columns:
    """Return two paragraphs side by side."""
    return Columns(Stack((ja,), (0.0,)), Stack((en,), (0.0,)), RIGHT_OFFSET, WHOLE_BELOW)


def side_by_side(text: Pair, ja: Style = JA, en: Style = EN) -> Columns:
    """Return a text in both languages side by side."""
    return columns(paragraph(text.ja, ja, LEFT_WIDTH), paragraph(text.en, en, RIGHT_WIDTH))


def notes(texts: Sequence[Pair]) -> Iterator[Item]:
    """Yield notes in small type."""
    for nth, text in enumerate(texts):
        yield Item(side_by_side(text, NOTE_JA, NOTE_EN), 4.0 if nth else 9.0)


def table_of_facts(facts: Sequence[Fact], width: float = WIDTH) -> Table:
    """Return labels and values; a fact without a label continues the row above it."""
    rows: list[tuple[Pair, list[Pair]]] = []
    for fact in facts:
        if rows and not fact.label.ja:
            rows[-1][1].append(fact.value)
        else:
            rows.append((fact.label, [fact.value]))
    widths = (LABEL_WIDTH, width - LABEL_WIDTH)
    return Table(widths, tuple(Row((cell([label], widths[0]), cell(values, widths[1]))) for label, values in rows))


def cell(texts: Sequence[Pair], width: float, ja: Style = CELL_JA, en: Style = CELL_EN) -> Stack:
    """Return a cell with both languages in one line if they fit, else below each other; what is equal stands once."""
    room = width - 2 * PADDING[0]
    members = tuple(each for text in texts for each in _in_cell(text, room, ja, en))
    return Stack(members, (1.0,) * len(members))


def _in_cell(text: Pair, room: float, ja: Style, en: Style) -> Iterator[Paragraph]:
    line = text.ja if same(text) else f"{text.ja}　{text.en}"
    if same(text) or natural_width(line, ja) <= room:
        yield paragraph(line, ja, room)
        return
    yield paragraph(text.ja, ja, room)
    yield paragraph(text.en, en, room)


def heading(columns: Sequence[Pair], widths: Sequence[float]) -> Row:
    """Return the heading of a table."""
    bold = (replace(CELL_JA, size=9.0, leading=13.0, bold=True), replace(CELL_EN, size=8.0, leading=10.5, bold=True))
    cells: list[Cell] = [cell([text], width, *bold) for text, width in zip(columns, widths, strict=True)]
    return Row(tuple(cells))


def centred(text: Pair, width: float) -> Stack:
    """Return a label in the middle of its box, both languages below each other."""
    ja, en = (
        replace(CELL_JA, size=8.5, leading=11.5, align=Align.CENTRE),
        replace(CELL_EN, size=7.5, leading=9.0, align=Align.CENTRE),
    )
    members = tuple(paragraph(each, style, width) for each, style in ((text.ja, ja), (text.en, en)) if each)
    return Stack(members, (0.0,) * len(members))
