"""研修: what a session is."""

from dataclasses import dataclass
from datetime import datetime

PRE_TRAINING = "pre"
"""The kind of sessions that come before the start; the readiness board watches these."""


@dataclass(frozen=True, slots=True)
class Training:
    """One session; its moments bear a zone. Of the kinds, `pre` is the training before the start."""

    kind: str
    name_ja: str
    name_en: str
    starts_at: datetime
    ends_at: datetime
    place_ja: str | None = None
    place_en: str | None = None
    address: str | None = None
    course_id: int | None = None
