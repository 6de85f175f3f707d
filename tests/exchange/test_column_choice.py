"""Columns that a person has settled: found again under their headings."""

import pytest
from intake_sheets import csv_text

from jipdesk.errors import InputRefused
from jipdesk.exchange.column_choice import ANSWER, ColumnChoice, named
from jipdesk.exchange.headings import APPLICATION_HEADINGS
from jipdesk.exchange.sheets import How, read_sheet

NEEDED = {"番号": "receipt_no", "Name": "family_name", "OK?": "consents_privacy"}


def test_no_two_columns_have_one_name():
    assert named(["Name", "", " Name\n", "Age"]) == ["Name", "#2", "Name (2)", "Age"]


def test_a_heading_written_a_little_differently_is_the_same():
    choice = ColumnChoice({"E-Mail * ": "email", "Name": None})

    assert choice.of("e-mail") == (True, "email")
    assert choice.of("NAME") == (True, None)
    assert choice.of("Age") == (False, None)


def test_two_kept_headings_that_are_alike_are_told_apart_by_their_exact_words():
    choice = ColumnChoice({"Name": "family_name", "name": "given_name"})

    assert choice.of("name") == (True, "given_name")
    assert choice.of("NAME") == (False, None)


def test_a_settled_column_goes_before_a_known_heading():
    headings = APPLICATION_HEADINGS.chosen({"mail": ANSWER, "連絡先": "email"})

    assert headings.codes(["mail", "連絡先", "email", "phone"]) == (None, "email", None, "phone")


def test_a_sheet_is_read_by_what_was_settled(given_csv):
    how = How(columns={**NEEDED, "Hobby": ANSWER, "Secret": None, "備考": ANSWER, "備考 (2)": ANSWER})
    rows = [["番号", "Name", "OK?", "Hobby", "Secret", "備考", "備考"], ["1", "A", "yes", "go", "x", "one", "two"]]

    sheet = read_sheet(given_csv(csv_text(rows)), APPLICATION_HEADINGS, how)

    assert [column.code for column in sheet.columns[:3]] == list(NEEDED.values())
    assert [column.text for column in sheet.columns if column.is_left_out] == ["Secret"]
    assert [column.text for column in sheet.columns][-2:] == ["備考", "備考 (2)"]


def test_two_columns_settled_as_one_field_are_refused(given_csv):
    how = How(columns={**NEEDED, "Other": "receipt_no"})

    with pytest.raises(InputRefused, match="sheet_heading_twice"):
        read_sheet(given_csv(csv_text([["番号", "Name", "OK?", "Other"]])), APPLICATION_HEADINGS, how)


def test_a_file_without_the_settled_columns_says_which_are_missing(given_csv):
    with pytest.raises(InputRefused, match="sheet_headings_missing") as refused:
        read_sheet(given_csv(csv_text([["番号", "Name", "Fine"]])), APPLICATION_HEADINGS, How(columns=NEEDED))

    assert refused.value.values["heading"]["en"] == ("consents_privacy",)


def test_headings_in_a_row_that_a_person_chose_must_be_there_too(given_csv):
    how = How(columns=NEEDED, delimiter=",", top=1)

    with pytest.raises(InputRefused, match="sheet_headings_missing"):
        read_sheet(given_csv(csv_text([list(NEEDED), ["1", "A", "yes"]])), APPLICATION_HEADINGS, how)
