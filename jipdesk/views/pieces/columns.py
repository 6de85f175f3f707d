"""What a list shows: its columns, how each is written, and in which order the rows stand."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtCore import Qt

from jipdesk.i18n import Words
from jipdesk.views.look.palette import Tone
from jipdesk.views.spoken import Saying

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class Column:
    """One column. `text` writes a row's value in a language; with a `tone` it stands in a pill."""

    name: str
    title: Saying | str
    text: Callable[[Any, Words], str]
    width: int = 120
    """what it takes at most before others have what they need; a person may give it another"""
    align: Qt.AlignmentFlag = LEFT
    tone: Callable[[Any], Tone] | None = None
    hint: Callable[[Any, Words], str] | None = None
    can_sort: bool = True
    is_shown: bool = True
    """unless a person chooses otherwise"""
    grows: bool = False
    """whether it takes what width is left over"""
    rank: int = 1
    """0 for what a list is of: it never leaves; the greater, the sooner it leaves a list too narrow for all"""
    group: Saying | str = ""
    """under which heading it is offered, where there are many"""
    day: Callable[[Any], date | None] | None = None
    """the day or moment behind the text, for ledgers"""
    is_share: bool = False
    """whether its numbers are parts of a hundred"""


@dataclass(frozen=True, slots=True)
class Order:
    """By which column the rows stand, the smallest first or last."""

    column: str
    is_descending: bool = False
