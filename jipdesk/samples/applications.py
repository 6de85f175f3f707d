"""Invented applications to the edition of 2024, as rows of an intake sheet."""

from collections.abc import Iterator
from datetime import datetime, timedelta

from jipdesk.samples.chance import Chance, spread
from jipdesk.samples.kinds import KINDS, Kind
from jipdesk.samples.parts import Country, countries
from jipdesk.samples.person import Cell, Facts, applicant
from jipdesk.samples.studies import with_studies

HEADINGS = (
    "receipt_no", "submitted_at", "family_name", "middle_name", "given_name", "name_kana", "name_native", "sex",
    "birth_date", "nationality", "other_nationality", "residence_country", "email", "phone", "address", "passport_no",
    "passport_expiry", "education_status", "institution", "major", "degree", "jlpt", "english_level", "english_test",
    "english_score", "courses", "past_participation", "agrees_with_purpose", "full_time", "can_submit_documents",
    "consents_privacy", "skills", "motivation", "diet", "health_notes", "emergency_contact",
)  # fmt: skip

SEED = 2024
OPENS = datetime(2024, 5, 20, 9, 0)  # noqa: DTZ001 - sheets hold the time in Japan without saying so
CLOSES = datetime(2024, 6, 30, 23, 59)  # noqa: DTZ001

# One in so many applies a second time under another receipt number, as some did not wait for the answer to the first.
AGAIN_EVERY, AGAIN_AFTER = 97, 41


def rows(count: int = 300, seed: int = SEED) -> Iterator[tuple[Cell, ...]]:
    """Yield so many applications in the order in which they arrived, by `HEADINGS`; always the same ones."""
    chance = Chance(f"{seed}/{count}")
    kept: dict[int, Facts] = {}
    arrivals = _arrivals(count, chance)
    for number, (kind, country, arrived) in enumerate(arrivals, start=1):
        facts = _again(kept.pop(number), chance) if number in kept else _facts(kind, country, chance)
        if number % AGAIN_EVERY == 0 and not kind.is_late:
            kept[number + AGAIN_AFTER] = facts
        yield _row(facts | {"receipt_no": f"24-{number:06}", "submitted_at": arrived})


def _arrivals(count: int, chance: Chance) -> Iterator[tuple[Kind, Country, datetime]]:
    kinds = chance.shuffled(spread({kind: kind.share for kind in KINDS}, count))
    in_time = [kind for kind in kinds if not kind.is_late]
    late = [kind for kind in kinds if kind.is_late]
    homes = iter(chance.shuffled(_homes(sum(not kind.country for kind in kinds))))
    for kind, arrived in zip(in_time + late, _times(len(in_time), len(late), chance), strict=True):
        yield kind, countries()[kind.country] if kind.country else next(homes), arrived


def _homes(count: int) -> list[Country]:
    weights = {code: float(country.weight) for code, country in countries().items() if country.weight}
    return [countries()[code] for code in spread(weights, count)]


def _times(in_time: int, late: int, chance: Chance) -> list[datetime]:
    open_for = (CLOSES - OPENS).total_seconds()
    # Most people apply in the last days.
    before = sorted(OPENS + timedelta(seconds=int((1 - chance.skewed(1.7)) * open_for)) for _ in range(in_time))
    after = sorted(CLOSES + timedelta(seconds=60 + chance.number(1, 3 * 86_400)) for _ in range(late))
    return before + after


def _facts(kind: Kind, country: Country, chance: Chance) -> Facts:
    person = applicant(country, chance)
    shaped = dict(person.facts)
    kind.shape(shaped, chance)
    person.facts.update(shaped)
    return with_studies(person, chance) | person.facts


def _again(facts: Facts, chance: Chance) -> Facts:
    mail = str(facts["email"]).replace("@", f"{chance.number(100, 999)}@")
    return facts | {"email": mail, "name_kana": "", "passport_no": "", "passport_expiry": ""}


def _row(facts: Facts) -> tuple[Cell, ...]:
    return tuple(facts.get(heading, "") for heading in HEADINGS)
