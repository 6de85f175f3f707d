"""Names of invented people, as they are in passports, in katakana and in their own script."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from jipdesk.samples.chance import Chance
from jipdesk.samples.parts import NamePart, Names


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it is written on a form."""

    family: str
    middle: str
    given: str
    kana: str
    native: str


def name(names: Names, sex: str, chance: Chance) -> Name:
    """Return the name of someone; `sex` is male or female."""
    families = [*names.link[sex], *_families(names, sex, chance)]
    middle = [chance.pick(names.middle[sex])] if names.middle[sex] else []
    given = [chance.pick(names.given[sex])]
    native = _native(names, {"family": families, "middle": middle, "given": given})
    if names.one_name:
        return _written([], [], [*given, *families], native)
    return _written(families, middle, given, native)


def _families(names: Names, sex: str, chance: Chance) -> Iterator[NamePart]:
    if not names.family:
        return
    for _ in range(2 if names.two_families else 1):
        family = chance.pick(names.family)
        yield _feminine(family) if names.slavic and sex == "female" else family


def _feminine(family: NamePart) -> NamePart:
    ending = "a" if family.native[-1] == "v" else "\N{CYRILLIC SMALL LETTER A}"
    return NamePart(f"{family.latin}a", f"{family.kana[:-1]}ワ", f"{family.native}{ending}")


def _native(names: Names, parts: dict[str, list[NamePart]]) -> str:
    ordered = list(chain.from_iterable(parts[place] for place in names.order))
    return names.joint.join(part.native for part in ordered)


def _written(families: Sequence[NamePart], middle: Sequence[NamePart], given: Sequence[NamePart], native: str) -> Name:
    kana = "・".join(part.kana for part in (*families, *middle, *given))
    return Name(_latin(families), _latin(middle), _latin(given), kana, native)


def _latin(parts: Sequence[NamePart]) -> str:
    return " ".join(part.latin for part in parts)


def as_typed(written: Name, chance: Chance) -> Name:
    """Return the name as this person types it: mostly the family name in capitals, as passports have it."""
    if chance.maybe(0.7):
        return Name(written.family.upper(), written.middle, written.given, written.kana, written.native)
    if chance.maybe(0.5):
        family, middle, given = (part.upper() for part in (written.family, written.middle, written.given))
        return Name(family, middle, given, written.kana, written.native)
    return written
