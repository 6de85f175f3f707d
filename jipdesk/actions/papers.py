"""書類の発行: the first print issues a paper; after that its bytes are kept, and printing gives them again.

Gathering, checking and drawing come first and touch no record; storing is one short act.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.documents.binding import pages
from jipdesk.documents.kept import to_json
from jipdesk.documents.missing import EMPTY, Missing, missing
from jipdesk.documents.papers import COPIES, Content, Paper, PaperKind
from jipdesk.documents.template import parse
from jipdesk.documents.template_parts import Template
from jipdesk.errors import InputRefused
from jipdesk.models import paper as records
from jipdesk.models.attachment import Blob
from jipdesk.models.database import Database, acted_at, say
from jipdesk.queries import chosen, papers
from jipdesk.queries.paper_values import Heading, Values, load, load_many
from jipdesk.queries.papers import SUFFIXES, InForce, Issued
from jipdesk.rules.moving import moved
from jipdesk.rules.workflow import PAPER, PaperState, PaperStep, PlacementState

Draw = Callable[[Paper, Template], bytes]
"""Draws a paper."""

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Pack:
    """書類一式 of one placement, in the order in which it lies together."""

    placement_no: str
    papers: tuple[Issued, ...]


@dataclass(frozen=True, slots=True)
class Incomplete:
    """A placement that cannot be printed, and everything that is missing for it."""

    placement_no: str
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A paper that was drawn and is not stored yet."""

    placement_id: int
    placement_no: str
    kind: PaperKind
    copy: int
    version_id: int
    issued_on: date
    paper: Paper
    pages: int
    pdf: bytes

    @property
    def in_force(self) -> InForce:
        """What other papers say of it."""
        return InForce(self.kind, self.paper.number, self.pages)

    @property
    def issued(self) -> Issued:
        """The paper as it will be once it is stored."""
        return Issued(self.kind, self.paper.number, self.pages, self.pdf)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be printed: placements by number, the kinds of paper, and the day that new papers bear."""

    placements: Mapping[str, int]
    kinds: Sequence[PaperKind]
    on: date


def incomplete(db: Database, edition_id: int, wanted: Wanted) -> list[Incomplete]:
    """Return the placements for which data is missing, with all of it."""
    with db.read() as session:
        templates = _templates(session, edition_id)
        in_force = papers.in_force(session, wanted.placements.values())
        values = load_many(session, list(wanted.placements.values()))
        found = []
        for number, placement_id in wanted.placements.items():
            gaps = [
                gap
                for kind in wanted.kinds
                if kind not in in_force[placement_id]
                for gap in missing(
                    _draft(values[placement_id], number, kind, templates, wanted.on), templates[kind].template
                )
            ]
            if gaps:
                found.append(Incomplete(number, tuple(dict.fromkeys(gaps))))
    return found


def packs(
    db: Database, actor: int | None, edition_id: int, wanted: Wanted, draw: Draw, progress: Progress
) -> list[Pack]:
    """Return every pack, issuing the papers that were not yet, all of them as one act.

    All are drawn before any is issued, so a paper that cannot be drawn keeps the whole run back. The caller asks
    `incomplete` first: a paper with missing data is refused.
    """
    with db.read() as session:
        templates = _templates(session, edition_id)
    drawn: list[Drawn] = []
    for done, (number, placement_id) in enumerate(wanted.placements.items()):
        progress(done, len(wanted.placements))
        with db.read() as session:
            gathered = _gather(session, number, placement_id)
        drawn += _drawn(gathered, wanted, templates, draw)
    if drawn:
        store(db, actor, edition_id, drawn)
    progress(len(wanted.placements), len(wanted.placements))
    with db.read() as session:
        return [_pack(session, number, placement_id, wanted) for number, placement_id in wanted.placements.items()]


def _pack(session: Session, number: str, placement_id: int, wanted: Wanted) -> Pack:
    in_force = papers.issued(session, placement_id)
    return Pack(number, tuple(in_force[kind] for kind in PaperKind if kind in wanted.kinds))


@dataclass(frozen=True, slots=True)
class _Ready:
    """A template, parsed, with the version it is."""

    version_id: int
    version: int
    template: Template


def _templates(session: Session, edition_id: int) -> dict[PaperKind, _Ready]:
    texts = papers.templates(session, edition_id)
    return {kind: _Ready(text.version_id, text.version, parse(text.text)) for kind, text in texts.items()}


def _draft(values: Values, number: str, kind: PaperKind, templates: Mapping[PaperKind, _Ready], on: date) -> Paper:
    return values.paper(kind, Heading(f"{number}-{SUFFIXES[kind]}", on, templates[kind].version))


@dataclass(frozen=True, slots=True)
class _Gathered:
    """What is known of one placement's papers, so that drawing needs no session."""

    number: str
    placement_id: int
    values: Values
    in_force: Mapping[PaperKind, InForce]
    copies: Mapping[PaperKind, int]


def _gather(session: Session, number: str, placement_id: int) -> _Gathered:
    copies = {kind: papers.next_copy(session, placement_id, kind) for kind in PaperKind}
    in_force = papers.in_force(session, [placement_id])[placement_id]
    return _Gathered(number, placement_id, load(session, placement_id), in_force, copies)


