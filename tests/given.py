"""What several tests start from."""

from jipdesk.models.edition import Edition
from jipdesk.models.history import Seal
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
    )
