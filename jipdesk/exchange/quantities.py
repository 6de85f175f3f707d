"""Numbers: amounts, heads, scores, hours, years. Full-width digits, commas and 億 or 万 are understood."""

import re
from decimal import Decimal

from jipdesk.exchange.cells import Cell
from jipdesk.exchange.readings import Reader, Reason, Unreadable
from jipdesk.exchange.texts import plain
from jipdesk.rules.eras import ERAS

_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?", re.ASCII)
_MOST_LETTERS = 40
_UNITS = re.compile(r"^[¥\\]\s*|\s*(?:円|人|名|社|点|時間|歳|hours?|h|yen|jpy|点)$", re.IGNORECASE)
_MYRIADS = re.compile(r"(?:(?P<oku>[\d,.]+)億)?(?:(?P<man>[\d,.]+)万)?(?P<rest>[\d,.]*)", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2}):([0-5]\d)(?::00)?", re.ASCII)
_YEAR = re.compile(r"(?:FY\s*)?(\d{4})\s*(?:年度?|FY)?", re.ASCII | re.IGNORECASE)
_ERA_YEAR = re.compile(
    rf"({'|'.join(era.kanji for era in ERAS)}|[{''.join(era.letter for era in ERAS)}])\s*(元|\d{{1,2}})\s*(?:年度?)?",
    re.ASCII,
)
_ERA_STARTS = {name: era.starts.year for era in ERAS for name in (era.kanji, era.letter)}


def whole(least: int, most: int) -> Reader[int | None]:
    """Return the reader of a whole number within limits; an empty cell is None."""

    def read(cell: Cell) -> int | None:
        number = _number(_without_units(plain(cell)))
        if number is None:
            return None
        if number != number.to_integral_value():
            raise Unreadable(Reason.NOT_WHOLE)
        return int(_within(number, Decimal(least), Decimal(most)))

    return read


def decimal(text: str) -> Decimal | None:
    """Return the number a text in NFKC says, None for an empty one; raises `Unreadable`."""
    return _number(_without_units(text))


def hours(cell: Cell) -> Decimal | None:
    """Read hours in a day: 8, 7.5, 7:30, 8時間."""
    text = plain(cell)
    if found := _CLOCK.fullmatch(text):
        number: Decimal | None = Decimal(found[1]) + Decimal(found[2]) / 60
        assert number is not None
        number = number.quantize(Decimal("0.01")).normalize() if number % 1 else number
    else:
        number = decimal(text)
    return None if number is None else _within(number, Decimal("0.5"), Decimal(24))


def year(text: str, least: int, most: int) -> int:
    """Return the year a text in NFKC names, by the Western or the Japanese calendar."""
    if found := _YEAR.fullmatch(text):
        told = int(found[1])
    elif found := _ERA_YEAR.fullmatch(text.upper()):
        told = _ERA_STARTS[found[1]] - 1 + (1 if found[2] == "元" else int(found[2]))
    else:
        raise Unreadable(Reason.NOT_A_YEAR)
    return int(_within(Decimal(told), Decimal(least), Decimal(most)))


def _without_units(text: str) -> str:
    return _UNITS.sub("", _UNITS.sub("", text)).strip()


def _number(text: str) -> Decimal | None:
    if not text:
        return None
    if len(text) > _MOST_LETTERS:
        raise Unreadable(Reason.NOT_A_NUMBER)
    if found := _MYRIADS.fullmatch(text):
        parts = ((found["oku"], 10**8), (found["man"], 10**4), (found["rest"], 1))
        return sum((_digits(part) * unit for part, unit in parts if part), Decimal())
    return _digits(text.removeprefix("-")) * -1 if text.startswith("-") else _digits(text)


def _digits(text: str) -> Decimal:
    if not _NUMBER.fullmatch(text):
        raise Unreadable(Reason.NOT_A_NUMBER)
    return Decimal(text.replace(",", ""))


def _within(number: Decimal, least: Decimal, most: Decimal) -> Decimal:
    if not least <= number <= most:
        raise Unreadable(Reason.NUMBER_OUT_OF_RANGE, least=least, most=most)
    return number
