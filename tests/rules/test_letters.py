"""Which letter fits where, in which language, and which says the contrary."""

import pytest

from jipdesk.rules.codes import Jlpt
from jipdesk.rules.letters import FITS, RESULTS, Language, LetterKind, fits, is_contrary, language_for
from jipdesk.rules.states import ApplicationState as At


@pytest.mark.parametrize(
    ("level", "language"),
    [
        (Jlpt.N1, Language.JA),
        (Jlpt.N2, Language.JA),
        (Jlpt.N3, Language.EN),
        (Jlpt.NONE, Language.EN),
        (None, Language.EN),
    ],
)
def test_who_has_n2_or_better_is_written_to_in_japanese(level, language):
    assert language_for(level) is language


def test_every_result_fits_its_own_decision_and_no_other():
    for kind, state in RESULTS.items():
        assert fits(kind, state)
        assert not any(state in FITS[other] for other in RESULTS if other is not kind)


def test_a_candidate_who_was_told_not_selected_was_told_the_contrary():
    assert is_contrary(LetterKind.NOT_SELECTED, At.PASSED)
    assert is_contrary(LetterKind.NOT_SELECTED, At.SCREENING)
    assert not is_contrary(LetterKind.NOT_SELECTED, At.NOT_SELECTED)


def test_who_withdrew_or_waits_was_not_told_the_contrary():
    assert not is_contrary(LetterKind.PASSED, At.WITHDRAWN)
    assert not is_contrary(LetterKind.WAITLISTED, At.PASSED)
    assert not is_contrary(None, At.PASSED)
