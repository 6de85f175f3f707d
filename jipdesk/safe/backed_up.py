"""When a desk was last backed up with a verified backup: a note beside its logs, so that every way in knows it.

It stands outside the records: a backup cannot hold the note of its own success.
"""

import json
from datetime import datetime
from pathlib import Path

from jipdesk.safe import files

_NAME = "last-backup.json"
_MOST = 4096


def note(logs: Path, at: datetime) -> None:
    """Note that a backup was written and read back at this moment."""
    files.write_durably(logs / _NAME, json.dumps({"at": at.isoformat()}).encode())


def last(logs: Path) -> datetime | None:
    """Return the moment of the last one; None where there was none, or the note cannot be read."""
    try:
        stored = json.loads(files.read_small(logs / _NAME, _MOST) or b"{}")
        return datetime.fromisoformat(stored["at"]) if "at" in stored else None
    except (ValueError, TypeError):
        return None
