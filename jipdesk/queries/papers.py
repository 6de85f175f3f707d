"""The papers of a placement: which were issued, and from which templates new ones are made."""

from collections.abc import Collection
from dataclasses import dataclass
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.documents.papers import PaperKind
from jipdesk.models.attachment import Blob
from jipdesk.models.paper import Paper, Template, TemplateVersion
from jipdesk.queries import chosen
from jipdesk.rules.workflow import PaperState

SUFFIXES = MappingProxyType(
    {
        PaperKind.COVER: "CV",
        PaperKind.AGREEMENT_COMPANY: "CA",
        PaperKind.AGREEMENT_INTERN: "IA",
        PaperKind.ITINERARY: "IT",
    }
)
"""A paper's number is the placement's with these letters: 2024-P001-CA; a later copy adds its own number."""

GONE = (PaperState.VOID, PaperState.REPLACED)


@dataclass(frozen=True, slots=True)
class InForce:
    """A paper that was issued and is neither void nor replaced: its number and its pages."""

    kind: PaperKind
    number: str
    pages: int


@dataclass(frozen=True, slots=True)
class Issued:
    """A paper as it was issued: its number, its pages and its bytes."""

    kind: PaperKind
    number: str
    pages: int
    pdf: bytes


@dataclass(frozen=True, slots=True)
class TemplateText:
    """The newest text of a template."""

    version_id: int
    version: int
    text: str


def in_force(session: Session, placement_ids: Collection[int]) -> dict[int, dict[PaperKind, InForce]]:
    """Return the papers of these placements that are in force, without their bytes; a placement may have none."""
    columns = (Paper.placement_id, Paper.kind, Paper.number, Paper.copy, Paper.pages)
    found: dict[int, dict[PaperKind, InForce]] = {each: {} for each in placement_ids}
    statement = select(*columns).where(Paper.state.not_in(GONE))
    for owner, kind, number, copy, pages in chosen.rows(session, statement, Paper.placement_id, list(placement_ids)):
        found[owner][PaperKind(kind)] = InForce(PaperKind(kind), with_copy(number, copy), pages)
    return found


def issued(session: Session, placement_id: int) -> dict[PaperKind, Issued]:
    """Return the papers of a placement that are in force."""
    rows = session.execute(
        select(Paper.kind, Paper.number, Paper.copy, Paper.pages, Blob.data)
        .join(Blob, Blob.sha256 == Paper.blob_sha256)
        .where(Paper.placement_id == placement_id, Paper.state.not_in(GONE))
    )
    return {
        PaperKind(kind): Issued(PaperKind(kind), with_copy(number, copy), pages, data)
        for kind, number, copy, pages, data in rows
    }


def next_copy(session: Session, placement_id: int, kind: PaperKind) -> int:
    """Return which copy of a paper would be issued next: 1, or one more than was ever issued."""
    copies = select(Paper.copy).where(Paper.placement_id == placement_id, Paper.kind == kind)
    return max(session.scalars(copies), default=0) + 1


def with_copy(number: str, copy: int) -> str:
    """Return the number as the paper bears it: 2024-P001-CA, 2024-P001-CA-2."""
    return number if copy == 1 else f"{number}-{copy}"


def templates(session: Session, edition_id: int) -> dict[PaperKind, TemplateText]:
    """Return the newest text of every template of an edition."""
    rows = session.execute(
        select(Template.kind, TemplateVersion.id, TemplateVersion.version, TemplateVersion.text)
        .join(TemplateVersion)
        # The letters have templates of their own.
        .where(Template.edition_id == edition_id, Template.kind.in_(list(PaperKind)))
        .order_by(TemplateVersion.version)
    )
    return {PaperKind(kind): TemplateText(number, version, text) for kind, number, version, text in rows}
