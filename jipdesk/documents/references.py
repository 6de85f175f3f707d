"""Numbers of articles, paragraphs and items, and references to them, made alike in both languages.

A text refers by key: {article:insurance}, {article:insurance/accident} for a paragraph and
{article:insurance/accident/report} for an item. Japanese counts 第1条第2項第3号, and leaves 項 out where an article
has only one; English follows it. {paragraph:insurance/accident} reads 第2項 alone, and {number:insurance} leaves the
word Article out in English, for lists: Articles {number:ip} and {number:law}.
"""

import re
from collections.abc import Mapping, Sequence

from jipdesk.documents.papers import Pair
from jipdesk.documents.template_parts import Article

REFERENCE = re.compile(r"\{(article:[a-z_-]+(?:/[a-z_-]+){0,2}|paragraph:[a-z_-]+/[a-z_-]+|number:[a-z_-]+)\}")


def named(text: str) -> frozenset[str]:
    """Return the references of a text: article:insurance."""
    return frozenset(match[1] for match in REFERENCE.finditer(text))


def numbers(articles: Sequence[Article]) -> dict[str, Pair]:
    """Return what each reference reads, given the articles that are printed."""
    found: dict[str, Pair] = {}
    for number, article in enumerate(articles, start=1):
        name = Pair(f"第{number}条", f"Article {number}")
        found[f"article:{article.key}"] = name
        found[f"number:{article.key}"] = Pair(name.ja, str(number))
        found.update(_inside(article, name))
    return found


def resolved(text: str, found: Mapping[str, Pair], language: str) -> str:
    """Return the text with its references replaced by numbers."""
    return REFERENCE.sub(lambda match: found[match[1]].ja if language == "ja" else found[match[1]].en, text)


def _inside(article: Article, name: Pair) -> dict[str, Pair]:
    found: dict[str, Pair] = {}
    for p, paragraph in enumerate(article.paragraphs, start=1):
        part = name if len(article.paragraphs) == 1 else Pair(f"{name.ja}第{p}項", f"{name.en}, paragraph {p}")
        key = f"{article.key}/{paragraph.key}"
        if paragraph.key:
            found[f"article:{key}"] = part
            found[f"paragraph:{key}"] = Pair(f"第{p}項", f"paragraph {p}")
        for i, item in enumerate(paragraph.items, start=1):
            if item.key:
                found[f"article:{key}/{item.key}"] = Pair(f"{part.ja}第{i}号", f"{part.en}, item ({i})")
    return found
