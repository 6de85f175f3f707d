"""Marking the words of a table, so that they are translated when they are used and not when the table is made."""

from typing import NamedTuple


class Plural(NamedTuple):
    """A message about a number of things, in its form for one and in its form for several."""

    one: str
    many: str


def N_(message: str) -> str:  # noqa: N802 - the name that is known for this
    """Return the message as it is; the catalogues find it by this mark."""
    return message


def NN_(one: str, many: str) -> Plural:  # noqa: N802 - beside the other
    """Return both forms as they are; the catalogues find them by this mark."""
    return Plural(one, many)
