import ast
from pathlib import Path
from string import Formatter

import pytest

from jipdesk.errors import InputRefused
from jipdesk.exchange import duplicates, headings, readings, rows
from jipdesk.i18n import words
from jipdesk.phrases import intake, sheets

EXCHANGE = Path(headings.__file__).parent
VALUES = {
    "row": 2,
    "rows": 3,
    "columns": 4,
    "other": 5,
    "most": 200,
    "least": 1,
    "megabytes": 512,
    "earliest": 1900,
    "latest": 2100,
    "heading": {"en": "birth_date", "ja": "生年月日"},
    "known": {"en": ("yes", "no"), "ja": ("はい", "いいえ")},
}


def codes():
    """Return every code with which this room refuses a file."""
    for file in EXCHANGE.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and node.value.startswith(("sheet_", "ledger_"))
            ):
                yield node.value


CODES = sorted(set(codes()) - {"sheet_error"})


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_every_refusal_of_a_file_has_its_sentence(code, language):
    stop = InputRefused(code, **VALUES)
    sentence = intake.sentence(stop, words(language)) or sheets.sentence(stop, words(language))

    assert sentence
    assert "{" not in sentence


@pytest.mark.parametrize("reason", readings.Reason)
def test_every_reason_has_its_clause(reason):
    clause = intake.why(reason, VALUES, words("en"))

    assert clause
    assert not clause.endswith(".")
    assert list(Formatter().parse(clause)) == [(clause, None, None, None)]


@pytest.mark.parametrize("code", duplicates.Evidence)
def test_every_evidence_has_its_words(code):
    assert intake.evidence(code, words("en"))


def test_a_refused_cell_is_named_by_row_and_heading():
    english = words("en")

    assert (
        intake.refused_cell(2, "birth_date", "no_such_date", {}, english)
        == "Row 2, birth_date: this date does not exist."
    )
    assert (
        intake.refused_cell(3, "", "no_heading", {}, english)
        == "Row 3: there is something in a column without a heading."
    )


def test_a_list_of_known_values_speaks_the_language_of_the_sentence():
    assert intake.why("not_known", VALUES, words("en")).endswith(": yes, no")


@pytest.mark.parametrize(
    ("bad", "sentence"),
    [
        ([2], "Row 2, jlpt: this is missing. Correct it and import the file again; nothing was imported."),
        ([4, 4, 3], "Row 3, jlpt: this is missing. In all, 2 rows must be corrected before the file can be imported."),
    ],
)
def test_a_refused_file_says_what_is_wrong_first_and_how_much_there_is(bad, sentence):
    cells = [rows.RefusedCell(row, "jlpt", "secret", readings.Reason.MISSING) for row in bad]

    refusal = rows.rows_refused(cells, headings.APPLICATION_HEADINGS)

    assert intake.sentence(refusal, words("en")) == sentence
    assert "secret" not in str(refusal)


def test_a_refusal_of_another_kind_is_left_to_others():
    assert intake.sentence(InputRefused("unknown_edition"), words("en")) is None
