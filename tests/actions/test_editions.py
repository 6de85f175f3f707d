"""Editions: what ships becomes records, and one year's edition becomes the draft of the next."""

import pytest
from given import desk_with
from sqlalchemy import select
from sqlalchemy.orm import joinedload, selectinload

from jipdesk.actions import edition_fields
from jipdesk.actions.edition_copy import copy_edition
from jipdesk.actions.editions import add_edition
from jipdesk.errors import InputRefused
from jipdesk.models.edition import Edition
from jipdesk.models.paper import Template
from jipdesk.queries import asked_documents, editions
from jipdesk.rules.edition_file import shipped, shipped_parameters, shipped_years


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with desk_with(tmp_path_factory.mktemp("editions") / "desk", *shipped_years()) as found:
        yield found


def loaded(session, year):
    options = (selectinload(Edition.courses), joinedload(Edition.rules), joinedload(Edition.letterhead))
    return session.scalars(select(Edition).where(Edition.year == year).options(*options)).one()


@pytest.mark.parametrize("year", shipped_years())
def test_the_desk_measures_by_what_the_edition_file_says(desk, year):
    with desk.db.read() as session:
        kept = editions.parameters(session, editions.find(session, str(year)).id)

    shipped_ones = shipped_parameters(year)
    for name in (
        "age_min",
        "age_max",
        "age_on",
        "nationalities",
        "without_passport",
        "excluded_nationalities",
        "courses",
    ):
        assert getattr(kept, name) == getattr(shipped_ones, name), name
    for name in ("residence_rule", "jlpt_minimum", "english_minimum", "barred_years"):
        assert getattr(kept, name) == getattr(shipped_ones, name), name
    assert all(kept.sources[rule] == source for rule, source in shipped_ones.sources.items())


@pytest.mark.parametrize("year", shipped_years())
def test_the_desk_asks_for_what_the_edition_file_says(desk, year):
    with desk.db.read() as session:
        found = editions.find(session, str(year))
        kept = asked_documents.of(session, found.id)

    assert kept == shipped(year).rules.documents
    assert found.document_days == kept.days


@pytest.mark.parametrize("year", shipped_years())
def test_the_desk_measures_companies_by_what_the_edition_file_says(desk, year):
    with desk.db.read() as session:
        kept = editions.company_parameters(session, editions.find(session, str(year)).id)

    said = shipped(year).company
    assert (kept.organisations, kept.office_country, kept.small_only) == (
        said.organisations,
        said.office_country,
        said.small_only,
    )


def test_an_edition_is_added_once(desk):
    with pytest.raises(InputRefused) as refused, desk.db.write(desk.actor, "add_editions") as session:
        add_edition(session, shipped(2024))

    assert refused.value.code == "edition_exists"


def test_an_unknown_edition_is_refused_with_those_that_there_are(desk):
    with pytest.raises(InputRefused) as refused, desk.db.read() as session:
        editions.find(session, "1999")

    assert refused.value.values["known"] == [str(year) for year in shipped_years()]


def test_every_edition_has_its_own_templates(desk):
    with desk.db.read() as session:
        kinds = session.execute(select(Template.edition_id, Template.kind)).all()

    assert len(kinds) == 4 * len(shipped_years())


def test_a_copy_leaves_open_what_was_decided_for_one_year_only(desk):
    with desk.db.write(desk.actor, "copy_edition") as session:
        copy_edition(session, editions.find(session, "2025").id, 2031)

    with desk.db.read() as session:
        old, new = loaded(session, 2025), loaded(session, 2031)
        assert (new.label_ja, new.state, new.copied_from_id) == ("令和13年度", "preparing", old.id)
        assert [course.code for course in new.courses] == [course.code for course in old.courses]
        assert {course.closes_before for course in new.courses} == {None}
        assert (new.rules.age_min, new.rules.age_max, new.rules.age_on) == (18, 40, None)
        assert new.rules.barred_years == [*range(2016, 2025), 2025]
        assert new.letterhead.office_ja == old.letterhead.office_ja


def test_a_copy_asks_for_the_same_papers_within_the_same_days(desk):
    with desk.db.write(desk.actor, "edit_edition") as session:
        number = editions.find(session, "2020").id
        edition_fields.edit_asked(session, number, "documents_of_students", ["photograph"])
        edition_fields.edit_asked(session, number, "documents_days", 21)
    with desk.db.write(desk.actor, "copy_edition") as session:
        copy_edition(session, number, 2032)

    with desk.db.read() as session:
        copied = asked_documents.of(session, editions.find(session, "2032").id)
        assert copied == asked_documents.of(session, number)
        assert (copied.of_students, copied.days) == (("photograph",), 21)
        assert editions.find(session, "2032").document_days == 21


def test_an_edition_is_not_copied_onto_another(desk):
    with pytest.raises(InputRefused) as refused, desk.db.write(desk.actor, "copy_edition") as session:
        copy_edition(session, editions.find(session, "2025").id, 2024)

    assert refused.value.code == "edition_exists"
