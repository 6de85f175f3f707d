"""The lines of the preview: found out beside the window, where a sheet of many rows holds nobody up."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from jipdesk.exchange.alike import Alike
from jipdesk.exchange.intake import Prepared
from jipdesk.exchange.sheet_kind import SheetKind
from jipdesk.queries.applications import full_name
from jipdesk.queries.received_application import plain as plainly


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a part of the preview."""

    row: int
    who: str
    column: str = ""
    value: object = ""
    """What stands in the sheet."""
    before: object = ""
    """What stands on the desk."""
    reason: str = ""
    values: Mapping[str, object] = field(default_factory=dict)
    evidence: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Lines:
    """Everything the preview shows, part by part."""

    refused: Sequence[Row]
    duplicates: Sequence[Row]
    conflicts: Sequence[Row]
    changed: Sequence[Row]
    added: Sequence[Row]


def lines_of(kind: SheetKind, prepared: Prepared[Any], alike: Sequence[Alike] = ()) -> Lines:
    """Return the lines of every part; `alike` are the rows whose persons may be on the desk already."""
    comparison = prepared.comparison
    refused = [Row(cell.row, "", cell.column, cell.value, "", cell.reason, cell.values) for cell in prepared.refused]
    if kind is SheetKind.APPLICATIONS:
        changed = [row for each in comparison.updates for row in _differing(each, each.changed)]
        conflicts = [row for each in comparison.updates for row in _differing(each, each.conflicts)]
        added = [Row(each.row, _who(each)) for each in comparison.added]
    else:
        changed = list(_company_changes(comparison))
        conflicts = list(_company_conflicts(comparison))
        added = list(_new_openings(comparison))
    return Lines(refused, _duplicates(alike), conflicts, changed, added)


def _duplicates(alike: Sequence[Alike]) -> list[Row]:
    # Who is on the desk already and in the sheet again is found twice, under one number.
    once = {(each.found.row, each.found.of): each for each in reversed(alike)}
    return [_duplicate(each) for each in sorted(once.values(), key=lambda each: (-each.found.score, each.found.row))]


def _duplicate(alike: Alike) -> Row:
    found = alike.found
    other = f"{found.of}  {alike.name}".strip()
    return Row(found.row, _who(alike.who), other, found.score, evidence=found.evidence)


def _who(received: Any) -> str:
    name = full_name(received.family_name, received.given_name, received.middle_name)
    return f"{received.receipt_no}  {name}"


def _company(received: Any) -> str:
    return f"{received.company_no}  {received.values.get('name_ja') or received.values.get('name_en') or ''}"


def _differing(update: Any, names: Sequence[str]) -> Iterator[Row]:
    """Yield what the desk has and what the sheet has, field by field and answer by answer."""
    who = _who(update.received)
    for name in names:
        before = update.standing.get(name)
        if name != "answers":
            yield Row(update.received.row, who, name, plainly(getattr(update.received, name)), before)
            continue
        yield from _answers(update.received, who, before)


def _company_changes(comparison: Any) -> Iterator[Row]:
    for company in comparison.companies:
        if company.company_id is not None:
            yield from _company_rows(
                company.received, _company(company.received), company.change, company.change.changed
            )
        for opening, number, change in company.openings:
            if number is not None:
                yield from _company_rows(opening, opening.opening_no, change, change.changed)


def _company_conflicts(comparison: Any) -> Iterator[Row]:
    for company in comparison.companies:
        yield from _company_rows(company.received, _company(company.received), company.change, company.change.conflicts)
        for opening, _, change in company.openings:
            yield from _company_rows(opening, opening.opening_no, change, change.conflicts)


def _company_rows(received: Any, who: str, change: Any, names: Sequence[str]) -> Iterator[Row]:
    for name in names:
        before = change.standing.get(name)
        if name == "answers":
            yield from _answers(received, who, before)
            continue
        value = received.course if name == "course" else received.values.get(name)
        yield Row(received.row, who, name, plainly(value), before)


def _answers(received: Any, who: str, before: object) -> Iterator[Row]:
    known = before if isinstance(before, Mapping) else {}
    for question, text in received.answers.items():
        if text != known.get(question):
            yield Row(received.row, who, question, text, known.get(question), "answers")


def _new_openings(comparison: Any) -> Iterator[Row]:
    return (
        Row(opening.row, f"{opening.opening_no}  {_company(company.received)}")
        for company in comparison.companies
        for opening, number, _ in company.openings
        if number is None
    )
