"""重複応募: who of a sheet seems to be a person that the office has already, scored and explained.

What speaks for and against one and the same person is weighed by `rules.likeness`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from jipdesk.queries.persons import Identity, parties
from jipdesk.queries.received_application import ReceivedApplication
from jipdesk.rules.likeness import LEAST_SCORE, Evidence, find
from jipdesk.rules.parties import Party

__all__ = ["LEAST_SCORE", "Duplicate", "Evidence", "Party", "find_duplicates", "parties_of"]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row and the receipt number of the application that seems to be the same person's, with a score up to 100."""

    row: int
    of: str
    score: int
    evidence: tuple[Evidence, ...]


def parties_of(applications: Iterable[ReceivedApplication]) -> Iterator[Party]:
    """Yield the persons of the rows."""
    return parties(
        Identity(
            each.receipt_no,
            each.row,
            (each.family_name, each.middle_name, each.given_name),
            (each.name_kana, each.name_native),
            each.birth_date,
            each.email,
            (each.passport_no,),
        )
        for each in applications
    )


def find_duplicates(rows: Sequence[Party], known: Sequence[Party] = ()) -> tuple[Duplicate, ...]:
    """Return every row that seems to be a person of the desk or of an earlier row, with the likeliest five of these.

    Two with one receipt number are one application, not two.
    """
    return tuple(Duplicate(each.one.row, each.two.number, each.score, each.evidence) for each in find(rows, known))
