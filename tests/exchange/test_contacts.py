import pytest

from jipdesk.exchange.contacts import corporate_number, email
from jipdesk.exchange.readings import Unreadable


@pytest.mark.parametrize(
    "text", ["applicant1@example.org", "a.b+c@sub.example.co.jp", "ａ＠example.jp", "用户@例子.广告"]
)
def test_an_address_is_taken_as_it_is(text):
    assert email(f" {text} ") == text.translate({ord("ａ"): "a", ord("＠"): "@"})


@pytest.mark.parametrize(
    "text", ["a", "a@b", "a@@b.c", "a b@c.de", "a@b.c, d@e.f", "Anh <a@b.cd>", "a@.de", "@b.de", "a@b..de"]
)
def test_what_is_no_address_is_refused(text):
    with pytest.raises(Unreadable, match="not_an_address"):
        email(text)


@pytest.mark.parametrize(
    "text", ["7000012050002", "7-0000-1205-0002", "７００００１２０５０００２", "T7000012050002", "7000012050002 "]
)
def test_a_corporate_number_is_thirteen_digits(text):
    assert corporate_number(text) == "7000012050002"


@pytest.mark.parametrize("text", ["7000012050003", "700001205000", "70000120500022", "x000012050002", "0000000000000"])
def test_a_corporate_number_with_a_wrong_digit_is_refused(text):
    with pytest.raises(Unreadable, match="not_a_corporate_number"):
        corporate_number(text)


def test_both_may_be_empty():
    assert email("") == corporate_number("") == ""
