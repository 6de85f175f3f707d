"""年度の設定: correcting what an edition's rules measure by, and the terms of its courses."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.models.database import say
from jipdesk.models.edition import Course, Edition, RuleParameters
from jipdesk.rules.deadline import too_late_from

OF_RULES = frozenset(
    {"age_min", "age_max", "age_on", "residence_rule", "jlpt_minimum", "english_minimum", "barred_years"}
)
OF_COURSE = frozenset(
    {"name_ja", "name_en", "closes", "starts_on", "ends_on", "hours_per_day", "daily_amount_yen", "places"}
)
OF_EDITION = frozenset({"name_ja", "name_en", "label_ja"})
_NEVER_EMPTY = frozenset({"name_ja", "name_en", "label_ja"})


def edit_rule(session: Session, edition_id: int, field: str, value: Any) -> None:
    """Change one parameter. Applications are judged by it when they are checked the next time."""
    assert field in OF_RULES, field
    rules = session.scalars(select(RuleParameters).where(RuleParameters.edition_id == edition_id)).one()
    setattr(rules, field, value)
    say(session, field=field)


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
