"""復元の前に: what a backup holds beside what the desk holds, read to its end and with nothing changed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from jipdesk.actions.backup import opened_backup
from jipdesk.actions.desk import Desk
from jipdesk.queries import backups
from jipdesk.queries.backups import Since


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What restoring would do."""

    made_at: datetime | None
    program: str
    backup: Mapping[str, int]
    """records in the backup, by table"""
    desk: Mapping[str, int] | None
    """records on the desk that is open; None: there is none"""
    since: Since | None


def look_into(file: Path, passphrase: str | None, desk: Desk | None) -> RestorePreview:
    """Open a backup, read it to its end and compare it with the desk; refuses what `restore` would refuse."""
    with opened_backup(file, passphrase) as (backup, _key, _keys):
        backup.verify_database()
        manifest = backup.manifest
    present: dict[str, int] | None = None
    since: Since | None = None
    if desk:
        with desk.db.read() as session:
            present = backups.counts(session)
            since = backups.since(session, int(manifest.get("sequence", 0)), str(manifest.get("head", "")))
    return RestorePreview(
        made_at=_moment(manifest.get("made_at")),
        program=str(manifest.get("program", "")),
        backup=_rows(manifest.get("rows")),
        desk=present,
        since=since,
    )


def _moment(text: Any) -> datetime | None:
    try:
        return datetime.fromisoformat(str(text)) if text else None
    except ValueError:
        return None


def _rows(found: Any) -> dict[str, int]:
    return {str(name): int(count) for name, count in found.items()} if isinstance(found, Mapping) else {}
