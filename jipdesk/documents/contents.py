"""What a cover sheet says: whose pack it is, what lies in it, and who in the office has seen it."""

from dataclasses import dataclass

from jipdesk.documents.papers import CoverSheet, Pair
from jipdesk.documents.template_parts import Template
from jipdesk.documents.wording import Fact, Head, facts, head, lead, notes


@dataclass(frozen=True, slots=True)
class ContentText:
    """One line of the contents; beside it stands an empty box to tick."""

    n: int
    name: Pair
    number: str
    pages: int
    copies: int


@dataclass(frozen=True, slots=True)
class CoverText:
    """A whole cover sheet, in the order in which it is printed."""

    head: Head
    lead: Pair | None
    facts: tuple[Fact, ...]
    caption: Pair
    columns: tuple[Pair, ...]
    """document, number, pages, copies, check"""
    contents: tuple[ContentText, ...]
    boxes: tuple[Pair, ...]
    """boxes for the seals of whoever drafted, checked and approved"""
    notes: tuple[Pair, ...]


def cover(paper: CoverSheet, template: Template) -> CoverText:
    """Return everything a cover sheet says."""
    words = template.words
    return CoverText(
        head=head(paper, template),
        lead=lead(template, paper),
        facts=facts(template.rows, paper),
        caption=words["contents"],
        columns=tuple(words[name] for name in ("document", "number", "pages", "copies", "check")),
        contents=tuple(
            ContentText(n, each.name, each.number, each.pages, each.copies)
            for n, each in enumerate(paper.contents, start=1)
        ),
        boxes=tuple(words[name] for name in ("drafted", "checked", "approved")),
        notes=notes(template, paper),
    )
