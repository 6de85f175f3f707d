"""Headings in two rows, as above merged cells: the upper names a group, the lower its columns."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import zip_longest

from jipdesk.exchange.cells import Cell, shown
from jipdesk.exchange.column_choice import heading_text
from jipdesk.exchange.headings import Headings

_OTHERS = frozenset({"emergency_contact", "representative", "contact_name"})
"""Groups that tell of somebody else: a telephone number below is not that of whom the row is about."""
_SOMEBODY_ELSE = re.compile(
    "緊急|保護者|家族|推薦|紹介者|保証人|指導教|上司"
    "|emergency|guardian|parent|family member|recommend|referee|guarantor|supervisor",
    re.IGNORECASE,
)
"""Likewise, where the desk has no heading for the group."""


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
    if not group or _code(group + below, known):
        return group + below
    return below if _code(below, known) and not _is_of_somebody_else(group, known) else f"{group} {below}"


def _is_of_somebody_else(group: str, known: Headings) -> bool:
    return _code(group, known) in _OTHERS or bool(_SOMEBODY_ELSE.search(group))


def _code(text: str, headings: Headings) -> str | None:
    return headings.codes([text])[0]
