"""By what the list of applications can stand: any fact, and most often one of its own columns."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select

from jipdesk.models.application import Application, EligibilityResult
from jipdesk.models.person import Person
from jipdesk.queries import application_facts
from jipdesk.queries.facts import Asker, rank
from jipdesk.rules.codes import EnglishLevel, Jlpt
from jipdesk.rules.states import ApplicationState


class Order(StrEnum):
    """By what the list can stand; the names are those of its columns."""

    NO = "no"
    NAME = "name"
    KANA = "name_kana"
    NATIONALITY = "nationality"
    RESIDENCE = "residence_country"
    AGE = "age"
    JLPT = "jlpt"
    ENGLISH = "english_level"
    STATE = "state"
    VERDICT = "verdict"
    SUBMITTED = "submitted_at"


_ORDERS = frozenset(Order)
_PERSON = frozenset({"person"})
_OF_PERSON = frozenset({Order.NAME, Order.KANA, Order.NATIONALITY, Order.RESIDENCE, Order.AGE})
_NEVER_EMPTY = frozenset({Order.NO, Order.NAME, Order.STATE})


def in_order(
    conditions: Iterable[ColumnElement[bool]], needs: Collection[str], by: str, asker: Asker, *, descending: bool
) -> Select[*tuple[int]]:
    """Return the question for the numbers of applications, by the fact of this name; `needs`: the records it is about.

    What is not stated stands last, in whichever order.
    """
    stands = _keys(by, asker)
    statement = application_facts.joined(select(Application.id).where(*conditions), {*needs, *stands.needs})
    keys = [key.desc() if descending else key.asc() for key in stands.keys]
    empty = [stands.keys[0].is_(None)] if stands.may_be_empty else []
    found: Select[*tuple[int]] = statement.order_by(*empty, *keys, Application.id)
    return found


@dataclass(frozen=True, slots=True)
class _Stands:
    """By what the list stands, and which records that is in."""

    keys: Sequence[ColumnElement[Any]]
    needs: frozenset[str]
    may_be_empty: bool


def _keys(by: str, asker: Asker) -> _Stands:
    if by not in _ORDERS:
        about = application_facts.fact(by, asker)
        assert about is not None, f"the list cannot stand by {by}"
        return _Stands([about.order], about.needs, may_be_empty=True)
    wanted = Order(by)
    needs = _PERSON if wanted in _OF_PERSON else frozenset({"result"} if wanted is Order.VERDICT else ())
    return _Stands(_of_list(wanted), needs, wanted not in _NEVER_EMPTY)


def _of_list(by: Order) -> list[ColumnElement[Any]]:
    family = func.coalesce(Person.family_name, Person.given_name)
    keys: dict[Order, list[Any]] = {
        Order.NO: [Application.receipt_no],
        Order.NAME: [func.lower(family), func.lower(Person.given_name)],
        Order.KANA: [Person.name_kana],
        Order.NATIONALITY: [Person.nationality],
        Order.RESIDENCE: [Person.residence_country],
        # The older, the earlier born: ages rise while birth dates fall.
        Order.AGE: [func.julianday(Person.birth_date) * -1],
        Order.JLPT: [rank(Application.jlpt, reversed(Jlpt))],
        Order.ENGLISH: [rank(Application.english_level, EnglishLevel)],
        Order.STATE: [rank(Application.state, ApplicationState)],
        Order.VERDICT: [EligibilityResult.verdict],
        Order.SUBMITTED: [Application.submitted_at],
    }
    return keys[by]
