"""How well an allowed pair fits: named parts of points that sum up to 100, each with what it was found on."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from jipdesk.matching import languages
from jipdesk.matching.conditions import allows_kind, allows_person
from jipdesk.matching.fields import Field, fields_of, near, plain
from jipdesk.matching.parties import Candidate, Opening


class PartName(StrEnum):
    """What is weighed."""

    FIELD = "field"
    INTERVIEW = "interview"
    JAPANESE = "japanese"
    ENGLISH = "english"
    MARKET = "market"
    COURSE = "course"


class Finding(StrEnum):
    """What was found in one part."""

    MAJOR_FITS = "major_fits"
    MAJOR_IS_NEAR = "major_is_near"
    SKILLS_FIT = "skills_fit"
    ANY_MAJOR_FITS = "any_major_fits"
    MAJOR_IS_ANOTHER = "major_is_another"
    INTERVIEWED = "interviewed"
    NOT_INTERVIEWED = "not_interviewed"
    ABOVE_REQUIREMENT = "above_requirement"
    NOTHING_REQUIRED = "nothing_required"
    AT_REQUIREMENT = "at_requirement"
    FROM_MARKET = "from_market"
    LIVES_IN_MARKET = "lives_in_market"
    OTHER_MARKET = "other_market"
    FIRST_CHOICE = "first_choice"
    LATER_CHOICE = "later_choice"
    NO_CHOICE = "no_choice"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a score: `points` out of `of`.

    `value` is what a sentence names: a field of study (or the major as written), a level, a country code. `steps` is a
    number: levels above the requirement, the interview score, or which choice the course was.
    """

    name: PartName
    points: int
    of: int
    finding: Finding
    value: str = ""
    steps: int = 0


# The most each part can give; together 100. What the person studied and how the office found them in the interview
# say most about an internship that works, so they weigh most; the order of courses only decides between equals.
FIELD, INTERVIEW, JAPANESE, ENGLISH, MARKET, COURSE = 30, 30, 12, 8, 15, 5
POINTS_PER_STEP = 4


@dataclass(frozen=True, slots=True)
class Profile:
    """A candidate read once, so that comparing with many openings costs little."""

    candidate: Candidate
    study: "Study"
    kind: "Kind"
    home: "Home"
    interview: Part


class Study(NamedTuple):
    """What the field of study is judged by: the major (as written if unknown), and the fields of the skills."""

    major: str
    fields: frozenset[Field]
    skills: frozenset[Field]


class Kind(NamedTuple):
    """What many candidates have in common: languages as steps, and courses."""

    japanese: int
    english: int
    courses: tuple[str, ...]
    has_chosen: bool


class Home(NamedTuple):
    """Where a candidate belongs to."""

    nationality: str
    residence: str


def profile(candidate: Candidate) -> Profile:
    """Return what the scores need to know of a candidate."""
    fields = fields_of(candidate.major)
    study = Study("" if fields else plain(candidate.major), fields, fields_of(candidate.skills))
    steps = languages.japanese(candidate), languages.english(candidate)
    kind = Kind(*steps, candidate.courses, candidate.has_chosen)
    home = Home(candidate.nationality, candidate.residence)
    return Profile(candidate, study, kind, home, _interview(candidate.interview))


