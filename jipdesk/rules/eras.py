"""Japanese era years (和暦), from Meiji 6 on, when Japan took over the Gregorian calendar."""

from dataclasses import dataclass
from datetime import date

_FIRST_GREGORIAN_DAY = date(1873, 1, 1)
_FISCAL_YEAR_STARTS = 4


@dataclass(frozen=True, slots=True)
class Era:
    """元号."""

    kanji: str
    romaji: str
    letter: str
    starts: date


ERAS = (
    Era("令和", "Reiwa", "R", date(2019, 5, 1)),
    Era("平成", "Heisei", "H", date(1989, 1, 8)),
    Era("昭和", "Showa", "S", date(1926, 12, 25)),
    Era("大正", "Taisho", "T", date(1912, 7, 30)),
    Era("明治", "Meiji", "M", date(1868, 10, 23)),
)
"""Newest first; a day belongs to the era that starts on it."""


@dataclass(frozen=True, slots=True)
class EraYear:
    """A year as counted in its era; the first one is written 元年."""

    era: Era
    number: int

    @property
    def kanji(self) -> str:
        """The year as papers write it: 令和6年, 令和元年."""
        return f"{self.era.kanji}{'元' if self.number == 1 else self.number}年"

    @property
    def romaji(self) -> str:
        """The year in Latin letters: Reiwa 6."""
        return f"{self.era.romaji} {self.number}"


def era_year(day: date) -> EraYear:
    """Return the era year of a day, or raise ValueError before 1873."""
    if day < _FIRST_GREGORIAN_DAY:
        message = "no era years before 1873"
        raise ValueError(message)
    era = next(era for era in ERAS if day >= era.starts)
    return EraYear(era, day.year - era.starts.year + 1)


def wareki(day: date) -> str:
    """Return the date as papers write it: 令和6年8月1日."""
    return f"{era_year(day).kanji}{day.month}月{day.day}日"


def fiscal_year(year: int) -> str:
    """Return the name of a fiscal year (年度), April to March.

    It is named for the era of its first day, except that public offices called the whole of 2019 令和元年度.
    """
    if year == 2019:
        return "令和元年度"
    return f"{era_year(date(year, _FISCAL_YEAR_STARTS, 1)).kanji}度"
