"""The pages of a paper for the screen: as they were issued, or as they would be issued now."""

from dataclasses import dataclass, replace

from jipdesk.documents import press
from jipdesk.documents.missing import Missing, missing
from jipdesk.documents.papers import CoverSheet, PaperKind
from jipdesk.errors import Stop
from jipdesk.queries.paper_sheet import PaperSheet
from jipdesk.views.pieces import pdf_pictures
from jipdesk.views.pieces.pdf_view import Sizes


@dataclass(frozen=True, slots=True)
class Shown:
    """What the page shows: the paper, what is missing, its pages; or why it cannot be drawn."""

    sheet: PaperSheet
    gaps: tuple[Missing, ...]
    pdf: bytes
    sizes: Sizes
    stop: Stop | None = None


def drawn(found: PaperSheet, *, as_now: bool) -> Shown:
    """Return the pages of a paper: as it was issued, or as it would be now; with gaps they show what is there."""
    paper, template = found.drafts[found.kind], found.templates[found.kind]
    gaps = missing(paper, template) if found.pdf is None else ()
    pdf, stop = b"", None
    if found.pdf is not None and not as_now:
        pdf = found.pdf
    else:
        try:
            pdf = _pages(found)
        except Stop as refusal:
            stop = refusal
    return Shown(found, gaps, pdf, pdf_pictures.sizes(pdf) if pdf else (), stop)


def _pages(found: PaperSheet) -> bytes:
    paper, template = found.drafts[found.kind], found.templates[found.kind]
    if isinstance(paper, CoverSheet):
        paper = replace(paper, contents=found.contents(_page_counts(found)))
        if not paper.contents:
            return b""
    return press.draw(paper, template)


def _page_counts(found: PaperSheet) -> dict[PaperKind, int]:
    """Return how many pages the papers have that are not issued yet but could be."""
    counts: dict[PaperKind, int] = {}
    for kind, cell in found.line.cells.items():
        if kind is not PaperKind.COVER and cell.state is None and not cell.missing:
            counts[kind] = press.pages(press.draw(found.drafts[kind], found.templates[kind]))
    return counts
