"""What the columns of a sheet are taken for, and what is doubtful about it."""

import pytest
from forms import FORM, form_rows
from intake_sheets import application, csv_text, table

from jipdesk.exchange.applications import readers
from jipdesk.exchange.column_choice import ANSWER
from jipdesk.exchange.column_guesses import Doubt, guesses
from jipdesk.exchange.headings import APPLICATION_HEADINGS
from jipdesk.exchange.looking import look


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
