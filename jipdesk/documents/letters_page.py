"""Draws letters to applicants: one page of A4 to a letter and language, many letters in one file or each in its own."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, repeat

from jipdesk.documents import page
from jipdesk.documents.letters import Asked, Letter, LetterTemplate
from jipdesk.documents.letters_text import Line, Said, head_day, said, sender, standing, subject, word
from jipdesk.documents.page import Furniture
from jipdesk.documents.styles import CELL_EN, CELL_JA, EM, NOTE_JA, WIDTH
from jipdesk.documents.typesetting.blocks import Paragraph, Stack, paragraph
from jipdesk.documents.typesetting.flow import Item
from jipdesk.documents.typesetting.paragraph import Align, Style
from jipdesk.documents.typesetting.sheet import Sheet
from jipdesk.documents.typesetting.tables import PADDING, Row, Table

Progress = Callable[[int, int], None]

JA = Style(size=EM, leading=17.4)
EN = Style(size=10.2, leading=15.2, align=Align.LEFT)
_TITLE = {
    "ja": Style(size=13.5, leading=21.0, align=Align.CENTRE, bold=True),
    "en": Style(size=11.4, leading=16.0, align=Align.LEFT, bold=True),
}
_CELLS = {"ja": replace(CELL_JA, size=10.0, leading=14.6), "en": replace(CELL_EN, size=9.6, leading=13.2)}
_SENDER = replace(NOTE_JA, size=9.4, leading=14.0)
_SENDER_AT = WIDTH * 0.48
_NAME = 12.0
_BETWEEN = 8.0
"""Room for an empty line of the text."""
_NAMES = WIDTH * 0.42
CENTRED, AT_RIGHT = frozenset({"記"}), frozenset({"以上", "敬具"})
"""Words that stand alone on a line and have their own place in a Japanese letter."""


def draw(letter: Letter, template: LetterTemplate) -> bytes:
    """Return one letter as PDF. A character that no font can draw is refused as `no_glyph`."""
    return bound([letter], template)


def bound(letters: Sequence[Letter], template: LetterTemplate, progress: Progress | None = None) -> bytes:
    """Return many letters in one file, each with pages counted of its own; what they share is in it once."""
    first = letters[0]
    language = first.language.each[0]
    # A subject may name the person: then a file of many has none.
    subjects = {subject(letter, template, language) for letter in letters}
    title = subjects.pop() if len(subjects) == 1 else ""
    number = first.receipt_no if len(letters) == 1 else ""
    sheet = Sheet(title, number=number, author=getattr(first.office.office, language), on=first.on)
    for done, letter in enumerate(letters):
        if progress:
            progress(done, len(letters))
        _draw_on(sheet, letter, template)
    return sheet.finish()


def pages(letter: Letter, template: LetterTemplate) -> int:
    """Return how many pages a letter takes; one to a language is what it should take."""
    return len(page.laid_out(list(_all_items(letter, template))))


def _draw_on(sheet: Sheet, letter: Letter, template: LetterTemplate) -> None:
    page.put_on(sheet, list(_all_items(letter, template)), _furniture(letter))


def _all_items(letter: Letter, template: LetterTemplate) -> Iterator[Item]:
    """Yield the blocks in each language, which begins a page of its own."""
    for language in letter.language.each:
        found = _items(letter, said(letter, template, language), language)
        for item, is_first in zip(found, chain([True], repeat(False)), strict=False):
            yield replace(item, new_page=is_first)


def _furniture(letter: Letter) -> Furniture:
    languages = letter.language.each
    label = " ".join(word("receipt_no", each) for each in languages)
    office = " ".join(getattr(letter.office.office, each) for each in languages)
    notice = " ".join(word("sample", each) for each in languages) if letter.office.is_example else ""
    return Furniture(
        title="", number="", left=f"{label} {letter.receipt_no}", right=office, on=letter.on, notice=notice
    )


def _items(letter: Letter, found: Said, language: str) -> Iterator[Item]:
    style = JA if language == "ja" else EN
    plain = replace(style, align=Align.LEFT)
    if language == "ja":
        yield Item(paragraph(head_day(letter.on, language), replace(plain, align=Align.RIGHT), WIDTH))
        yield Item(_addressee(letter, language), 8.0)
        yield Item(_sender(letter, language), 10.0)
    else:
        yield Item(_sender(letter, language))
        yield Item(paragraph(head_day(letter.on, language), plain, WIDTH), 10.0)
        yield Item(_addressee(letter, language), 10.0)
    yield Item(paragraph(found.subject, _TITLE[language], WIDTH), 22.0, keep=True)
    yield from _text(found.lines, language)
    if language == "en":
        yield Item(paragraph(word("regards", language), plain, WIDTH), 2 * _BETWEEN, keep=True)
        yield Item(paragraph(letter.office.office.en, replace(plain, bold=True), WIDTH), 4.0)


def _addressee(letter: Letter, language: str) -> Stack:
    name = Style(size=_NAME, leading=18.0, align=Align.LEFT)
    small = replace(NOTE_JA, size=9.4, leading=14.0)
    lines = [paragraph(word("addressed", language, name=letter.name), name, WIDTH * 0.85)]
    if letter.name_native and letter.name_native != letter.name:
        lines.append(paragraph(letter.name_native, replace(small, size=10.0, leading=18.0), WIDTH * 0.85))
    number = f"{word('receipt_no', language)} {letter.receipt_no}"
    lines.append(paragraph(number, small, WIDTH * 0.85))
    return Stack(tuple(lines), (0.0,) * len(lines))


def _sender(letter: Letter, language: str) -> Stack:
    style = replace(_SENDER, first=_SENDER_AT, rest=_SENDER_AT)
    first, *others = sender(letter, language)
    lines = [paragraph(first, replace(style, size=10.4, leading=16.0), WIDTH)]
    lines += [paragraph(each, style, WIDTH) for each in others]
    return Stack(tuple(lines), (0.0,) * len(lines))


def _text(lines: Iterable[Line], language: str) -> Iterator[Item]:
    space = 16.0
    for line in lines:
        if line.listed:
            yield from _listed(line, language, space)
        elif not line.text.strip():
            space += _BETWEEN
            continue
        else:
            yield Item(_line(line.text, language), space, keep=line.text.strip() in CENTRED or line.text.endswith("："))
        space = 0.0


def _line(text: str, language: str) -> Paragraph:
    if language == "en":
        return paragraph(text, EN, WIDTH)
    alone = text.strip()
    if alone in CENTRED or alone in AT_RIGHT:
        align = Align.CENTRE if alone in CENTRED else Align.RIGHT
        return paragraph(alone, replace(JA, align=align), WIDTH)
    return paragraph(text.lstrip("　"), replace(JA, first=EM), WIDTH)


def _listed(line: Line, language: str, space: float) -> Iterator[Item]:
    if line.with_standing:
        yield Item(_table(line.listed, language), space + 4.0)
        return
    mark, at = ("・", EM) if language == "ja" else ("•", 4.0)
    base = JA if language == "ja" else EN
    style = replace(base, first=at + base.size, rest=at + base.size, align=Align.LEFT)
    for nth, asked in enumerate(line.listed):
        text = getattr(asked.name, language)
        if asked.defect:
            text += f"{'：' if language == 'ja' else ': '}{standing(asked, language)}"
        yield Item(paragraph(text, style, WIDTH, label=mark, at=at), 0.0 if nth else space)


def _table(listed: Sequence[Asked], language: str) -> Table:
    style = _CELLS[language]
    widths = (_NAMES, WIDTH - _NAMES)
    heading = _row((word("document", language), word("standing", language)), widths, replace(style, bold=True))
    rows = (_row((getattr(each.name, language), standing(each, language)), widths, style) for each in listed)
    return Table(widths, tuple(rows), heading)


def _row(texts: tuple[str, str], widths: tuple[float, float], style: Style) -> Row:
    cells = [
        Stack((paragraph(text, style, width - 2 * PADDING[0]),), (0.0,))
        for text, width in zip(texts, widths, strict=True)
    ]
    return Row(tuple(cells))
