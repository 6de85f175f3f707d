"""Every refusal of the screening acts, every queue and every opinion has its words in both languages."""

import re
from pathlib import Path

import pytest

from jipdesk import actions
from jipdesk.errors import InputRefused
from jipdesk.i18n import words
from jipdesk.phrases import refusals, screening
from jipdesk.queries.screening import Queue
from jipdesk.rules.screening import Opinion

FILES = ("reviews", "tentative", "screening_settings")
VALUES = {"count": 2, "of": 5, "state": "not_selected", "lowest": 1, "highest": 5}


def codes() -> set[str]:
    folder = Path(actions.__file__).parent
    texts = [(folder / f"{name}.py").read_text(encoding="utf-8") for name in FILES]
    return {code for text in texts for code in re.findall(r'InputRefused\(\s*"(\w+)"', text)}


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("code", sorted(codes()))
def test_every_refusal_has_a_sentence(code: str, language: str) -> None:
    said = refusals.sentence(InputRefused(code, **VALUES), words(language))

    assert code not in said
    assert not re.search(r"[{}]", said)


def test_the_codes_are_found() -> None:
    assert {"review_needs_opinion", "nothing_tentative", "weights_missing"} <= codes()


def test_every_queue_and_opinion_is_named() -> None:
    assert set(screening.QUEUES) == set(screening.EMPTY) == set(Queue)
    assert set(screening.OPINIONS) == set(Opinion)


def test_consequences_are_told_with_their_numbers() -> None:
    en = words("en")

    assert screening.passing_sentence(120, "6 December", en) == (
        "120 would pass; documents will be requested from all of them, due 6 December."
    )
    assert screening.rejecting_sentence(1880, en) == "1,880 would not be selected."
    assert screening.shut_sentence({"not_selected": 15, "withdrawn": 5}, en) == (
        "20 are left out, as the screening cannot decide them: Not selected 15, Withdrawn 5."
    )
    assert screening.weights_sentence(312, 14, 17, en) == (
        "The points of 312 reviews would change. Disagreements: 14 → 17."
    )
