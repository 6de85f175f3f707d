"""The page around the text: number and party over it, the count of pages under it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from jipdesk.documents.papers import Paper
from jipdesk.documents.styles import BOTTOM, FURNITURE, LEFT_EDGE, ROOM, TOP, WIDTH
from jipdesk.documents.typesetting.blocks import Paragraph, paragraph
from jipdesk.documents.typesetting.flow import Item, Page, fill_pages
from jipdesk.documents.typesetting.paragraph import Align, Style
from jipdesk.documents.typesetting.sheet import A4, Sheet
from jipdesk.documents.wording import Head

RULE = TOP + 17.0
FOOT = BOTTOM - 24.0
LINES = 2
"""No more lines of a long name stand over the text; the rest of it is in the text."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What is the same on every page."""

    title: str
    number: str
    left: str
    right: str
    on: date
    author: str = ""
    notice: str = ""
    """What must stand on every page, small and above all: that the letterhead is an example."""


def furniture(paper: Paper, head: Head, party: str) -> Furniture:
    """Return what stands around a paper: its number on the left, the party on the right."""
    label, number = head.number.label, head.number.value.ja
    return Furniture(
        title=f"{head.title.ja} {head.title.en}",
        number=number,
        left=f"{label.ja} {label.en} {number}",
        right=party,
        on=paper.issued_on,
        author=paper.office.office.ja,
        notice=f"{head.sample.ja} {head.sample.en}" if head.sample else "",
    )


def typeset(items: Sequence[Item], furniture: Furniture) -> bytes:
    """Return the blocks on numbered pages as PDF."""
    sheet = Sheet(furniture.title, number=furniture.number, author=furniture.author, on=furniture.on)
    put_on(sheet, items, furniture)
    return sheet.finish()


def laid_out(items: Sequence[Item]) -> list[Page]:
    """Return the pages that the blocks fill."""
    return fill_pages(items, ROOM)


def put_on(sheet: Sheet, items: Sequence[Item], furniture: Furniture) -> None:
    """Draw the blocks on pages of a document, counted among themselves."""
    pages = laid_out(items)
    for count, page in enumerate(pages, start=1):
        _draw_head(sheet, furniture)
        _draw_page(sheet, page)
        _draw_foot(sheet, count, len(pages))
        sheet.next_page()


def _draw_page(sheet: Sheet, page: Page) -> None:
    for placed in page:
        placed.block.draw(sheet, LEFT_EDGE, TOP - placed.below)


def _draw_head(sheet: Sheet, furniture: Furniture) -> None:
    half = WIDTH / 2 - 10
    left = _cut(furniture.left, FURNITURE, half)
    right = _cut(furniture.right, replace(FURNITURE, align=Align.RIGHT), half)
    left.draw(sheet, LEFT_EDGE, RULE + 4 + left.height)
    right.draw(sheet, LEFT_EDGE + WIDTH - half, RULE + 4 + right.height)
    sheet.rule((LEFT_EDGE, RULE), (LEFT_EDGE + WIDTH, RULE), 0.6)
    notice = _cut(furniture.notice, replace(FURNITURE, size=7.0, leading=9.0, align=Align.CENTRE), WIDTH)
    notice.draw(sheet, LEFT_EDGE, A4[1] - 14)


def _cut(text: str, style: Style, width: float) -> Paragraph:
    found = paragraph(text, style, width)
    return replace(found, lines=found.lines[:LINES])


def _draw_foot(sheet: Sheet, page: int, pages: int) -> None:
    text = f"{page} / {pages} ページ　Page {page} of {pages}"
    foot = paragraph(text, replace(FURNITURE, align=Align.CENTRE), A4[0])
    foot.draw(sheet, 0, FOOT + foot.height)
