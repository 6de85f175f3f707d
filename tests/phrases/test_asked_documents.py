"""What is said of the papers an edition asks for."""

import pytest

from jipdesk.i18n import words
from jipdesk.phrases import asked_documents, screening
from jipdesk.phrases.stored import stored_value
from jipdesk.queries.asked_documents import FIELDS

EN = words("en")


def test_everything_an_edition_asks_for_has_a_title():
    assert tuple(asked_documents.TITLES) == FIELDS
    assert set(asked_documents.GROUPS) == set(FIELDS) - {"documents_days"}


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (["enrolment_certificate", "photograph"], "Certificate of enrolment\nPhotograph"),
        ([], "None"),
        (14, "14 days"),
        (1, "1 day"),
    ],
)
def test_a_value_is_said_as_one_reads_it(value, said):
    assert asked_documents.value_said(value, EN) == said


@pytest.mark.parametrize(
    ("count", "told"),
    [(0, "Nobody has been asked"), (1, "1 applicant has been asked already"), (1204, "1,204 applicants have been")],
)
def test_how_many_were_asked_already_is_told_with_what_a_change_concerns(count, told):
    said = asked_documents.standing_sentence(count, EN)

    assert said.startswith("A change applies to applicants who pass the document screening from now on.")
    assert told in said


@pytest.mark.parametrize(
    ("nothing", "said"),
    [
        (0, "3 would pass; documents will be requested from all of them, due 6 Dec."),
        (1, "3 would pass; documents will be requested from 2 of them, due 6 Dec."),
        (3, "3 would pass; no documents will be requested."),
    ],
)
def test_passing_is_told_with_those_who_are_asked_for_nothing(nothing, said):
    assert screening.passing_sentence(3, "6 Dec", EN, asked_nothing=nothing) == said


def test_the_history_tells_papers_by_their_names():
    kept = '["passport_copy","photograph"]'

    assert stored_value("rule_parameters", "documents_to_travel", kept, EN) == "Copy of the passport, Photograph"
