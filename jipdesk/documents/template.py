"""Templates: the text of a paper in Japanese and English pairs, with merge fields and conditions.

A template is TOML, shipped in `resources/papers`, kept with the edition and edited by the office. Every `ja` has its
`en`, so the two languages cannot come to differ in articles, paragraphs or items; numbers are never typed but made by
`documents.wording`. `parse` refuses what cannot be printed and says in which article and line it stands.

    [[article]]
    key = "insurance"            # what {article:insurance} refers to
    ja = "保険" · en = "Insurance"
    only = "in_person"           # left out where the condition is not met; a list means any of them

    [[article.paragraph]]        # and [[article.paragraph.item]], each with ja, en, if needed only and key
"""

import tomllib
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jipdesk import paths
from jipdesk.documents.papers import Pair, PaperKind
from jipdesk.documents.template_check import check
from jipdesk.documents.template_lines import Lines, Place
from jipdesk.documents.template_parts import NOTHING, WORDS, Article, Paragraph, Row, Signature, Template, Text
from jipdesk.errors import InputRefused

_TOP = frozenset({"kind", "title", "lead", "article", "closing", "signature", "row", "note", "words"})


def shipped(kind: PaperKind) -> str:
    """Return the text of the template that comes with the program."""
    return paths.resource(f"papers/{kind}.toml").read_text(encoding="utf-8")


def parse(text: str) -> Template:
    """Return the template that a text describes.

    Raises `InputRefused` with the code of what is wrong and its article, paragraph, item and line.
    """
    lines = Lines(text)
    template = _template(_table(text), lines)
    check(template)
    return template


def _table(text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InputRefused("template_syntax", line=Lines(text).of_error(str(error))) from error


def _template(table: dict[str, Any], lines: Lines) -> Template:
    top = lines.place()
    _allow(table, _TOP, top)
    kind = _kind(table.get("kind"), top)
    return Template(
        kind=kind,
        title=_pair(_inner(table, "title", top), lines.place("title")),
        lead=_single(table, "lead", lines),
        articles=tuple(_article(each, lines, n) for n, each in enumerate(_list(table, "article", top))),
        closing=_single(table, "closing", lines),
        signatures=tuple(_signature(each, lines, n) for n, each in enumerate(_list(table, "signature", top))),
        rows=tuple(_row(each, lines.place("row", n), n > 0) for n, each in enumerate(_list(table, "row", top))),
        notes=tuple(_text(each, lines.place("note", n)) for n, each in enumerate(_list(table, "note", top))),
        words=_words(_inner(table, "words", top), kind, lines),
    )


def _kind(name: object, place: Place) -> PaperKind:
    if name not in set(PaperKind):
        raise place.refused("template_kind_unknown")
    return PaperKind(str(name))


def _article(table: dict[str, Any], lines: Lines, n: int) -> Article:
    place = lines.place("article", n)
    _allow(table, {"key", "ja", "en", "only", "paragraph"}, place)
    listed = _list(table, "paragraph", place)
    if not table.get("key") or not listed:
        raise place.refused("template_article_bare")
    paragraphs = tuple(_paragraph(each, lines, (n, p)) for p, each in enumerate(listed))
    return Article(_pair(table, place), place, _only(table, place), _key(table, place), paragraphs)


def _paragraph(table: dict[str, Any], lines: Lines, at: tuple[int, int]) -> Paragraph:
    place = lines.place("article", *at)
    _allow(table, {"key", "ja", "en", "only", "item"}, place)
    items = tuple(_text(each, lines.place("article", *at, i)) for i, each in enumerate(_list(table, "item", place)))
    return Paragraph(_pair(table, place), place, _only(table, place), _key(table, place), items)


def _signature(table: dict[str, Any], lines: Lines, n: int) -> Signature:
    place = lines.place("signature", n)
    _allow(table, {"ja", "en", "seal", "row"}, place)
    rows = tuple(_row(each, lines.place("signature", n, r)) for r, each in enumerate(_list(table, "row", place)))
    return Signature(_pair(table, place), place, rows=rows, has_seal=table.get("seal") is True)


def _row(table: dict[str, Any], place: Place, may_go_on: bool = False) -> Row:
    """Return a row; one without any label goes on in the cell of the row above it, where there is one."""
    _allow(table, {"label_ja", "label_en", "ja", "en", "only"}, place)
    goes_on = may_go_on and not table.keys() & {"label_ja", "label_en"}
    label = NOTHING if goes_on else _pair({"ja": table.get("label_ja"), "en": table.get("label_en")}, place)
    return Row(_pair(table, place), place, _only(table, place), label=label)


def _text(table: dict[str, Any], place: Place) -> Text:
    _allow(table, {"key", "ja", "en", "only"}, place)
    return Text(_pair(table, place), place, _only(table, place), _key(table, place))


def _single(table: dict[str, Any], name: str, lines: Lines) -> Text | None:
    return _text(_inner(table, name, lines.place()), lines.place(name)) if name in table else None


def _words(table: dict[str, Any], kind: PaperKind, lines: Lines) -> Mapping[str, Pair]:
    place = lines.place("words")
    _allow(table, WORDS[kind], place)
    for name in sorted(WORDS[kind] - table.keys()):
        raise place.refused("template_word_missing", word=name)
    return MappingProxyType({name: _pair(_inner(table, name, place), place) for name in table})


def _pair(table: Mapping[str, Any], place: Place) -> Pair:
    """Return both languages, each on one line: line ends inside a text are only there for whoever edits it."""
    for language in ("ja", "en"):
        found = table.get(language)
        if not isinstance(found, str) or not found.strip():
            raise place.refused("template_language_missing", language=language)
        if any(not line.strip() for line in found.strip().splitlines()):
            raise place.refused("template_blank_line")
    ja = "".join(line.strip(" \t") for line in table["ja"].splitlines())
    return Pair(ja, " ".join(table["en"].split()))


def _only(table: Mapping[str, Any], place: Place) -> tuple[str, ...]:
    found = table.get("only", [])
    names = [found] if isinstance(found, str) else found
    if not isinstance(names, list) or not all(isinstance(each, str) for each in names):
        raise place.refused("template_condition_unknown", condition=str(found))
    return tuple(names)


def _key(table: Mapping[str, Any], place: Place) -> str:
    found = table.get("key", "")
    if not isinstance(found, str):
        raise place.refused("template_entry_wrong", entry="key")
    return found


def _list(table: Mapping[str, Any], name: str, place: Place) -> list[dict[str, Any]]:
    found = table.get(name, [])
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        raise place.refused("template_entry_wrong", entry=name)
    return found


def _inner(table: Mapping[str, Any], name: str, place: Place) -> dict[str, Any]:
    found = table.get(name)
    if not isinstance(found, dict):
        raise place.refused("template_entry_wrong", entry=name)
    return found


def _allow(table: Mapping[str, Any], names: set[str] | frozenset[str], place: Place) -> None:
    for name in sorted(table.keys() - names):
        raise place.refused("template_entry_unknown", entry=name)
