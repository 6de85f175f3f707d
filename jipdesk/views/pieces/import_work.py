"""What is done beside the window while a sheet is taken in: looking, reading, keeping its columns."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from jipdesk.actions import import_mappings
from jipdesk.exchange import intake
from jipdesk.exchange.alike import Alike, to_ask
from jipdesk.exchange.intake import Prepared
from jipdesk.exchange.opened_sheet import OpenedSheet, Wish, open_sheet, prepare
from jipdesk.exchange.sheet_doubts import SheetDoubts, sheet_doubts
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.exchange.sheets import How
from jipdesk.models.database import Database
from jipdesk.queries.editions import EditionRow
from jipdesk.views.collector import resting
from jipdesk.views.jobs import Progress, Stopped
from jipdesk.views.pieces.import_conflicts import Key
from jipdesk.views.pieces.import_rows import Lines, lines_of


@dataclass(frozen=True, slots=True)
class Read:
    """A sheet that was read: how, what it would do, and the lines that show it."""

    how: How
    prepared: Prepared[Any]
    lines: Lines
    mapping: str = ""
    """The name of the columns that were used."""
    headings: Mapping[str, str] = field(default_factory=dict)
    """How the sheet itself calls each known column."""
    doubts: SheetDoubts = field(default_factory=SheetDoubts)


@dataclass(frozen=True, slots=True)
class SheetWork:
    """The desk, the edition and who acts."""

    db: Database
    actor: int | None
    edition: EditionRow
    others: tuple[EditionRow, ...] = ()
    """The other editions: a sheet may be one of theirs."""

    def look(self, file: Path, wish: Wish, progress: Progress) -> tuple[OpenedSheet, Read | None]:
        """Look at a file, and read it where its columns are clear."""
        with resting():
            opened = open_sheet(self.db, self.edition, file, wish, _watch(progress))
            if opened.prepared is None:
                return opened, None
            lines = lines_of(opened.kind, opened.prepared, self._alike(opened.kind, opened.prepared))
            doubts = self._doubts(opened.kind, opened.prepared)
        name = opened.mapping.name if opened.mapping else ""
        read = Read(opened.how, opened.prepared, lines, name, _headings(opened, opened.how), doubts)
        return replace(opened, prepared=None), read

    def read(self, opened: OpenedSheet, wish: Wish, name: str, progress: Progress) -> Read:
        """Read a file with the columns that a person has settled, and keep these under a name if there is one."""
        with resting():
            prepared = prepare(self.db, self.edition, opened.file, wish.kind, wish.how, _watch(progress))
            lines = lines_of(wish.kind, prepared, self._alike(wish.kind, prepared))
            doubts = self._doubts(wish.kind, prepared)
        if progress.is_stopping:
            raise Stopped
        if name and not _is_kept(opened, name, wish.how.columns or {}):
            with self.db.write(self.actor, "keep_mapping") as session:
                import_mappings.keep(session, wish.kind, name, wish.how.columns or {})
        return Read(wish.how, prepared, lines, name, _headings(opened, wish.how), doubts)

    def _doubts(self, kind: SheetKind, prepared: Prepared[Any]) -> SheetDoubts:
        return sheet_doubts(kind, prepared, {each.year: each.course_names for each in self.others})

    def _alike(self, kind: SheetKind, prepared: Prepared[Any]) -> tuple[Alike, ...]:
        if kind is not SheetKind.APPLICATIONS or not prepared.duplicates:
            return ()
        with self.db.read() as session:
            return to_ask(session, self.edition.id, prepared)

    def take_in(
        self,
        kind: SheetKind,
        prepared: Prepared[Any],
        ours: frozenset[Key],
        theirs: frozenset[Key],
        progress: Progress,
    ) -> int:
        """Take the good rows in as one act, conflicts as they were decided; return how many rows changed something."""
        settled: Prepared[Any] = intake.settled(prepared, ours, theirs)
        if kind is SheetKind.COMPANIES:
            intake.take_in_companies(self.db, self.actor, self.edition, settled, progress)
            return settled.added + settled.updated
        intake.take_in_applications(self.db, self.actor, self.edition, settled, progress)
        return settled.added + sum(bool(each.changed or each.settled) for each in settled.comparison.updates)


def rows_of(read: Read) -> list[Any]:
    """Return what the bulk of a sheet is held by."""
    added = read.prepared.comparison.added
    return list(added) if isinstance(added, tuple) else []


def free(rows: list[Any]) -> None:
    """Free many rows one by one: let go all at once, they would hold up the window."""
    while rows:
        rows.pop()


def _headings(opened: OpenedSheet, how: How) -> dict[str, str]:
    names = opened.looked.headings
    codes = opened.kind.headings.chosen(how.columns).codes(names)
    return {code: name for code, name in zip(codes, names, strict=True) if code}


def _is_kept(opened: OpenedSheet, name: str, columns: Mapping[str, str | None]) -> bool:
    return any(each.name == name and dict(each.columns) == dict(columns) for each in opened.mappings)


def _watch(progress: Progress) -> intake.Watch:
    def watch(_: int) -> None:
        if progress.is_stopping:
            raise Stopped

    return watch
