"""What every record shares: its base class and the types that the desk's tables are made of.

Tables are STRICT, so every type comes down to INTEGER, TEXT or BLOB: days and moments as ISO text, codes as text, exact
numbers as text (no binary fractions in a history that is compared letter by letter), lists as canonical JSON.
"""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from sqlalchemy import Dialect, Integer, LargeBinary, MetaData, Text
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

E = TypeVar("E", bound=StrEnum)


class Day(TypeDecorator[date]):
    """A calendar date without a zone, such as a birth date."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, dialect: Dialect) -> str | None:
        """Store 2024-08-01."""
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> date | None:
        """Read 2024-08-01."""
        return None if value is None else date.fromisoformat(value)


class Moment(TypeDecorator[datetime]):
    """A point in time, kept in UTC with a trailing Z so that text order is time order."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Store an aware moment; a naive one is a mistake of ours."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = "a moment needs its time zone"
            raise ValueError(message)
        return value.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read the moment back, aware, in UTC."""
        return None if value is None else datetime.fromisoformat(value)


class Exact(TypeDecorator[Decimal]):
    """A number with decimals, kept to the digit: a score of 5.5, a rate of 0.0067."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        """Store plain digits without an exponent."""
        return None if value is None else format(value, "f")

    def process_result_value(self, value: str | None, dialect: Dialect) -> Decimal | None:
        """Read the digits back."""
        return None if value is None else Decimal(value)


class Flag(TypeDecorator[bool]):
    """Yes, no, or not stated."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, dialect: Dialect) -> int | None:
        """Store 1 or 0."""
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, dialect: Dialect) -> bool | None:
        """Read 1 or 0."""
        return None if value is None else bool(value)


class Canonical(str):
    """The JSON text of a value, where it was made already."""

    __slots__ = ()


class Json(TypeDecorator[Any]):
    """Lists and mappings as canonical JSON: equal content is equal text."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """Store with sorted keys."""
        return value if value is None or isinstance(value, Canonical) else canonical(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """Read the content back."""
        return None if value is None else json.loads(value)


class Code(TypeDecorator[E]):
    """One of the codes of an enumeration, kept as its text."""

    impl = Text
    cache_ok = True

    def __init__(self, codes: type[E]) -> None:
        super().__init__()
        self.codes = codes

    def process_bind_param(self, value: E | str | None, dialect: Dialect) -> str | None:
        """Store the code; an unknown one is a mistake of ours."""
        return None if value is None else self.codes(value).value

    def process_result_value(self, value: str | None, dialect: Dialect) -> E | None:
        """Read the code back."""
        return None if value is None else self.codes(value)


_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def canonical(value: Any) -> str:
    """Return the one JSON text of a value."""
    return _CANONICAL.encode(value)


class Record(DeclarativeBase):
    """A stored record. Numbers are never given twice, so a row of the history always means the same record."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        str: Text,
        bytes: LargeBinary,
        int: Integer,
        bool: Flag,
        date: Day,
        datetime: Moment,
        Decimal: Exact,
    }
    __table_args__: Any = {"sqlite_strict": True, "sqlite_autoincrement": True}  # noqa: RUF012 - the library's own form


STRICT = Record.__table_args__
"""The table options, for records that also name constraints."""
