"""取込: companies and their openings from a sheet become records, all of them or none."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from jipdesk.actions import decisions
from jipdesk.actions.intake import Progress, Sheet, new_batch
from jipdesk.models.company import Company, Opening
from jipdesk.models.database import say
from jipdesk.models.search import folded
from jipdesk.queries.company_intake import Change, ComparedCompany, Comparison, ReceivedOpening, Values, sent
from jipdesk.queries.editions import EditionRow
from jipdesk.rules.workflow import OpeningState


def take_in_companies(
    session: Session, edition: EditionRow, sheet: Sheet, comparison: Comparison, progress: Progress | None = None
) -> None:
    """Add the new companies and openings and change the others as compared.

    A company comes in with its openings registered; they are open for matching once its conditions are checked.
    """
    if not comparison.added and not any(_changes(each) for each in comparison.companies):
        return
    batch = new_batch(session, edition.id, "companies", sheet)
    total = len(comparison.companies)
    for done, each in enumerate(comparison.companies):
        if progress:
            progress(done, total)
        company = _company(session, edition.id, batch, each)
        for row, number, change in each.openings:
            _opening(session, edition, company.id, row, number, change)
    session.flush()
    decisions.settle(session, _resized(comparison))
    say(session, count=total, edition=edition.year, file=sheet.file_name)


def _resized(comparison: Comparison) -> set[int]:
    """Return the openings that take more people than before, or fewer."""
    openings = (opening for each in comparison.companies for opening in each.openings)
    return {number for _, number, change in openings if number is not None and "places" in change.changed}


def _changes(each: ComparedCompany) -> bool:
    return any(
        change.changed or change.settled for change in (each.change, *(change for _, _, change in each.openings))
    )


def _company(session: Session, edition_id: int, batch: int, compared: ComparedCompany) -> Company:
    received = compared.received
    values = {**received.values, "answers": dict(received.answers)}
    if compared.company_id is None:
        company = Company(
            edition_id=edition_id, batch_id=batch, company_no=received.company_no, received=sent(values), **values
        )
        session.add(company)
    else:
        company = session.get_one(Company, compared.company_id)
        values["answers"] = {**company.answers, **received.answers}
        _apply(company, values, compared.change, received.absent)
    names = (
        company.company_no,
        company.name_ja,
        company.name_en,
        company.representative,
        company.contact_name,
        company.contact_email,
    )
    company.search_text = folded(names)
    session.flush()
    return company


def _opening(
    session: Session, edition: EditionRow, company_id: int, row: ReceivedOpening, number: int | None, change: Change
) -> None:
    course = edition.courses[row.course]
    values = {**row.values, "course": row.course}
    if number is None:
        state = OpeningState.REGISTERED
        session.add(
            Opening(
                company_id=company_id,
                opening_no=row.opening_no,
                course_id=course,
                state=state,
                received=sent(values),
                **row.values,
            )
        )
        return
    opening = session.get_one(Opening, number)
    if "course" in change.changed:
        opening.course_id = course
    _apply(opening, values, change, row.absent)


def _apply(record: Company | Opening, values: Values, change: Change, absent: Collection[str]) -> None:
    """Change the fields that the company changed; what was sent for a field in conflict waits until it is settled."""
    for name in change.changed:
        if name != "course":
            setattr(record, name, values[name])
    waiting = {*change.conflicts, *absent}
    kept = {name: record.received.get(name) if name in waiting else value for name, value in sent(values).items()}
    if kept != record.received:
        record.received = kept
