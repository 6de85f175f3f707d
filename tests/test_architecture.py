"""The house keeps its shape: what the import contracts in pyproject.toml cannot say."""

import ast
import re
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CODE = ROOT / "jipdesk"
FILES = sorted(CODE.rglob("*.py"))
ROOMS_OF_WORDS = {"phrases", "views", "cli", "app.py", "__main__.py", "i18n.py"}
ASKS_FOR_WORDS = {"_", "N_", "gettext", "ngettext", "pgettext", "npgettext"}
HEAVY = {
    "PySide6",
    "reportlab",
    "python_calamine",
    "xlsxwriter",
    "holidays",
    "highspy",
    "icalendar",
    "pypdfium2",
    "numpy",
    "anyascii",
}
OF_THE_WHOLE = {"journeys", "faults", "benchmarks"}


def name(file):
    return file.relative_to(ROOT).as_posix()


def calls(file):
    """Return the calls in a file, each with the last part of its name."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            yield getattr(node.func, "attr", getattr(node.func, "id", "")), node


def imports(file):
    """Yield the packages that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def test_no_file_grows_beyond_400_lines():
    assert {name(file) for file in FILES if len(file.read_text(encoding="utf-8").splitlines()) > 400} == set()


def test_no_room_is_a_junk_drawer():
    drawers = {"utils", "util", "helpers", "common", "misc", "manager"}

    assert {name(file) for file in CODE.rglob("*") if file.stem in drawers} == set()


def test_every_room_has_its_place_in_the_one_direction():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contract = settings["tool"]["importlinter"]["contracts"][0]
    placed = {room for layer in contract["layers"] for room in layer.split(" | ")}
    present = {path.stem for path in CODE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}

    assert present - {"__init__", "__main__"} <= placed


def test_every_library_that_the_program_imports_is_named_in_pyproject():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = {re.split(r"[<>=; ]", wanted)[0].lower() for wanted in settings["project"]["dependencies"]}
    comes_from = packages_distributions()
    imported = (
        {module for file in FILES for module in imports(file)} - sys.stdlib_module_names - {"jipdesk", "shiboken6"}
    )

    missing = {
        module for module in imported if not named & {found.lower().replace("_", "-") for found in comes_from[module]}
    }

    assert missing == set()


def test_only_the_rooms_that_speak_to_people_hold_words():
    silent = [file for file in FILES if file.relative_to(CODE).parts[0] not in ROOMS_OF_WORDS]

    assert {name(file) for file in silent for asked, _ in calls(file) if asked in ASKS_FOR_WORDS} == set()


def test_every_shipped_file_that_the_code_names_is_there():
    named = [
        call.args[0].value
        for file in FILES
        for asked, call in calls(file)
        if asked == "resource" and call.args and isinstance(call.args[0], ast.Constant)
    ]

    assert [path for path in named if not (ROOT / "resources" / path).exists()] == []


def test_every_test_stands_in_the_room_of_what_it_tests():
    tests = [test.relative_to(ROOT / "tests") for test in (ROOT / "tests").rglob("*/test_*.py")]
    rooms = {test.parent for test in tests if test.parts[0] not in OF_THE_WHOLE}

    assert {room.as_posix() for room in rooms if not (CODE / room).is_dir() and not (ROOT / room).is_dir()} == set()


@pytest.mark.parametrize(("module", "not_yet"), [("jipdesk.cli", HEAVY), ("jipdesk.app", HEAVY - {"PySide6"})])
def test_the_program_starts_without_its_heavy_libraries(module, not_yet):
    ask = f"import sys, {module}; print(*{{name.partition('.')[0] for name in sys.modules}})"

    answer = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True, check=False)

    assert answer.stderr == ""
    assert set(answer.stdout.split()) & not_yet == set()
