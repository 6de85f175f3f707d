"""What a template must keep besides its form: known fields, conditions and references, the same in both languages."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import product

from jipdesk.documents import conditions, fields, references
from jipdesk.documents.papers import Pair, PaperKind
from jipdesk.documents.template_parts import NOTHING, Article, Paragraph, Template, Text
from jipdesk.errors import InputRefused

AGREEMENTS = frozenset({PaperKind.AGREEMENT_COMPANY, PaperKind.AGREEMENT_INTERN})

GROUPS = (
    ("in_person", "online", "commuting"),
    ("pc_from_office", "pc_from_company"),
    ("paid_in_yen", "paid_in_local_currency"),
)
"""Of each group exactly one condition is met, so these are all the ways in which a paper can turn out."""


def check(template: Template) -> None:
    """Raise `InputRefused` for the first thing in the template that cannot be printed."""
    for found in _troubles(template):
        raise found


def _troubles(template: Template) -> Iterator[InputRefused]:
    if (template.kind in AGREEMENTS) != bool(template.articles and template.closing and template.signatures):
        yield InputRefused("template_agreement_bare")
    yield from _keys(template.articles)
    for text in template.texts():
        yield from _wording(text, template.kind)
    for met in product(*GROUPS):
        yield from _dropped(kept(template.articles, frozenset(met)))


def kept(articles: Iterable[Article], met: frozenset[str]) -> tuple[Article, ...]:
    """Return the articles as printed where exactly these conditions are met; fields count as entered."""

    def stays(text: Text) -> bool:
        groups = {name for group in GROUPS for name in group}
        return not text.only or any(name in met or name not in groups for name in text.only)

    def paragraph(one: Paragraph) -> Paragraph:
        return replace(one, items=tuple(filter(stays, one.items)))

    return tuple(
        replace(article, paragraphs=tuple(paragraph(each) for each in article.paragraphs if stays(each)))
        for article in articles
        if stays(article)
    )


def _keys(articles: Sequence[Article]) -> Iterator[InputRefused]:
    for owner in (articles, *(article.paragraphs for article in articles)):
        yield from _twice(owner)
    for article in articles:
        for paragraph in article.paragraphs:
            yield from _twice(paragraph.items)


def _twice(texts: Sequence[Text]) -> Iterator[InputRefused]:
    seen: set[str] = set()
    for text in texts:
        if text.key and text.key in seen:
            yield text.place.refused("template_key_twice", key=text.key)
        seen.add(text.key)


def _wording(text: Text, kind: PaperKind) -> Iterator[InputRefused]:
    for name in text.only:
        if name not in conditions.known(kind):
            yield text.place.refused("template_condition_unknown", condition=name)
    for pair in (text.text, getattr(text, "label", NOTHING)):
        yield from _pair(text, pair, kind)


def _pair(text: Text, pair: Pair, kind: PaperKind) -> Iterator[InputRefused]:
    ja, en = fields.named(pair.ja), fields.named(pair.en)
    for name in sorted((ja | en) - fields.known(kind)):
        yield text.place.refused("template_field_unknown", field=name)
    for language, written in (("ja", pair.ja), ("en", pair.en)):
        if not _is_clean(written):
            yield text.place.refused("template_brace", language=language)
    differing = (ja ^ en) | (references.named(pair.ja) ^ references.named(pair.en))
    for name in sorted(differing):
        yield text.place.refused("template_fields_differ", field=name)


def _is_clean(written: str) -> bool:
    """Tell whether every brace belongs to a field or a reference, and every form of a field is known."""
    if any(match[2] not in {None, *fields.FORMS} for match in fields.FIELD.finditer(written)):
        return False
    rest = references.REFERENCE.sub("", fields.FIELD.sub("", written))
    return not {"{", "}"}.intersection(rest)


def _dropped(articles: Sequence[Article]) -> Iterator[InputRefused]:
    known = references.numbers(articles)
    for article in articles:
        if not article.paragraphs:
            yield article.place.refused("template_article_bare")
        for paragraph in article.paragraphs:
            for text in (paragraph, *paragraph.items):
                for key in sorted(references.named(text.text.ja) - known.keys()):
                    yield text.place.refused("template_reference_unknown", key=key)
