"""The two sides of a match, as far as a plan has to know them: facts only, no database and no words."""

from dataclasses import dataclass

from jipdesk.rules.codes import EnglishLevel, Jlpt
from jipdesk.rules.english_tests import Grade


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person who may be proposed to a company.

    `id` is the receipt number. `courses` are the codes the person may still be proposed for, in order of preference;
    none means that no course was chosen and any will do. `english` is the level the person declared, `english_test` how
    far a test score reaches (`english_tests.grade`). `major` and `skills` are text as it was written, in English or
    Japanese. Countries are ISO 3166-1 alpha-2 codes. `interview` is the office's score from 0 to 100, or None before
    the interview. `turned_down` holds the ids of openings that this person, or the company, has already said no to.
    """

    id: str
    courses: tuple[str, ...] = ()
    jlpt: Jlpt | None = None
    english: EnglishLevel | None = None
    english_test: Grade | None = None
    major: str = ""
    skills: str = ""
    nationality: str = ""
    residence: str = ""
    interview: int | None = None
    turned_down: frozenset[str] = frozenset()
    is_placed: bool = False
    has_chosen: bool = True
    """False for a person who chose no course and to whom only these are open; no order is then preferred."""


@dataclass(frozen=True, slots=True)
class Opening:
    """What a company offers in one course.

    `id` is the opening number. `filled` of the `places` are taken by agreed matches. A requirement of None, or of the
    level `none`, asks for nothing. `fields` are the fields of study as the company wrote them; `target_markets` are
    the ISO alpha-2 codes of the countries it wants to do business with (see `markets.codes`).
    """

    id: str
    course: str
    places: int = 1
    filled: int = 0
    required_jlpt: Jlpt | None = None
    required_english: EnglishLevel | None = None
    fields: tuple[str, ...] = ()
    target_markets: frozenset[str] = frozenset()
