"""Where the parties sign: two blocks side by side, with a ring for the seal or a line for the signature."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from jipdesk.documents import layout
from jipdesk.documents.papers import Pair
from jipdesk.documents.styles import CELL_EN, CELL_JA, EN, JA, LEFT_WIDTH, RIGHT_OFFSET, RIGHT_WIDTH
from jipdesk.documents.typesetting.blocks import Columns, Paragraph, Stack, paragraph
from jipdesk.documents.typesetting.flow import Item
from jipdesk.documents.typesetting.paragraph import Align, Style
from jipdesk.documents.typesetting.scripts import Family
from jipdesk.documents.typesetting.sheet import Sheet
from jipdesk.documents.wording import Fact, SignatureText

RING = 15.0
SIGNING_ROOM = 34.0
"""Room over the line for a signature by hand."""

CAPTION = Style(family=Family.GOTHIC, size=7.5, leading=10.5, align=Align.LEFT)
MARK = Style(size=9.5, leading=12.0, align=Align.CENTRE)


@dataclass(frozen=True, slots=True)
class Signature:
    """The block of one party."""

    lines: Stack
    mark: Paragraph
    width: float
    has_seal: bool

    @property
    def height(self) -> float:
        """The room it takes."""
        return self.lines.height + (6.0 if self.has_seal else SIGNING_ROOM + self.mark.height)

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw the block."""
        self.lines.draw(sheet, x, top)
        below = top - self.lines.height
        if self.has_seal:
            centre = (x + self.width - RING - 2, below + RING)
            sheet.ring(centre, RING, 0.5)
            self.mark.draw(sheet, centre[0] - self.width / 2, centre[1] + self.mark.height / 2)
            return
        sheet.rule((x, below - SIGNING_ROOM), (x + self.width, below - SIGNING_ROOM), 0.6)
        self.mark.draw(sheet, x, below - SIGNING_ROOM)


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two blocks side by side, never parted."""

    left: Signature
    right: Signature | None

    @property
    def height(self) -> float:
        """The room of the higher block."""
        return max(self.left.height, self.right.height if self.right else 0.0)

    @property
    def head(self) -> float:
        """All of it."""
        return self.height

    def split(self, room: float) -> None:
        """Stay whole."""

    def draw(self, sheet: Sheet, x: float, top: float) -> None:
        """Draw both blocks."""
        self.left.draw(sheet, x, top)
        if self.right:
            self.right.draw(sheet, x + RIGHT_OFFSET, top)


def dated(date: Fact) -> Columns:
    """Return the day of the agreement or room for it, named in both columns, or it looks like one for each party."""
    left = replace(JA, align=Align.LEFT)
    return Columns(
        _day(date.label.ja, date.value.ja, left, LEFT_WIDTH),
        _day(date.label.en, date.value.en, replace(EN, leading=JA.leading, align=Align.LEFT), RIGHT_WIDTH),
        RIGHT_OFFSET,
        layout.WHOLE_BELOW,
    )


def _day(label: str, value: str, style: Style, width: float) -> Stack:
    return Stack((paragraph(label, CAPTION, width), paragraph(value, style, width)), (0.0, 1.0))


def items(signatures: Sequence[SignatureText]) -> Iterator[Item]:
    """Yield the blocks of all parties, two beside each other."""
    for left, right in zip_longest(signatures[::2], signatures[1::2]):
        yield Item(Pairing(_block(left, LEFT_WIDTH), _block(right, RIGHT_WIDTH) if right else None), 20.0)


def _block(signature: SignatureText, width: float) -> Signature:
    members = [paragraph(layout.both(signature.party), replace(JA, bold=True, align=Align.LEFT), width)]
    spaces = [0.0]
    for nth, fact in enumerate(signature.facts, start=1):
        # The last, the name, stands beside the ring, not under it.
        room = width - (2 * RING + 8 if signature.has_seal and nth == len(signature.facts) else 0)
        members.append(paragraph(layout.both(fact.label), CAPTION, room))
        spaces.append(7.0)
        values = _values(fact.value, room)
        members += values
        spaces += [0.0] * len(values)
    mark = signature.mark.ja if signature.has_seal else layout.both(signature.mark)
    style = MARK if signature.has_seal else CAPTION
    return Signature(Stack(tuple(members), tuple(spaces)), paragraph(mark, style, width), width, signature.has_seal)


def _values(value: Pair, room: float) -> list[Paragraph]:
    found = [paragraph(value.ja, replace(CELL_JA, size=10.0), room)] if value.ja else []
    return found if layout.same(value) else [*found, paragraph(value.en, CELL_EN, room)]
