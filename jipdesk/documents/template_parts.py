"""The parts of a template: articles, paragraphs and items, rows, signatures and words, each in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from jipdesk.documents.papers import Pair, PaperKind
from jipdesk.documents.template_lines import Place

NOTHING = Pair()


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages: an item, a note, the lead. Without a condition it is always printed."""

    text: Pair
    place: Place
    only: tuple[str, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class Paragraph(Text):
    """項, with its items (号)."""

    items: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class Article(Text):
    """条: its text is the heading."""

    paragraphs: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Row(Text):
    """A line of the annex, of a table of facts or of a signature block."""

    label: Pair = NOTHING


@dataclass(frozen=True, slots=True)
class Signature(Text):
    """A block to sign in; its text names the party."""

    rows: tuple[Row, ...] = ()
    has_seal: bool = False
    """A seal (記名押印) rather than a signature by hand (自署)."""


@dataclass(frozen=True, slots=True)
class Template:
    """The text of one kind of paper."""

    kind: PaperKind
    title: Pair
    lead: Text | None
    articles: tuple[Article, ...]
    closing: Text | None
    signatures: tuple[Signature, ...]
    rows: tuple[Row, ...]
    notes: tuple[Text, ...]
    words: Mapping[str, Pair]
    """headings, labels and the like"""

    def texts(self) -> Iterator[Text]:
        """Yield every text that may hold fields, in the order of the paper."""
        yield from (each for each in (self.lead,) if each)
        for article in self.articles:
            yield article
            for paragraph in article.paragraphs:
                yield paragraph
                yield from paragraph.items
        yield from (each for each in (self.closing,) if each)
        for signature in self.signatures:
            yield signature
            yield from signature.rows
        yield from self.rows
        yield from self.notes


_COMMON = frozenset({"number", "issued_on", "sample"})
_AGREEMENT = _COMMON | {"annex", "date", "blank_date", "seal", "signature"}
WORDS: Mapping[PaperKind, frozenset[str]] = MappingProxyType(
    {
        PaperKind.COVER: _COMMON
        | {"contents", "document", "pages", "copies", "check", "drafted", "checked", "approved"},
        PaperKind.AGREEMENT_COMPANY: _AGREEMENT,
        PaperKind.AGREEMENT_INTERN: _AGREEMENT,
        PaperKind.ITINERARY: _COMMON
        | {"to", "day", "time", "event", "place", "flight", "check_in", "check_out", "first_day", "last_day"},
    }
)
"""The words that each paper needs besides its text."""
