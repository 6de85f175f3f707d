"""How long it takes to take a sheet of applications in, on the encrypted desk with its history.

Goals I1, I2 and I5, and I3 and I4 where LibreOffice and openpyxl are installed, which the project does not ask for. The
rival of I1 keeps no history, checks nothing and encrypts nothing: the ratio says what all of that costs.
"""

import importlib.util
import json
import shutil
from statistics import median

from benchmarks.goals import Goal, ratio, show
from benchmarks.runs import in_turn, ours
from benchmarks.sample_desk import APPLICATIONS, empty_desk

from jipdesk.samples import applications, sheets

ROUNDS = 3
SMALLER = max(1_000, APPLICATIONS // 10)
MIB = 1 << 20


def test_importing(tmp_path):
    large, small, book = (
        sheet(tmp_path, count, suffix)
        for count, suffix in ((APPLICATIONS, "csv"), (SMALLER, "csv"), (APPLICATIONS, "xlsx"))
    )
    desk = empty_desk(tmp_path / "desk")
    programs = {
        "ours": ours("import_runs", "ours", large, desk, tmp_path),
        "plain": ours("import_runs", "plain", large, desk, tmp_path),
        "objects": ours("import_runs", "objects", large, desk, tmp_path),
        "no history": ours("import_runs", "no_history", large, desk, tmp_path),
        "neither history nor encryption": ours("import_runs", "neither", large, desk, tmp_path),
        "small": ours("import_runs", "ours", small, desk, tmp_path),
        "small plain": ours("import_runs", "plain", small, desk, tmp_path),
        "workbook": ours("import_runs", "ours", book, desk, tmp_path),
    }
    if office := shutil.which("soffice"):
        programs["office csv"] = _converted(office, large, tmp_path)
        programs["office xlsx"] = _converted(office, book, tmp_path)
    if importlib.util.find_spec("openpyxl"):
        reading = "import openpyxl, sys; [r for r in openpyxl.load_workbook(sys.argv[1], read_only=True).active.values]"
        programs["openpyxl"] = (["python3", "-c", reading, str(book)], {})

    runs = in_turn(programs, ROUNDS)

    took = {name: [_seconds(each) for each in found] for name, found in runs.items()}
    rows = {name: json.loads(found[0]["printed"])["rows"] for name, found in runs.items() if _is_ours(found[0])}
    each_object = [seconds / rows["objects"] for seconds in took["objects"]]
    each_of_ours = [seconds / rows["ours"] for seconds in took["ours"]]
    goals = [
        Goal("I1", f"{APPLICATIONS} of CSV / csv.reader + executemany", ratio(took["ours"], took["plain"]), 4),
        Goal("I1", f"{SMALLER} likewise", ratio(took["small"], took["small plain"]), 4),
        Goal("I2", "a row / an object added, unchecked", ratio(each_of_ours, each_object), 1 / 5),
        Goal("I5", f"{SMALLER} to {APPLICATIONS}, for each tenfold", ratio(took["ours"], took["small"]), 11),
        Goal("I5", "most memory, CSV", median(each["peak"] for each in runs["ours"]) / MIB, 150, "MB"),
        Goal("I5", "most memory, XLSX", median(each["peak"] for each in runs["workbook"]) / MIB, 350, "MB"),
    ]
    whole = {name: [each["seconds"] for each in found] for name, found in runs.items()}
    if "office csv" in runs:
        goals.append(Goal("I3", "whole process / LibreOffice, CSV", ratio(whole["ours"], whole["office csv"]), 0.6))
        goals.append(Goal("I4", "workbook / LibreOffice", ratio(whole["workbook"], whole["office xlsx"]), 1))
    if "openpyxl" in runs:
        goals.append(Goal("I4", "workbook / openpyxl reading it", ratio(whole["workbook"], whole["openpyxl"]), 1 / 4))
    bare = {name: ratio(took[name], took["plain"]) for name in ("no history", "neither history nor encryption")}
    notes = [f"{name}: {median(each):.2f} s, {rows.get(name, 0)} rows" for name, each in took.items()]
    notes.append("I1 would be: " + "; ".join(f"with {name} {bare[name]:.2f} x" for name in bare))
    absent = [name for name in ("office csv", "openpyxl") if name not in runs]
    show(goals, *notes, *(f"not installed here, so not compared: {name}" for name in absent), f"n = {ROUNDS} in turn")


def sheet(folder, count, suffix):
    """Return a sheet of so many made-up applications."""
    file = folder / f"{count}.{suffix}"
    sheets.write(file, "applications", applications.HEADINGS, applications.rows(count))
    return file


def _converted(office, file, folder):
    target = folder / f"converted-{file.suffix}"
    command = [office, "--headless", "--convert-to", "csv", "--outdir", str(target), str(file)]
    return command, {"HOME": str(folder)}


def _is_ours(run):
    """Tell whether a program says what it did; LibreOffice prints remarks of its own."""
    return run["printed"].lstrip().startswith("{")


def _seconds(run):
    return json.loads(run["printed"])["seconds"] if _is_ours(run) else run["seconds"]
