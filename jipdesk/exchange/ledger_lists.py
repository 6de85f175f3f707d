"""台帳: what a list shows, as a ledger in the language of the person who asked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, write_ledger
from jipdesk.i18n import Words
from jipdesk.phrases.codes import code_name
from jipdesk.phrases.columns import titles
from jipdesk.phrases.states import state_name

Shown = Callable[[str, Words], str]
_TERRITORY: Shown = lambda code, words: words.territory(code)  # noqa: E731 - one of a table of ways to show a code


def _code(kind: str) -> Shown:
    return lambda code, words: code_name(kind, code, words)


def _state(noun: str) -> Shown:
    return lambda state, words: state_name(noun, state, words)


_FORMS: Mapping[tuple[str, str], Shown] = MappingProxyType(
    {
        ("applications", "nationality"): _TERRITORY,
        ("applications", "residence_country"): _TERRITORY,
        ("applications", "jlpt"): _code("jlpt"),
        ("applications", "english_level"): _code("english"),
        ("applications", "verdict"): _code("verdict"),
        ("applications", "state"): _state("application"),
        ("companies", "industry_class"): _code("industry"),
        ("companies", "verdict"): _code("verdict"),
        ("placements", "nationality"): _TERRITORY,
        ("placements", "state"): _state("placement"),
    }
)
_DATES = frozenset({"birth_date", "starts_on", "ends_on"})
_NUMBERS = frozenset({"employees", "openings", "places", "days"})


def write(what: str, path: Path, rows: Sequence[Any], words: Words) -> int:
    """Write the rows of a list and return how many there are."""
    named = titles(what, words)
    columns = [LedgerColumn(title, _kind(name)) for name, title in named.items()]
    return write_ledger(path, columns, ([_value(what, name, row, words) for name in named] for row in rows))


def table(what: str, rows: Sequence[Any], words: Words) -> list[list[str]]:
    """Return titles and rows as texts, to be read on a screen."""
    named = titles(what, words)
    return [list(named.values()), *([_read(_value(what, name, row, words), words) for name in named] for row in rows)]


def _read(value: str | int | date | datetime | None, words: Words) -> str:
    if isinstance(value, datetime):
        return words.moment(value)
    if isinstance(value, date):
        return words.date(value)
    if isinstance(value, int):
        return words.number(value)
    return value or ""


def _kind(name: str) -> ColumnKind:
    if name in _DATES:
        return ColumnKind.DATE
    if name == "submitted_at":
        return ColumnKind.MOMENT
    return ColumnKind.NUMBER if name in _NUMBERS else ColumnKind.TEXT


def _value(what: str, name: str, row: Any, words: Words) -> str | int | date | datetime | None:
    value = getattr(row, name)
    if value is None:
        return None
    form = _FORMS.get((what, name))
    shown: str | int | date | datetime = form(str(value), words) if form else value
    return shown
