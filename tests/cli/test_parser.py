"""Wrong usage is refused like everything else: one sentence, no word of what was typed."""

import pytest


@pytest.mark.parametrize(
    ("arguments", "place"),
    [
        (["nonsense"], "COMMAND"),
        (["--lang", "xx", "check"], "--lang"),
        (["list", "moons", "--edition", "2024"], "applications|companies|placements"),
        (["screen"], "--edition"),
        (["backup"], "FILE.jipbackup"),
        (["match", "--edition", "2024", "--per-opening", "three"], "--per-opening"),
        (["match", "--edition", "2024", "--per-opening", "0"], "--per-opening"),
        (["print", "--edition", "2024", "--all", "--placement", "P1", "--out", "x"], "--placement"),
    ],
)
def test_a_wrong_command_is_refused_with_the_place_that_is_wrong(jipdesk, arguments, place):
    answer = jipdesk(*arguments)

    assert (answer.status, answer.out, answer.err.count("\n")) == (2, "", 1)
    assert place in answer.err


def test_what_was_typed_is_not_repeated(jipdesk):
    answer = jipdesk("check", "--as", "Ada", "--nmae", "Lovelace", "b.jipbackup")

    assert answer.status == 2
    assert "Lovelace" not in answer.err


def test_wrong_usage_speaks_the_language_asked_for_and_json(jipdesk):
    answer = jipdesk("--lang=ja", "screen", "--json")

    assert answer.json == {"error": {"code": "wrong_usage", "message": answer.err.strip()}}
    assert "書き方" in answer.err


def test_the_names_of_papers_may_have_spaces_between_them(jipdesk, desk, tmp_path):
    printed = jipdesk(
        "--desk", desk, "print", "--edition", "2024", "--all", "--papers", "cover, itinerary", "--out", tmp_path
    )

    assert printed.status == 0
