"""法人番号: twelve digits of a corporation after one that checks them.

The check digit is 9 less the remainder by 9 of the digits weighted 1, 2, 1, 2 … from the right
(法人番号の指定等に関する省令 第2条).
"""

_WEIGHTS = (1, 2) * 6


def check_digit(base: str) -> int:
    """Return the first digit for the twelve others."""
    total = sum(int(digit) * weight for digit, weight in zip(reversed(base), _WEIGHTS, strict=True))
    return 9 - total % 9


def is_valid(number: str) -> bool:
    """Say whether these are thirteen digits whose first fits the others; all zeros after it name no corporation."""
    return (
        len(number) == 13
        and number.isascii()
        and number.isdigit()
        and number[1:].strip("0") != ""
        and int(number[0]) == check_digit(number[1:])
    )
