import pytest
from intake_sheets import application, csv_text, table

from jipdesk.errors import InputRefused
from jipdesk.exchange import csv_reader
from jipdesk.exchange.headings import APPLICATION_HEADINGS
from jipdesk.exchange.sheets import read_sheet

HEAD = "receipt_no,family_name,consents_privacy,note"


def read(path):
    return list(read_sheet(path, APPLICATION_HEADINGS).rows)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
def test_every_delimiter_and_encoding_gives_the_same_cells(given_csv, records, delimiter, encoding):
    rows = [application(family_name="髙﨑 ～", motivation="一行目\n二行目, その2; \t終わり")]
    path = given_csv(csv_text(table(rows), delimiter), encoding)

    assert records(path) == (list(rows[0]), [(2, *rows[0].values())])


def test_a_cell_with_line_breaks_is_part_of_one_record(given_csv):
    path = given_csv(f'{HEAD}\r\n1,A,yes,"one\r\ntwo\nthree"\r\n2,B,yes,\r\n')

    assert [(row.number, row.cells[3]) for row in read(path)] == [(2, "one\r\ntwo\nthree"), (3, "")]


def test_empty_lines_count_and_are_no_rows(given_csv):
    path = given_csv(f"{HEAD}\n\n1,A,yes,\n,,,\n2,B,yes,\n\n")

    assert [row.number for row in read(path)] == [3, 5]


def test_rows_below_a_title_are_numbered_as_the_spreadsheet_numbers_them(given_csv):
    path = given_csv(f"応募者一覧 2024\n\n{HEAD}\n1,A,yes,\n")

    assert [row.number for row in read(path)] == [4]


def test_the_line_that_names_the_delimiter_is_passed_over(given_csv):
    path = given_csv(f"sep=,\n{HEAD}\n1,A,yes,\n")

    assert [row.cells for row in read(path)] == [("1", "A", "yes", "")]


def test_a_short_row_is_filled_and_what_is_beyond_is_shown(given_csv):
    path = given_csv(f"{HEAD}\n1,A\n2,B,yes,,,beyond\n3,C,yes,,,\n")

    assert [(row.cells, row.beyond) for row in read(path)] == [
        (("1", "A", "", ""), ""),
        (("2", "B", "yes", ""), "beyond"),
        (("3", "C", "yes", ""), ""),
    ]


def test_the_apostrophe_of_our_own_ledgers_is_taken_away(given_csv):
    path = given_csv(f"{HEAD}\n1,'=A,yes,'+81\n2,'tis,yes,''=x\n")

    assert [row.cells[1::2] for row in read(path)] == [("=A", "+81"), ("'tis", "'=x")]


@pytest.mark.parametrize(
    ("body", "code", "row"),
    [
        ('1,"A,yes,\n2,B,yes,\n', "sheet_quotes", 2),
        ('1,A,yes,\n2,"B" ,yes,\n', "sheet_quotes", 3),
        ("1,A,yes,\r2,B,yes,\n", "sheet_line_breaks", 2),
        ("1,A,yes,\n2,B,yes,\r\r\n", "sheet_line_breaks", 3),
        (f"1,A,yes,{'x' * 1_100_000}\n", "sheet_quotes", 2),
    ],
)
def test_what_is_broken_is_refused_with_its_row(given_csv, body, code, row):
    with pytest.raises(InputRefused, match=code) as refusal:
        read(given_csv(f"{HEAD}\n{body}"))

    assert refusal.value.values["row"] == row


def test_a_line_without_an_end_is_not_read_into_memory(given_csv, monkeypatch):
    monkeypatch.setattr(csv_reader, "_MOST_LINE_LETTERS", 1000)

    with pytest.raises(InputRefused, match="sheet_line_too_long"):
        read(given_csv(f"{HEAD}\n1,A,yes,\n{',' * 2000}"))


def test_a_lone_carriage_return_inside_quotes_is_part_of_the_cell(given_csv):
    assert read(given_csv(f'{HEAD}\n1,A,yes,"a\rb"\n'))[0].cells[3] == "a\rb"


def test_a_heading_alone_is_a_sheet_without_rows(given_csv):
    assert read(given_csv(HEAD)) == []


@pytest.mark.parametrize("text", ["a,b\n1,2\n", "\n\n", "just text", HEAD.replace(",", "|")])
def test_a_file_without_headings_is_refused(given_csv, text):
    with pytest.raises(InputRefused, match="sheet_no_headings") as refusal:
        read_sheet(given_csv(text), APPLICATION_HEADINGS)

    assert refusal.value.values["heading"]["ja"] == ("受付番号", "姓", "個人情報の取扱いに同意")


def test_missing_headings_are_named(given_csv):
    with pytest.raises(InputRefused, match="sheet_headings_missing") as refusal:
        read_sheet(given_csv("受付番号,名,生年月日\n"), APPLICATION_HEADINGS)

    assert refusal.value.values["heading"] == {"en": ("consents_privacy",), "ja": ("個人情報の取扱いに同意",)}


@pytest.mark.parametrize("twin", ["family_name", "姓", "Ｆamily Name", "Note"])
def test_a_heading_that_stands_twice_is_refused(given_csv, twin):
    with pytest.raises(InputRefused, match="sheet_heading_twice"):
        read_sheet(given_csv(f"{HEAD},{twin}\n"), APPLICATION_HEADINGS)


def test_more_columns_than_the_limit_are_refused(given_csv):
    head = ",".join([HEAD, *(f"q{number}" for number in range(300))])

    with pytest.raises(InputRefused, match="sheet_too_many_columns"):
        read_sheet(given_csv(f"{head}\n"), APPLICATION_HEADINGS)


def test_three_hundred_columns_and_empty_ones_after_them_are_read(given_csv):
    head = ",".join([HEAD, *(f"q{number}" for number in range(296)), *([""] * 700)])

    assert len(read_sheet(given_csv(f"{head}\n"), APPLICATION_HEADINGS).columns) == 300


def test_more_rows_than_the_limit_are_refused(given_csv, monkeypatch):
    monkeypatch.setattr("jipdesk.exchange.sheets.MOST_ROWS", 3)
    path = given_csv(f"{HEAD}\n" + "1,A,yes,\n" * 4)

    with pytest.raises(InputRefused, match="sheet_too_many_rows"):
        read(path)
