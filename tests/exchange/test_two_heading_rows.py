"""Headings in two rows: a group above, its columns below, and cells that reach over both."""

import pytest
import xlsxwriter
from intake_sheets import application, table

from jipdesk.exchange.headings import APPLICATION_HEADINGS, COMPANY_HEADINGS
from jipdesk.exchange.looking import look
from jipdesk.exchange.sheets import How, read_sheet
from jipdesk.exchange.two_heading_rows import combined

UPPER = ["受付番号", "氏名", "", "旅券", "", "連絡先", "個人情報の取扱いに同意", "", "備考"]
LOWER = ["", "姓", "名", "番号", "有効期限", "メールアドレス", "", "確認者", ""]
NAMES = [
    "受付番号",
    "姓",
    "名",
    "旅券番号",
    "旅券有効期限",
    "メールアドレス",
    "個人情報の取扱いに同意",
    "確認者",
    "備考",
]
ROW = ["24-000001", "TRAN", "Thi", "C1234567", "2030-01-31", "tran@example.org", "はい", "佐藤", "x"]


@pytest.fixture
def sheet(tmp_path):
    book = xlsxwriter.Workbook(str(tmp_path / "two.xlsx"))
    made = book.add_worksheet()
    made.merge_range(0, 0, 0, 8, "応募者一覧")
    made.merge_range(1, 1, 1, 2, "氏名")
    made.merge_range(1, 0, 2, 0, "受付番号")
    for number, row in enumerate((UPPER, LOWER, ROW), start=1):
        for place, text in enumerate(row):
            if text and not (number == 1 and place in {0, 1}):
                made.write(number, place, text)
    book.close()
    return tmp_path / "two.xlsx"


def test_each_column_is_named_by_the_row_that_names_it_or_by_both():
    assert combined(UPPER, LOWER, APPLICATION_HEADINGS) == NAMES


def test_a_column_that_nobody_knows_is_named_with_its_group():
    assert combined(["家族", "", "受付番号"], ["父", "母", ""], APPLICATION_HEADINGS) == [
        "家族 父",
        "家族 母",
        "受付番号",
    ]


@pytest.mark.parametrize(
    ("headings", "group"),
    [
        (APPLICATION_HEADINGS, "緊急連絡先"),
        (APPLICATION_HEADINGS, "emergency_contact"),
        (APPLICATION_HEADINGS, "保護者"),
        (APPLICATION_HEADINGS, "推薦者 / Recommended by"),
        (COMPANY_HEADINGS, "代表者"),
        (COMPANY_HEADINGS, "担当者"),
    ],
)
def test_what_is_told_of_somebody_else_is_not_taken_for_the_rows_own(headings, group):
    below = "電話番号" if headings is APPLICATION_HEADINGS else "住所"

    names = combined([group], [below], headings)

    assert names == [f"{group} {below}"]
    assert headings.codes(names) == (None,)
    assert headings.codes([below]) != (None,)


def test_such_a_sheet_is_known_and_read_from_below_both(sheet):
    looked = look(sheet)

    assert (list(looked.headings), looked.how.top, looked.is_known) == (NAMES, 2, True)
    for how in (How(), looked.how):
        read = read_sheet(sheet, APPLICATION_HEADINGS, how)
        rows = [(row.number, list(row.cells)) for row in read.rows]
        assert [column.name for column in read.columns][3:5] == ["passport_no", "passport_expiry"]
        assert rows == [(4, ROW)]


def test_what_a_person_settled_of_such_a_sheet_goes_by_the_same_names(sheet):
    columns = dict.fromkeys(("備考", "確認者")) | {"旅券番号": "passport_no"}

    read = read_sheet(sheet, APPLICATION_HEADINGS, How(top=2, columns=columns))

    assert [column.code for column in read.columns][:4] == ["receipt_no", "family_name", "given_name", "passport_no"]
    assert [column.is_left_out for column in read.columns][-2:] == [True, True]


def test_a_row_of_headings_that_is_enough_is_not_mixed_with_a_title(given_csv):
    heads, row = table([application()])
    text = "\n".join(",".join(each) for each in (["一覧", *["" for _ in heads[1:]]], heads, row))

    assert look(given_csv(text)).headings == tuple(heads)
