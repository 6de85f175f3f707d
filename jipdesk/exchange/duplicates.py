"""重複応募: who of a sheet seems to be a person that the office has already, scored and explained.

What speaks for and against one and the same person is weighed by `rules.likeness`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from jipdesk.exchange.applications import ApplicationRow
from jipdesk.queries.persons import party
from jipdesk.rules.likeness import LEAST_SCORE, Evidence, Party, find

__all__ = ["LEAST_SCORE", "Duplicate", "Evidence", "Party", "find_duplicates", "party", "party_of"]


@dataclass(frozen=True, slots=True)
class Duplicate:
    """A row and the receipt number of the application that seems to be the same person's, with a score up to 100."""

    row: int
    of: str
    score: int
    evidence: tuple[Evidence, ...]


def party_of(application: ApplicationRow) -> Party:
    """Return the person of a row."""
    return party(
        application.receipt_no,
        row=application.row,
        names=(application.family_name, application.middle_name, application.given_name),
        writings=(application.name_kana, application.name_native),
        birth_date=application.birth_date,
        email=application.email,
        passport_no=application.passport_no,
    )


def find_duplicates(rows: Sequence[Party], known: Sequence[Party] = ()) -> tuple[Duplicate, ...]:
    """Return every row that seems to be a person of the desk or of an earlier row, with the likeliest five of these.

    Two with one receipt number are one application, not two.
    """
    return tuple(Duplicate(each.one.row, each.two.number, each.score, each.evidence) for each in find(rows, known))
