"""From a file to what it would do, or to the question which of its columns is what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jipdesk.errors import InputRefused
from jipdesk.exchange import intake
from jipdesk.exchange.column_guesses import Guess, guesses
from jipdesk.exchange.headings import NOTE
from jipdesk.exchange.intake import Prepared, Watch
from jipdesk.exchange.looking import Looked, look
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.exchange.sheets import FOUND_OUT, How
from jipdesk.models.database import Database
from jipdesk.queries import import_mappings
from jipdesk.queries.editions import EditionRow
from jipdesk.queries.import_mappings import MappingRow

_COLUMNS_UNCLEAR = frozenset({"sheet_headings_missing", "sheet_no_headings", "sheet_heading_twice"})


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """A file that was looked at: what its columns are taken for and, where that is clear, what it would do."""

    file: Path
    looked: Looked
    guesses: tuple[Guess, ...]
    mappings: tuple[MappingRow, ...]
    """The columns that are kept for sheets of this kind."""
    mapping: MappingRow | None = None
    """The kept columns that were applied."""
    how: How = FOUND_OUT
    """How it was read, where it was."""
    prepared: Prepared[Any] | None = None

    @property
    def kind(self) -> SheetKind:
        """What the sheet holds."""
        return self.looked.kind


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person has said of the file so far."""

    kind: SheetKind = SheetKind.APPLICATIONS
    is_kind_certain: bool = False
    how: How = FOUND_OUT
    mapping: int | None = None
    """Kept columns that are to be applied."""
    wants_columns: bool = False
    """Whether the columns are to be shown though they are clear."""


def open_sheet(db: Database, edition: EditionRow, file: Path, wish: Wish, watch: Watch | None = None) -> OpenedSheet:
    """Look at a file, and read it where its columns are clear; nothing is written.

    They are clear where all are known, or where a sheet with the same headings was settled by hand before.
    """
    looked = look(file, wish.kind, wish.how)
    if wish.is_kind_certain:
        looked = replace(looked, kind=wish.kind)
    looked, mappings, found = _with_kept(db, looked, wish)
    mapping, is_same = found or (None, False)
    opened = OpenedSheet(file, looked, (), mappings, mapping, looked.how)
    is_sure = looked.is_encoding_certain and len(looked.alike) <= 1
    is_clear = is_sure and (is_same or (looked.is_known and wish.mapping is None))
    if is_clear and not wish.wants_columns:
        how = replace(looked.how, columns=mapping.columns if mapping and is_same else None)
        if prepared := _prepared(db, edition, file, looked.kind, how, watch):
            opened = replace(opened, how=how, prepared=prepared, mapping=mapping if is_same else None)
    kept = opened.mapping.columns if opened.mapping else None
    readers = intake.column_readers(looked.kind, edition)
    return replace(opened, guesses=guesses(looked, looked.kind.headings, readers, kept))


def prepare(
    db: Database, edition: EditionRow, file: Path, kind: SheetKind, how: How, watch: Watch | None = None
) -> Prepared[Any]:
    """Read a sheet as a person has settled it and compare it with the desk; nothing is written."""
    work = intake.prepare_companies if kind is SheetKind.COMPANIES else intake.prepare_applications
    return work(db, edition, file, how, watch)


def headings_of(looked: Looked) -> Sequence[str]:
    """Return the headings that tell a form, without what the desk itself wrote beside the rows."""
    return [name for name in looked.headings if not name.startswith(NOTE)]


def _with_kept(
    db: Database, looked: Looked, wish: Wish
) -> tuple[Looked, tuple[MappingRow, ...], tuple[MappingRow, bool] | None]:
    """Return the kept columns that fit best; where a form of the other kind is the same, so is the sheet's kind."""
    headings = headings_of(looked)
    kinds = (looked.kind, *(kind for kind in SheetKind if kind is not looked.kind and not wish.is_kind_certain))
    with db.read() as session:
        listed: Mapping[SheetKind, tuple[MappingRow, ...]] = {
            kind: tuple(import_mappings.listed(session, kind)) for kind in kinds
        }
    if wish.mapping is not None:
        chosen = next((each for each in listed[looked.kind] if each.id == wish.mapping), None)
        return looked, listed[looked.kind], (chosen, False) if chosen else None
    for kind in kinds:
        for each in listed[kind]:
            if each.likeness(headings) == 1:
                return replace(looked, kind=kind), listed[kind], (each, True)
    best = import_mappings.best(listed[looked.kind], headings)
    return looked, listed[looked.kind], (best, False) if best and not looked.is_known else None


def _prepared(
    db: Database, edition: EditionRow, file: Path, kind: SheetKind, how: How, watch: Watch | None
) -> Prepared[Any] | None:
    try:
        return prepare(db, edition, file, kind, how, watch)
    except InputRefused as refusal:
        if refusal.code in _COLUMNS_UNCLEAR:
            return None
        raise
