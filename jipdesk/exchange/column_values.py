"""What values say of their column: how many of them a field would take, for fields that do not take just any text."""

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime
from types import MappingProxyType

from jipdesk.exchange.readings import Reader, Unreadable

_KANA = re.compile(r"[\u30a0-\u30ff\uff66-\uff9f・ 　]+")
_PASSPORT = re.compile(r"[A-Za-z]{1,2} ?\d{6,8}")
_PHONE = re.compile(r"[+＋]?[\d０-９][\d０-９ ()（）ー－-]{7,18}")
_NUMBER = re.compile(r"(?=.*\d)[A-Za-z0-9０-９#/_-]{1,20}")
_TIME = re.compile(r"\d[T 　]*\d{1,2}[:時]|午[前後]")
_LAST_BIRTH = 2012
"""Who was born later is too young for an internship for years to come."""


def _all(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: bool(pattern.fullmatch(text.strip()))


_SHAPES: MappingProxyType[str, Callable[[str], bool]] = MappingProxyType(
    {
        "name_kana": _all(_KANA),
        "passport_no": _all(_PASSPORT),
        "phone": _all(_PHONE),
        "contact_phone": _all(_PHONE),
        "receipt_no": _all(_NUMBER),
        "company_no": _all(_NUMBER),
        "submitted_at": lambda text: bool(_TIME.search(text)),
    }
)
READ = frozenset(
    {
        *("birth_date", "passport_expiry", "submitted_at", "nationality", "other_nationality", "residence_country"),
        *("email", "sex", "education_status", "jlpt", "english_level", "courses", "past_participation"),
        *("agrees_with_purpose", "full_time", "can_submit_documents", "consents_privacy"),
        *("corporate_number", "organisation_type", "industry_class", "capital_yen", "employees", "head_office_country"),
        *("contact_email", "course", "places", "starts_on", "ends_on", "hours_per_day"),
        *("required_jlpt", "required_english"),
    }
)
"""The fields whose reader refuses most texts."""
TELLING = frozenset(
    {
        *("email", "name_kana", "passport_no", "sex", "birth_date", "education_status", "jlpt", "english_level"),
        *("contact_email", "corporate_number"),
    }
)
"""The fields that their values alone make likely."""
_UNIQUE = frozenset({"receipt_no"})


def share(code: str, reader: Reader[object], values: Sequence[str]) -> float | None:
    """Return which part of the values the field would take; None where values say nothing."""
    if not values or not (code in READ or code in _SHAPES):
        return None
    if code in _UNIQUE and len(set(values)) < len(values):
        return 0.0
    return sum(_fits(code, reader, value) for value in values) / len(values)


def _fits(code: str, reader: Reader[object], value: str) -> bool:
    if code in _SHAPES and not _SHAPES[code](value):
        return False
    try:
        found = reader(value)
    except Unreadable:
        return False
    return not isinstance(found, date) or _is_time_for(code, found)


def _is_time_for(code: str, found: date | datetime) -> bool:
    return (found.year <= _LAST_BIRTH) is (code == "birth_date")
