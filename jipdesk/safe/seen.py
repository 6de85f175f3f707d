"""How far the history of each generation had come when it was last open, kept outside the database.

A chain of sealed rows shows every change but one: that its end was cut off, or the whole file replaced by an older
copy. The mark shows that. It holds a number and a seal, no personal data.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from jipdesk.safe import files

SEEN = "SEEN"
_MOST = 1 << 16
_HEAD = re.compile(r"[0-9a-f]{0,128}")


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of the last row of a history, and the seal of that row in hexadecimal."""

    sequence: int
    head: str


def read(desk: Path) -> dict[str, Mark]:
    """Return the marks by name of generation; an unreadable file counts as none, as it can only take a warning away."""
    try:
        stored = json.loads(files.read_small(desk / SEEN, _MOST) or b"{}")
        return {str(name): _mark(*pair) for name, pair in stored.items()}
    except (ValueError, TypeError, AttributeError, RecursionError):
        return {}


def _mark(sequence: object, head: object) -> Mark:
    if not isinstance(sequence, int) or not isinstance(head, str) or not _HEAD.fullmatch(head):
        raise ValueError("not a mark")
    return Mark(sequence, head)


def write(desk: Path, generation: str, mark: Mark) -> None:
    """Keep a generation's mark, durably."""
    _store(desk, read(desk) | {generation: mark})


def forget(desk: Path, generation: str) -> None:
    """Drop the mark of a generation that is going to be removed."""
    marks = read(desk)
    if marks.pop(generation, None):
        _store(desk, marks)


def _store(desk: Path, marks: dict[str, Mark]) -> None:
    content = {name: [mark.sequence, mark.head] for name, mark in sorted(marks.items())}
    files.write_durably(desk / SEEN, json.dumps(content).encode() + b"\n")
