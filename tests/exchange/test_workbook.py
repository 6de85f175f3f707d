import re
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path

import pytest
import xlsxwriter
from intake_sheets import application, compound_file, crafted, fill, table, write_ods, write_xlsx

from jipdesk.errors import InputRefused, MachineRefused
from jipdesk.exchange import workbook
from jipdesk.exchange.headings import APPLICATION_HEADINGS
from jipdesk.exchange.sheets import read_sheet

HEAD = ["receipt_no", "family_name", "consents_privacy", "note"]
ROW = ["1", "A", "yes", "n"]
SHEET = "xl/worksheets/sheet1.xml"


def cells(path):
    return [row.cells for row in read_sheet(path, APPLICATION_HEADINGS).rows]


def test_text_numbers_and_dates_come_out_as_a_person_would_type_them(given_xlsx):
    values = [
        24000001,
        "=1+1",
        True,
        785.0,
        6.5,
        8190123456789,
        0.1 + 0.2,
        datetime(2024, 6, 30, 23, 59, 59),
        date(2001, 2, 3),
    ]
    path = given_xlsx([HEAD + list("efghi"), values])

    assert cells(path) == [
        (
            "24000001",
            "=1+1",
            "TRUE",
            "785",
            "6.5",
            "8190123456789",
            "0.3",
            datetime(2024, 6, 30, 23, 59, 59),
            date(2001, 2, 3),
        )
    ]


def test_the_first_sheet_with_the_headings_is_taken_and_its_title_passed_over(tmp_path, records):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        fill(book.add_worksheet("cover"), [["応募者一覧"], ["note", "family_name"]])
        fill(book.add_worksheet("one"), [HEAD, ROW], top=3)
        fill(book.add_worksheet("two"), [HEAD, ["2", "B", "yes", ""]])

    assert records(tmp_path / "x.xlsx") == (HEAD, [(5, *ROW)])


def test_a_hidden_sheet_counts_only_where_no_visible_one_has_the_headings(tmp_path):
    for name, last in (("both.xlsx", ["receipt_no", "姓", "consents_privacy"]), ("hidden.xlsx", ["something"])):
        with xlsxwriter.Workbook(tmp_path / name) as book:
            fill(book.add_worksheet("hidden"), [HEAD, ["old", "A", "yes", ""]])
            fill(book.add_worksheet("seen"), [last, ["new", "B", "yes"]])
            book.worksheets()[1].activate()
            book.worksheets()[1].set_first_sheet()
            book.worksheets()[0].hide()

    assert [row[0] for row in cells(tmp_path / "both.xlsx")] == ["new"]
    assert [row[0] for row in cells(tmp_path / "hidden.xlsx")] == ["old"]


