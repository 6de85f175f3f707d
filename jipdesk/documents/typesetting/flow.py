"""Fills pages with blocks: what belongs together stays together, and no page ends or begins with a lonely line."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from jipdesk.documents.typesetting.blocks import Block


@dataclass(frozen=True, slots=True)
class Item:
    """A block, the space before it (none at the head of a page), and whether the next must begin on the same page."""

    block: Block
    before: float = 0.0
    keep: bool = False
    new_page: bool = False


@dataclass(frozen=True, slots=True)
class Set:
    """A block in its place: so far below the head of the page."""

    block: Block
    below: float


Page = tuple[Set, ...]


def fill_pages(items: Sequence[Item], room: float) -> list[Page]:
    """Return pages of this height. A block that fits on no page stands alone on one and goes over its end."""
    pages: list[list[Set]] = [[]]
    waiting, below = list(items), 0.0
    while waiting:
        item = waiting.pop(0)
        start = below + item.before if pages[-1] else 0.0
        if item.new_page and pages[-1]:
            pages.append([])
            waiting.insert(0, replace(item, new_page=False))
        elif start + _needed(item, waiting) <= room + 1e-6 or not pages[-1]:
            part, rest = _parted(item.block, room - start)
            pages[-1].append(Set(part, start))
            below = start + part.height
            if rest:
                pages.append([])
                waiting.insert(0, replace(item, block=rest))
        else:
            pages.append([])
            waiting.insert(0, item)
    return [tuple(page) for page in pages if page]


def _needed(item: Item, following: Sequence[Item]) -> float:
    """Return the room without which an item does not begin on a page."""
    if not item.keep or not following:
        return item.block.head
    return item.block.height + following[0].before + _needed(following[0], following[1:])


def _parted(block: Block, room: float) -> tuple[Block, Block | None]:
    if block.height <= room + 1e-6:
        return block, None
    return block.split(room) or (block, None)
