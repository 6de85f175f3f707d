"""The parts that invented people are put together from, as they stand in `resources/samples/parts`."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from jipdesk import paths

NAME_FILES = ("southeast_asia", "south_asia", "central_asia_europe", "arabic", "africa", "latin_america")


@dataclass(frozen=True, slots=True)
class NamePart:
    """One part of a name: as in the passport, in katakana, and in the script of the country."""

    latin: str
    kana: str
    native: str


@dataclass(frozen=True, slots=True)
class Names:
    """How people of one language are called; the fields are explained in the files."""

    order: tuple[str, ...]
    joint: str
    family: tuple[NamePart, ...]
    given: Mapping[str, tuple[NamePart, ...]]
    middle: Mapping[str, tuple[NamePart, ...]]
    link: Mapping[str, tuple[NamePart, ...]]
    one_name: bool
    slavic: bool
    two_families: bool


@dataclass(frozen=True, slots=True)
class Place:
    """A name in English and in Japanese."""

    english: str
    japanese: str


@dataclass(frozen=True, slots=True)
class Country:
    """Where an applicant comes from; `weight` is how many of about 300 do."""

    code: str
    name: Place
    weight: int
    names: tuple[str, ...]
    phone: str
    passport: str
    diet: str
    cities: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Study:
    """What an applicant studies, with sentences in English and Japanese about it."""

    major: Place
    faculty: Place
    weight: int
    skills: tuple[str, ...]
    learnt: Mapping[str, tuple[str, ...]]
    wish: Mapping[str, tuple[str, ...]]


def read(name: str) -> dict[str, Any]:
    """Return one of the files of parts."""
    with paths.resource(f"samples/parts/{name}.toml").open("rb") as file:
        return tomllib.load(file)


def _place(text: str) -> Place:
    english, _, japanese = text.partition("|")
    return Place(english, japanese)


def _name_parts(text: str) -> tuple[NamePart, ...]:
    return tuple(_name_part(line) for line in text.splitlines() if line)


def _name_part(line: str) -> NamePart:
    latin, kana, *native = line.split("|")
    return NamePart(latin, kana, native[0] if native else latin)


def _names(entry: dict[str, Any]) -> Names:
    family = _name_parts(entry["family"])
    middles = {sex: entry.get(f"middle_{sex}", "") for sex in ("male", "female")}
    return Names(
        order=tuple(entry["order"].split()),
        joint=entry.get("joint", " "),
        family=family,
        given={sex: _name_parts(entry[sex]) for sex in ("male", "female")},
        middle={sex: family if entry.get("middle_is_family") else _name_parts(text) for sex, text in middles.items()},
        link={sex: _name_parts(entry.get(f"link_{sex}", "")) for sex in ("male", "female")},
        one_name=entry.get("one_name", False),
        slavic=entry.get("slavic", False),
        two_families=entry.get("two_families", False),
    )


@cache
def names() -> dict[str, Names]:
    """Return how people are called, by language."""
    return {key: _names(entry) for file in NAME_FILES for key, entry in read(f"names_{file}").items()}


@cache
def countries() -> dict[str, Country]:
    """Return the countries of applicants by ISO code."""
    return {
        code: Country(
            code=code,
            name=Place(entry["english"], entry["japanese"]),
            weight=entry["weight"],
            names=tuple(entry["names"]),
            phone=entry["phone"],
            passport=entry["passport"],
            diet=entry.get("diet", ""),
            cities=tuple(map(_place, entry["cities"])),
        )
        for code, entry in read("countries").items()
    }


@cache
def studies() -> dict[str, Study]:
    """Return the fields of study."""
    return {
        key: Study(
            major=Place(entry["english"], entry["japanese"]),
            faculty=_place(entry["faculty"]),
            weight=entry["weight"],
            skills=tuple(entry["skills"]),
            learnt={"english": tuple(entry["learnt"]), "japanese": tuple(entry["learnt_ja"])},
            wish={"english": tuple(entry["wish"]), "japanese": tuple(entry["wish_ja"])},
        )
        for key, entry in read("studies").items()
    }


@cache
def sentences() -> dict[str, dict[str, dict[str, list[str]]]]:
    """Return the general sentences by language, by how well the writer knows it, and by their place in the text."""
    return read("motivation")
