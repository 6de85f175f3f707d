"""The rules of editions side by side, and one year's applicants under another year's rules."""

from datetime import date

import pytest
from sqlalchemy import select
from staffed import Office

from jipdesk.actions import edition_fields
from jipdesk.models.edition import RuleParameters
from jipdesk.queries import asked_documents, rules_compare
from jipdesk.rules.applicant_documents import USUAL
from jipdesk.rules.codes import Verdict


@pytest.fixture
def offices(db):
    """Two years: the later one takes nobody older than 30, and ages are counted on the same day."""
    former, later = Office(db, 2024), Office(db, 2025)
    with db.write(None, "edit_edition") as session:
        for office, oldest in ((former, 40), (later, 30)):
            of_edition = select(RuleParameters).where(RuleParameters.edition_id == office.edition_id)
            rules = session.scalars(of_edition).one()
            rules.age_min, rules.age_max, rules.age_on = 18, oldest, date(2024, 8, 1)
    return former, later


def born(office, number, day):
    with office.db.write(None, "edit_record") as session:
        session.connection().exec_driver_sql(
            "UPDATE person SET birth_date = ? WHERE id = (SELECT person_id FROM application WHERE id = ?)",
            (day, number),
        )


def compare(former, later):
    with former.db.read() as session:
        return rules_compare.of_applicants(session, former.edition_id, later.edition_id, lambda *_: None)


def test_what_differs_between_editions_is_told(offices):
    with offices[0].db.read() as session:
        lines = rules_compare.side_by_side(session, [office.edition_id for office in offices])
    by_name = {line.name: line for line in lines}

    assert by_name["age_max"].values == (40, 30)
    assert by_name["age_max"].differs
    assert not by_name["age_min"].differs


def test_what_is_asked_of_applicants_stands_side_by_side(offices):
    former, later = offices
    with former.db.write(None, "edit_edition") as session:
        edition_fields.edit_asked(session, later.edition_id, "documents_of_students", ["photograph"])
        edition_fields.edit_asked(session, later.edition_id, "documents_days", 21)

    with former.db.read() as session:
        lines = rules_compare.side_by_side(session, [office.edition_id for office in offices])

    by_name = {line.name: line for line in lines}
    assert by_name["documents_of_students"].values == (list(USUAL.of_students), ["photograph"])
    assert by_name["documents_days"].values == (14, 21)
    assert [name for name in asked_documents.FIELDS if by_name[name].differs] == [
        "documents_of_students",
        "documents_days",
    ]


def test_who_would_be_judged_otherwise_is_listed_with_the_rule(offices):
    former, later = offices
    stated = {"agrees_with_purpose": True, "full_time": True, "can_submit_documents": True}
    young, older = former.applications(2, nationality="VN", residence_country="VN", **stated)
    born(former, young, "2001-02-03")
    born(former, older, "1988-02-03")

    found = compare(former, later)

    assert found.applicants == 2
    assert [(each.application_id, each.after) for each in found.changed] == [(older, Verdict.INELIGIBLE)]
    assert "age" in found.changed[0].rules
    assert found.changed[0].who.startswith("24-000002 ")
    assert sum(found.counts.values()) == 1


def test_under_ones_own_rules_nobody_is_judged_otherwise(offices):
    former, _ = offices
    former.applications(3)

    assert compare(former, former).changed == ()


def test_the_deadline_of_another_year_is_no_matter(offices):
    former, later = offices
    stated = {"agrees_with_purpose": True, "full_time": True, "can_submit_documents": True}
    (number,) = former.applications(1, nationality="VN", residence_country="VN", **stated)
    born(former, number, "2001-02-03")

    assert all("deadline" not in each.rules for each in compare(former, later).changed)
