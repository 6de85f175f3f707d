"""集計表: every table of figures of an edition in one ledger, line by line."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path

from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, write_ledger
from jipdesk.i18n import Words
from jipdesk.phrases.figures import SINGLE, TABLES, ledger_titles, line_name, single_name, table_name, whole_name
from jipdesk.queries.figures import Count, Figures

_NUMBER = ColumnKind.NUMBER

Row = list[str | int | None]
LineName = Callable[[str, str], str]
"""Returns the name of a line by table and code."""


def write_figures(path: Path, figures: Figures, words: Words, course_name: Callable[[str], str]) -> int:
    """Write all tables and return how many lines there are; courses are called what the edition calls them."""

    def name(table: str, code: str) -> str:
        return course_name(code) if code and table in {"course", "placement_courses"} else line_name(table, code, words)

    texts, numbers = ledger_titles(words)
    columns = [*map(LedgerColumn, texts), *(LedgerColumn(title, _NUMBER) for title in numbers)]
    return write_ledger(path, columns, _rows(figures, words, name))


def _rows(figures: Figures, words: Words, name: LineName) -> Iterator[Row]:
    yield _counted("", whole_name(words), figures.whole)
    for table, counts in figures.people.items():
        for count in counts:
            yield _counted(table_name(table, words), name(table, count.code), count)
    for attribute in SINGLE:
        yield ["", single_name(attribute, words), None, None, None, None, getattr(figures, attribute)]
    for table in (field.name for field in fields(figures) if field.name in TABLES):
        for figure in getattr(figures, table):
            yield [table_name(table, words), name(table, figure.code), None, None, None, None, figure.count]


def _counted(table: str, line: str, count: Count) -> Row:
    return [table, line, count.applied, count.eligible, count.passed, count.placed, None]
