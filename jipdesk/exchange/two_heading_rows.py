"""Headings in two rows, as above merged cells: the upper names a group, the lower its columns."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from jipdesk.exchange.cells import Cell, shown
from jipdesk.exchange.column_choice import heading_text
from jipdesk.exchange.headings import Headings


def combined(upper: Sequence[Cell], lower: Sequence[Cell], headings: Headings) -> list[str]:
    """Return one heading for each column: of the row that has one, or of both together."""
    # What a person settled goes by these names, and must not change them.
    known = replace(headings, choice=None)
    names, group = [], ""
    for above, below in zip_longest(map(_text, upper), map(_text, lower), fillvalue=""):
        # A merged cell stands above its first column only; one that reaches down to the table is no group.
        group = (above or group) if below else ""
        names.append(_name(group, below, known) if below else above)
    return names


def _text(cell: Cell) -> str:
    return heading_text(shown(cell))


def _name(group: str, below: str, known: Headings) -> str:
    if not group or _is_known(group + below, known):
        return group + below
    return below if _is_known(below, known) else f"{group} {below}"


def _is_known(text: str, headings: Headings) -> bool:
    return headings.codes([text]) != (None,)
