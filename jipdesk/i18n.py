"""The two languages: gettext catalogues, and dates, numbers and names of countries as each language writes them.

English is the source. Screen and paper choose their language independently, so words are asked of a `Words`, and
`_` is only the shorthand for the language of the moment. The library of forms is imported with the first date or
number: the window's first paint has neither and does not wait for it.
"""

import gettext as catalogues
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from functools import cache

from jipdesk import paths, settings

JAPAN = timezone(timedelta(hours=9), "JST")
"""Japan has not changed its clocks since 1951, so the zone needs no table, which the first paint would wait for."""


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

    def told(self, text: str) -> str:
        """Return a sentence of the data that come with the program in this language, any other text as it is."""
        return self.catalogue.gettext(text) if text else ""

    def day(self, day: date) -> str:
        """Return a near day with its weekday and without its year: Tue 24 Sep, 9月24日(火)."""
        from babel.dates import format_date

        return format_date(day, "M月d日(E)" if self.language == "ja" else "EEE d MMM", locale=self.language)

    def short_day(self, day: date) -> str:
        """Return a day where room is scarce, without its weekday and year: 24 Sep, 9月24日."""
        from babel.dates import format_date

        return format_date(day, "M月d日" if self.language == "ja" else "d MMM", locale=self.language)

    def full_day(self, day: date) -> str:
        """Return a day with its weekday and year: Sunday 22 September 2024, 2024年9月22日（日）."""
        from babel.dates import format_date

        return format_date(
            day, "yyyy年M月d日（E）" if self.language == "ja" else "EEEE d MMMM yyyy", locale=self.language
        )

    def date(self, day: date) -> str:
        """Return a calendar date: 1 August 2024, 2024年8月1日."""
        from babel.dates import format_date

        return format_date(day, "yyyy年M月d日" if self.language == "ja" else "d MMMM yyyy", locale=self.language)

    def moment(self, at: datetime) -> str:
        """Return date and time in Japan to the minute."""
        return self.clock(at.astimezone(JAPAN))

    def clock(self, at: datetime) -> str:
        """Return date and time to the minute, as a clock shows them where the moment is told."""
        from babel.dates import format_datetime

        pattern = "yyyy年M月d日 HH:mm" if self.language == "ja" else "d MMMM yyyy HH:mm"
        return format_datetime(at.replace(tzinfo=None), pattern, locale=self.language)

    def time(self, at: datetime) -> str:
        """Return the time in Japan to the minute: 14:02."""
        return at.astimezone(JAPAN).strftime("%H:%M")

    def number(self, n: int) -> str:
        """Return a whole number with its separators, which both languages set alike."""
        return f"{n:,}"

    def list(self, items: list[str]) -> str:
        """Join items as this language does."""
        return ("、" if self.language == "ja" else ", ").join(items)

    def territory(self, iso2: str) -> str:
        """Return the name of a country or region by its ISO 3166-1 alpha-2 code, or the code if there is none."""
        return _TERRITORIES[self.language].get(iso2) or _territories(self.language).get(iso2, iso2)

    def territories(self) -> dict[str, str]:
        """Return the names of all countries and regions by their codes."""
        return _territories(self.language) | _TERRITORIES[self.language]


# Where the usual official name differs from the locale database's.
_TERRITORIES: dict[str, dict[str, str]] = {
    "en": {
        "CV": "Cabo Verde",
        "HK": "Hong Kong",
        "LA": "Lao PDR",
        "MM": "Myanmar",
        "MO": "Macau",
        "PS": "West Bank and Gaza Strip",
        "TR": "Türkiye",
        "VN": "Viet Nam",
    },
    "ja": {
        "CD": "コンゴ民主共和国",
        "CG": "コンゴ共和国",
        "HK": "香港",
        "MM": "ミャンマー",
        "MO": "マカオ",
        "PS": "パレスチナ",
    },
}


@cache
def _territories(language: str) -> dict[str, str]:
    from babel import Locale

    return {code: str(name) for code, name in Locale(language).territories.items() if len(code) == 2}


@cache
def words(language: str) -> Words:
    """Return the words of a language, `en` or `ja`."""
    found = catalogues.translation("jipdesk", str(paths.translations()), [language], fallback=language == "en")
    return Words(language, found)


def learn() -> None:
    """Read the words and forms of both languages, so that whoever changes from one to the other waits for neither."""
    for language in settings.LANGUAGES:
        words(language).full_day(date.min)
        _territories(language)


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
