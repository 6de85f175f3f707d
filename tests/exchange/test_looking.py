"""A first look at files of every kind: how they are written, and what stands in them."""

import pytest
import xlsxwriter
from forms import FORM, form_rows
from intake_sheets import COMPANY, application, csv_text, fill, table, write_ods, write_xlsx
from old_workbook import write_xls

from jipdesk.errors import InputRefused
from jipdesk.exchange.looking import look
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.exchange.sheets import How

FOREIGN = form_rows(3)


def test_a_sheet_with_all_its_headings_is_known(given_csv):
    looked = look(given_csv(csv_text(table([application()]))))

    assert looked.is_known
    assert (looked.kind, looked.how.encoding, looked.how.delimiter, looked.how.top) == ("applications", "utf-8", ",", 0)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp932"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_encoding_separator_and_heading_row_of_a_foreign_sheet_are_found(given_csv, encoding, delimiter):
    rows = [["2024年度 応募一覧"], [], *FOREIGN]

    looked = look(given_csv(csv_text(rows, delimiter), encoding))

    assert (looked.how.encoding, looked.how.delimiter, looked.how.top) == (encoding, delimiter, 2)
    assert looked.headings == tuple(FORM)
    assert looked.values[0] == ("F-00001", "F-00002", "F-00003")
    assert not looked.is_known


@pytest.mark.parametrize("encoding", ["euc_jp", "cp1252"])
def test_an_encoding_that_is_not_certain_is_shown_as_such(given_csv, encoding):
    text = "Prénom,Ville de l'été\nJosé,Orléans\n" if encoding == "cp1252" else "氏名,住所\n田中,東京\n"

    looked = look(given_csv(text, encoding))

    assert looked.how.encoding == encoding
    assert not looked.is_encoding_certain
    assert not looked.is_known


def test_an_encoding_that_a_person_chose_is_used_or_refused(given_csv):
    path = given_csv("氏名,住所\n田中,東京\n", "euc_jp")

    assert look(path, how=How(encoding="euc_jp")).headings == ("氏名", "住所")
    with pytest.raises(InputRefused, match="sheet_encoding_wrong"):
        look(path, how=How(encoding="utf-8"))


@pytest.mark.parametrize(("name", "write"), [("x.xlsx", write_xlsx), ("x.xls", write_xls), ("x.ods", write_ods)])
def test_workbooks_of_every_kind_are_looked_at(tmp_path, name, write):
    write(tmp_path / name, FOREIGN)

    looked = look(tmp_path / name)

    assert looked.headings == tuple(FORM)
    assert looked.how.encoding is None
    assert looked.values[6][0] == "form1@example.org"


def test_of_several_worksheets_the_one_with_the_headings_is_taken_or_the_one_that_is_chosen(tmp_path):
    with xlsxwriter.Workbook(tmp_path / "x.xlsx") as book:
        fill(book.add_worksheet("Notes"), [["Read this", "first"], ["a", "b"]])
        fill(book.add_worksheet("Data"), table([application()]))
        fill(book.add_worksheet("Form"), FOREIGN)

    looked = look(tmp_path / "x.xlsx")
    assert (looked.how.worksheet, looked.worksheets) == ("Data", ("Notes", "Data", "Form"))
    assert look(tmp_path / "x.xlsx", how=How(worksheet="Form")).headings == tuple(FORM)


def test_a_sheet_of_companies_is_told_by_its_headings(given_csv):
    assert look(given_csv(csv_text(table([COMPANY])))).kind is SheetKind.COMPANIES


def test_headings_that_come_twice_are_named_apart(given_csv):
    looked = look(given_csv(csv_text([["a", "b", "a"], ["1", "2", "3"]])))

    assert looked.headings == ("a", "b", "a (2)")
    assert looked.is_repeated == {"a", "a (2)"}


@pytest.mark.parametrize("value", ["", "memo"])
def test_what_stands_in_a_column_without_a_heading_is_a_person_s_to_settle(given_csv, value):
    heads, row = table([application()])

    looked = look(given_csv(csv_text([[heads[0], "", *heads[1:]], [row[0], value, *row[1:]]])))

    assert looked.is_known == (value == "")


def test_a_letter_is_no_table(given_csv):
    with pytest.raises(InputRefused, match="sheet_no_headings"):
        look(given_csv("Dear office\nplease find the list\n"))


def test_the_row_of_the_headings_can_be_chosen(given_csv):
    looked = look(given_csv(csv_text([["a", "b"], ["c", "d"], ["e", "f"]])), how=How(top=1))

    assert looked.headings == ("c", "d")
    assert looked.values == (("e",), ("f",))


def test_more_columns_than_a_sheet_may_have_are_refused_at_once(given_csv):
    with pytest.raises(InputRefused, match="sheet_too_many_columns"):
        look(given_csv(csv_text([[f"c{place}" for place in range(301)]] * 3)))