@cache
def _interview(score: int | None) -> Part:
    if score is None:  # neither for nor against: half
        return Part(PartName.INTERVIEW, INTERVIEW // 2, INTERVIEW, Finding.NOT_INTERVIEWED)
    points = (score * INTERVIEW + 50) // 100
    return Part(PartName.INTERVIEW, points, INTERVIEW, Finding.INTERVIEWED, steps=score)


class Yardstick:
    """Measures candidates for one opening; equal candidates are measured once."""

    def __init__(self, opening: Opening) -> None:
        self._opening = opening
        self._texts = frozenset(map(plain, opening.fields)) - {""}
        self._wanted: frozenset[Field] = frozenset().union(*map(fields_of, opening.fields))
        self._points_of_kind: dict[Kind, int | None] = {}
        self._points_of_study: dict[Study, int] = {}
        self._points_of_home: dict[Home, int] = {}

    def parts(self, person: Profile) -> tuple[Part, ...]:
        """Return the parts of the score of an allowed pair."""
        return (self._field(person.study), person.interview, *self._suits(person.kind), self._market(person.home))

    def points(self, person: Profile) -> int | None:
        """Return the score of the pair, 0 to 100, or None if it is not allowed."""
        kind, study, home = person.kind, person.study, person.home
        if kind not in self._points_of_kind:
            allowed = allows_kind(self._opening, person.candidate)
            self._points_of_kind[kind] = sum(part.points for part in self._suits(kind)) if allowed else None
        points = self._points_of_kind[kind]
        if points is None or not allows_person(self._opening, person.candidate):
            return None
        if study not in self._points_of_study:
            self._points_of_study[study] = self._field(study).points
        if home not in self._points_of_home:
            self._points_of_home[home] = self._market(home).points
        return points + self._points_of_study[study] + self._points_of_home[home] + person.interview.points

    def _suits(self, kind: Kind) -> tuple[Part, Part, Part]:
        return self._japanese(kind.japanese), self._english(kind.english), self._course(kind)

    def _field(self, study: Study) -> Part:
        near_wanted = near(self._wanted)
        if not self._texts:
            return self._field_part(FIELD // 2, Finding.ANY_MAJOR_FITS)
        if study.major in self._texts or study.fields & self._wanted:
            return self._field_part(FIELD, Finding.MAJOR_FITS, study.fields & self._wanted, study.major)
        if study.fields & near_wanted:
            return self._field_part(FIELD // 2, Finding.MAJOR_IS_NEAR, study.fields & near_wanted)
        if study.skills & self._wanted:
            return self._field_part(FIELD // 2, Finding.SKILLS_FIT, study.skills & self._wanted)
        return self._field_part(0, Finding.MAJOR_IS_ANOTHER)

    @staticmethod
    def _field_part(points: int, finding: Finding, fields: frozenset[Field] = frozenset(), text: str = "") -> Part:
        return Part(PartName.FIELD, points, FIELD, finding, min(fields, default=text))

    def _japanese(self, step: int) -> Part:
        required = languages.required_japanese(self._opening)
        return _ladder(PartName.JAPANESE, JAPANESE, languages.JAPANESE[step].value, step, required)

    def _english(self, step: int) -> Part:
        required = languages.required_english(self._opening)
        return _ladder(PartName.ENGLISH, ENGLISH, languages.ENGLISH[step].value, step, required)

    def _market(self, home: Home) -> Part:
        markets = self._opening.target_markets
        if home.nationality in markets:
            return Part(PartName.MARKET, MARKET, MARKET, Finding.FROM_MARKET, home.nationality)
        if home.residence in markets:
            return Part(PartName.MARKET, MARKET // 2, MARKET, Finding.LIVES_IN_MARKET, home.residence)
        return Part(PartName.MARKET, 0, MARKET, Finding.OTHER_MARKET)

    def _course(self, kind: Kind) -> Part:
        if not (kind.courses and kind.has_chosen):
            return Part(PartName.COURSE, COURSE // 2, COURSE, Finding.NO_CHOICE)
        choice = kind.courses.index(self._opening.course)
        finding = Finding.LATER_CHOICE if choice else Finding.FIRST_CHOICE
        return Part(PartName.COURSE, max(COURSE - 2 * choice, 0), COURSE, finding, self._opening.course, choice + 1)


def _ladder(name: PartName, most: int, level: str, step: int, required: int) -> Part:
    above = max(step - required, 0)
    finding = Finding.ABOVE_REQUIREMENT if above else Finding.AT_REQUIREMENT
    found = finding if required else Finding.NOTHING_REQUIRED
    return Part(name, min(POINTS_PER_STEP * above, most), most, found, level, above)


def parts_of(opening: Opening, candidate: Candidate) -> tuple[Part, ...]:
    """Return the parts of the score of an allowed pair."""
    return Yardstick(opening).parts(profile(candidate))
