from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.rules.passport import MrzFault, check_digit, expiry_date, faults, read

FIRST = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
SECOND = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"
"""The specimen of ICAO Doc 9303, part 4."""


def test_the_specimen_is_faultless():
    assert faults(FIRST, SECOND) == ()


def test_the_specimen_says_who_it_is():
    mrz = read(FIRST, SECOND)

    assert (mrz.family_name, mrz.given_names, mrz.issuer, mrz.nationality) == ("ERIKSSON", "ANNA MARIA", "UTO", "UTO")
    assert (mrz.number, mrz.birth, mrz.sex) == ("L898902C3", "740812", "F")
    assert expiry_date(mrz) == date(2012, 4, 15)


@pytest.mark.parametrize(
    ("place", "fault"),
    [
        (0, MrzFault.NUMBER),
        (13, MrzFault.BIRTH_DATE),
        (21, MrzFault.EXPIRY),
        (28, MrzFault.PERSONAL_NUMBER),
        (43, MrzFault.WHOLE),
    ],
)
def test_a_wrong_letter_is_found_where_it_stands(place, fault):
    wrong = "3" if SECOND[place] != "3" else "4"

    assert fault in faults(FIRST, SECOND[:place] + wrong + SECOND[place + 1 :])


@pytest.mark.parametrize(
    ("first", "second"), [("", ""), (FIRST.lower(), SECOND), (FIRST, SECOND[:-1]), ("V" + FIRST[1:], SECOND)]
)
def test_what_is_no_passport_line_has_the_wrong_shape(first, second):
    assert faults(first, second) == (MrzFault.SHAPE,)


def test_an_empty_personal_number_may_have_a_filler_for_its_check_digit():
    body = "L898902C36UTO7408122F1204159" + "<" * 15
    whole = check_digit(body[0:10] + body[13:20] + body[21:43])

    assert faults(FIRST, body + str(whole)) == ()


def test_faulty_lines_are_not_read():
    with pytest.raises(ValueError, match="expiry"):
        read(FIRST, SECOND.replace("1204159", "1204158"))


@given(text=st.text("ABCXYZ0123456789<", min_size=1, max_size=39))
def test_a_check_digit_is_one_digit(text):
    assert 0 <= check_digit(text) <= 9
