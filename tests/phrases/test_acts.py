"""The names of acts."""

import pytest

from jipdesk import i18n
from jipdesk.errors import InputRefused
from jipdesk.phrases.acts import act_name
from jipdesk.phrases.records import sentence
from jipdesk.phrases.steps import STEPS

TOLD = {"act": "reject_applications", "of": {"count": 3}}


@pytest.mark.parametrize("times", range(1, 7))
@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", ("Undo: Do not select 3 applications", "Redo: Do not select 3 applications")),
        ("ja", ("元に戻す：応募3件を選外と判定", "やり直す：応募3件を選外と判定")),
    ],
)
def test_going_back_and_forth_is_undo_and_redo_by_turns_and_never_both(times, language, forms):
    values = TOLD
    for _ in range(1, times):
        values = {"act": "undo", "of": values}

    assert act_name("undo", values, i18n.words(language)) == forms[(times - 1) % 2]


def test_an_undoing_that_somebody_else_took_back_first_is_told_by_its_name():
    told = sentence(InputRefused("already_undone", act="undo", of=TOLD), i18n.words("en"))

    assert told == "“Undo: Do not select 3 applications” has already been undone."


def test_each_step_of_a_payment_has_words_of_its_own():
    words = i18n.words("en")

    names = {act_name("record_payments", {"count": 2, "step": step}, words) for step in STEPS["payment"]}

    assert names == {
        "Approve 2 payments",
        "Put 2 payments on hold",
        "Release 2 payments from hold",
        "Record 2 payments as paid",
        "File the receipts of 2 payments",
    }
