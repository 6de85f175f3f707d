"""A paper and its template put together: every word that stands on the page, numbered, in both languages.

Whoever draws the page only lays it out.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from jipdesk.documents import conditions, fields, references
from jipdesk.documents.papers import Agreement, Pair, Paper
from jipdesk.documents.template_parts import Article, Paragraph, Row, Signature, Template, Text
from jipdesk.rules.eras import era_year

_T = TypeVar("_T", bound=Text)


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and what it says; an empty label stands beside a continuation of the fact above."""

    label: Pair
    value: Pair


@dataclass(frozen=True, slots=True)
class Head:
    """The top of the first page."""

    title: Pair
    number: Fact
    issued_on: Fact
    sample: Pair | None
    """what is printed on every page while the letterhead is made up"""


@dataclass(frozen=True, slots=True)
class ItemText:
    """号: (1), (2)."""

    mark: str
    text: Pair


@dataclass(frozen=True, slots=True)
class ParagraphText:
    """項: no mark for the first, then 2, 3."""

    mark: str
    text: Pair
    items: tuple[ItemText, ...]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """条: 第1条（目的）, Article 1 (Purpose)."""

    number: int
    heading: Pair
    paragraphs: tuple[ParagraphText, ...]


@dataclass(frozen=True, slots=True)
class SignatureText:
    """Where a party signs; the mark is 印 in a circle for a seal, else a line with its caption."""

    party: Pair
    facts: tuple[Fact, ...]
    mark: Pair
    has_seal: bool


@dataclass(frozen=True, slots=True)
class AgreementText:
    """A whole agreement, in the order in which it is printed."""

    head: Head
    lead: Pair | None
    articles: tuple[ArticleText, ...]
    closing: Pair
    date: Fact
    """the date of the agreement, or room to write it by hand"""
    signatures: tuple[SignatureText, ...]
    annex: Pair
    annex_facts: tuple[Fact, ...]
    notes: tuple[Pair, ...]


def agreement(paper: Agreement, template: Template) -> AgreementText:
    """Return everything an agreement says."""
    articles = tuple(_printed(each, paper) for each in _kept(template.articles, paper))
    numbers = references.numbers(articles)
    return AgreementText(
        head=head(paper, template),
        lead=lead(template, paper, numbers),
        articles=tuple(_article(n, each, paper, numbers) for n, each in enumerate(articles, start=1)),
        closing=_said(template.closing, paper, numbers) if template.closing else Pair(),
        date=_date(paper, template.words),
        signatures=tuple(_signature(each, paper, template.words) for each in template.signatures),
        annex=template.words["annex"],
        annex_facts=facts(template.rows, paper, numbers),
        notes=notes(template, paper, numbers),
    )


def printed(template: Template, paper: Paper) -> Iterator[Pair]:
    """Yield every text and label that is printed, as the template has it."""
    for article in _kept(template.articles, paper):
        yield article.text
        for paragraph in _kept(article.paragraphs, paper):
            yield paragraph.text
            yield from (item.text for item in _kept(paragraph.items, paper))
    for row in (*template.rows, *(row for signature in template.signatures for row in signature.rows)):
        if conditions.met(row.only, paper):
            yield row.label
            yield row.text
    single = (text for text in (template.lead, template.closing) if text)
    yield from (text.text for text in _kept((*single, *template.signatures, *template.notes), paper))


def head(paper: Paper, template: Template) -> Head:
    """Return the top of a paper."""
    words = template.words
    day = Pair(fields.written(paper.issued_on, "ja"), fields.written(paper.issued_on, "en"))
    return Head(
        title=template.title,
        number=Fact(words["number"], Pair(paper.number, paper.number)),
        issued_on=Fact(words["issued_on"], day),
        sample=words["sample"] if paper.office.is_example else None,
    )


def facts(rows: Iterable[Row], paper: Paper, numbers: Mapping[str, Pair] | None = None) -> tuple[Fact, ...]:
    """Return the rows of a table that are printed."""
    return tuple(Fact(row.label, _said(row, paper, numbers or {})) for row in _kept(rows, paper))


def notes(template: Template, paper: Paper, numbers: Mapping[str, Pair] | None = None) -> tuple[Pair, ...]:
    """Return the notes that are printed."""
    return tuple(_said(note, paper, numbers or {}) for note in _kept(template.notes, paper))


def lead(template: Template, paper: Paper, numbers: Mapping[str, Pair] | None = None) -> Pair | None:
    """Return the sentence below the title."""
    return _said(template.lead, paper, numbers or {}) if template.lead else None


def _kept(texts: Iterable[_T], paper: Paper) -> Iterable[_T]:
    return (text for text in texts if conditions.met(text.only, paper))


def _printed(article: Article, paper: Paper) -> Article:
    """Return the article without what is left out, so that the numbers run on."""

    def paragraph(one: Paragraph) -> Paragraph:
        return replace(one, items=tuple(_kept(one.items, paper)))

    return replace(article, paragraphs=tuple(map(paragraph, _kept(article.paragraphs, paper))))


def _article(number: int, article: Article, paper: Paper, numbers: Mapping[str, Pair]) -> ArticleText:
    heading = Pair(f"第{number}条（{article.text.ja}）", f"Article {number} ({article.text.en})")
    paragraphs = tuple(
        ParagraphText(
            mark="" if n == 1 else str(n),
            text=_said(paragraph, paper, numbers),
            items=tuple(ItemText(f"({i})", _said(item, paper, numbers)) for i, item in enumerate(paragraph.items, 1)),
        )
        for n, paragraph in enumerate(article.paragraphs, start=1)
    )
    return ArticleText(number, heading, paragraphs)


def _signature(signature: Signature, paper: Paper, words: Mapping[str, Pair]) -> SignatureText:
    mark = words["seal" if signature.has_seal else "signature"]
    return SignatureText(_said(signature, paper, {}), facts(signature.rows, paper), mark, signature.has_seal)


def _date(paper: Agreement, words: Mapping[str, Pair]) -> Fact:
    if paper.signed_on is None:
        blank = words["blank_date"]
        return Fact(words["date"], Pair(f"{era_year(paper.issued_on).era.kanji}{blank.ja}", blank.en))
    day = Pair(fields.written(paper.signed_on, "ja"), fields.written(paper.signed_on, "en"))
    return Fact(words["date"], day)


def _said(text: Text, paper: Paper, numbers: Mapping[str, Pair]) -> Pair:
    return Pair(*(_filled(getattr(text.text, language), paper, numbers, language) for language in ("ja", "en")))


def _filled(text: str, paper: Paper, numbers: Mapping[str, Pair], language: str) -> str:
    return fields.filled(references.resolved(text, numbers, language), paper, language)
