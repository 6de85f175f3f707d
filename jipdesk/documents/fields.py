"""The fields of a paper that a text may name, such as {host.representative}, and how each language writes them."""

import re
import types
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from jipdesk import i18n
from jipdesk.documents.papers import PAPERS, Pair, Paper, PaperKind
from jipdesk.rules.eras import wareki

FIELD = re.compile(r"\{(?!(?:article|paragraph|number):)([a-z_]+(?:\.[a-z_]+)*)(?::([a-z]+))?\}")
"""{host.name}, or {intern.birth_date:western} for a year that is not counted in its era"""

FORMS = frozenset({"western"})
_WRITTEN = (str, Pair, date, int, Decimal)


@cache
def known(kind: PaperKind) -> frozenset[str]:
    """Return every field that texts of this paper may name."""
    return frozenset(_paths(PAPERS[kind], ""))


def named(text: str) -> frozenset[str]:
    """Return the fields that a text names."""
    return frozenset(match[1] for match in FIELD.finditer(text))


def value(paper: Paper, path: str) -> object:
    """Return what stands in a field, None where what it is part of is absent."""
    found: Any = paper
    for name in path.split("."):
        found = None if found is None else getattr(found, name)
    return found


def is_entered(paper: Paper, path: str) -> bool:
    """Tell whether a field holds anything, in both languages where it has two."""
    found = value(paper, path)
    return bool(found.ja and found.en) if isinstance(found, Pair) else found not in (None, "")


def filled(text: str, paper: Paper, language: str) -> str:
    """Return the text of a language with its fields replaced by what stands in them."""
    return FIELD.sub(lambda match: written(value(paper, match[1]), language, match[2]), text)


def written(found: object, language: str, form: str | None = None) -> str:
    """Return a value as papers in this language write it; Japanese dates in era years unless the form is western."""
    if isinstance(found, Pair):
        return found.ja if language == "ja" else found.en
    if isinstance(found, date):
        return _day(found, language, form)
    if isinstance(found, Decimal):
        return f"{found.normalize():f}"
    if isinstance(found, int):
        return f"{found:,}"
    return "" if found is None else str(found)


def _day(day: date, language: str, form: str | None) -> str:
    if language == "en":
        return i18n.words("en").date(day)
    return f"{day.year}年{day.month}月{day.day}日" if form == "western" else wareki(day)


def _paths(owner: type, before: str) -> Iterator[str]:
    hints = get_type_hints(owner)
    for field in fields(owner):
        inner = _plain(hints[field.name])
        if inner in _WRITTEN:
            yield before + field.name
        elif isinstance(inner, type) and is_dataclass(inner):
            yield from _paths(inner, f"{before}{field.name}.")


def _plain(hint: Any) -> Any:
    """Return the type that a hint allows besides None; collections and codes are no matter of a text."""
    if get_origin(hint) in (Union, types.UnionType):
        return next((each for each in get_args(hint) if each is not type(None)), None)
    return None if hint is datetime else hint
