"""One generation of a desk: a database with the keys that open it, in a folder of their own.

Restoring and updating never write into the live generation. They build the next one beside it, under a name that is not
live (`gen-000002.new`), and switch when it is whole.
"""

import re
from dataclasses import dataclass
from pathlib import Path

DATABASE = "desk.db"
KEYS = "keys.json"
SPARE_KEYS = "keys.bak"
ALONE = "ALONE"
"""A mark in a generation beside which no older one may stay that opens without a passphrase."""
BUILDING = ".new"
GOING = ".gone"

_NAME = re.compile(r"gen-(\d{6})")
_ANY_NAME = re.compile(r"gen-(\d{6})(\.new|\.gone)?")


@dataclass(frozen=True, slots=True, order=True)
class Generation:
    """A generation by its number and folder; the folder of one that is being built ends in `.new`."""

    number: int
    folder: Path

    @property
    def name(self) -> str:
        """The name it goes by once it is whole, as in `CURRENT`."""
        return f"gen-{self.number:06}"

    @property
    def database(self) -> Path:
        """The SQLCipher database. While it is open, nothing but SQLite may open this file."""
        return self.folder / DATABASE

    @property
    def is_whole(self) -> bool:
        """Whether it has a database and keys; a look at the names, not at the content."""
        has_keys = (self.folder / KEYS).is_file() or (self.folder / SPARE_KEYS).is_file()
        return has_keys and self.database.is_file() and self.database.stat().st_size > 0

    def finished(self) -> "Generation":
        """Return the same generation under its lasting name."""
        return Generation(self.number, self.folder.with_name(self.name))


def named(desk: Path, name: str) -> Generation | None:
    """Return the generation of that name, there or not, or None where the name is none."""
    match = _NAME.fullmatch(name)
    return Generation(int(match[1]), desk / name) if match else None


def unfinished(desk: Path, number: int) -> Generation:
    """Return the generation of that number as it is called while it is being built."""
    return Generation(number, desk / f"gen-{number:06}{BUILDING}")


def is_leftover(entry: Path) -> bool:
    """Tell whether a folder is a generation that was never finished, or was being removed."""
    match = _ANY_NAME.fullmatch(entry.name)
    return bool(match and match[2])


def number_in(name: str) -> int:
    """Return the number that a generation's name carries in whatever state, or 0."""
    match = _ANY_NAME.fullmatch(name)
    return int(match[1]) if match else 0