def _drawn(found: _Gathered, wanted: Wanted, templates: Mapping[PaperKind, _Ready], draw: Draw) -> list[Drawn]:
    """Draw the papers that are not in force yet; the cover last, as it lists the others with their pages."""
    drawn: list[Drawn] = []
    lacking = [kind for kind in wanted.kinds if kind not in found.in_force]
    if lacking and found.values.placement.state is PlacementState.CANCELLED:
        raise InputRefused("placement_cancelled", number=found.number)
    for kind in sorted(lacking, key=lambda kind: kind is PaperKind.COVER):
        ready, copy = templates[kind], found.copies[kind]
        heading = Heading(papers.with_copy(f"{found.number}-{SUFFIXES[kind]}", copy), wanted.on, ready.version)
        beside = {**found.in_force, **{each.kind: each.in_force for each in drawn}}
        contents = _contents(beside, templates) if kind is PaperKind.COVER else ()
        if kind is PaperKind.COVER and not contents:
            raise InputRefused(
                "papers_incomplete", placements=[Incomplete(found.number, (Missing(EMPTY, "contents"),))]
            )
        paper = found.values.paper(kind, heading, contents)
        if gaps := missing(paper, ready.template):
            raise InputRefused("papers_incomplete", placements=[Incomplete(found.number, gaps)])
        try:
            pdf = draw(paper, ready.template)
        except InputRefused as refused:
            raise InputRefused(refused.code, **{**refused.values, "number": found.number}) from None
        drawn.append(
            Drawn(found.placement_id, found.number, kind, copy, ready.version_id, wanted.on, paper, pages(pdf), pdf)
        )
    return drawn


def _contents(beside: Mapping[PaperKind, InForce], templates: Mapping[PaperKind, _Ready]) -> tuple[Content, ...]:
    return tuple(
        Content(templates[kind].template.title, beside[kind].number, beside[kind].pages, COPIES[kind])
        for kind in PaperKind
        if kind in beside and kind is not PaperKind.COVER
    )


def store(db: Database, actor: int | None, edition_id: int, drawn: Sequence[Drawn]) -> None:
    """Issue drawn papers: number, day, values and bytes are kept."""
    with db.write(actor, "issue_papers") as session:
        for each in drawn:
            add(session, edition_id, each)
        say(session, count=len(drawn))


def add(session: Session, edition_id: int, drawn: Drawn) -> records.Paper:
    """Keep one drawn paper with its bytes, and return its record."""
    digest = sha256(drawn.pdf).hexdigest()
    if session.get(Blob, digest) is None:
        session.add(Blob(sha256=digest, data=drawn.pdf))
        session.flush()
    paper = records.Paper(
        edition_id=edition_id,
        placement_id=drawn.placement_id,
        template_version_id=drawn.version_id,
        kind=drawn.kind,
        number=f"{drawn.placement_no}-{SUFFIXES[drawn.kind]}",
        copy=drawn.copy,
        issued_on=drawn.issued_on,
        state=PaperState.REVIEWED,
        values=to_json(drawn.paper),
        pages=drawn.pages,
        blob_sha256=digest,
        issued_at=acted_at(session),
    )
    session.add(paper)
    session.flush()
    return paper


def reissue(
    db: Database, actor: int | None, edition_id: int, wanted: Wanted, draw: Draw, progress: Progress
) -> list[Issued]:
    """Issue the papers that are in force anew, as they read today; the copies before are replaced by them.

    All are drawn before any is kept, and keeping them is one act. Papers that were never issued are left alone.
    """
    with db.read() as session:
        templates = _templates(session, edition_id)
    drawn: list[Drawn] = []
    for done, (number, placement_id) in enumerate(wanted.placements.items()):
        progress(done, len(wanted.placements))
        with db.read() as session:
            gathered = _gather(session, number, placement_id)
        again = [kind for kind in wanted.kinds if kind in gathered.in_force]
        others = {kind: paper for kind, paper in gathered.in_force.items() if kind not in again}
        drawn += _drawn(replace(gathered, in_force=others), replace(wanted, kinds=again), templates, draw)
    if drawn:
        with db.write(actor, "reissue_papers") as session:
            for each in drawn:
                _replace(session, edition_id, each)
            say(session, count=len(drawn))
    return [each.issued for each in drawn]


def _replace(session: Session, edition_id: int, drawn: Drawn) -> None:
    """Keep a new copy in place of the one in force."""
    old = session.scalars(
        select(records.Paper).where(
            records.Paper.placement_id == drawn.placement_id,
            records.Paper.kind == drawn.kind,
            records.Paper.state.not_in(papers.GONE),
        )
    ).one()
    old.state = PAPER.move(old.state, PaperStep.REPLACE)
    old.replaced_by_id = add(session, edition_id, drawn).id


def advance(session: Session, paper_ids: Sequence[int], step: PaperStep, *, on: date) -> None:
    """Record that papers were sent, came back signed, were filed; the day of sending and of coming back is kept."""
    found = chosen.every_pair(session, select(records.Paper.id, records.Paper.state), records.Paper.id, paper_ids)
    days = {PaperStep.SEND: {"sent_on": on}, PaperStep.SIGN_BY_B: {"returned_on": on}}
    rows.put(session, records.Paper, moved(PAPER, found, step), **days.get(step, {}))
    say(session, count=len(found), step=str(step))


def void(session: Session, paper_ids: Sequence[int]) -> None:
    """Void issued papers: number and bytes stay on record, and the next print issues a new copy."""
    found = chosen.every_pair(session, select(records.Paper.id, records.Paper.state), records.Paper.id, paper_ids)
    rows.put(session, records.Paper, moved(PAPER, found, PaperStep.VOID))
    say(session, count=len(paper_ids))
