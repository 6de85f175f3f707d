"""Draws the agreements: articles in Japanese and English side by side, signatures, the annex."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from jipdesk.documents import layout, signatures, wording
from jipdesk.documents.page import furniture, typeset
from jipdesk.documents.papers import Agreement, CompanyAgreement, Pair
from jipdesk.documents.styles import EM, EN, EN_HEADING, JA, JA_HEADING, LEFT_WIDTH, RIGHT_WIDTH
from jipdesk.documents.template_parts import Template
from jipdesk.documents.typesetting.blocks import Columns, Paragraph, paragraph
from jipdesk.documents.typesetting.flow import Item
from jipdesk.documents.typesetting.paragraph import Style

Places = tuple[float, float, float]
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")

NUMBERED = ((0.0, 2.0, 1.0), (0.0, 1.5, 1.5))
LISTED = ((1.0, 3.0, 3.0), (1.0, 3.0, 3.0))
"""Where the mark of a paragraph and of an item stands, where its text begins and where its other lines do.

In Japanese and in English, in parts of the size; Japanese as in the texts of laws.
"""


def draw(paper: Agreement, template: Template) -> bytes:
    """Return an agreement as PDF. A character that no font can draw is refused as `no_glyph`."""
    text = wording.agreement(paper, template)
    party = paper.host.name.ja if isinstance(paper, CompanyAgreement) else paper.intern.name
    return typeset(list(items(text)), furniture(paper, text.head, party))


def items(text: wording.AgreementText) -> Iterator[Item]:
    """Yield the blocks of an agreement from its title to its annex."""
    yield from layout.titles(text.head.title)
    if text.lead:
        yield Item(_opening(text.lead), layout.BELOW_TITLE)
    yield from _articles(text.articles)
    yield Item(_opening(text.closing), 20.0, keep=True)
    yield Item(signatures.dated(text.date), 16.0, keep=True)
    yield from signatures.items(text.signatures)
    yield from _annex(text)


def _articles(articles: Sequence[wording.ArticleText]) -> Iterator[Item]:
    """Yield the articles; the last paragraph stays with the signatures, which never stand on a page without text."""
    found = [item for article in articles for item in _article(article)]
    yield from found[:-1]
    yield from (replace(item, keep=True) for item in found[-1:])


def _article(article: wording.ArticleText) -> Iterator[Item]:
    yield Item(layout.side_by_side(article.heading, JA_HEADING, EN_HEADING), 14.0, keep=True)
    for nth, one in enumerate(article.paragraphs):
        block = _marked(one.text, one.mark, NUMBERED) if one.mark else _opening(one.text)
        yield Item(block, 4.0 if nth else 3.0, keep=bool(one.items))
        for item in one.items:
            yield Item(_marked(item.text, item.mark, LISTED), 2.0)


def _opening(text: Pair) -> Columns:
    """Return a paragraph without a number; Japanese begins it with an empty letter."""
    return layout.side_by_side(text, replace(JA, first=EM), EN)


def _marked(text: Pair, mark: str, places: tuple[Places, Places]) -> Columns:
    """Return a paragraph or an item that hangs beside its number."""
    wide = mark.translate(FULL_WIDTH) if len(mark) == 1 else mark
    ja = _hung(text.ja, wide, JA, LEFT_WIDTH, places[0])
    return layout.columns(ja, _hung(text.en, mark, EN, RIGHT_WIDTH, places[1]))


def _hung(text: str, mark: str, style: Style, width: float, places: Places) -> Paragraph:
    at, first, rest = (place * style.size for place in places)
    return paragraph(text, replace(style, first=first, rest=rest), width, label=mark, at=at)


def _annex(text: wording.AgreementText) -> Iterator[Item]:
    if not text.annex_facts:
        return
    for nth, title in enumerate(layout.titles(text.annex)):
        yield replace(title, new_page=nth == 0)
    yield Item(layout.table_of_facts(text.annex_facts), layout.BELOW_TITLE)
    yield from layout.notes(text.notes)
