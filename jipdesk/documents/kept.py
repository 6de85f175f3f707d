"""A paper as it is kept: to JSON and back, and how what it says differs from what it would say today."""

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import Any, TypeAlias, Union, cast, get_args, get_origin, get_type_hints

from jipdesk.documents.papers import PAPERS, Paper, PaperKind

Json: TypeAlias = dict[str, object]

_OWN_TO_AN_ISSUE = frozenset({"number", "issued_on"})


@dataclass(frozen=True, slots=True)
class Change:
    """One field that says something else now: host.representative, flights.2.flight_no; "" where nothing stands."""

    field: str
    before: str
    after: str


def to_json(paper: Paper) -> Json:
    """Return the paper as values that JSON can hold: what this kind of paper declares, and no more."""
    return {name: _plain(getattr(paper, name), hint) for name, hint in _fields(cast("Any", type(paper)))}


def from_json(kind: PaperKind, values: Mapping[str, object]) -> Paper:
    """Return the paper that was kept; fields it did not have yet take their defaults."""
    return cast("Paper", _built(PAPERS[kind], values))


def difference(kept: Mapping[str, object], now: Mapping[str, object]) -> tuple[Change, ...]:
    """Return what differs between two papers in JSON. Number and day of issue belong to an issue and do not count."""
    own = {name: now.get(name) for name in _OWN_TO_AN_ISSUE}
    if {**kept, **own} == now:
        return ()  # as of nearly all the papers of a list; to compare them leaf by leaf takes ten times as long
    before, after = dict(_leaves(kept, "")), dict(_leaves(now, ""))
    names = [name for name in (before | after) if name not in _OWN_TO_AN_ISSUE]
    changes = (Change(name, before.get(name, ""), after.get(name, "")) for name in names)
    return tuple(change for change in changes if change.before != change.after)


@cache
def _hints(owner: type) -> dict[str, Any]:
    """Return what the fields of a class may hold; found out once, for lists compare hundreds of papers."""
    return get_type_hints(owner)


@cache
def _fields(owner: type) -> tuple[tuple[str, Any], ...]:
    """Return the fields of a class with what they hold where they hold something."""
    return tuple((name, _without_none(hint)) for name, hint in _hints(owner).items())


def _plain(found: object, hint: Any) -> object:
    if found is None or type(found) is str:
        return found
    if is_dataclass(hint):
        # An intern who signs is an intern too; a paper that does not print the address must not keep it.
        return {name: _plain(getattr(found, name), inner) for name, inner in _fields(cast("Any", hint))}
    if isinstance(found, tuple):
        return [_plain(each, get_args(hint)[0]) for each in found]
    if isinstance(found, StrEnum):
        return found.value
    if isinstance(found, date):
        return found.isoformat()
    return str(found) if isinstance(found, Decimal) else found


def _built(hint: Any, found: Any) -> Any:
    inner = _without_none(hint)
    if found is None:
        return None
    if get_origin(inner) is tuple:
        return tuple(_built(get_args(inner)[0], each) for each in found)
    if is_dataclass(inner):
        hints = _hints(cast("Any", inner))
        return cast("Any", inner)(**{name: _built(hints[name], found[name]) for name in hints if name in found})
    if inner in (date, datetime):
        return inner.fromisoformat(found)
    return inner(found) if inner is Decimal or issubclass(inner, StrEnum) else found


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return next(each for each in get_args(hint) if each is not type(None))
    return hint


def _leaves(found: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(found, Mapping):
        for name, inner in found.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(found, list | tuple):
        for n, inner in enumerate(found, start=1):
            yield from _leaves(inner, f"{path}.{n}")
    elif found is not None:
        yield path, str(found)
