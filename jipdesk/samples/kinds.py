"""What the rules will say of an invented application: most are eligible, and of all the rest there are a few.

`shape` gives someone who has everything but languages what makes the application of its kind.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jipdesk.rules.codes import EnglishLevel, Jlpt
from jipdesk.samples.chance import Chance
from jipdesk.samples.person import Cell, Facts

Shape = Callable[[Facts, Chance], None]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of application; `share` is how many of 300 there are."""

    name: str
    share: float
    shape: Shape
    country: str = ""
    is_late: bool = False


TESTS_AT_B2: tuple[tuple[str, float], ...] = (
    ("TOEIC", 785), ("TOEIC", 830), ("TOEIC", 905), ("TOEFL", 74), ("TOEFL", 88), ("IELTS", 5.5), ("IELTS", 6.5),
    ("IELTS", 7), ("Cambridge", 162), ("Cambridge", 175),
)  # fmt: skip
TESTS_AT_B1: tuple[tuple[str, float], ...] = (("TOEIC", 560), ("TOEIC", 705), ("TOEFL", 60), ("IELTS", 4.5))
OTHER_TESTS: tuple[tuple[str, float], ...] = (("Duolingo English Test", 110), ("PTE Academic", 58), ("TOEFL ITP", 523))

PAST_YEARS: tuple[Cell, ...] = (2019, 2021, 2022, "2018;2020")


def _languages(
    facts: Facts, jlpt: Jlpt | str, english: EnglishLevel | str, test: tuple[str, float] | None = None
) -> None:
    facts.update(jlpt=str(jlpt), english_level=str(english))
    if test:
        facts.update(english_test=test[0], english_score=test[1])


def _japanese(facts: Facts, chance: Chance) -> None:
    level = chance.pick((Jlpt.N1, Jlpt.N2, Jlpt.N2, Jlpt.N2, Jlpt.N3, Jlpt.N3, Jlpt.N3, Jlpt.N3))
    _languages(facts, level, chance.pick((*EnglishLevel, EnglishLevel.BASIC, EnglishLevel.CONVERSATIONAL, "")))
    if facts["english_level"] == EnglishLevel.BUSINESS and chance.maybe(0.5):
        _languages(facts, level, EnglishLevel.BUSINESS, chance.pick(TESTS_AT_B2))


def _little_japanese(chance: Chance) -> Jlpt:
    return chance.pick((Jlpt.N4, Jlpt.N5, Jlpt.NONE, Jlpt.NONE))


def _english(facts: Facts, chance: Chance) -> None:
    _languages(facts, _little_japanese(chance), chance.pick((EnglishLevel.BUSINESS,) * 4 + (EnglishLevel.NATIVE,)))


def _tested(facts: Facts, chance: Chance) -> None:
    _languages(facts, _little_japanese(chance), EnglishLevel.CONVERSATIONAL, chance.pick(TESTS_AT_B2))


def _any(facts: Facts, chance: Chance) -> None:
    chance.pick((_japanese, _japanese, _english, _tested))(facts, chance)


def _conversational(facts: Facts, chance: Chance) -> None:
    _languages(facts, _little_japanese(chance), EnglishLevel.CONVERSATIONAL)


def _halfway_test(facts: Facts, chance: Chance) -> None:
    _languages(facts, _little_japanese(chance), EnglishLevel.CONVERSATIONAL, chance.pick(TESTS_AT_B1))


def _other_test(facts: Facts, chance: Chance) -> None:
    _languages(facts, _little_japanese(chance), EnglishLevel.CONVERSATIONAL, chance.pick(OTHER_TESTS))


def _silent_on_languages(facts: Facts, chance: Chance) -> None:
    jlpt, english = chance.pick((("", EnglishLevel.BASIC), (Jlpt.N4, ""), ("", "")))
    _languages(facts, jlpt, english)


def _low_languages(facts: Facts, chance: Chance) -> None:
    _languages(facts, _little_japanese(chance), chance.pick((EnglishLevel.BASIC, EnglishLevel.NONE)))


def _with(**choices: tuple[Cell, ...]) -> Shape:
    """Return a shape that has enough language, and one of the values given for each heading."""

    def shape(facts: Facts, chance: Chance) -> None:
        _any(facts, chance)
        for heading, values in choices.items():
            facts[heading] = chance.pick(values)

    return shape


def _born(first: date, last: date) -> Shape:
    def shape(facts: Facts, chance: Chance) -> None:
        _any(facts, chance)
        facts["birth_date"] = chance.day(first, last)

    return shape


def _took_part(facts: Facts, chance: Chance) -> None:
    _any(facts, chance)
    facts["birth_date"] = chance.day(date(1988, 1, 1), date(1997, 12, 31))
    facts["past_participation"] = chance.pick(PAST_YEARS)


def _says(answer: str) -> Shape:
    def shape(facts: Facts, chance: Chance) -> None:
        _any(facts, chance)
        facts[chance.pick(("agrees_with_purpose", "full_time", "can_submit_documents"))] = answer

    return shape


KINDS: tuple[Kind, ...] = (
    # Eligible.
    Kind("japanese", 105, _japanese),
    Kind("english", 58, _english),
    Kind("tested", 34, _tested),
    Kind("two_nationalities", 2, _with(other_nationality=("Philippines", "Brazil", "Ghana"))),
    # To be confirmed.
    Kind("conversational", 14, _conversational),
    Kind("halfway_test", 6, _halfway_test),
    Kind("other_test", 4, _other_test),
    Kind("silent_on_languages", 5, _silent_on_languages),
    Kind("second_nationality", 4, _with(other_nationality=("United States", "France", "Canada"))),
    Kind("no_residence", 3, _with(residence_country=("",))),
    Kind("no_education", 3, _with(education_status=("",))),
    Kind("silent", 4, _says("")),
    Kind("no_birth_date", 1, _with(birth_date=("",))),
    Kind("edge_of_age", 2, _with(birth_date=(date(1983, 8, 2), date(2006, 8, 2)))),
    # Not eligible.
    Kind("chinese", 6, _any, country="CN"),
    Kind("korean", 2, _any, country="KR"),
    Kind("polish", 2, _any, country="PL"),
    Kind(
        "lives_in_japan", 8, _with(residence_country=("Japan",), address=("(a dormitory in Tokyo)", "東京都内の学生寮"))
    ),
    Kind("too_old", 7, _born(date(1974, 3, 1), date(1983, 7, 31))),
    Kind("too_young", 2, _born(date(2006, 8, 10), date(2007, 5, 1))),
    Kind("late", 7, _any, is_late=True),
    Kind("past", 6, _took_part),
    Kind("low_languages", 9, _low_languages),
    Kind("neither_student_nor_graduate", 3, _with(education_status=("other",))),
    Kind("says_no", 3, _says("no")),
)
