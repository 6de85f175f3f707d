"""語学証明: a language ability that was declared, proved by a certificate."""

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from jipdesk.actions import rows
from jipdesk.models.application import Application
from jipdesk.models.person import LanguageResult
from jipdesk.queries import chosen
from jipdesk.rules.codes import Jlpt

JAPANESE, ENGLISH = "ja", "en"
JLPT = "JLPT"


def prove(session: Session, application_ids: Collection[int], *, proved: bool) -> None:
    """Mark the tests that these applicants have declared as proved, or as no longer proved."""
    declared = [result for application in _applications(session, application_ids) for result in _declared(application)]
    known = _known(session, {result["person_id"] for result in declared})
    new, changed = [], []
    for result in declared:
        number = known.get((result["person_id"], result["test"]))
        if number is not None:
            changed.append({"id": number, "proved": proved, "level": result["level"], "score": result["score"]})
        elif proved:
            new.append(result | {"proved": True})
    rows.add(session, LanguageResult, new)
    rows.change(session, LanguageResult, changed)


def _applications(session: Session, application_ids: Collection[int]) -> list[Any]:
    columns = (Application.person_id, Application.jlpt, Application.english_test, Application.english_score)
    return list(chosen.rows(session, select(*columns), Application.id, application_ids))


def _declared(application: Any) -> Iterator[dict[str, Any]]:
    person = {"person_id": application.person_id}
    if application.jlpt not in {None, Jlpt.NONE}:
        yield person | {"language": JAPANESE, "test": JLPT, "level": str(application.jlpt), "score": None}
    if application.english_test:
        score = application.english_score
        yield person | {"language": ENGLISH, "test": application.english_test, "level": None, "score": score}


def _known(session: Session, person_ids: Collection[int]) -> dict[tuple[int, str], int]:
    statement = select(LanguageResult.person_id, LanguageResult.test, LanguageResult.id)
    found = chosen.rows(session, statement, LanguageResult.person_id, person_ids)
    return {(person, test): number for person, test, number in found}
