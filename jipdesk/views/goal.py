"""Where in the window a person wants to be: a section, and there perhaps a list's filters or one record."""

from collections.abc import Mapping
from dataclasses import dataclass, field

Filters = Mapping[str, tuple[str, ...]]
"""What a list is limited to: the codes chosen, by the name of the filter."""


@dataclass(frozen=True, slots=True)
class Goal:
    """A place to go to."""

    section: str
    record: int | None = None
    filters: Filters | None = field(default=None)
    """what the list is to show from now on; None leaves it as it is"""
    part: str = ""
    """a part of the page, such as the tab `eligibility`"""
    records: tuple[int, ...] = ()
    """the records of the list that are to be chosen, and no others"""
