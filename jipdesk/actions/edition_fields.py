"""年度の設定: correcting what an edition's rules measure by, and the terms of its courses."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions.editions import country_list
from jipdesk.errors import InputRefused
from jipdesk.models.database import say
from jipdesk.models.edition import Course, Edition, RuleParameters
from jipdesk.queries import asked_documents
from jipdesk.rules.applicant_documents import LONGEST, SHORTEST, in_order
from jipdesk.rules.deadline import too_late_from
from jipdesk.rules.moving import moved
from jipdesk.rules.steps import EditionStep
from jipdesk.rules.workflow import EDITION

OF_RULES = frozenset(
    {"age_min", "age_max", "age_on", "residence_rule", "jlpt_minimum", "english_minimum", "barred_years"}
    | {"country_list", "excluded_nationalities"}
    | {"host_organisations", "host_country", "hosts_small_only"}
)
OF_COURSE = frozenset(
    {"name_ja", "name_en", "closes", "starts_on", "ends_on", "hours_per_day", "daily_amount_yen", "places"}
)
OF_EDITION = frozenset({"name_ja", "name_en", "label_ja"})
_NEVER_EMPTY = frozenset({"name_ja", "name_en", "label_ja"})


def edit_rule(session: Session, edition_id: int, field: str, value: Any) -> None:
    """Change one parameter. Applications and companies are judged by it when they are checked the next time."""
    assert field in OF_RULES, field
    rules = session.scalars(select(RuleParameters).where(RuleParameters.edition_id == edition_id)).one()
    if field == "country_list":
        rules.country_list_id = country_list(session, value) if value else None
    else:
        setattr(rules, field, [] if value is None and field == "excluded_nationalities" else value)
    if rules.age_min is not None and rules.age_max is not None and rules.age_max < rules.age_min:
        raise InputRefused("ages_crossed")
    say(session, field=field)


def edit_asked(session: Session, edition_id: int, field: str, value: Any) -> None:
    """Change which papers are asked for, or how long applicants have; what was asked for already stays as it is."""
    assert field in asked_documents.FIELDS, field
    rules = session.scalars(select(RuleParameters).where(RuleParameters.edition_id == edition_id)).one()
    if field == "documents_days":
        if value is None or not SHORTEST <= value <= LONGEST:
            raise InputRefused("document_days_off_scale", lowest=SHORTEST, highest=LONGEST)
        rules.documents_days = value
    else:
        setattr(rules, field, list(in_order(value or ())))
    say(session, field=field)


def advance(session: Session, edition_id: int, step: EditionStep) -> None:
    """Take an edition to another stage. The stage tells where the year stands; it keeps nobody from working on it."""
    edition = session.get_one(Edition, edition_id)
    edition.state = moved(EDITION, {edition_id: edition.state}, step)[edition_id]
    say(session, edition=edition.year, step=str(step))


def edit_course(session: Session, course_id: int, field: str, value: Any) -> None:
    """Change one of the terms of a course; a deadline is a day, or a minute in Japan."""
    assert field in OF_COURSE, field
    course = session.get_one(Course, course_id)
    if field == "closes":
        course.closes_before = None if value is None else too_late_from(value)
        course.closes_as_written = _written(value)
    else:
        setattr(course, field, _stated(field, value))
    say(session, field=field)


def edit_edition(session: Session, edition_id: int, field: str, value: Any) -> None:
    """Change how an edition is called."""
    assert field in OF_EDITION, field
    setattr(session.get_one(Edition, edition_id), field, _stated(field, value))
    say(session, field=field)


def _stated(field: str, value: Any) -> Any:
    return "" if value is None and field in _NEVER_EMPTY else value


def _written(value: date | datetime | None) -> str | None:
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(timespec="minutes")
    return None if value is None else value.isoformat()
