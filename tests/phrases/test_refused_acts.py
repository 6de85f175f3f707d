"""Every refusal of the acts from the screening to the allowance has a sentence in both languages."""

import re
from pathlib import Path

import pytest

from jipdesk import actions
from jipdesk.errors import InputRefused
from jipdesk.i18n import words
from jipdesk.phrases import arrangements, missions, placements, selection
from jipdesk.phrases.states import obstacle_sentence
from jipdesk.rules.applicant_documents import ApplicantDocument
from jipdesk.rules.interviewing import Criterion, InterviewOutcome, Method, Stage
from jipdesk.rules.stay import Doubt

AREAS = (selection, placements, arrangements)
FILES = (
    *("allowances", "arrangements", "decisions", "gates", "interviews"),
    *("matches", "placements", "selection", "training"),
)
VALUES = {
    "count": 2,
    "of": 5,
    "ids": [1, 2],
    "noun": "application",
    "step": "pass",
    "states": ["withdrawn", "eligible"],
    "at": "2024-07-16T10:00:00+09:00",
    "names": ["佐藤"],
    "lowest": 1,
    "highest": 5,
    "numbers": ["24-000001", "24-000002"],
    "reasons": ["opening_full", "committee_open"],
    "arrangements": ["visa", "flight"],
    "starts_on": "2024-09-02",
    "ends_on": "2024-08-01",
    "hours": "25",
    "zone": "Asia/Osaka",
    "flight_no": "XX 1",
}


def raised() -> set[str]:
    folder = Path(actions.__file__).parent
    texts = [(folder / f"{name}.py").read_text(encoding="utf-8") for name in FILES]
    return {"steps_not_open", "records_gone"} | {
        code for text in texts for code in re.findall(r'InputRefused\(\s*"(\w+)"', text)
    }


def said(code: str, language: str, **changed: object) -> list[str]:
    stop = InputRefused(code, **(VALUES | changed))
    return [sentence for area in AREAS if (sentence := area.sentence(stop, words(language)))]


def test_the_codes_are_found() -> None:
    assert {"interviews_overlap", "matches_blocked", "zone_unknown", "allowance_approved"} <= raised()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_each_code_belongs_to_one_area_and_has_a_whole_sentence(language: str) -> None:
    for code in raised():
        (sentence,) = said(code, language)

        assert "{" not in sentence, code
        assert sentence.endswith(".") or language == "ja", (code, sentence)


def test_a_sentence_names_no_person() -> None:
    assert all("佐藤" not in sentence for code in raised() for sentence in said(code, "en"))


def test_the_reasons_follow_as_sentences_of_their_own() -> None:
    (sentence,) = said("matches_blocked", "en")

    assert sentence.startswith("2 of 5 matches cannot take this step. ")
    assert obstacle_sentence("opening_full", words("en")) + " " in sentence
    assert sentence.endswith(obstacle_sentence("committee_open", words("en")))


def test_many_numbers_are_cut_short() -> None:
    (sentence,) = said("not_candidates", "en", numbers=[f"24-{number}" for number in range(9)])

    assert "24-4" in sentence
    assert "24-5" not in sentence


def test_the_step_and_the_states_are_named_in_words() -> None:
    assert said("steps_not_open", "en") == [
        "“Pass as a candidate” is not possible for 2 of 5. Their current states: Withdrawn, Eligible."
    ]


def test_another_areas_refusal_is_left_to_it() -> None:
    assert said("desk_in_use", "en") == []


@pytest.mark.parametrize(
    ("codes", "names"),
    [
        (ApplicantDocument, selection.DOCUMENTS),
        (Criterion, selection.CRITERIA),
        (InterviewOutcome, selection.OUTCOMES),
        (Method, selection.METHODS),
        (Stage, selection.STAGES),
        (Doubt, arrangements.DOUBTS),
    ],
)
def test_every_code_has_a_name(codes: type, names: dict[str, str]) -> None:
    assert set(codes) == names.keys()


def test_a_doubt_is_a_sentence() -> None:
    assert (
        arrangements.doubt_sentence("check_in_late", words("en")) == "The room is available only after the day of "
        "arrival."
    )


@pytest.mark.parametrize(
    ("country", "ja", "en"),
    [
        ("VN", "在ベトナム日本国大使館", "Embassy of Japan in "),
        ("PH", "在フィリピン日本国大使館", "Embassy of Japan in the Philippines"),
        ("PS", "対パレスチナ日本政府代表事務所", "Representative Office of Japan to the Palestinians"),
    ],
)
def test_the_mission_is_named_as_papers_do(country: str, ja: str, en: str) -> None:
    assert missions.mission_name(country, words("ja")) == ja
    assert missions.mission_name(country, words("en")).startswith(en)
