"""集計表: every table of figures of an edition in one ledger, line by line."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, write_ledger
from jipdesk.i18n import Words
from jipdesk.phrases.figures import MEASURES, TABLES, line_name, table_name
from jipdesk.phrases.marking import N_
from jipdesk.queries.figures import Count, Figures

_NUMBER = ColumnKind.NUMBER
_WHOLE = N_("All applications")
_SINGLE = (
    ("companies", N_("Host companies")),
    ("openings", N_("Openings")),
    ("places", N_("Places")),
    ("days_of_activity", N_("Days of activity")),
)

Row = list[str | int | None]
LineName = Callable[[str, str], str]
"""Returns the name of a line by table and code."""


def write_figures(path: Path, figures: Figures, words: Words, course_name: Callable[[str], str]) -> int:
    """Write all tables and return how many lines there are; courses are called what the edition calls them."""

    def name(table: str, code: str) -> str:
        return course_name(code) if code and table in {"course", "placement_courses"} else line_name(table, code, words)

    columns = [LedgerColumn(words.gettext(title)) for title in (N_("Table"), N_("Line"))]
    columns += [LedgerColumn(words.gettext(title), _NUMBER) for title in (*MEASURES, N_("Number"))]
    return write_ledger(path, columns, _rows(figures, words, name))


def _rows(figures: Figures, words: Words, name: LineName) -> Iterator[Row]:
    yield _counted("", words.gettext(_WHOLE), figures.whole)
    for table, counts in figures.people.items():
        for count in counts:
            yield _counted(table_name(table, words), name(table, count.code), count)
    for attribute, title in _SINGLE:
        yield ["", words.gettext(title), None, None, None, None, getattr(figures, attribute)]
    for table in (field.name for field in fields(figures) if field.name in TABLES):
        for figure in getattr(figures, table):
            yield [table_name(table, words), name(table, figure.code), None, None, None, None, figure.count]


def _counted(table: str, line: str, count: Count) -> Row:
    return [table, line, count.applied, count.eligible, count.passed, count.placed, None]
