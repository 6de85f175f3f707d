"""The invented applicant's studies and reasons, in the language they write best."""

from datetime import date

from jipdesk.rules.codes import EducationStatus, EnglishLevel, Jlpt
from jipdesk.samples.chance import Chance
from jipdesk.samples.person import REFERENCE_DAY, Applicant, Facts
from jipdesk.samples.texts import motivation

GOOD_JAPANESE = (Jlpt.N1.value, Jlpt.N2.value)
ENOUGH_JAPANESE = (*GOOD_JAPANESE, Jlpt.N3.value)
GOOD_ENGLISH = (EnglishLevel.BUSINESS.value, EnglishLevel.NATIVE.value)
LITTLE_ENGLISH = ("", EnglishLevel.NONE.value, EnglishLevel.BASIC.value)

SCHOOLS = (
    ("National university in {city}", "{city}の国立大学"),
    ("Private university in {city}", "{city}の私立大学"),
    ("Public university in {city}", "{city}の公立大学"),
)
DEGREES = {"english": ("Bachelor", "Master", "Doctor"), "japanese": ("学士", "修士", "博士")}


def with_studies(person: Applicant, chance: Chance) -> Facts:
    """Return what the applicant writes of studies, skills and reasons, once the languages are settled."""
    language = _language(person.facts, chance)
    is_fluent = person.facts["jlpt"] in GOOD_JAPANESE if language == "japanese" else _writes_well(person.facts, chance)
    text = motivation(person.study, person.country, person.city, language, chance, is_fluent=is_fluent)
    return {
        **_education(person, language, chance),
        "skills": chance.pick(person.study.skills) if chance.maybe(0.85) else "",
        "motivation": text,
    }


def _language(facts: Facts, chance: Chance) -> str:
    if facts["jlpt"] not in ENOUGH_JAPANESE:
        return "english"
    return "japanese" if facts["english_level"] in LITTLE_ENGLISH or chance.maybe(0.55) else "english"


def _writes_well(facts: Facts, chance: Chance) -> bool:
    return facts["english_level"] in GOOD_ENGLISH or chance.maybe(0.3)


def _education(person: Applicant, language: str, chance: Chance) -> Facts:
    born = person.facts["birth_date"]
    age = (REFERENCE_DAY - born).days // 365 if isinstance(born, date) else 24
    degree = (2 if age > 28 and chance.maybe(0.25) else 1) if age > 23 and chance.maybe(0.45) else 0
    is_student = age < 23 or chance.maybe(0.35)
    english, japanese = chance.pick(SCHOOLS)
    if language == "japanese":
        school = f"{japanese.format(city=person.city.japanese)} {person.study.faculty.japanese}"
    else:
        school = f"{english.format(city=person.city.english)}, {person.study.faculty.english}"
    return {
        "education_status": (EducationStatus.STUDENT if is_student else EducationStatus.GRADUATE).value,
        "institution": school,
        "major": person.study.major.japanese if language == "japanese" else person.study.major.english,
        "degree": DEGREES[language][degree],
    }
