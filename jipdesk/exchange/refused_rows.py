"""The rows of a sheet that were not taken in, as a sheet of their own: corrected, it can be imported as it is."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from jipdesk.errors import InputRefused
from jipdesk.exchange.cells import shown
from jipdesk.exchange.headings import NOTE, Headings
from jipdesk.exchange.ledgers import LedgerColumn, Marked, write_ledger
from jipdesk.exchange.rows import RefusedCell
from jipdesk.exchange.sheets import FOUND_OUT, Column, How, Sheet, read_sheet
from jipdesk.i18n import Words
from jipdesk.phrases.intake import refused_cell
from jipdesk.phrases.sheets import reasons_title
from jipdesk.safe import files


def save_refused(
    source: Path,
    sha256: str,
    headings: Headings,
    refused: Sequence[RefusedCell],
    target: Path,
    words: Words,
    how: How = FOUND_OUT,
) -> int:
    """Write the refused rows of a file with its own headings, and the reasons before them; return how many.

    What has to be corrected stands out, and the reasons stay in sight.
    Where a person has settled what the columns are, the headings are the desk's, and what was left out is left out: so
    the file is understood without asking again, on this desk or another.

    Raises `InputRefused("sheet_changed")` if the file is no longer the one that was read.
    """
    if files.sha256(source) != sha256:
        raise InputRefused("sheet_changed")
    sheet = read_sheet(source, headings, how)
    wanted = [place for place, column in enumerate(sheet.columns) if how.columns is None or not column.is_left_out]
    columns = [LedgerColumn(_heading(sheet.columns[place], headings, how, words)) for place in wanted]
    title = LedgerColumn(reasons_title(NOTE, words), is_pinned=True)
    return write_ledger(target, [title, *columns], _rows(sheet, wanted, headings, refused, words))


def _heading(column: Column, headings: Headings, how: How, words: Words) -> str:
    return headings.label(column.code, words.language) if column.code and how.columns is not None else column.text


def _rows(
    sheet: Sheet, wanted: Sequence[int], headings: Headings, refused: Sequence[RefusedCell], words: Words
) -> Iterator[list[str]]:
    why: defaultdict[int, list[str]] = defaultdict(list)
    wrong = {(cell.row, cell.column) for cell in refused}
    for cell in refused:
        label = headings.label(cell.column, words.language)
        why[cell.row].append(refused_cell(cell.row, label, cell.reason, cell.values, words))
    for record in sheet.rows:
        if record.number in why:
            named = [(sheet.columns[place].name, shown(record.cells[place])) for place in wanted]
            texts = (Marked(text) if (record.number, name) in wrong else text for name, text in named)
            yield ["\n".join(why[record.number]), *texts]
