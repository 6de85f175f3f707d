"""The commands as scripts use them: exits, JSON, one plain sentence for every refusal."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
import xlsxwriter
from given import applications, sheet_file
from intake_sheets import fill, table

from jipdesk import i18n, paths
from jipdesk.actions.desk import opened
from jipdesk.actions.screening import override
from jipdesk.cli import faults, terminal
from jipdesk.errors import MachineRefused
from jipdesk.models import history
from jipdesk.models.office import Coordinator
from jipdesk.rules.codes import Outcome, Rule
from jipdesk.safe import keyfile
from jipdesk.safe.slots import Cost, passphrase_slot

PASSPHRASE = "five words of no meaning"


@pytest.fixture
def protected(desk):
    """The desk with a passphrase of the cheapest kind that is accepted back."""
    folder = desk / "gen-000001"
    key = keyfile.parse(keyfile.copies(folder)[0]).unlock().key
    slot = passphrase_slot(key, "田中", PASSPHRASE, Cost(65536, 2, 1))
    keyfile.store(folder, keyfile.KeyFile((slot,)).to_bytes())
    return desk


def test_new_makes_a_desk_with_the_named_editions(jipdesk, tmp_path):
    jipdesk("--desk", tmp_path / "desk", "new", "--edition", "2024", "2025")

    assert jipdesk("list", "applications", "--edition", "2025", "--desk", tmp_path / "desk", "--json").json == {
        "total": 0,
        "rows": [],
    }


def test_the_desk_may_be_named_before_or_after_the_command(jipdesk, desk):
    before = jipdesk("--desk", desk, "check", "--json")
    after = jipdesk("check", "--desk", desk, "--json")

    assert before.status == after.status == 0
    assert before.json == after.json


def test_new_refuses_where_there_is_a_desk(jipdesk, desk):
    answer = jipdesk("--desk", desk, "new", "--edition", "2024")

    assert (answer.status, answer.out) == (4, "")
    assert answer.err.count("\n") == 1


def test_an_import_says_what_became_of_the_rows(jipdesk, desk, sheet):
    answer = jipdesk("--desk", desk, "import", sheet, "--edition", "2024", "--json")

    said = answer.json
    assert answer.status == 0
    assert {name: said[name] for name in ("rows", "added", "updated", "unchanged", "refused")} == {
        "rows": 20,
        "added": 20,
        "updated": 0,
        "unchanged": 0,
        "refused": [],
    }


def test_a_dry_run_changes_nothing(jipdesk, desk, sheet):
    answer = jipdesk("--desk", desk, "import", sheet, "--edition", "2024", "--dry-run", "--json")

    assert answer.json["added"] == 20
    assert jipdesk("--desk", desk, "list", "applications", "--edition", "2024", "--json").json["total"] == 0


def test_an_import_tells_how_many_rows_the_workbook_hides(jipdesk, desk, tmp_path):
    with xlsxwriter.Workbook(tmp_path / "hidden.xlsx") as book:
        sheet = book.add_worksheet()
        fill(sheet, table(applications(3)))
        sheet.set_row(2, options={"hidden": True})
    asked = ("--desk", desk, "import", tmp_path / "hidden.xlsx", "--edition", "2024", "--dry-run")

    assert "1 row is hidden or filtered out in the sheet. It is read like the others." in jipdesk(*asked).err
    assert "1 row is hidden" in jipdesk(*asked, "--json").err


def test_an_import_asks_about_people_who_seem_to_be_there_already_once(jipdesk, desk, tmp_path):
    rows = applications(2, family_name="NGUYEN", birth_date="2001-02-03", email="a@example.org")
    rows[1] |= {"family_name": "グエン", "given_name": "ギヴン"}
    sheet = sheet_file(tmp_path / "sheet.csv", rows)
    asked = ("--desk", desk, "import", sheet, "--edition", "2024")

    assert "1 row seems to be a person who is already on the desk." in jipdesk(*asked).out

    again = jipdesk(*asked)
    assert "2 rows: 0 added, 0 updated, 2 unchanged." in again.out
    assert "seem" not in again.out
    assert {each["row"] for each in jipdesk(*asked, "--json").json["duplicates"]} == {2, 3}


@pytest.fixture
def bad_sheet(tmp_path):
    rows = applications(3)
    rows[1]["birth_date"] = "2001-02-30"
    return sheet_file(tmp_path / "bad.csv", rows)


@pytest.mark.parametrize("more", [(), ("--dry-run",)])
def test_one_bad_row_keeps_the_whole_sheet_out(jipdesk, desk, bad_sheet, more):
    answer = jipdesk("--desk", desk, "import", bad_sheet, "--edition", "2024", "--json", *more)

    said = answer.json
    assert answer.status == 3
    assert (said["refused"][0]["row"], said["refused"][0]["column"], said["refused"][0]["value"]) == (
        3,
        "birth_date",
        "2001-02-30",
    )
    assert said["error"]["message"] == answer.err.strip()
    assert jipdesk("--desk", desk, "list", "applications", "--edition", "2024", "--json").json["total"] == 0


def test_no_value_reaches_stderr(jipdesk, desk, bad_sheet):
    answer = jipdesk("--desk", desk, "import", bad_sheet, "--edition", "2024")

    assert "2001-02-30" not in answer.err + answer.out
    assert "FAMILY" not in answer.err + answer.out


def test_bad_rows_may_be_left_out(jipdesk, desk, bad_sheet):
    answer = jipdesk("--desk", desk, "import", bad_sheet, "--edition", "2024", "--skip-bad-rows", "--json")

    assert (answer.status, answer.json["added"], len(answer.json["refused"])) == (0, 2, 1)


def test_screening_gives_every_rule_with_both_sentences_and_its_source(jipdesk, desk, sheet):
    jipdesk("--desk", desk, "import", sheet, "--edition", "2024")

    said = jipdesk("--desk", desk, "screen", "--edition", "2024", "--json").json

    assert (said["edition"], said["totals"]) == ("2024", {"eligible": 0, "ineligible": 0, "confirm": 20})
    first = said["applications"][0]
    assert [rule["rule"] for rule in first["rules"]] == [
        "nationality",
        "residence",
        "language",
        "age",
        "education",
        "past_participation",
        "purpose",
        "full_time",
        "documents",
        "deadline",
    ]
    assert all(rule["en"] and rule["ja"] and rule["en"] != rule["ja"] and rule["source"] for rule in first["rules"])


def test_an_exception_stands_beside_what_the_rules_say(jipdesk, desk, sheet):
    jipdesk("--desk", desk, "import", sheet, "--edition", "2024")
    before = jipdesk("--desk", desk, "screen", "--edition", "2024", "--json").json["applications"][0]
    wanting = [Rule(each["rule"]) for each in before["rules"] if each["outcome"] == "confirm"]
    with opened(desk) as held, held.db.write(held.actor, "override_rule") as session:
        for rule in wanting:
            override(session, 1, rule, Outcome.PASS, reason="seen by us", approver=1)

    said = jipdesk("--desk", desk, "screen", "--edition", "2024", "--json").json
    told = jipdesk("--desk", desk, "screen", "--edition", "2024").out

    after = said["applications"][0]
    assert after["rules"] == [
        each | {"override": "pass"} if each["outcome"] == "confirm" else each for each in before["rules"]
    ]
    assert (after["verdict"], after["decided"]) == ("confirm", "eligible")
    assert said["totals"] == {"eligible": 0, "ineligible": 0, "confirm": 20}
    assert said["decided_totals"] == {"eligible": 1, "ineligible": 0, "confirm": 19}
    assert ("0 eligible" in told, "1 eligible" in told) == (True, True)


def test_screening_twice_changes_nothing(jipdesk, desk, sheet):
    jipdesk("--desk", desk, "import", sheet, "--edition", "2024")
    jipdesk("--desk", desk, "screen", "--edition", "2024")
    before = jipdesk("--desk", desk, "check", "--json").json["digest"]

    jipdesk("--desk", desk, "screen", "--edition", "2024")

    assert jipdesk("--desk", desk, "check", "--json").json["digest"] == before


@pytest.mark.parametrize(
    ("text", "found"),
    [("family7", 1), ("FAMILY7", 1), ("24-000003", 1), ("person12@", 1), ("nobody", 0), ("%", 0), ("_", 0), ("", 20)],
)
def test_a_list_finds_names_numbers_and_addresses(jipdesk, desk, sheet, text, found):
    jipdesk("--desk", desk, "import", sheet, "--edition", "2024")

    assert (
        jipdesk("--desk", desk, "list", "applications", "--edition", "2024", "--search", text, "--json").json["total"]
        == found
    )


@pytest.mark.parametrize("option", ["--search", "--as"])
def test_bytes_that_are_no_text_are_wrong_usage(jipdesk, desk, option):
    answer = jipdesk("--desk", desk, "list", "applications", "--edition", "2024", option, "\udcff")

    assert (answer.status, answer.err.count("\n"), option in answer.err) == (2, 1, True)


@pytest.mark.parametrize("name", [" ", "\t\n"])
def test_a_coordinator_has_a_name(jipdesk, tmp_path, name):
    answer = jipdesk("--desk", tmp_path / "desk", "new", "--edition", "2024", "--as", name)

    assert (answer.status, list(tmp_path.iterdir())) == (3, [])


def test_a_coordinators_name_is_one_line(jipdesk, tmp_path):
    jipdesk("--desk", tmp_path / "desk", "new", "--edition", "2024", "--as", " 田中\n 花子 ")

    assert jipdesk("--desk", tmp_path / "desk", "check", "--as", "田中 花子").status == 0


def test_a_backup_is_restored_to_the_same_digest(jipdesk, desk, sheet, tmp_path):
    jipdesk("--desk", desk, "import", sheet, "--edition", "2024")
    backup = tmp_path / "b.jipbackup"

    assert jipdesk("--desk", desk, "backup", backup).status == 0
    assert jipdesk("check", backup).status == 0
    assert jipdesk("--desk", tmp_path / "other", "restore", backup).status == 0

    one, two = (jipdesk("--desk", each, "check", "--json").json for each in (desk, tmp_path / "other"))
    assert one == two
    assert one["ok"]


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (("--desk", "{tmp}/nowhere", "screen", "--edition", "2024"), 4),
        (("--desk", "{desk}", "import", "{tmp}/absent.csv", "--edition", "2024"), 3),
        (("--desk", "{desk}", "screen", "--edition", "1999"), 3),
        (("--desk", "{desk}", "nonsense"), 2),
        (("--desk", "{desk}", "list", "moons", "--edition", "2024"), 2),
        (("--desk", "{desk}", "restore", "{tmp}/absent.jipbackup"), 3),
        (("--desk", "{desk}", "print", "--edition", "2024", "--placement", "2024-P999", "--out", "{tmp}/out"), 3),
        (("--desk", "{desk}", "print", "--edition", "2024", "--all", "--papers", "poem", "--out", "{tmp}/out"), 2),
        (("--desk", "{desk}", "export", "applications", "{tmp}/ledger.docx", "--edition", "2024"), 2),
        (("--desk", "{desk}", "check", "--as", "nobody"), 3),
        (("--desk", "{desk}", "check", "--passphrase-file", "{tmp}/absent"), 3),
        (("--desk", "{tmp}/other", "new", "--edition", "1999"), 3),
        (("--desk", "{tmp}/other", "new", "--edition", "²"), 3),
        (("--desk", "{tmp}/other", "new", "--edition", "9" * 5000), 3),
    ],
)
def test_a_refusal_is_one_plain_sentence_with_its_exit(jipdesk, desk, tmp_path, arguments, status):
    answer = jipdesk(*(each.format(desk=desk, tmp=tmp_path) for each in arguments))

    assert answer.status == status
    assert answer.err.count("\n") == 1
    assert "Traceback" not in answer.err + answer.out


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_a_passphrase_file_may_end_with_the_end_of_its_line(jipdesk, protected, tmp_path, end):
    (tmp_path / "secret").write_bytes(PASSPHRASE.encode() + end)

    assert jipdesk("--desk", protected, "check", "--passphrase-file", tmp_path / "secret").status == 0


@pytest.mark.parametrize("content", [b"\n" + PASSPHRASE.encode(), PASSPHRASE.encode() + b"\n\n", b""])
def test_anything_else_in_a_passphrase_file_counts(jipdesk, protected, tmp_path, content):
    (tmp_path / "secret").write_bytes(content)

    assert jipdesk("--desk", protected, "check", "--passphrase-file", tmp_path / "secret").status == 4


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_no_coordinators_name_is_given_to_whoever_guesses(jipdesk, desk, lang):
    with opened(desk) as held, held.db.write(held.actor, "add_coordinator") as session:
        session.add(Coordinator(name="秘密 花子", active=True))

    answer = jipdesk("--desk", desk, "check", "--as", "nobody", "--json", "--lang", lang)

    assert answer.status == 3
    assert "花子" not in answer.err + answer.out


@pytest.mark.parametrize("lang", ["en", "ja"])
def test_of_a_desk_in_use_the_terminal_names_the_computer_and_not_the_person(jipdesk, desk, monkeypatch, lang):
    monkeypatch.setattr("platform.node", lambda: "JIP-PC-12")
    with opened(desk) as held:
        held.folder.lock.sign("秘密 花子")
        answer = jipdesk("--desk", desk, "check", "--lang", lang)

    assert answer.status == 4
    assert ("花子" in answer.err, "JIP-PC-12" in answer.err) == (False, True)


@pytest.mark.parametrize("name", ["two\nlines.csv", "\x1b[31mred.csv", "\u202egnp.csv", "\udce9.csv", "a\rb.csv"])
def test_a_hostile_name_neither_breaks_the_sentence_nor_commands_the_terminal(jipdesk, desk, tmp_path, name):
    answer = jipdesk("--desk", desk, "import", tmp_path / name, "--edition", "2024")

    assert (answer.status, answer.err.count("\n")) == (3, 1)
    assert not set(answer.err[:-1]) & set("\n\r\x1b\u202e\udce9")


def test_a_desk_is_protected_and_opened_to_all_again(jipdesk, desk, tmp_path):
    first, second, code = (tmp_path / name for name in ("first", "second", "code"))
    first.write_text(f"{PASSPHRASE}\n")
    second.write_text("another five words of none\n")
    ask = ("--desk", desk)

    protected = jipdesk(*ask, "protect", "--new-passphrase-file", first)
    code.write_text(protected.out.splitlines()[1])

    assert (protected.status, jipdesk(*ask, "check").status) == (0, 4)
    assert jipdesk(*ask, "check", "--passphrase-file", first).status == 0
    assert jipdesk(*ask, "--passphrase-file", code, "protect", "--new-passphrase-file", second).status == 0
    assert jipdesk(*ask, "check", "--passphrase-file", first).status == 4
    again = jipdesk(*ask, "--passphrase-file", second, "protect", "--new-recovery-code")
    assert (again.status, again.out.splitlines()[1] == code.read_text()) == (0, False)
    assert jipdesk(*ask, "check", "--passphrase-file", code).status == 4
    assert jipdesk(*ask, "--passphrase-file", second, "protect", "--remove").status == 0
    assert jipdesk(*ask, "check").status == 0


def test_a_short_passphrase_is_refused_and_not_repeated(jipdesk, desk, tmp_path):
    (tmp_path / "short").write_text("kumamoto")

    answer = jipdesk("--desk", desk, "protect", "--new-passphrase-file", tmp_path / "short")

    assert (answer.status, answer.err.count("\n"), "kumamoto" in answer.err) == (3, 1, False)
    assert jipdesk("--desk", desk, "check").status == 0


def test_a_refusal_speaks_japanese_when_asked(jipdesk, tmp_path):
    answer = jipdesk("--desk", tmp_path / "nowhere", "check", "--lang", "ja")

    assert "デスク" in answer.err


def test_with_json_a_refusal_is_an_object(jipdesk, tmp_path):
    answer = jipdesk("--desk", tmp_path / "nowhere", "check", "--json")

    assert answer.json == {"error": {"code": "desk_missing", "message": answer.err.strip()}}


def test_a_refused_import_has_its_members_beside_the_error(jipdesk, desk, tmp_path):
    answer = jipdesk("--desk", desk, "import", tmp_path / "absent.csv", "--edition", "2024", "--json")

    assert (answer.status, answer.json["error"]["code"]) == (3, "sheet_absent")
    assert (answer.json["rows"], answer.json["refused"], answer.json["duplicates"]) == (0, [], [])


def test_damage_is_refused_with_what_was_found(jipdesk, desk, sheet):
    jipdesk("--desk", desk, "import", sheet, "--edition", "2024")
    database = desk / "gen-000001" / "desk.db"
    content = bytearray(database.read_bytes())
    content[len(content) // 2] ^= 1
    database.write_bytes(content)

    told, listed = jipdesk("--desk", desk, "check"), jipdesk("--desk", desk, "check", "--json")

    assert (told.status, listed.status) == (4, 4)
    assert (told.err.count("\n"), bool(told.out)) == (1, True)
    assert (listed.json["ok"], bool(listed.json["findings"])) == (False, True)
    assert listed.json["error"]["code"] == "desk_damaged"


def test_a_missing_folder_is_named_and_not_a_file_of_ours(jipdesk, desk, tmp_path):
    answer = jipdesk("--desk", desk, "backup", tmp_path / "absent" / "b.jipbackup")

    assert answer.status == 5
    assert (str(tmp_path / "absent") in answer.err, "partial" in answer.err) == (True, False)


def test_a_result_that_cannot_be_written_is_refused(desk):
    command = [sys.executable, "-m", "jipdesk", "--desk", desk, "list", "companies", "--edition", "2024", "--json"]
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("no device that is always full")
    with device.open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 5
    assert done.stderr.count("\n") == 1


def test_a_refusal_never_lands_in_the_result_when_stderr_is_closed(jipdesk, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "stderr", None)

    answer = jipdesk("--desk", tmp_path / "nowhere", "check", "--json")

    assert answer.json["error"]["code"] == "desk_missing"


@pytest.mark.parametrize("name", ["ledger.xlsx", "ledger.csv"])
def test_a_ledger_has_what_the_list_shows(jipdesk, desk, sheet, tmp_path, name):
    jipdesk("--desk", desk, "import", sheet, "--edition", "2024")

    answer = jipdesk("--desk", desk, "export", "applications", tmp_path / name, "--edition", "2024")

    assert (answer.status, (tmp_path / name).stat().st_size > 500) == (0, True)


def test_a_ledger_whose_export_cannot_be_recorded_is_not_written(jipdesk, desk, tmp_path, monkeypatch):
    def full(*_):
        raise MachineRefused("disk_full")

    monkeypatch.setattr(history, "seal", full)

    answer = jipdesk("--desk", desk, "export", "companies", tmp_path / "l.csv", "--edition", "2024")

    assert answer.status == 5
    assert sorted(each.name for each in tmp_path.iterdir()) == ["desk"]


def test_a_ledger_never_takes_the_place_of_a_folder(jipdesk, desk, tmp_path):
    (tmp_path / "l.csv").mkdir()

    answer = jipdesk("--desk", desk, "export", "companies", tmp_path / "l.csv", "--edition", "2024")

    assert (answer.status, answer.err.count("\n")) == (3, 1)


def test_a_csv_ledger_is_utf8_with_bom_in_the_language_asked_for(jipdesk, desk, sheet, tmp_path):
    jipdesk("--desk", desk, "import", sheet, "--edition", "2024")

    jipdesk("--desk", desk, "--lang", "ja", "export", "applications", tmp_path / "l.csv", "--edition", "2024")

    content = (tmp_path / "l.csv").read_bytes()
    assert content.startswith("\ufeff".encode())
    assert content.decode("utf-8-sig").splitlines()[0].startswith("受付番号,")


def test_a_mistake_of_ours_gives_a_sentence_and_a_note_without_values(capsys, tmp_path, monkeypatch):
    monkeypatch.setattr(paths, "fault_log", lambda: tmp_path / "errors.log")
    status = faults.report(ValueError("PASSPORT-CANARY"))

    note = (tmp_path / "errors.log").read_text()
    assert status == 1
    assert "ValueError" in note
    assert "PASSPORT-CANARY" not in note + capsys.readouterr().err


@pytest.mark.skipif(sys.platform == "win32", reason="resource limits are Unix's own")
def test_without_room_on_the_disk_nothing_is_changed(jipdesk, desk, tmp_path):
    sheet = sheet_file(tmp_path / "many.csv", applications(3000))
    program = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (2_048_000, 2_048_000)); "
        "from jipdesk.cli import run; sys.exit(run(sys.argv[1:]))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, "--desk", desk, "import", sheet, "--edition", "2024"],
        check=False,
        capture_output=True,
        text=True,
    )

    assert (done.returncode, "Traceback" in done.stderr) == (5, False)
    assert jipdesk("--desk", desk, "list", "applications", "--edition", "2024", "--json").json["total"] == 0
    assert jipdesk("--desk", desk, "check").status == 0


def test_a_read_only_folder_is_refused_plainly(jipdesk, tmp_path):
    (tmp_path / "file").write_text("x")

    assert jipdesk("--desk", tmp_path / "file" / "desk", "new", "--edition", "2024").status in (4, 5)


def test_a_desk_in_use_says_so(jipdesk, desk):
    from jipdesk.actions.desk import opened

    with opened(desk):
        done = subprocess.run(
            [sys.executable, "-m", "jipdesk", "--desk", desk, "check"],
            check=False,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )

    assert done.returncode == 4
    assert done.stderr.count("\n") == 1


def test_progress_is_silent_where_nobody_watches(capsys):
    with terminal.Progress("Importing…") as progress:
        progress(1, 2)

    assert capsys.readouterr().err == ""


def test_every_language_option_is_known(jipdesk):
    assert jipdesk("--lang", "fr", "check").status == 2
    i18n.speak("")
