"""A real, encrypted desk of the size that is wanted: made by the program's own import, and kept for the next time."""

import os
import shutil
import subprocess
import sys
import tempfile
from itertools import islice
from pathlib import Path

from jipdesk.models import schema
from jipdesk.samples import applications, sheets

DONE = "done"
PORTION = 100_000
"""In one sheet; a sheet has a limit."""
APPLICATIONS = int(os.environ.get("JIPDESK_BENCH_APPLICATIONS", "50000"))
"""How many the benchmarks work with; JIPDESK_BENCH_APPLICATIONS sets another number."""


def desk_of(count: int) -> Path:
    """Return a desk with so many applications for 2024."""
    folder = Path(tempfile.gettempdir(), "jipdesk-benchmarks", f"{schema.newest()}-{count}")
    if not (folder / DONE).exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        _make(folder, count)
        (folder / DONE).touch()
    return folder / "desk"


def empty_desk(folder: Path) -> Path:
    """Make a desk that has nothing but the edition of 2024."""
    _jipdesk("new", "--desk", folder, "--edition", "2024")
    return folder


def _make(folder: Path, count: int) -> None:
    print(f"\nA desk of {count} applications is made in {folder}; the next time it is there.", flush=True)
    sheet, people = folder / "applications.csv", applications.rows(count)
    empty_desk(folder / "desk")
    for _ in range(0, count, PORTION):
        sheets.write(sheet, "applications", applications.HEADINGS, islice(people, PORTION))
        _jipdesk("import", "--desk", folder / "desk", sheet, "--edition", "2024", "--skip-bad-rows")
    sheet.unlink()


def _jipdesk(*arguments: object) -> None:
    command = [sys.executable, "-m", "jipdesk", *map(str, arguments)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=Path(__file__).parents[2])
