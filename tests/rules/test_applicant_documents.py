from dataclasses import replace
from datetime import date

import pytest

from jipdesk.rules.applicant_documents import USUAL, ApplicantDocument, due_on, in_order
from jipdesk.rules.codes import CourseKind, EducationStatus

Kind = ApplicantDocument
TRAVELLING, AT_HOME = {CourseKind.IN_PERSON}, {CourseKind.ONLINE}


@pytest.mark.parametrize("status", [*EducationStatus, None])
def test_everybody_is_usually_asked_for_five_different_papers(status):
    assert len(set(USUAL.papers(status, TRAVELLING))) == 5


@pytest.mark.parametrize(
    ("status", "first"),
    [
        (EducationStatus.STUDENT, Kind.ENROLMENT_CERTIFICATE),
        (EducationStatus.GRADUATE, Kind.GRADUATION_CERTIFICATE),
        (EducationStatus.OTHER, Kind.EDUCATION_CERTIFICATE),
        (None, Kind.EDUCATION_CERTIFICATE),
    ],
)
def test_the_certificate_follows_the_education_status(status, first):
    assert USUAL.papers(status, TRAVELLING)[0] is first


@pytest.mark.parametrize(
    ("courses", "travels"),
    [(TRAVELLING, True), (AT_HOME, False), (TRAVELLING | AT_HOME, True), (set(), True)],
)
def test_only_who_stays_at_home_for_certain_needs_no_papers_for_the_journey(courses, travels):
    asked = USUAL.papers(EducationStatus.STUDENT, courses)

    assert (Kind.PASSPORT_COPY in asked, Kind.PHOTOGRAPH in asked) == (travels, travels)
    assert Kind.LANGUAGE_CERTIFICATE in asked


def test_an_edition_decides_what_is_for_the_journey_only():
    here = replace(USUAL, to_travel=frozenset({Kind.RECOMMENDATION_LETTER}))

    asked = here.papers(EducationStatus.STUDENT, AT_HOME)

    assert Kind.RECOMMENDATION_LETTER not in asked
    assert Kind.PASSPORT_COPY in asked


def test_papers_are_due_after_the_days_of_the_edition():
    assert due_on(date(2024, 7, 8), USUAL.days, frozenset()) == date(2024, 7, 22)
    assert due_on(date(2024, 7, 8), 30, frozenset()) == date(2024, 8, 7)


@pytest.mark.parametrize(
    ("asked_on", "due"),
    [
        (date(2024, 7, 1), date(2024, 7, 16)),  # Marine Day
        (date(2024, 7, 6), date(2024, 7, 22)),  # a Saturday
        (date(2024, 12, 16), date(2025, 1, 6)),  # 30 December, and a weekend after New Year's closure
    ],
)
def test_papers_are_due_on_the_next_day_on_which_the_office_works(asked_on, due):
    assert due_on(asked_on, 14, frozenset({date(2024, 7, 15), date(2025, 1, 1)})) == due


def test_papers_stand_in_one_order_each_once():
    assert in_order(["photograph", "enrolment_certificate", "photograph"]) == (
        Kind.ENROLMENT_CERTIFICATE,
        Kind.PHOTOGRAPH,
    )


@pytest.mark.parametrize(
    ("changes", "may"),
    [
        ({}, False),
        ({"of_others": ()}, True),
        ({"of_graduates": (Kind.PASSPORT_COPY,)}, True),
        ({"of_graduates": (Kind.PASSPORT_COPY,), "to_travel": frozenset()}, False),
    ],
)
def test_somebody_may_be_asked_for_nothing_where_a_list_is_empty_at_home_or_altogether(changes, may):
    assert replace(USUAL, **changes).may_ask_nothing is may
