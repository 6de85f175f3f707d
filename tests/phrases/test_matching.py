import pytest

from jipdesk.errors import UsageRefused
from jipdesk.i18n import words
from jipdesk.matching.conditions import Reason
from jipdesk.matching.fields import Field
from jipdesk.matching.parties import Candidate, Opening
from jipdesk.matching.score import parts_of
from jipdesk.phrases import matching
from jipdesk.rules.codes import Jlpt

ENGLISH = words("en")
OPENING = Opening("C01-1", "online", required_jlpt=Jlpt.N3, fields=("機械工学",), target_markets=frozenset({"TH"}))


def test_a_proposal_names_what_speaks_most_for_it():
    person = Candidate("24-1", ("online",), Jlpt.N2, major="Mechanical engineering", nationality="TH", interview=82)

    assert matching.why(parts_of(OPENING, person), ENGLISH) == (
        "Major in mechanical engineering, as wanted; 82 of 100 in the office interview; "
        "from Thailand, a target market; course of first choice."
    )


def test_a_pair_without_special_merits_meets_every_condition():
    person = Candidate("24-1", (), Jlpt.N3, major="Law")

    assert matching.why(parts_of(OPENING, person), ENGLISH) == "Meets every condition of the opening."


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_against_a_pair_has_a_sentence(reason):
    assert matching.against(reason, ENGLISH).endswith(".")


def test_every_field_of_study_has_a_name():
    assert set(matching.FIELDS) == set(Field)


def test_a_limit_that_makes_no_sense_is_named():
    said = matching.sentence(UsageRefused("match_limit", option="--per-opening", value=0), ENGLISH)

    assert said == "--per-opening must be 1 or more, not 0."
    assert matching.sentence(UsageRefused("something_else"), ENGLISH) is None
