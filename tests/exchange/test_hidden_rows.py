"""Hidden rows are found piece by piece, however the pieces are cut, and never more than a sheet may have."""

import pytest

from jipdesk.exchange.hidden_rows import HiddenRows
from jipdesk.exchange.limits import MOST_ROWS, TITLE_ROWS

XLSX = b'<cols><col hidden="1"/></cols><row r="1"><c/></row><row r="2" ht="5" hidden="1"/><x:row r="3" hidden="1">'
ODS = (
    b'<table:table table:name="A &amp; B"><table:table-row/><table:table-row table:visibility="collapse" '
    b'table:number-rows-repeated="2"><table:table-cell/></table:table-row></table:table>'
    b"<table:table table:name='\xe5\xbf\x9c\xe5\x8b\x9f'><table:table-header-rows><table:table-row>"
    b"</table:table-row></table:table-header-rows><table:table-row table:visibility='filter'>"
)


@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
@pytest.mark.parametrize(
    ("part", "xml", "found"),
    [
        ("xl/worksheets/sheet1.xml", XLSX.replace(b"x:row", b"row"), {"xl/worksheets/sheet1.xml": {1, 2}}),
        ("xl/worksheets/sheet1.xml", XLSX.replace(b"<row", b"<x:row"), {"xl/worksheets/sheet1.xml": {1, 2}}),
        ("content.xml", ODS, {"A & B": {1, 2}, "応募": {1}}),
    ],
)
def test_hidden_rows_are_found_however_the_pieces_are_cut(part, xml, found, size):
    hidden = HiddenRows()

    for start in range(0, len(xml), size):
        hidden.look(xml[start : start + size], part)

    assert hidden.found == found


def test_rows_behind_the_last_that_is_read_are_not_kept():
    hidden = HiddenRows()

    hidden.look(
        b'<table:table><table:table-row table:visibility="collapse" table:number-rows-repeated="999999999"/>',
        "content.xml",
    )
    hidden.look(b'<row r="9999999" hidden="1"/><row r="0" hidden="1"/>', "xl/worksheets/sheet1.xml")

    assert {sheet: len(rows) for sheet, rows in hidden.found.items()} == {"": MOST_ROWS + TITLE_ROWS}