def test_empty_rows_count_and_cells_merged_downwards_are_filled(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet()
        fill(sheet, [HEAD, ROW, [], ["", "B", "yes", ""], ["", "C", "yes", ""]])
        sheet.merge_range(3, 0, 4, 0, "merged")

    rows = list(read_sheet(tmp_path / "x.xlsx", APPLICATION_HEADINGS).rows)

    assert [(row.number, row.cells[0]) for row in rows] == [(2, "1"), (4, "merged"), (5, "merged")]


def test_an_error_in_a_cell_is_not_taken_for_an_empty_one(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        fill(book.add_worksheet("cover"), [["nothing"]])
        sheet = book.add_worksheet("応募 & 他")
        fill(sheet, [HEAD, ROW])
        sheet.write_formula(1, 1, "=VLOOKUP(1,2,3)", None, "#N/A")
        sheet.write_formula(1, 3, '="x"', None, "x")

    assert cells(tmp_path / "x.xlsx") == [("1", "#ERROR!", "yes", "x")]


def test_formats_far_out_do_no_harm(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet, bold = book.add_worksheet(), book.add_format({"bold": True})
        fill(sheet, [HEAD, ROW])
        sheet.write_blank(1_048_575, 16_383, None, bold)

    assert cells(tmp_path / "x.xlsx") == [tuple(ROW)]


@pytest.mark.parametrize("place", ["XFD1048576", "A300001", "LB2"])
def test_a_lone_cell_far_out_is_refused_before_it_fills_the_memory(given_xlsx, tmp_path, place):
    far = f'<row r="9"><c r="{place}" t="str"><v>x</v></c></row></sheetData>'.encode()
    bomb = crafted(given_xlsx([HEAD, ROW]), tmp_path / "b.xlsx", SHEET, lambda xml: xml.replace(b"</sheetData>", far))

    with pytest.raises(InputRefused, match="sheet_cells_far_out"):
        cells(bomb)


@pytest.mark.parametrize("place", ["ZZZZZZ99", "A999999999999"])
def test_what_the_library_dies_of_is_a_refusal_here(given_xlsx, tmp_path, monkeypatch, place):
    hidden = f"<row\tr='9'><c{' ' * 2000}r='{place}' t='str'><v>x</v></c></row></sheetData>".encode()
    bomb = crafted(
        given_xlsx([HEAD, ROW]), tmp_path / "b.xlsx", SHEET, lambda xml: xml.replace(b"</sheetData>", hidden)
    )

    with pytest.raises(InputRefused, match="sheet_"):
        cells(bomb)


def test_a_workbook_with_macros_is_refused(given_xlsx, tmp_path):
    path = given_xlsx([HEAD, ROW])
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf")

    with pytest.raises(InputRefused, match="sheet_macros"):
        cells(path)


def test_entities_are_refused(given_xlsx, tmp_path):
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet'
    path = crafted(
        given_xlsx([HEAD, ROW]), tmp_path / "b.xlsx", SHEET, lambda xml: xml.replace(b"<worksheet", laughs, 1)
    )

    with pytest.raises(InputRefused, match="sheet_entities"):
        cells(path)


def test_a_small_file_that_unpacks_to_two_hundred_megabytes_is_refused(given_xlsx, tmp_path):
    path = crafted(given_xlsx([HEAD, ROW]), tmp_path / "b.xlsx", "docProps/app.xml", lambda _: b" " * (200 << 20))

    assert path.stat().st_size < 300_000
    with pytest.raises(InputRefused, match="sheet_unpacks_too_large"):
        cells(path)


def test_a_size_that_lies_is_not_believed(given_xlsx, tmp_path):
    path = crafted(given_xlsx([HEAD, ROW]), tmp_path / "b.xlsx", "docProps/app.xml", lambda _: b" " * (30 << 20))
    honest = (30 << 20).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(honest, (100).to_bytes(4, "little")))

    with pytest.raises(InputRefused, match="sheet_unpacks_too_large"):
        cells(path)


def test_an_archive_that_is_no_workbook_is_foreign(tmp_path):
    with zipfile.ZipFile(tmp_path / "x.xlsx", "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")

    with pytest.raises(InputRefused, match="sheet_foreign"):
        cells(tmp_path / "x.xlsx")


@pytest.mark.parametrize("end", [200, 3000, -30])
def test_a_workbook_that_was_cut_off_is_damaged(given_xlsx, tmp_path, end):
    path = given_xlsx([HEAD, *[ROW] * 50])
    path.write_bytes(path.read_bytes()[:end])

    with pytest.raises(InputRefused, match="sheet_damaged"):
        cells(path)


@pytest.mark.parametrize(
    ("names", "code"),
    [
        (("EncryptionInfo", "EncryptedPackage"), "sheet_encrypted"),
        (("Workbook", "_VBA_PROJECT_CUR"), "sheet_macros"),
        (("WordDocument", "1Table"), "sheet_damaged"),
    ],
)
def test_a_compound_file_is_told_by_what_is_in_it(tmp_path, names, code):
    (tmp_path / "x.xlsx").write_bytes(compound_file(names))

    with pytest.raises(InputRefused, match=code):
        cells(tmp_path / "x.xlsx")


@pytest.mark.parametrize("name", ["sheet.xls", "sheet.csv", "sheet.ods", "sheet"])
def test_a_workbook_is_read_under_any_name(given_xlsx, name):
    assert cells(given_xlsx([HEAD, ROW], name=name)) == [tuple(ROW)]


def test_parts_that_are_encrypted_are_refused(given_xlsx):
    path = given_xlsx([HEAD, ROW])
    content = bytearray(path.read_bytes())
    for sign, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        for found in re.finditer(re.escape(sign), bytes(content)):
            content[found.start() + place] |= 1
    path.write_bytes(content)

    with pytest.raises(InputRefused, match="sheet_encrypted"):
        cells(path)


def test_more_rows_or_columns_than_the_limits_are_refused(given_xlsx):
    with pytest.raises(InputRefused, match="sheet_too_many_columns"):
        cells(given_xlsx([[*HEAD, *(f"q{n}" for n in range(300))], ROW], name="wide.xlsx"))


def test_a_heading_below_the_twentieth_row_is_not_looked_for(given_xlsx):
    with pytest.raises(InputRefused, match="sheet_no_headings"):
        cells(given_xlsx([HEAD, ROW], top=20))


def test_a_workbook_without_a_cell_has_no_headings(given_xlsx):
    with pytest.raises(InputRefused, match="sheet_no_headings"):
        cells(given_xlsx([]))


def test_an_ods_file_is_read_like_the_others(tmp_path, records):
    write_ods(tmp_path / "x.ods", [HEAD, ROW])

    assert records(tmp_path / "x.ods") == (HEAD, [(2, *ROW)])


def test_a_whole_sheet_of_applications_comes_through(given_xlsx, records):
    rows = [application(receipt_no=f"24-{number:06}", motivation=f"{number} 髙﨑 𠮷 ‍") for number in range(450)]

    columns, read = records(given_xlsx(table(rows)))

    assert columns == list(rows[0])
    assert read == [(number, *row.values()) for number, row in enumerate(rows, start=2)]


def test_a_reading_process_that_cannot_be_started_is_the_machines_refusal(given_xlsx, monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "absent"))

    with pytest.raises(MachineRefused, match="file_trouble"):
        cells(given_xlsx([HEAD, ROW]))


def test_the_passphrase_is_not_handed_to_the_reading_process(monkeypatch):
    monkeypatch.setenv("JIPDESK_PASSPHRASE", "secret")

    assert "JIPDESK_PASSPHRASE" not in workbook._environment()


def test_a_frozen_program_reads_with_itself(monkeypatch, tmp_path):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "JIP Desk"))

    program, *rest = workbook._command(tmp_path / "x.xlsx")

    assert Path(program).parent == tmp_path
    assert Path(program).stem == "jipdesk"
    assert rest == ["--read-workbook", str(tmp_path / "x.xlsx")]


