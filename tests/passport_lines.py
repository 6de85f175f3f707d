"""The two lines of passports, made for the tests."""

from datetime import date

from jipdesk.rules.passport import check_digit


def lines(
    family="NGUYEN",
    given="THI ANH TUYET",
    number="C1234567",
    country="VNM",
    birth=date(2001, 2, 3),
    sex="F",
    expires=date(2030, 6, 30),
):
    """Return both lines with digits that agree."""
    name = f"{family.replace(' ', '<')}<<{given.replace(' ', '<')}" if given else family.replace(" ", "<")
    first = f"P<{country:<<3}{name}"[:44].ljust(44, "<")
    no, born, ends = number.ljust(9, "<"), f"{birth:%y%m%d}", f"{expires:%y%m%d}"
    second = f"{no}{check_digit(no)}{country:<<3}{born}{check_digit(born)}{sex}{ends}{check_digit(ends)}{'<' * 14}0"
    whole = second[0:10] + second[13:20] + second[21:43]
    return f"{first}\n{second}{check_digit(whole)}"
