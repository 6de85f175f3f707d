"""The rows of a sheet that were not taken in, as a sheet of their own: corrected, it can be imported as it is."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from jipdesk.errors import InputRefused
from jipdesk.exchange.cells import shown
from jipdesk.exchange.headings import NOTE, Headings
from jipdesk.exchange.ledgers import LedgerColumn, write_ledger
from jipdesk.exchange.rows import RefusedCell
from jipdesk.exchange.sheets import Sheet, read_sheet
from jipdesk.i18n import Words
from jipdesk.phrases.intake import refused_cell
from jipdesk.phrases.sheets import reasons_title
from jipdesk.safe import files


def save_refused(
    source: Path, sha256: str, headings: Headings, refused: Sequence[RefusedCell], target: Path, words: Words
) -> int:
    """Write the refused rows of a file with its own headings, and the reasons beside them; return how many.

    Raises `InputRefused("sheet_changed")` if the file is no longer the one that was read.
    """
    if files.sha256(source) != sha256:
        raise InputRefused("sheet_changed")
    sheet = read_sheet(source, headings)
    columns = [LedgerColumn(column.text) for column in sheet.columns]
    title = LedgerColumn(reasons_title(NOTE, words))
    return write_ledger(target, [*columns, title], _rows(sheet, headings, refused, words))


def _rows(sheet: Sheet, headings: Headings, refused: Sequence[RefusedCell], words: Words) -> Iterator[list[str]]:
    why: defaultdict[int, list[str]] = defaultdict(list)
    for cell in refused:
        label = headings.label(cell.column, words.language)
        why[cell.row].append(refused_cell(cell.row, label, cell.reason, cell.values, words))
    for record in sheet.rows:
        if record.number in why:
            yield [*map(shown, record.cells), " ".join(why[record.number])]
