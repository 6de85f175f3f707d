"""What happens when the program itself is wrong: a sentence for the person, a note without personal data for us."""

import sys
from datetime import UTC, datetime

from jipdesk import __version__, i18n, paths
from jipdesk.cli import terminal
from jipdesk.errors import note_fault

STATUS = 1


def report(fault: BaseException) -> int:
    """Write the note, say where it is, and return the exit status."""
    heading = f"jipdesk {__version__} {datetime.now(UTC).isoformat(timespec='seconds')} {sys.platform}"
    log = paths.fault_log()
    words = i18n.spoken()
    sentence = words.gettext("Something went wrong inside the program; what was saved before is untouched.")
    where = words.gettext("A note without personal data is in {path}. Please send it to your IT support.")
    noted = note_fault(fault, log, heading)
    terminal.whisper(f"{sentence} {where.format(path=log)}" if noted else sentence)
    return STATUS
