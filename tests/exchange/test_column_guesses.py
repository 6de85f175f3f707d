"""What the columns of a sheet are taken for, and what is doubtful about it."""

import pytest
from forms import FORM, form_rows
from intake_sheets import application, csv_text, table

from jipdesk.exchange import companies
from jipdesk.exchange.applications import readers
from jipdesk.exchange.column_choice import ANSWER
from jipdesk.exchange.column_guesses import Doubt, guesses
from jipdesk.exchange.headings import APPLICATION_HEADINGS, COMPANY_HEADINGS
from jipdesk.exchange.looking import look
from jipdesk.exchange.sheet_kind import SheetKind


@pytest.fixture
def guessed(given_csv, countries):
    """Guess the columns of some rows; by heading, the field and the doubt."""

    def guess(rows, kept=None):
        looked = look(given_csv(csv_text(rows)))
        found = guesses(looked, APPLICATION_HEADINGS, readers(("online", "in-person"), countries), kept)
        return {each.name: (each.code, each.doubt) for each in found}

    return guess


def test_known_headings_are_no_guesses(guessed):
    found = guessed(table([application(hobby="chess")]))

    assert found.pop("hobby") == (ANSWER, None)
    assert {code: (code, None) for code in application()} == found


def test_a_form_in_its_own_words_is_guessed_by_headings_and_values(guessed):
    found = guessed(form_rows(5))

    assert {name: code for name, (code, _) in found.items()} == {**FORM, "備考": ANSWER}
    assert found["お誕生日"][1] is None
    assert found["Last name as in passport"][1] is Doubt.SIMILAR
    assert found["返信先"] == ("email", Doubt.BY_VALUES)


def test_values_that_do_not_fit_a_known_heading_are_doubtful(guessed):
    rows = table([application(birth_date="Hanoi"), application(birth_date="Hue")])

    assert guessed(rows)["birth_date"] == ("birth_date", Doubt.UNREADABLE)


def test_a_date_of_birth_is_no_passport_expiry(guessed):
    rows = [["Born", "Date of expiry", "x"], ["2001-02-03", "2031-02-03", ""], ["2002-02-03", "2032-02-03", ""]]

    found = guessed(rows)

    assert found["Born"][0] == "birth_date"
    assert found["Date of expiry"][0] == "passport_expiry"


def test_one_field_is_given_to_one_column_only(guessed):
    found = guessed(
        [["e-mail", "email address", "your email"], ["a@example.org", "b@example.org", "c@example.org"]] * 2
    )

    assert [code for code, _ in found.values()].count("email") == 1


def test_columns_twice_or_without_a_heading_are_marked(guessed):
    found = guessed([["a", "a", "", ""], ["1", "2", "3", ""], ["1", "2", "3", ""]])

    assert found["a"] == (ANSWER, Doubt.REPEATED)
    assert found["a (2)"] == (ANSWER, Doubt.REPEATED)
    assert "#3" not in found


def test_a_column_without_a_heading_between_others_is_marked(guessed):
    assert guessed([["a", "", "b"], ["1", "2", "3"]])["#2"] == (ANSWER, Doubt.UNNAMED)


def test_kept_columns_count_first_and_new_ones_are_marked(guessed):
    kept = {name: code for name, code in FORM.items() if name != "返信先"} | {"お誕生日": ANSWER}

    found = guessed(form_rows(3), kept)

    assert found["お誕生日"] == (ANSWER, None)
    assert found["備考"] == (None, None)
    assert found["返信先"] == ("email", Doubt.BY_VALUES)
    assert guessed([["応募番号", "Shoe size"], ["1", "42"]], {"応募番号": "receipt_no"})["Shoe size"] == (
        ANSWER,
        Doubt.NEW,
    )


def test_reasons_that_the_desk_wrote_are_left_out(guessed):
    assert (
        guessed([["a", "jipdesk: why it was not imported"], ["1", "x"]])["jipdesk: why it was not imported"][0] is None
    )


def test_questions_put_to_applicants_in_plain_words_are_guessed(guessed):
    asked = {
        "男女": ("sex", ["男", "F"]),
        "いま住んでいる国": ("residence_country", ["ベトナム", "Vietnam"]),
        "学生ですか、卒業していますか": ("education_status", ["学生", "卒業"]),
        "二つ目の国籍": ("other_nationality", ["", ""]),
        "携帯番号（国番号から）": ("phone", ["＋84 90 1234 0001", "+84 90 1234 0002"]),
        "以前に参加した年": ("past_participation", ["なし", "2019"]),
        "事業の趣旨に賛同しますか": ("agrees_with_purpose", ["はい", "はい"]),
        "インターン期間中は専念できますか": ("full_time", ["○", "×"]),
        "必要書類を期限までに出せますか": ("can_submit_documents", ["yes", "no"]),
        "参加したい理由": ("motivation", ["日本で学びたい。", "技術"]),
        "食べられないもの": ("diet", ["豚肉", "なし"]),
    }
    rows = [list(asked), *([values[place] for _, values in asked.values()] for place in (0, 1))]

    assert {name: code for name, (code, _) in guessed(rows).items()} == {
        name: code for name, (code, _) in asked.items()
    }


def test_courses_are_known_by_their_heading_in_a_sheet_of_another_year(guessed):
    rows = [["参加を希望するコース（第1希望から）", "x"], ["A・C", "1"], ["B", "2"]]

    assert guessed(rows)["参加を希望するコース（第1希望から）"] == ("courses", Doubt.UNREADABLE)


def test_one_word_all_the_way_down_tells_nothing(guessed):
    assert guessed([["何か", "x"], ["なし", "1"], ["なし", "2"]])["何か"] == (ANSWER, None)


def test_the_number_of_a_company_comes_with_each_of_its_openings(given_csv, countries):
    rows = [
        ["会社No", "貴社名", "案件No", "組織の種類"],
        ["C-1", "青空", "J-1", "企業"],
        ["C-1", "青空", "J-2", "企業"],
    ]
    looked = look(given_csv(csv_text(rows)), SheetKind.COMPANIES)

    found = guesses(looked, COMPANY_HEADINGS, companies.readers(("online",), countries))

    assert [each.code for each in found] == ["company_no", "name_ja", "opening_no", "organisation_type"]
