"""The two languages: gettext catalogues, and dates, numbers and names of countries as each language writes them.

English is the source. Screen and paper choose their language independently, so words are asked of a `Words`, and
`_` is only the shorthand for the language of the moment.
"""

import gettext as catalogues
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from zoneinfo import ZoneInfo

from babel import Locale
from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal

from jipdesk import paths, settings

JAPAN = ZoneInfo("Asia/Tokyo")


@dataclass(frozen=True)
class Words:
    """One language: its messages and its forms."""

    language: str
    catalogue: catalogues.NullTranslations

    def gettext(self, message: str) -> str:
        """Return the message in this language."""
        return self.catalogue.gettext(message)

    def pgettext(self, context: str, message: str) -> str:
        """Return a short message whose meaning depends on where it stands."""
        return self.catalogue.pgettext(context, message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        """Return the form of the message for n things."""
        return self.catalogue.ngettext(one, many, n)

    def date(self, day: date) -> str:
        """Return a calendar date: 1 August 2024, 2024年8月1日."""
        return format_date(day, "yyyy年M月d日" if self.language == "ja" else "d MMMM yyyy", locale=self.language)

    def moment(self, at: datetime) -> str:
        """Return date and time in Japan to the minute."""
        pattern = "yyyy年M月d日 HH:mm" if self.language == "ja" else "d MMMM yyyy HH:mm"
        return format_datetime(at.astimezone(JAPAN), pattern, locale=self.language)

    def number(self, n: int) -> str:
        """Return a whole number with its separators."""
        return format_decimal(n, locale=self.language)

    def list(self, items: list[str]) -> str:
        """Join items as this language does."""
        return ("、" if self.language == "ja" else ", ").join(items)

    def territory(self, iso2: str) -> str:
        """Return the name of a country or region by its ISO 3166-1 alpha-2 code, or the code if there is none."""
        return _TERRITORIES[self.language].get(iso2) or str(Locale(self.language).territories.get(iso2, iso2))


# Where the usual official name differs from the locale database's.
_TERRITORIES: dict[str, dict[str, str]] = {
    "en": {"PS": "West Bank and Gaza Strip", "MM": "Myanmar", "TR": "Türkiye", "HK": "Hong Kong", "MO": "Macau"},
    "ja": {
        "PS": "パレスチナ",
        "MM": "ミャンマー",
        "CD": "コンゴ民主共和国",
        "CG": "コンゴ共和国",
        "HK": "香港",
        "MO": "マカオ",
    },
}


@cache
def words(language: str) -> Words:
    """Return the words of a language, `en` or `ja`."""
    found = catalogues.translation("jipdesk", str(paths.translations()), [language], fallback=language == "en")
    return Words(language, found)


class _Spoken:
    """The language of screen and messages, which a person may change at any moment."""

    now = ""


def speak(language: str) -> None:
    """Choose the language of screen and messages."""
    _Spoken.now = language


def spoken() -> Words:
    """Return the words of the language chosen for screen and messages."""
    return words(_Spoken.now or settings.language())


def _(message: str) -> str:
    """Return the message in the language of the moment."""
    return spoken().gettext(message)
