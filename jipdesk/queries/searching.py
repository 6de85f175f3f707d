"""Searching for people and receipt numbers by any part of them, through the index of `models.search_index`."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, Text, and_, bindparam, column, func, literal, or_, select, table

from jipdesk.models.application import Application
from jipdesk.models.person import Person
from jipdesk.models.search import fold
from jipdesk.models.search_index import END, index_of, terms_of

_TWO = 2
_SHORT = 3
"""From this many letters on the index knows a text as it is."""
_LAST = "\U0010ffff"
_NAME, _NUMBER = "searched_name", "searched_number"


def applications(text: str) -> ColumnElement[bool]:
    """Tell which applications a search finds: by name, e-mail or passport number, or by their own number."""
    way = way_of(text)
    if way is None:
        return applications_then(text)
    return _by(way, *(literal(value) for value in values(text).values()))


@dataclass(frozen=True, slots=True)
class Way:
    """How the index is asked: for a text that it knows as it is, or for all that begins with one too short for that."""

    is_long_name: bool
    is_long_number: bool


def way_of(text: str) -> Way | None:
    """Return how the index is asked for a text; None: everything is to be read."""
    if len(text.strip()) < _TWO and text.isascii():
        # Nearly everybody has this letter; reading all is quicker than putting the index together.
        return None
    if END[0] in fold(text):
        # The index writes it behind every text, where the text itself has none.
        return None
    return Way(len(fold(text)) >= _SHORT, len(_number(text)) >= _SHORT)


def applications_by(way: Way) -> ColumnElement[bool]:
    """Tell which applications a search of the list finds, whatever it is for: `values` are what it is to be asked with.

    The quicker form where the database begins with it; beside an index of the edition it would go through that.
    """
    name, number = (bindparam(each, type_=Text) for each in (_NAME, _NUMBER))
    persons = _found(Person.__tablename__, name, is_long=way.is_long_name)
    by_number = _found(Application.__tablename__, number, is_long=way.is_long_number)
    return or_(Application.person_id.in_(persons), Application.id.in_(by_number))


def values(text: str) -> Mapping[str, str]:
    """Return what the index is asked for."""
    asked = {_NAME: fold(text), _NUMBER: _number(text)}
    return {name: _phrase(each) if len(each) >= _SHORT else each for name, each in asked.items()}


def _number(text: str) -> str:
    return text.replace("\0", "").strip().lower()


def persons_named(words: Collection[str]) -> ColumnElement[bool]:
    """Tell whose searched text contains all these folded words, in whatever order."""
    long = [word for word in words if len(word) >= _SHORT]
    short = [Person.search_text.contains(word, autoescape=True) for word in words if len(word) < _SHORT]
    if not long:
        return and_(*short)
    name = index_of(Person.__tablename__)
    index = table(name, column("rowid"), column(name))
    asked = literal(" AND ".join(map(_phrase, long)))
    return and_(Person.id.in_(select(index.c.rowid).where(index.c[name].op("MATCH")(asked))), *short)


def applications_then(text: str) -> ColumnElement[bool]:
    """Tell the same by reading every name: where people are not as the index knows them."""
    like = Person.search_text.contains(fold(text), autoescape=True)
    return Application.person.has(like) | Application.receipt_no.contains(text.strip(), autoescape=True)


def _by(way: Way, name: ColumnElement[str], number: ColumnElement[str]) -> ColumnElement[bool]:
    persons = _found(Person.__tablename__, name, is_long=way.is_long_name)
    by_person = select(Application.id).where(Application.person_id.in_(persons))
    by_number = _found(Application.__tablename__, number, is_long=way.is_long_number)
    return Application.id.in_(by_person.union_all(by_number))


def _found(searched: str, text: ColumnElement[str], *, is_long: bool) -> Select[Any]:
    """Return the question for the numbers of the records in a table whose searched text contains this one."""
    name = index_of(searched)
    index = table(name, column("rowid"), column(name))
    asked = text if is_long else _beginning_with(searched, text)
    return select(index.c.rowid).where(index.c[name].op("MATCH")(asked))


def _phrase(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _beginning_with(searched: str, text: ColumnElement[str]) -> ColumnElement[Any]:
    """Return all entries that begin with one or two letters, as one question to the index."""
    terms = table(terms_of(searched), column("term"))
    quoted = literal('"') + func.replace(terms.c.term, '"', '""') + literal('"')
    within = (terms.c.term >= text, terms.c.term < text + _LAST)
    # An empty phrase finds nothing, which is right where no entry begins so.
    return func.coalesce(select(func.group_concat(quoted, " OR ")).where(*within).scalar_subquery(), literal('""'))
