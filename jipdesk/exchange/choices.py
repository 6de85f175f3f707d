"""Cells that hold one of a few words, in English or Japanese, or several of them."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias, TypeVar

from jipdesk.exchange.cells import Cell
from jipdesk.exchange.readings import Reader, Reason, Unreadable, folded
from jipdesk.exchange.texts import plain
from jipdesk.rules.codes import EducationStatus, EnglishLevel, IndustryClass, Jlpt, OrganisationType, Sex

Choice = TypeVar("Choice")
Courses: TypeAlias = Iterable[str] | Mapping[str, Sequence[str]]
"""The codes of an edition's courses, or their names in Japanese and English by these."""

_STRONG = re.compile("[;；\n]")
_PLACES = ((1, "en"), (0, "ja"))
_COMMAS = re.compile("[、,，]")
ANY = re.compile("[、,，・/／]")
"""What may stand between codes and years, which have none of these in them."""


class Countries(Protocol):
    """What tells countries apart, see `rules.countries`."""

    def find(self, text: str) -> str | None:
        """Return the ISO 3166-1 alpha-2 code of a country named in English, Japanese or by code, else None."""


def one_of(words: Mapping[Choice, str]) -> Reader[Choice | None]:
    """Return the reader of one of these choices, each with its spellings apart by `|`; an empty cell is None.

    The first spelling of each is what a refusal names in English, the second in Japanese.
    """
    spellings = {choice: text.split("|") for choice, text in words.items()}
    known = {folded(spelling): choice for choice, those in spellings.items() for spelling in those}
    named = {
        language: tuple(those[place] for those in spellings.values()) for place, language in enumerate(("en", "ja"))
    }

    def read(cell: Cell) -> Choice | None:
        text = plain(cell)
        if not text:
            return None
        try:
            return known[folded(text)]
        except KeyError:
            raise Unreadable(Reason.NOT_KNOWN, known=named) from None

    return read


YES_NO = one_of({True: "yes|はい|○|◯|〇|y|true|可", False: "no|いいえ|×|✕|✖|╳|n|false|不可"})
CONSENT = one_of({True: "yes|はい|○|◯|〇"})
SEX = one_of({Sex.MALE: "M|男|male|男性", Sex.FEMALE: "F|女|female|女性", Sex.OTHER: "X|その他|other"})
EDUCATION = one_of(
    {
        EducationStatus.STUDENT: "student|学生|在学|在学中",
        EducationStatus.GRADUATE: "graduate|卒業|卒業生|既卒|graduated",
        EducationStatus.OTHER: "other|その他",
    }
)
JLPT = one_of(
    {
        **{
            level: f"{level}|{level}|JLPT {level}|日本語能力試験{level}|{level}合格"
            for level in Jlpt
            if level is not Jlpt.NONE
        },
        Jlpt.NONE: "none|なし|無し|無|no",
    }
)
ENGLISH_LEVEL = one_of(
    {
        EnglishLevel.NONE: "none|なし|無し|無",
        EnglishLevel.BASIC: "basic|基礎|基礎レベル|basic level",
        EnglishLevel.CONVERSATIONAL: "conversational|日常会話|日常会話レベル|conversational level",
        EnglishLevel.BUSINESS: "business|ビジネス|ビジネスレベル|business level",
        EnglishLevel.NATIVE: "native|母語|ネイティブ|native level|母国語",
    }
)
ORGANISATION = one_of(
    {
        OrganisationType.COMPANY: "company|企業|会社",
        OrganisationType.ASSOCIATION: "association|業界団体|団体|industry association",
        OrganisationType.NON_PROFIT: (
            "non-profit|非営利法人|非営利|nonprofit organisation|non-profit corporation|npo|NPO法人"
        ),
        OrganisationType.LOCAL_GOVERNMENT: "local government|地方公共団体|地方自治体|自治体",
    }
)
INDUSTRY = one_of(
    {
        IndustryClass.MANUFACTURING: "manufacturing|製造業その他|製造業|その他|製造業、その他|other",
        IndustryClass.WHOLESALE: "wholesale|卸売業|卸売",
        IndustryClass.RETAIL: "retail|小売業|小売",
        IndustryClass.SERVICE: "service|サービス業|サービス|services",
    }
)


def country(countries: Countries) -> Reader[str | None]:
    """Return the reader of a country, as its ISO alpha-2 code; an empty cell is None."""

    def read(cell: Cell) -> str | None:
        text = plain(cell)
        if not text:
            return None
        found = countries.find(text)
        if found is None:
            raise Unreadable(Reason.UNKNOWN_COUNTRY)
        return found

    return read


def courses(offered: Courses) -> Reader[tuple[str, ...]]:
    """Return the reader of the chosen courses in order of preference, each once: by code, or by name if they have any.

    A name that two courses share is none of either.
    """
    codes, names = tuple(offered), offered if isinstance(offered, Mapping) else {}
    spellings = [(spelling, code) for code in codes for spelling in _spellings(names.get(code, ()))]
    shared = Counter(spelling for spelling, _ in set(spellings))
    known = {spelling: code for spelling, code in spellings if shared[spelling] == 1}
    known |= {folded(code): code for code in codes}
    # In each language by the names that it has, so that a person can find the right one.
    named = {language: tuple(_name(names.get(code, ()), place, code) for code in codes) for place, language in _PLACES}

    def one(text: str) -> str:
        try:
            return known[folded(text)]
        except KeyError:
            raise Unreadable(Reason.UNKNOWN_COURSE, known=named) from None

    read_several = several(one, ANY)

    def read(cell: Cell) -> tuple[str, ...]:
        # A name may have in it what else stands between two of them.
        whole = known.get(folded(plain(cell)))
        return read_several(cell) if whole is None else (whole,)

    return read


def _spellings(names: Sequence[str]) -> Iterator[str]:
    """Yield a course's names, and what people leave of them."""
    for name in map(folded, names):
        yield from {name, name.removesuffix("course"), name.removesuffix("コース")} - {""}


def _name(names: Sequence[str], place: int, code: str) -> str:
    return names[place] if place < len(names) and names[place] else code


def several(one: Callable[[str], Choice], between: re.Pattern[str] = _COMMAS) -> Reader[tuple[Choice, ...]]:
    """Return the reader of values with `;` between them, or with commas where there is no `;`; each counts once."""

    def read(cell: Cell) -> tuple[Choice, ...]:
        text = plain(cell)
        parts = (_STRONG if _STRONG.search(text) else between).split(text)
        return tuple(dict.fromkeys(one(part.strip()) for part in parts if part.strip()))

    return read


def only_one(found: tuple[str, ...]) -> str:
    """Return the one course that was named; an empty text if none was."""
    if len(found) > 1:
        raise Unreadable(Reason.ONLY_ONE)
    return found[0] if found else ""