def test_a_process_that_takes_too_long_is_ended(given_xlsx, monkeypatch):
    monkeypatch.setattr(workbook, "READING_SECONDS", 0)

    with pytest.raises(InputRefused, match="sheet_damaged"):
        cells(given_xlsx([HEAD, ROW]))


def test_reading_can_stop_after_the_headings(tmp_path):
    write_xlsx(tmp_path / "x.xlsx", [HEAD, *[ROW] * 1000])

    sheet = read_sheet(tmp_path / "x.xlsx", APPLICATION_HEADINGS)
    sheet.rows.close()

    assert [column.text for column in sheet.columns] == HEAD


@pytest.mark.parametrize("result", [b"", b"<v></v>", b"<v />"])
def test_a_formula_that_was_never_calculated_is_not_taken_for_an_empty_cell(tmp_path, result):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet()
        fill(sheet, [HEAD, ROW])
        sheet.write_formula(1, 1, '=UPPER("a")', None, 7)
        sheet.write_formula(1, 3, '=IF(A1="","","x")', None, "x")

    def take_away(xml):
        return xml.replace(b"<v>7</v>", result).replace(b"<v>x</v>", b"<v></v>")

    bare = crafted(tmp_path / "x.xlsx", tmp_path / "y.xlsx", SHEET, take_away)

    assert cells(tmp_path / "x.xlsx") == [("1", "7", "yes", "x")]
    assert cells(bare) == [("1", "#ERROR!", "yes", "")]


@pytest.mark.parametrize("end", [b"/></c>", b" /></c>", b"/><v/></c>", b"/><v></v></c>", b"/>\n</c>"])
def test_a_formula_that_shares_the_text_of_another_and_was_never_calculated_is_not_empty(tmp_path, end):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet()
        fill(sheet, [HEAD, ROW, ROW])
        sheet.write_formula(2, 1, "=UPPER(D3)", None, 7)

    def share(xml):
        return xml.replace(b"<f>UPPER(D3)</f><v>7</v></c>", b'<f t="shared" si="0"' + end)

    bare = crafted(tmp_path / "x.xlsx", tmp_path / "y.xlsx", SHEET, share)

    assert [row[1] for row in cells(bare)] == ["A", "#ERROR!"]


def test_a_shared_formula_with_a_result_is_its_result(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet()
        fill(sheet, [HEAD, ROW])
        sheet.write_formula(1, 1, "=UPPER(D3)", None, 7)
        sheet.write_blank(1, 4, None, book.add_format({"bold": True}))
    share = lambda xml: xml.replace(b"<f>UPPER(D3)</f>", b'<f t="shared" si="0"/>')  # noqa: E731

    assert cells(crafted(tmp_path / "x.xlsx", tmp_path / "y.xlsx", SHEET, share))[0][1] == "7"


def hidden(path):
    sheet = read_sheet(path, APPLICATION_HEADINGS)
    return [row.number for row in sheet.rows], sheet.hidden.count


def test_rows_that_a_workbook_hides_come_in_and_are_counted_where_they_hold_something(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        sheet = book.add_worksheet()
        fill(sheet, [["a title that is hidden"], HEAD, ROW, ROW, [], ROW])
        for row in (0, 3, 4, 5, 7):
            sheet.set_row(row, options={"hidden": True})
        sheet.set_column(0, 0, options={"hidden": True})

    assert hidden(tmp_path / "x.xlsx") == ([3, 4, 6], 2)


def test_hidden_rows_are_those_of_the_sheet_that_is_read(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        for name in ("cover", "read"):
            sheet = book.add_worksheet(name)
            fill(sheet, [HEAD if name == "read" else ["cover"], ROW, ROW])
            sheet.set_row(1 if name == "cover" else 2, options={"hidden": True})

    assert hidden(tmp_path / "x.xlsx") == ([2, 3], 1)


def test_rows_that_an_ods_file_filters_out_are_counted_too(tmp_path):
    write_ods(tmp_path / "x.ods", [HEAD, ROW, ROW, ROW, ROW])

    def hide(xml):
        *first, rest = xml.split(b"<table:table-row>", 3)
        rows = rest.replace(b"<table:table-row>", b'<table:table-row table:visibility="filter">')
        return b"<table:table-row>".join([*first, rows])

    assert hidden(crafted(tmp_path / "x.ods", tmp_path / "y.ods", "content.xml", hide)) == ([2, 3, 4, 5], 2)
