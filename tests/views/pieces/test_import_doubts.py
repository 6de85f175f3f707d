"""Sheets that speak against themselves as a whole: another year's, other persons', persons who are known already."""

import pytest
import xlsxwriter
from given import applications, sheet_file
from intake_sheets import fill, table
from sqlalchemy import select

from jipdesk.actions.editions import add_edition
from jipdesk.actions.same_person import not_the_same
from jipdesk.models.person import Person
from jipdesk.rules.edition_file import shipped
from jipdesk.views.goal import Goal


@pytest.fixture
def years(office, settle):
    """The editions of other years, beside that of 2024."""

    def add(*years):
        for year in years:
            office.act("add_editions", lambda session, year=year: add_edition(session, shipped(year)))
        settle(office.jobs)

    return add


def test_a_sheet_of_another_year_is_known_by_its_courses_and_taken_there(dialog, read, office, settle, years, tmp_path):
    years(2023)
    read(sheet_file(tmp_path / "applications_2023.csv", applications(3, first=101, courses="A;C")))
    assert dialog.notice.text == ("This looks like a sheet for FY2023: 3 rows name courses that FY2024 does not have.")

    dialog.notice._act.click()
    settle(office.jobs)

    assert office.edition.year == 2023
    assert (dialog.preview.prepared.added, dialog.preview.prepared.refused_rows) == (3, 0)
    assert not dialog.notice.text


def test_a_sheet_of_another_year_is_known_though_most_rows_would_fit_this_one(read, years, tmp_path):
    years(2026)
    rows = [*applications(2, first=101, courses="online"), *applications(1, first=103, courses="in-person-1")]

    assert read(sheet_file(tmp_path / "sheet.csv", rows)).notice.text.startswith(
        "This looks like a sheet for FY2026: 1"
    )


def test_where_several_years_have_the_courses_they_are_named_and_none_is_offered(dialog, read, office, years, tmp_path):
    years(2023)
    office.choose_edition(next(each.id for each in office.editions if each.year == 2023))
    read(sheet_file(tmp_path / "sheet.csv", applications(2, first=101, courses="in-person;online")))

    assert "one of these years (FY2025, FY2024)" in dialog.notice.text
    assert dialog.notice._act.isHidden()


def test_one_wrong_course_does_not_make_a_sheet_another_years(dialog, read, tmp_path):
    rows = [*applications(2, first=101), *applications(1, first=103, courses="A")]
    read(sheet_file(tmp_path / "sheet.csv", rows))

    assert dialog.preview.prepared.refused_rows == 1
    assert not dialog.notice.text


def test_numbers_that_belong_to_other_persons_are_told_before_they_are_overwritten(dialog, read, tmp_path):
    rows = applications(3)
    rows[0] |= {"family_name": "SOMEBODY", "given_name": "Else", "birth_date": "1999-09-09"}
    rows[1] |= {"family_name": "MARRIED"}
    read(sheet_file(tmp_path / "others.csv", rows))

    assert dialog.notice.text.startswith("In 1 row the name and the date of birth are not those")


def test_letters_lost_when_the_sheet_was_saved_are_told_before_it_is_taken_in(dialog, read, tmp_path):
    rows = [*applications(1, first=101, name_native="Nguyễn"), *applications(2, first=102, name_native="Nguy?n")]
    read(sheet_file(tmp_path / "lost.csv", rows))

    assert dialog.notice.text.startswith("In 2 rows a name contains “?”")
    assert dialog.take.isEnabled()


def test_who_may_be_known_already_is_told_after_the_import_and_one_click_away(dialog, read, office, settle, tmp_path):
    rows = applications(1, first=101, family_name="TWICE", birth_date="1999-09-09", email="twice@example.org")
    again = [{**rows[0], "receipt_no": "24-000909"}]
    read(sheet_file(tmp_path / "twice.csv", [*rows, *again]))
    went = []
    office.wanted.connect(went.append)

    dialog.take.click()
    settle(office.jobs)
    assert "another record of the same person" in dialog.notice.text
    dialog.notice._act.click()

    assert went == [Goal("applications", part="same_person")]


def test_fields_that_rules_ask_for_are_named_while_a_column_may_hold_them(read, tmp_path):
    rows = [{"Wants" if key == "courses" else key: value for key, value in row.items()} for row in applications(2)]
    dialog = read(sheet_file(tmp_path / "odd.csv", rows))
    dialog.show_columns()

    columns = dialog.columns
    assert columns.left == ("english_level", "courses")
    assert columns._order[0] == "Wants"
    columns.choose("Wants", "courses")
    assert columns.left == ()


def alike(dialog):
    return [(each.row, each.who, each.column) for each in dialog._read_sheet.lines.duplicates]


def test_persons_a_new_row_is_alike_to_are_named_and_not_again_with_the_next_sheet(
    dialog, read, office, settle, tmp_path
):
    rows = applications(1, first=101, family_name="TWICE", birth_date="1999-09-09", email="twice@example.org")
    rows += [{**rows[0], "receipt_no": "24-000909", "given_name": "Gaven 101"}]
    read(sheet_file(tmp_path / "twice.csv", rows))
    assert alike(dialog) == [(3, "24-000909  TWICE Gaven 101", "24-000101  TWICE Given 101")]
    dialog.take.click()
    settle(office.jobs)

    rows[0]["major"] = "Something else"
    read(sheet_file(tmp_path / "again.csv", rows))

    assert dialog.preview.prepared.updated == 1
    assert alike(dialog) == []


def test_a_row_in_katakana_brings_up_whose_name_reads_alike(dialog, read, tmp_path):
    rows = applications(2, first=101, birth_date="1999-09-09")
    rows[0] |= {"family_name": "BATBAYAR", "given_name": "Temuulen"}
    rows[1] |= {"family_name": "バトバヤル", "given_name": "テムーレン"}

    read(sheet_file(tmp_path / "kana.csv", rows))

    assert alike(dialog) == [(3, "24-000102  バトバヤル テムーレン", "24-000101  BATBAYAR Temuulen")]
    (row,) = dialog._read_sheet.lines.duplicates
    assert list(row.evidence) == ["reads_alike", "same_birth_date"]


def test_two_who_were_found_to_be_two_are_not_brought_up_by_a_changed_row(dialog, read, office, settle, tmp_path):
    rows = applications(1, first=101, family_name="TWICE", birth_date="1999-09-09", email="twice@example.org")
    rows += [{**rows[0], "receipt_no": "24-000909"}]
    read(sheet_file(tmp_path / "twice.csv", rows))
    dialog.take.click()
    settle(office.jobs)

    rows[1]["given_name"] = "Gíven 101"
    changed = sheet_file(tmp_path / "changed.csv", rows)
    read(changed)
    assert [each[0] for each in alike(dialog)] == [3]

    with office.read() as session:
        both = session.scalars(select(Person.id).where(Person.family_name == "TWICE")).all()
    office.act("not_the_same", lambda session: not_the_same(session, *both))
    settle(office.jobs)
    read(changed)
    assert dialog.preview.prepared.updated == 1
    assert alike(dialog) == []


def test_hidden_rows_are_told_as_something_to_know_and_come_in(dialog, read, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "sheet.xlsx") as book:
        sheet = book.add_worksheet()
        fill(sheet, table([*applications(3, first=101)]))
        sheet.set_row(2, options={"hidden": True})
    read(tmp_path / "sheet.xlsx")

    assert dialog.notice.text == "1 row is hidden or filtered out in the sheet. It is read like the others."
    assert dialog.notice.property("tone") == "under_way"
    assert dialog.preview.prepared.added == 3
