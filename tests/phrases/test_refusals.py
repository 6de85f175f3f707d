"""Whatever the program refuses, it says why in a sentence of its own."""

import re
from pathlib import Path

import pytest

import jipdesk
from jipdesk.errors import InputRefused
from jipdesk.i18n import words
from jipdesk.phrases.refusals import AREAS, sentence

ROOT = Path(jipdesk.__file__).parent
PHRASES = "\n".join(file.read_text(encoding="utf-8") for file in sorted((ROOT / "phrases").glob("*.py")))


def raised() -> list[str]:
    sources = [file.read_text(encoding="utf-8") for file in ROOT.rglob("*.py")]
    return sorted({code for text in sources for code in re.findall(r'\b\w+Refused\(\s*"(\w+)"', text)})


def test_the_codes_are_found():
    assert {"desk_missing", "rows_refused", "unknown_placement", "override_needs_reason"} <= set(raised())


@pytest.mark.parametrize("code", raised())
def test_every_refusal_has_words(code):
    assert f'"{code}"' in PHRASES


def test_every_area_is_asked():
    areas = {
        file.stem for file in (ROOT / "phrases").glob("*.py") if "\ndef sentence(stop: Stop" in file.read_text("utf-8")
    }

    assert areas - {"refusals", "templates"} == {area.__name__.rpartition(".")[2] for area in AREAS}
    assert "templates.sentence(stop, words)" in PHRASES


@pytest.mark.parametrize("language", ["en", "ja"])
def test_unknown_placements_are_named(language):
    said = sentence(InputRefused("unknown_placement", numbers=["2024-P099"]), words(language))

    assert "2024-P099" in said
    assert "unknown_placement" not in said
