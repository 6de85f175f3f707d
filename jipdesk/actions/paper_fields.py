"""Filling in what a paper takes, where it is read off the page: each value goes to the record that keeps it."""

from collections.abc import Set as AbstractSet
from datetime import date
from types import MappingProxyType
from typing import Any

from sqlalchemy.orm import Session

from jipdesk.actions import placements
from jipdesk.actions.company_fields import edit_company, edit_opening
from jipdesk.actions.person_fields import edit_person

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
        edit_company(session, number, field, value)
    else:
        edit_opening(session, number, field, value)
