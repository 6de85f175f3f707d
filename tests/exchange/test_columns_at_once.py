"""A column of cells that is read at once says what its cells say one by one."""

from contextlib import suppress
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake_sheets import APPLICATION, csv_text, table

from jipdesk import paths
from jipdesk.exchange.applications import readers
from jipdesk.exchange.headings import APPLICATION_HEADINGS
from jipdesk.exchange.readings import ColumnReader, Unreadable
from jipdesk.exchange.rows import read_portions
from jipdesk.exchange.sheets import read_sheet
from jipdesk.rules.countries import read_names

READERS = readers(("online", "in-person"), read_names(paths.resource("countries/names.csv")))
AT_ONCE = sorted(name for name, reader in READERS.items() if isinstance(reader, ColumnReader))
CELLS = (
    *("", " ", "a", " a ", "a b", "O'Brien", "#N/A", " #REF!", "#12 Street", "#", "yes", "はい", "N2", "Viet Nam"),
    *("é", "e\u0301", "\u0301x", "ｶﾞ", "Ａ１", "ﬁ", "山田　太郎", "a\u00a0b", "\u1100\u1161", "髙﨑𠮷", "c12 34"),
    *("a\nb", "a\tb", "a\x00b", "\u2028", "\ufeff", "\ufffc", "\ufffd", "\ue000", "\u202eevil", "م\u200cحمد", "\x1f"),
    *("x" * 61, "x" * 201, "x" * 501, " " + "x" * 60, "a@b.org", "a@b", "2001-02-03", "2024-05-20T09:37:32", "750"),
    *(date(2024, 5, 6), datetime(2024, 5, 6, 7, 8)),
)


def one_by_one(reader, cells):
    """Return the values, None where a cell is refused."""
    values = None
    with suppress(Unreadable):
        values = [reader(cell) for cell in cells]
    return values


def test_nearly_every_column_can_be_read_at_once():
    assert len(AT_ONCE) > len(READERS) - 3


@settings(deadline=None)
@given(st.sampled_from(AT_ONCE), st.lists(st.sampled_from(CELLS), max_size=4))
def test_a_column_says_what_its_cells_say(name, cells):
    at_once = READERS[name].at_once(cells)

    assert at_once is None or list(at_once) == one_by_one(READERS[name], cells)


@settings(deadline=None)
@given(st.sampled_from(AT_ONCE), st.lists(st.text(max_size=4), max_size=4))
def test_a_column_of_any_text_says_what_its_cells_say(name, cells):
    at_once = READERS[name].at_once(cells)

    assert at_once is None or list(at_once) == one_by_one(READERS[name], cells)


@pytest.mark.parametrize("name", sorted(APPLICATION.keys() & set(AT_ONCE)))
def test_ordinary_cells_are_read_at_once(name):
    cells = [APPLICATION[name]] * 3

    assert list(READERS[name].at_once(cells)) == one_by_one(READERS[name], cells)


def test_an_empty_cell_is_no_value_however_it_is_read():
    for name in AT_ONCE:
        assert one_by_one(READERS[name], [""]) in (None, [None], [""], [()])


def test_one_bad_cell_leaves_the_rows_around_it_as_they_are(given_csv):
    rows = [APPLICATION | {"receipt_no": str(number), "institution": f"U {number}"} for number in range(120)]
    rows[70] |= {"birth_date": "spring", "institution": "a\x07b", "phone": ""}
    sheet = read_sheet(given_csv(csv_text(table(rows))), APPLICATION_HEADINGS)

    portions = list(read_portions(sheet, READERS, dict.fromkeys(READERS)))

    read = [value for portion in portions for value in portion.columns["institution"]]
    assert read == [row["institution"] if place != 70 else None for place, row in enumerate(rows)]
    assert [(cell.row, cell.column) for portion in portions for cell in portion.refused] == [
        (72, "birth_date"),
        (72, "institution"),
    ]
    assert [number for portion in portions for number in portion.numbers] == list(range(2, 122))
    assert len(portions) > 1


def test_of_equal_cells_in_a_column_of_few_values_only_one_is_kept(given_csv):
    rows = [APPLICATION | {"receipt_no": str(number), "nationality": "Viet Nam"} for number in range(120)]
    sheet = read_sheet(given_csv(csv_text(table(rows))), APPLICATION_HEADINGS)
    place = next(place for place, column in enumerate(sheet.columns) if column.code == "nationality")

    portions = read_portions(sheet, READERS, dict.fromkeys(READERS))

    assert len({id(cells[place]) for portion in list(portions) for cells in portion.received}) == 1
