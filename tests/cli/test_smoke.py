"""`jipdesk smoke`: what it proves of an installation, and which folders it leaves alone."""

import json
import os
import subprocess
import sys

import pypdfium2
import pytest

from jipdesk import __main__ as entry
from jipdesk.cli import smoke


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """An account that has nothing yet."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def proof(home, tmp_path_factory):
    """The folder of a smoke that was run as a person runs it, and what it said."""
    folder = tmp_path_factory.mktemp("smoke") / "煙 test"
    known = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT")
    env = {name: os.environ[name] for name in known if name in os.environ} | {"HOME": str(home), "LANG": "C.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "jipdesk", "--lang", "en", "smoke", folder],
        env=env,
        capture_output=True,
        text=True,
        check=False,
    )
    notes = [each.read_text(encoding="utf-8") for each in home.rglob("errors.log")]
    assert (done.returncode, done.stderr, notes) == (0, "", [])
    return folder, done.stdout


def test_it_says_every_step_and_where_all_of_it_lies(proof):
    folder, said = proof

    *steps, last = said.splitlines()
    assert len(steps) == 13
    assert all(step.startswith("✓ ") for step in steps)
    assert last == f"This installation works. What it made is in {folder}."


def test_there_are_a_desk_a_sheet_packs_a_backup_and_pictures_in_both_languages(proof):
    folder, _ = proof

    assert sorted(each.name for each in folder.iterdir()) == sorted(
        [smoke.MARK, smoke.DESK, smoke.SHEET, smoke.PICTURES, "packs", "demo.jipbackup"]
    )
    assert all(len(pypdfium2.PdfDocument(pack)) > 4 for pack in (folder / "packs").glob("2024-P*.pdf"))
    pictures = {each.stem.rpartition("-")[::2] for each in (folder / smoke.PICTURES).iterdir()}
    assert pictures == {(name, language) for name, _ in pictures for language in ("en", "ja")}
    assert ("today", "ja") in pictures


def test_nothing_is_written_elsewhere(proof, home):
    assert [each for each in home.rglob("*") if each.is_file() and "fontconfig" not in each.parts] == []


def test_its_desk_is_one_that_the_commands_understand(proof, jipdesk):
    folder, _ = proof

    listed = json.loads(
        jipdesk("--desk", folder / smoke.DESK, "list", "applications", "--edition", "2024", "--json").out
    )
    assert listed["total"] == smoke.APPLICATIONS


@pytest.fixture
def asked(monkeypatch, capsys):
    """Ask for a smoke in this process and return the exit status and what was said."""

    def ask(folder):
        monkeypatch.setattr(sys, "argv", ["jipdesk", "smoke", str(folder)])
        status = entry.main()
        said = capsys.readouterr()
        return status, said.out, said.err

    return ask


def test_a_folder_with_other_things_is_refused_and_stays_as_it_is(asked, tmp_path):
    (tmp_path / "letter.txt").write_text("kept", encoding="utf-8")

    status, out, err = asked(tmp_path)

    assert (status, out, err.count("\n")) == (3, "", 1)
    assert [each.name for each in tmp_path.iterdir()] == ["letter.txt"]


def test_the_folder_of_a_former_smoke_is_refused_once_the_office_has_its_desk_there(asked, jipdesk, tmp_path):
    (tmp_path / smoke.MARK).touch()
    jipdesk("--desk", tmp_path / smoke.DESK, "new", "--edition", "2024")
    (tmp_path / smoke.SHEET).write_text("kept", encoding="utf-8")

    status, out, err = asked(tmp_path)

    assert (status, out, err.count("\n")) == (4, "", 1)
    assert (tmp_path / smoke.SHEET).read_text(encoding="utf-8") == "kept"


def test_where_no_folder_can_be_made_it_is_the_computer_that_refuses(asked, tmp_path):
    (tmp_path / "file").touch()

    status, out, err = asked(tmp_path / "file" / "smoke")

    assert (status, out, err.count("\n")) == (5, "", 1)


def test_what_a_former_smoke_made_is_cleared_away_and_nothing_else(tmp_path):
    for name in (smoke.MARK, smoke.SHEET, "letter.txt"):
        (tmp_path / name).touch()
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "2024-P009.pdf").touch()

    smoke.prepare(tmp_path)

    assert sorted(each.name for each in tmp_path.iterdir()) == ["letter.txt", smoke.MARK, "packs"]
    assert list((tmp_path / "packs").iterdir()) == []


def test_a_missing_library_of_the_system_is_named(asked, monkeypatch, tmp_path):
    """As on a bare Linux, where the first import of Qt fails."""
    import builtins

    real = builtins.__import__

    def without(name, *rest):
        if name == "jipdesk" and "app" in (rest[2] or ()):
            raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    monkeypatch.setattr(smoke, "_steps", lambda folder, window: iter([window.prove(folder, folder, print)]))

    status, _, err = asked(tmp_path / "new")

    assert (status, err.count("\n")) == (5, 1)
    assert "libEGL.so.1" in err
