from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from intake_sheets import APPLICATION

from jipdesk.exchange.applications import read_applications
from jipdesk.exchange.headings import APPLICATION_HEADINGS
from jipdesk.exchange.sheets import read_sheet
from jipdesk.rules import english_tests
from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt, Sex


def refusals(read):
    return [(cell.row, cell.column, cell.value, cell.reason) for cell in read.refused]


def test_every_column_arrives_typed(applications):
    read = applications(
        {
            "middle_name": "Van",
            "name_kana": "グエン",
            "name_native": "Nguyễn",
            "sex": "女",
            "other_nationality": "",
            "residence_country": "ドイツ",
            "email": "a@example.org",
            "phone": "+84 1",
            "address": "1 Street\nHanoi",
            "passport_no": " c 1234567 ",
            "passport_expiry": "2030/1/2",
            "education_status": "卒業",
            "institution": "University",
            "major": "Law",
            "degree": "Master",
            "jlpt": "Ｎ２",
            "english_level": "日常会話",
            "english_test": "IELTS",
            "english_score": "６．５",
            "courses": "online;in-person",
            "past_participation": "2018;2019年度",
            "agrees_with_purpose": "○",
            "full_time": "いいえ",
            "can_submit_documents": "",
            "skills": "Python",
            "motivation": "M",
            "diet": "ハラール",
            "health_notes": "H",
            "emergency_contact": "E",
            "My question": "My answer",
        }
    ).rows[0]

    assert read.submitted_at == datetime(2024, 6, 30, 14, 59, 59, tzinfo=UTC)
    assert (read.row, read.receipt_no, read.birth_date) == (2, "24-000001", date(2001, 2, 3))
    assert (read.nationality, read.other_nationality, read.residence_country) == ("VN", None, "DE")
    assert (read.sex, read.education_status, read.jlpt) == (Sex.FEMALE, EducationStatus.GRADUATE, Jlpt.N2)
    assert (read.english_level, read.english_score) == (EnglishLevel.CONVERSATIONAL, Decimal("6.5"))
    assert (read.courses, read.past_participation) == (("online", "in-person"), (2018, 2019))
    assert (read.agrees_with_purpose, read.full_time, read.can_submit_documents) == (True, False, None)
    assert (read.passport_no, read.passport_expiry, read.consents_privacy) == ("C1234567", date(2030, 1, 2), True)
    assert (read.address, read.health_notes, read.emergency_contact) == ("1 Street\nHanoi", "H", "E")
    assert read.answers == {"My question": "My answer"}


def test_the_cells_are_kept_as_they_were_received(applications):
    read = applications({"nationality": " vnm ", "q": "a"})

    received = dict(zip(read.columns, read.rows[0].cells, strict=True))

    assert received == APPLICATION | {"nationality": " vnm ", "q": "a"}
    assert read.rows[0].nationality == "VN"


def test_columns_that_are_not_there_are_named_and_not_stated(given_csv, countries):
    path = given_csv("受付番号,名,個人情報の取扱いに同意\n1,A,はい\n")

    read = read_applications(read_sheet(path, APPLICATION_HEADINGS), (), countries)

    assert read.refused == ()
    assert (read.rows[0].nationality, read.rows[0].birth_date, read.rows[0].motivation) == (None, None, None)
    assert set(read.absent) == {heading.code for heading in APPLICATION_HEADINGS.known} - {
        "receipt_no",
        "given_name",
        "consents_privacy",
    }


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("birth_date", "2001-02-30", "no_such_date"),
        ("birth_date", "03/02/2001", "ambiguous_date"),
        ("birth_date", "1850-01-01", "date_out_of_range"),
        ("submitted_at", "soon", "not_a_date"),
        ("nationality", "Atlantis", "unknown_country"),
        ("residence_country", "ドミニカン", "unknown_country"),
        ("jlpt", "N9", "not_known"),
        ("courses", "online;moonbase", "unknown_course"),
        ("past_participation", "98", "not_a_year"),
        ("sex", "?", "not_known"),
        ("email", "nobody", "not_an_address"),
        ("full_time", "perhaps", "not_known"),
        ("family_name", "A\u202eB", "bidi_control"),
        ("receipt_no", "x" * 61, "too_long"),
        ("My question", "x" * 10_001, "too_long"),
    ],
)
def test_a_cell_that_cannot_be_read_refuses_its_row(applications, column, value, reason):
    read = applications({}, {"receipt_no": "24-000002", column: value})

    assert refusals(read) == [(3, column, value[:1000], reason)]
    assert [row.row for row in read.rows] == [2]


@pytest.mark.parametrize("value", ["no", "いいえ", "×", "", "maybe", "y", "TRUE", "1"])
def test_without_consent_there_is_no_ground_to_keep_a_row(applications, value):
    read = applications({"consents_privacy": value})

    assert refusals(read) == [(2, "consents_privacy", value, "no_consent")]
    assert read.rows == ()


