"""Ledgers (台帳): rows written to a workbook or to CSV, whole or not at all, and never as formulas."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from jipdesk.errors import UsageRefused
from jipdesk.safe import files
from jipdesk.safe.outgoing import hand_out

Value: TypeAlias = str | int | Decimal | date | None
"""A `datetime` knows its zone; it is written in Japan time."""


class Marked(str):
    """A text that stands out in a workbook, since something is wrong with it."""

    __slots__ = ()


class ColumnKind(Enum):
    """How the values of a column are written."""

    TEXT = "text"
    DATE = "date"
    MOMENT = "moment"
    NUMBER = "number"
    SHARE = "share"
    """of one, written as parts of a hundred"""


@dataclass(frozen=True, slots=True)
class LedgerColumn:
    """A column: its title in the language of the ledger, and what is in it."""

    title: str
    kind: ColumnKind = ColumnKind.TEXT
    is_pinned: bool = False
    """Whether it stays in sight beside the others, in a workbook; such a column stands before those that do not."""


def write_ledger(path: Path, columns: Sequence[LedgerColumn], rows: Iterable[Sequence[Value]]) -> int:
    """Write a ledger as its name says, `.xlsx` or `.csv`, and return how many rows it has.

    A file of that name is replaced when the new one is complete and, within an act, when the act is kept. Raises
    `UsageRefused` for any other name, `MachineRefused` where the computer does not let it be written.
    """
    kind = path.suffix.casefold()
    if kind not in {".csv", ".xlsx"}:
        raise UsageRefused("ledger_name")
    with _published(path) as partial:
        if kind == ".csv":
            from jipdesk.exchange.ledger_csv import write_csv

            return write_csv(partial, columns, rows)
        from jipdesk.exchange.ledger_workbook import write_workbook

        return write_workbook(partial, path.stem, columns, rows)


@contextmanager
def _published(path: Path) -> Iterator[Path]:
    """Hand out a name beside the ledger's, and give the finished file the ledger's; after an error nothing remains."""
    files.require_replaceable(path)
    partial = files.partial_beside(path)
    try:
        yield partial
        hand_out(partial, path)
    except BaseException:
        files.discard(partial)
        raise


def in_japan(moment: datetime) -> datetime:
    """Return the moment as the clock shows it in Japan."""
    from jipdesk.i18n import JAPAN

    return moment.astimezone(JAPAN).replace(tzinfo=None)
