import pytest
from hypothesis import given
from hypothesis import strategies as st

from jipdesk.rules.corporate_number import check_digit, is_valid

MINISTRY = "4000012090001"


@pytest.mark.parametrize("number", [MINISTRY, "7000012050002", "1180301018771"])
def test_known_corporations_have_valid_numbers(number):
    assert is_valid(number)


@pytest.mark.parametrize(
    "number",
    ["", "4000012090002", "400001209000", "40000120900011", "400001209000a", "４０００012090001", "9000000000000"],
)
def test_what_is_no_number_of_a_corporation(number):
    assert not is_valid(number)


@given(base=st.text("0123456789", min_size=12, max_size=12).filter(lambda digits: digits.strip("0")))
def test_the_check_digit_makes_a_number_valid_and_no_other_does(base):
    valid = [digit for digit in "0123456789" if is_valid(digit + base)]

    assert valid == [str(check_digit(base))]
    assert "1" <= valid[0] <= "9"


@given(place=st.integers(1, 12), change=st.integers(1, 8))
def test_a_single_wrong_digit_is_noticed(place, change):
    digit = int(MINISTRY[place])
    wrong = (digit + change) % 10
    if (digit - wrong) % 9:
        assert not is_valid(MINISTRY[:place] + str(wrong) + MINISTRY[place + 1 :])
