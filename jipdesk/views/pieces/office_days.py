"""Days on which nobody is in the office: they can be meant, so they are only said."""

from datetime import date

from jipdesk.phrases.marking import N_
from jipdesk.queries import holidays
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.sentences import Sentence
from jipdesk.views.spoken import Saying, message

CLOSED = N_("Offices in Japan are closed on this day.")
DOUBT = N_("Doubtful")


def doubt(day: date | None) -> Saying | None:
    """Return what is odd about a day that somebody has typed."""
    return message(CLOSED) if day and holidays.is_closed(day) else None


def sentences(day: date | None) -> list[Sentence]:
    """Return the same as sentences; none where nothing is odd."""
    return [Sentence(Tone.WAITING, DOUBT, says)] if (says := doubt(day)) else []