@pytest.mark.parametrize("value", ["yes", "YES", "はい", "○", "〇", " ＹＥＳ "])
def test_consent_is_given_in_three_ways(applications, value):
    assert applications({"consents_privacy": value}).rows[0].consents_privacy is True


def test_all_that_is_wrong_with_a_row_is_said(applications):
    read = applications(
        {"receipt_no": "", "family_name": " ", "given_name": "", "jlpt": "N9", "consents_privacy": "no"}
    )

    assert {(cell.column, cell.reason) for cell in read.refused} == {
        ("receipt_no", "missing"),
        ("family_name", "name_missing"),
        ("jlpt", "not_known"),
        ("consents_privacy", "no_consent"),
    }
    assert read.refused_rows == {2}


def test_one_part_of_the_name_is_enough(applications):
    assert len(applications({"family_name": ""}, {"receipt_no": "2", "given_name": ""}).rows) == 2


def test_of_rows_with_one_receipt_number_none_is_taken(applications):
    read = applications({}, {"receipt_no": "２４－０００００１"}, {"receipt_no": "24-000003"}, {"jlpt": "N9"})

    assert [(cell.row, cell.reason, cell.values.get("other")) for cell in read.refused] == [
        (2, "twice_in_file", 3),
        (3, "twice_in_file", 2),
        (5, "not_known", None),
        (5, "twice_in_file", 2),
    ]
    assert [row.row for row in read.rows] == [4]


def test_what_stands_under_no_heading_refuses_the_row(given_csv, countries):
    path = given_csv("receipt_no,family_name,consents_privacy,,\n1,A,yes,,\n2,B,yes,x,\n3,C,yes,,,y\n")

    read = read_applications(read_sheet(path, APPLICATION_HEADINGS), (), countries)

    assert refusals(read) == [(3, "", "x", "no_heading"), (4, "", "y", "no_heading")]


@pytest.mark.parametrize(
    ("test", "score", "expected"),
    [
        ("TOEIC", "785", Decimal(785)),
        ("TOEIC (L&R)", "10", Decimal(10)),
        ("TOEFL iBT", "120", Decimal(120)),
        ("IELTS", "6,5", Decimal("6.5")),
        ("Cambridge", "80", Decimal(80)),
        ("TOEIC", "", None),
        ("", "800", Decimal(800)),
        ("TOEFL ITP", "600", Decimal(600)),
    ],
)
def test_a_score_is_a_number(applications, test, score, expected):
    read = applications({"english_test": test, "english_score": score})

    assert (read.rows[0].english_test, read.rows[0].english_score) == (test or None, expected)


@pytest.mark.parametrize(
    ("test", "score"),
    [("IELTS", "9.5"), ("IELTS", "-1"), ("TOEIC", "5"), ("TOEIC L&R", "1200"), ("TOEFL", "121"), ("Cambridge", "231")],
)
def test_a_score_that_the_test_cannot_give_stays_and_wants_confirming(applications, test, score):
    read = applications({"english_test": test, "english_score": score})

    assert (read.rows[0].english_test, read.rows[0].english_score) == (test, Decimal(score))
    assert english_tests.grade(test, read.rows[0].english_score) is english_tests.Grade.OFF_SCALE


@pytest.mark.parametrize("score", ["B2 First", "about 160", "160/230"])
def test_a_score_in_a_known_test_that_is_no_number_is_refused(applications, score):
    read = applications({"english_test": "Cambridge", "english_score": score})

    assert refusals(read) == [(2, "english_score", score, "not_a_number")]


def test_a_space_in_place_of_a_score_is_no_score(applications):
    assert applications({"english_score": " "}).rows[0].english_score is None


def test_the_score_of_an_unknown_test_is_kept_in_whatever_form(applications):
    read = applications({"english_test": "Duolingo", "english_score": "B2 (120-125)"})

    assert read.rows[0].english_score is None
    assert read.rows[0].answers == {"english_score": "B2 (120-125)"}


@pytest.mark.parametrize("value", ["none", "なし", "無", "-", ""])
def test_no_past_participation_can_be_said_in_words(applications, value):
    assert applications({"past_participation": value}).rows[0].past_participation == ()


def test_a_workbook_gives_what_the_same_csv_gives(given_xlsx, applications, countries):
    path = given_xlsx([list(APPLICATION), list(APPLICATION.values())])

    read = read_applications(read_sheet(path, APPLICATION_HEADINGS), ("online", "in-person"), countries)

    assert read == applications({})


def test_a_receipt_number_that_the_spreadsheet_made_a_date_is_refused(given_xlsx, countries):
    path = given_xlsx([list(APPLICATION), [date(2024, 1, 1), *list(APPLICATION.values())[1:]]])

    read = read_applications(read_sheet(path, APPLICATION_HEADINGS), ("online",), countries)

    assert (
        refusals(read) == [(2, "receipt_no", "2024-01-01", "turned_into_date")]
        or read.refused[0].reason == "turned_into_date"
    )


def test_a_refused_value_is_cut_and_can_be_written_anywhere(applications):
    read = applications({"motivation": "é" * 20_000})

    assert read.refused[0].value == "é" * 1000
