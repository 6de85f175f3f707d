"""Filling in what a paper takes, where it is read off the page: each value goes to the record that keeps it."""

from collections.abc import Set as AbstractSet
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from jipdesk.actions import placements
from jipdesk.actions.person_fields import edit_person
from jipdesk.errors import InputRefused
from jipdesk.models.company import Company, Opening
from jipdesk.models.search import folded

EDITED = MappingProxyType(
    {
        "placement": placements.OWN,
        "company": frozenset({"name_ja", "name_en", "address", "representative", "representative_title"}),
        "opening": frozenset({"task_ja", "task_en"}),
        "person": frozenset({"name_kana", "name_native", "birth_date", "address"}),
    }
)
"""The fields that can be filled in from a paper, by the record that keeps them."""


def edit(session: Session, table: str, number: int, field: str, value: Any, *, holidays: AbstractSet[date]) -> None:
    """Change one field of a placement, of its company, its opening or its person."""
    assert field in EDITED[table], (table, field)
    if table == "placement":
        placements.fill_in(session, number, holidays=holidays, **{field: value})
    elif table == "person":
        edit_person(session, number, field, value)
    elif table == "company":
        _edit_company(session, number, field, value)
    else:
        _set(session, Opening, number, field, value)


def _edit_company(session: Session, number: int, field: str, value: Any) -> None:
    company = _set(session, Company, number, field, value)
    if not (company.name_ja or company.name_en):
        raise InputRefused("company_needs_name")
    names = (company.company_no, company.name_ja, company.name_en, company.representative)
    company.search_text = folded((*names, company.contact_name, company.contact_email))


def _set(session: Session, record: type[Any], number: int, field: str, value: Any) -> Any:
    found = session.get(record, number)
    if found is None:
        raise InputRefused("records_gone", count=1)
    setattr(found, field, value)
    return found
