import re
from pathlib import Path

import pytest

from jipdesk import safe
from jipdesk.errors import DeskRefused, InputRefused, MachineRefused
from jipdesk.i18n import words
from jipdesk.phrases import desk

SOURCES = "\n".join(file.read_text(encoding="utf-8") for file in Path(safe.__file__).parent.glob("*.py"))
CODES = {
    *re.findall(r'(?:Input|Desk|Machine)Refused\(\s*"(\w+)"', SOURCES),
    *re.findall(r'"(\w+)" if [^\n]* else "\w+"\n', SOURCES),
    *re.findall(r'" if [^\n]* else "(\w+)"\n', SOURCES),
    *("disk_full", "file_in_use", "desk_damaged", "desk_newer"),
}


def test_the_codes_of_the_safe_were_found():
    assert {
        "desk_in_use",
        "backup_damaged",
        "backup_newer",
        "folder_cannot_lock",
        "no_permission",
        "file_trouble",
    } <= CODES
    assert len(CODES) >= 22


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_refusal_of_the_safe_has_a_sentence(code):
    for values in ({}, {"path": "/somewhere/desk", "holder": "tanaka", "host": "PC", "group": 3, "least": 14}):
        said = desk.sentence(DeskRefused(code, **values), words("en"))

        assert said
        assert re.fullmatch(r"[A-Z/a-z].*[.]", said)
        assert "{" not in said


def test_another_areas_refusal_is_not_ours():
    assert desk.sentence(InputRefused("no_such_edition"), words("en")) is None


def test_the_second_one_reads_who_holds_the_desk_and_where():
    said = desk.sentence(DeskRefused("desk_in_use", holder="田中", host="JIP-PC-12"), words("en"))

    assert said == "田中 has this desk open on the computer JIP-PC-12. Close it there, then try again."


def test_a_full_disk_is_said_with_its_place():
    said = desk.sentence(MachineRefused("disk_full", path="/data/{x}"), words("en"))

    assert said == "The disk is full, so /data/{x} could not be written. Free some space, then try again."


@pytest.mark.parametrize("code", ["desk_on_network", "desk_in_synced_folder"])
def test_a_doubtful_place_has_a_sentence(code):
    said = desk.warning(code, words("en"), "Dropbox")

    assert ("Dropbox" in said) == (code == "desk_in_synced_folder")
    assert "{" not in said
