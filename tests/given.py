"""What several tests start from."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from intake_sheets import application, csv_text, table
from sqlalchemy.orm import Session

from jipdesk.actions.desk import Desk, created
from jipdesk.actions.editions import add_edition
from jipdesk.models.edition import Edition
from jipdesk.models.history import Seal
from jipdesk.rules.edition_file import shipped
from jipdesk.rules.workflow import EditionState

KEY = "x'" + "5a" * 32 + "a5" * 16 + "'"
KEYS = Seal(b"chain" * 8, b"payload" * 5)


def edition(year: int) -> Edition:
    """Return an edition of which nothing is known but its year."""
    return Edition(
        year=year,
        name_ja=f"{year}年度",
        name_en=str(year),
        label_ja="",
        state=EditionState.OPEN,
        source="made for a test",
        unknown=[],
        notes=[],
    )


def applications(count: int, first: int = 1, **cells: str) -> list[dict[str, str]]:
    """Return rows of an intake sheet for as many different persons, changed in these cells."""
    return [
        application(
            receipt_no=f"24-{number:06}",
            family_name=f"FAMILY{number}",
            given_name=f"Given {number}",
            email=f"person{number}@example.org",
            residence_country="Viet Nam",
            jlpt="N2",
            education_status="student",
        )
        | cells
        for number in range(first, first + count)
    ]


def sheet_file(path: Path, rows: list[dict[str, str]]) -> Path:
    """Write the rows as a CSV sheet."""
    path.write_text(csv_text(table(rows)), encoding="utf-8")
    return path


@contextmanager
def desk_with(path: Path, *years: int) -> Iterator[Desk]:
    """Make a desk with these editions and hold it."""

    def fill(session: Session) -> None:
        for year in years:
            add_edition(session, shipped(year))

    with created(path, fill, "田中") as desk:
        yield desk
