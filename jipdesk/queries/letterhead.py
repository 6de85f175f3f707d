"""The office as an edition's papers name it, and what of it is still the invented example."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.edition import Letterhead, Operator
from jipdesk.rules.edition_file import shipped, shipped_years

OF_OPERATOR = MappingProxyType({"operator_ja": "name_ja", "operator_en": "name_en"})
FIELDS = (
    *("operator_ja", "operator_en", "office_ja", "office_en"),
    *("postal_code", "address_ja", "address_en", "phone", "email"),
    *("representative_ja", "representative_en", "representative_title_ja", "representative_title_en"),
    *("ministry_unit_ja", "ministry_unit_en", "court_ja", "court_en"),
)
OWN = (
    *("operator_ja", "operator_en", "postal_code", "address_ja", "address_en"),
    *("phone", "email", "representative_ja", "representative_en"),
)
"""What no two offices share: titles, the ministry's unit and the court may well read as in the example."""


@dataclass(frozen=True, slots=True)
class LetterheadRow:
    """A letterhead with its number, and the fields that still hold the example."""

    id: int
    edition_id: int
    values: Mapping[str, str]
    is_example: bool
    examples: frozenset[str]


def letterhead(session: Session, edition_id: int) -> LetterheadRow:
    """Return the letterhead of an edition."""
    kept, operator = session.execute(
        select(Letterhead, Operator)
        .join(Operator, Operator.id == Letterhead.operator_id)
        .where(Letterhead.edition_id == edition_id)
    ).one()
    values = values_of(kept, operator)
    return LetterheadRow(kept.id, edition_id, values, kept.is_example, example_fields(values))


def values_of(kept: Letterhead, operator: Operator) -> dict[str, str]:
    """Return what stands in the fields."""
    return {
        name: getattr(operator, OF_OPERATOR[name]) if name in OF_OPERATOR else getattr(kept, name) for name in FIELDS
    }


def example_fields(values: Mapping[str, str]) -> frozenset[str]:
    """Return the fields of the office's own that still hold what the example says, or nothing."""
    examples = _examples()
    return frozenset(name for name in OWN if not values[name] or values[name] in examples[name])


@cache
def _examples() -> Mapping[str, frozenset[str]]:
    files = [shipped(year).letterhead for year in shipped_years()]
    invented = [file for file in files if file.is_example]
    return {name: frozenset(getattr(file, name) for file in invented) for name in OWN}
