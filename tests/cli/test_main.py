"""The program's own entry."""

import os
import subprocess
import sys

import pytest
from given import applications
from intake_sheets import table, write_xlsx

from jipdesk import __main__ as entry
from jipdesk import paths
from jipdesk.exchange import workbook


def test_the_program_answers_to_the_call_by_which_it_reads_workbooks():
    assert entry.READ_WORKBOOK == workbook.READ_WORKBOOK


def test_called_so_it_reads_the_workbook_in_a_process_apart(tmp_path):
    write_xlsx(tmp_path / "sheet.xlsx", table(applications(2)))

    done = subprocess.run(
        [sys.executable, "-m", "jipdesk", entry.READ_WORKBOOK, tmp_path / "sheet.xlsx"],
        input="",
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    ("started", "again"), [("JIP Desk.exe", "jipdesk.exe"), ("jipdesk.exe", "jipdesk.exe"), ("jipdesk", "jipdesk")]
)
def test_without_python_beside_it_it_starts_the_program_of_the_terminal(monkeypatch, tmp_path, started, again):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / started))

    assert paths.program() == [str(tmp_path / again)]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
@pytest.mark.parametrize("display", [{}, {"DISPLAY": ":65000"}])
def test_without_a_screen_the_window_is_refused_in_a_sentence(display):
    """Qt itself would end the program with a crash where a screen is named and not there."""
    without = {name: value for name, value in os.environ.items() if name not in {"DISPLAY", "QT_QPA_PLATFORM"}}

    done = subprocess.run(
        [sys.executable, "-m", "jipdesk"], env=without | display, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (5, "")
    assert done.stderr == (
        "There is no screen here to open a window on. Use one of the commands: jipdesk --help lists them.\n"
    )
