"""One paper of one placement, as its page shows it: what it says, what is missing, and what was issued before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.documents.papers import COPIES, Content, Paper, PaperKind
from jipdesk.documents.template_parts import Template
from jipdesk.errors import InputRefused
from jipdesk.models.attachment import Blob
from jipdesk.models.office import Draft
from jipdesk.models.paper import Paper as Record
from jipdesk.queries import paper_values, papers
from jipdesk.queries.paper_list import PaperLine, contents, lines, parsed
from jipdesk.queries.paper_values import Heading
from jipdesk.queries.papers import GONE, SUFFIXES, with_copy
from jipdesk.rules.workflow import PaperState

FIELDS: Mapping[str, tuple[str, ...]] = {
    "placement": (
        *("starts_on", "ends_on", "days", "hours_per_day", "place_ja", "place_en"),
        *("supervisor", "supervisor_title", "supervisor_phone", "supervisor_email"),
    ),
    "company": ("name_ja", "name_en", "address", "representative", "representative_title"),
    "opening": ("task_ja", "task_en"),
    "person": ("name_kana", "name_native", "birth_date", "address"),
}
"""What can be filled in beside the page, by the record that keeps it."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that was issued: the one in force, one that was replaced, one that is void."""

    number: str
    state: PaperState
    issued_on: date


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """Everything the page of a paper shows."""

    line: PaperLine
    kind: PaperKind
    drafts: Mapping[PaperKind, Paper]
    """each paper as it would be issued now; a cover sheet lists what is in force"""
    templates: Mapping[PaperKind, Template]
    pdf: bytes | None
    """as it was issued, if it is in force"""
    copies: tuple[Copy, ...]
    numbers: Mapping[str, int]
    """of the records behind it: placement, company, opening, application, person"""
    values: Mapping[str, Mapping[str, Any]]
    typed: Mapping[str, Mapping[str, str]]
    """what was typed into the fields and could not be stored"""

    def contents(self, pages: Mapping[PaperKind, int]) -> tuple[Content, ...]:
        """Return what the cover sheet will list when the rest is issued with it; pages of what is not yet."""
        cover = self.drafts[PaperKind.COVER]
        listed = {each.number: each for each in getattr(cover, "contents", ())}
        found = []
        for kind in PaperKind:
            number = self.line.cells[kind].number or self.drafts[kind].number
            if kind is not PaperKind.COVER and (number in listed or kind in pages):
                title = self.templates[kind].title
                found.append(listed.get(number) or Content(title, number, pages[kind], COPIES[kind]))
        return tuple(found)


def sheet(session: Session, placement_id: int, kind: PaperKind, *, on: date, coordinator_id: int | None) -> PaperSheet:
    """Return the page of a paper; `on` is the day that a new paper would bear."""
    values = paper_values.load_many(session, [placement_id]).get(placement_id)
    if values is None:
        raise InputRefused("records_gone", count=1)
    line = lines(session, [placement_id])[placement_id]
    texts = papers.templates(session, values.edition.id)
    rows = _copies(session, placement_id)
    in_force = {PaperKind(row.kind): row for row in rows if row.state not in GONE}
    place = values.placement
    records: dict[str, Any] = {
        "placement": place,
        "company": place.opening.company,
        "opening": place.opening,
        "person": place.application.person,
    }
    numbers = {table: record.id for table, record in records.items()}
    drafts = {}
    for each in PaperKind:
        number = with_copy(f"{line.no}-{SUFFIXES[each]}", papers.next_copy(session, placement_id, each))
        listed = contents(in_force, texts) if each is PaperKind.COVER else ()
        drafts[each] = values.paper(each, Heading(number, on, texts[each].version), listed)
    return PaperSheet(
        line=line,
        kind=kind,
        drafts=drafts,
        templates={each: parsed(texts[each].text) for each in PaperKind},
        pdf=_pdf(session, in_force.get(kind)),
        copies=tuple(
            Copy(with_copy(row.number, row.copy), PaperState(row.state), row.issued_on)
            for row in rows
            if row.kind == kind
        ),
        numbers={**numbers, "application": place.application.id},
        values={table: {name: getattr(records[table], name) for name in names} for table, names in FIELDS.items()},
        typed=_typed(session, coordinator_id, numbers),
    )


def _copies(session: Session, placement_id: int) -> list[Any]:
    columns = (Record.id, Record.kind, Record.number, Record.copy, Record.state, Record.issued_on, Record.pages)
    statement = select(*columns, Record.blob_sha256).where(Record.placement_id == placement_id)
    return list(session.execute(statement.order_by(Record.kind, Record.copy)))


def _pdf(session: Session, row: Any) -> bytes | None:
    if row is None or row.blob_sha256 is None:
        return None
    return session.scalars(select(Blob.data).where(Blob.sha256 == row.blob_sha256)).first()


def _typed(session: Session, coordinator_id: int | None, numbers: Mapping[str, int]) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {table: {} for table in FIELDS}
    rows = session.execute(
        select(Draft.table_name, Draft.row_id, Draft.field, Draft.text).where(Draft.coordinator_id == coordinator_id)
    )
    for table, row_id, field, text in rows:
        if numbers.get(table) == row_id:
            found[table][field] = text
    return found
