"""Who is compared with whom: persons who share a passport number, an e-mail address, a name, or a birth date.

Of a birth date alone there are too many, so the beginning of a name has to be shared as well. Names in other scripts
begin otherwise; who has one is compared with everybody of the day.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from jipdesk.rules.reads_alike import near, outline

_MOST_IN_BLOCK = 100
"""A value that more persons share tells nothing; the first so many are compared."""

_MOST_OF_DAY = 300
"""Of tens of thousands not many more are born on one day; the first of January is another matter."""


class Party(NamedTuple):
    """A person as the comparison sees one: everything folded, nothing else kept."""

    number: str
    """What the person is named by in the result; two of one number are not compared."""
    row: int = 0
    """The row of the sheet, or the number of the record; 0 where neither matters."""
    birth_date: date | None = None
    email: str = ""
    passports: tuple[str, ...] = ()
    name: tuple[str, ...] = ()
    """The words of the name in the passport, in alphabetical order: papers differ in the order of names."""
    writings: tuple[str, ...] = ()
    """The letters of the name in katakana and in the person's own script, in one order."""
    readings: tuple[str, ...] = ()
    """Where the name in the passport is not in Latin letters: that and the other writings, folded, to be read aloud."""

    @property
    def read_as(self) -> tuple[str, ...]:
        """What the name is read from."""
        return self.readings or (" ".join(self.name),)


class Blocks:
    """Who shares a value with whom. Nearly all values are one person's alone, who then stands without a list."""

    def __init__(self, read_on: Iterable[date]) -> None:
        """Look also at the birth dates of those whose names have to be read, each with all others of the day."""
        # By kind and value, so that no key has to be made for what is there already.
        self._first: defaultdict[str, dict[object, Party]] = defaultdict(dict)
        self._more: defaultdict[tuple[str, object], list[Party]] = defaultdict(list)
        self._days: dict[date | None, _Day] = {day: _Day() for day in read_on}

    def enter(self, person: Party) -> None:
        """Let this one be compared with those to come."""
        for key in _keys(person):
            if self._first_of(key, person) is not person and len(more := self._more[key]) < _MOST_IN_BLOCK:
                more.append(person)
        if day := self._days.get(person.birth_date):
            day.enter(person)

    def met_by(self, person: Party) -> Collection[Party]:
        """Return everybody who shares something with this one, each once, and let it be compared with those to come."""
        found: dict[int, Party] = {}
        for key in _keys(person):
            if (first := self._first_of(key, person)) is not person:
                more = self._more[key]
                found |= {id(other): other for other in (first, *more) if other.number != person.number}
                if len(more) < _MOST_IN_BLOCK:
                    more.append(person)
        if day := self._days.get(person.birth_date):
            found |= {id(other): other for other in day.met_by(person) if other.number != person.number}
            day.enter(person)
        return found.values()

    def empty(self) -> None:
        """Let everything go bit by bit: hundreds of thousands of keys let go at once would hold up everything else."""
        for persons in self._first.values():
            while persons:
                persons.popitem()

    def _first_of(self, key: tuple[str, object], person: Party) -> Party:
        kind, value = key
        return self._first[kind].setdefault(value, person)


class _Day:
    """Those of one birth date: who has a name in Latin letters meets only those who have none."""

    def __init__(self) -> None:
        self._latin = _Outlined()
        self._others = _Outlined()

    def enter(self, person: Party) -> None:
        (self._others if person.readings else self._latin).enter(person)

    def met_by(self, person: Party) -> Iterator[Party]:
        yield from self._others.near(person)
        if person.readings:
            yield from self._latin.near(person)


class _Outlined:
    """Persons and the outlines of their names, to look only at those whose outlines are near."""

    def __init__(self) -> None:
        self._persons: list[Party] = []
        self._outlines: list[str] = []

    def enter(self, person: Party) -> None:
        if len(self._persons) < _MOST_OF_DAY:
            for each in person.read_as:
                self._persons.append(person)
                self._outlines.append(outline(each))

    def near(self, person: Party) -> Iterator[Party]:
        if self._persons:
            for each in person.read_as:
                yield from (self._persons[place] for place in near(outline(each), self._outlines))


def _keys(person: Party) -> Iterator[tuple[str, object]]:
    for passport in person.passports:
        yield "passport", passport
    if person.email:
        yield "email", person.email
    for writing in person.writings:
        yield "writing", writing
    if len(person.name) > 1:
        yield "name", person.name
    if person.birth_date:
        for start in dict.fromkeys(word[:2] for word in person.name):
            yield "born", (person.birth_date, start)
