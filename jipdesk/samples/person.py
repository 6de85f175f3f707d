"""One invented applicant: who they are and where they live. All of it is as the edition of 2024 wishes."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from jipdesk.rules.codes import Sex
from jipdesk.samples.chance import Chance
from jipdesk.samples.names import as_typed, name
from jipdesk.samples.parts import Country, Names, Place, Study, names, studies

Cell = str | int | float | date
Facts = dict[str, Cell]

REFERENCE_DAY = date(2024, 8, 1)
THIRD_COUNTRIES = ("Singapore", "Germany", "Australia", "United Arab Emirates", "Malaysia", "Taiwan")
STREETS = ("Lotus Street", "Market Road", "River Lane", "Garden Avenue", "Station Road", "School Lane", "Hill Street")
HEALTH = ("Asthma (uses an inhaler)", "Wears a hearing aid in the left ear", "Mild allergy to house dust", "花粉症")
DIETS = {
    "halal": ("Halal", "Halal", "Halal", "No pork", "ハラール", ""),
    "vegetarian": ("Vegetarian", "Vegetarian", "No beef", "ベジタリアン", "", ""),
    "": ("", "", "", "", "", "", "", "", "Shellfish allergy", "Vegetarian", "えび・かにアレルギー"),
}
RELATIONS = {"male": ("father", "elder brother", "uncle"), "female": ("mother", "elder sister", "aunt")}
COURSES = ("in-person",) * 7 + ("in-person;online",) * 6 + ("online",) * 4 + ("online;in-person",) * 3
SEXES = ("male", "female")


@dataclass(frozen=True, slots=True)
class Applicant:
    """What someone writes on the form, by heading, and what the texts are made from."""

    facts: Facts
    country: Country
    city: Place
    study: Study


def applicant(country: Country, chance: Chance) -> Applicant:
    """Return someone from this country, still without languages and texts."""
    sex, city = chance.pick(SEXES), chance.pick(country.cities)
    people = names()[chance.pick(country.names)]
    facts: Facts = {
        **_name(people, sex, chance),
        "sex": Sex.MALE.value if sex == "male" else Sex.FEMALE.value,
        "birth_date": REFERENCE_DAY - timedelta(days=19 * 365 + int(chance.skewed(1.8) * 17 * 365)),
        "phone": _phone(country, chance),
        "courses": "" if chance.maybe(0.03) else chance.pick(COURSES),
        **_places(country, city, chance),
        **_passport(country, chance),
        **_care(country, people, chance),
        "agrees_with_purpose": "yes",
        "full_time": "yes",
        "can_submit_documents": "yes",
        "consents_privacy": "yes",
    }
    return Applicant(facts, country, city, chance.pick(_studies_by_weight()))


@cache
def _studies_by_weight() -> tuple[Study, ...]:
    return tuple(study for study in studies().values() for _ in range(study.weight))


def _name(people: Names, sex: str, chance: Chance) -> Facts:
    written = as_typed(name(people, sex, chance), chance)
    return {
        "family_name": written.family,
        "middle_name": written.middle,
        "given_name": written.given,
        "name_kana": written.kana if chance.maybe(0.85) else "",
        "name_native": written.native if chance.maybe(0.95) else "",
        "email": _email(f"{written.given} {written.family}", chance),
    }


def _email(called: str, chance: Chance) -> str:
    words = called.lower().replace("'", "").split()
    user = ".".join(dict.fromkeys((words[0], words[-1])))
    return f"{user}{chance.number(1, 99)}@example.{chance.pick(('com', 'org', 'net'))}"


def _phone(country: Country, chance: Chance) -> str:
    # No number goes on with 00 after the country's code, so nobody can be called.
    return f"{country.phone} 00 {chance.digits(3)} {chance.digits(4)}"


def _places(country: Country, city: Place, chance: Chance) -> Facts:
    home = country.name.english
    nationality = country.code if chance.maybe(0.05) else country.name.japanese if chance.maybe(0.04) else home
    return {
        "nationality": nationality,
        "other_nationality": "",
        "residence_country": chance.pick(THIRD_COUNTRIES) if chance.maybe(0.07) else home,
        "address": f"{chance.number(1, 180)} {chance.pick(STREETS)}, {city.english}, {home}",
    }


def _passport(country: Country, chance: Chance) -> Facts:
    if chance.maybe(0.3):
        return {"passport_no": "", "passport_expiry": ""}
    expiry = chance.day(date(2025, 1, 10), date(2034, 3, 20))
    return {"passport_no": f"{country.passport}00{chance.digits(5)}", "passport_expiry": expiry}


def _care(country: Country, people: Names, chance: Chance) -> Facts:
    sex = chance.pick(SEXES)
    relative = name(people, sex, chance)
    called = f"{relative.given} {relative.family}".strip()
    return {
        "diet": chance.pick(DIETS[country.diet]),
        "health_notes": chance.pick(HEALTH) if chance.maybe(0.04) else "",
        "emergency_contact": f"{called} ({chance.pick(RELATIONS[sex])}), {_phone(country, chance)}",
    }
