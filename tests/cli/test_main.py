"""The program's own entry."""

import subprocess
import sys

from given import applications
from intake_sheets import table, write_xlsx

from jipdesk import __main__ as entry
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
