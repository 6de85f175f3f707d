"""The set-up on a machine that has nothing yet, with a project that needs no third parties."""

import ast
import hashlib
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROGRAMS = "Scripts" if os.name == "nt" else "bin"
PYTHON = f".venv/{PROGRAMS}/python"
COMMAND = f".venv/{PROGRAMS}/jipdesk{'.cmd' if os.name == 'nt' else ''}"


@pytest.fixture
def project(tmp_path):
    """A copy of what set-up is made of, with a program that says where it was found and no packages to install."""
    folder = tmp_path / "a folder 日本"
    shutil.copytree(ROOT / "tools", folder / "tools", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dev.py", folder)
    (folder / "requirements.lock").write_text("# nothing\n", encoding="utf-8")
    (folder / "jipdesk").mkdir()
    (folder / "jipdesk" / "__main__.py").write_text("import sys; print(*sys.argv[1:]); sys.exit(7)\n", encoding="utf-8")
    return folder


def dev(folder, *arguments, python=sys.executable):
    """Run dev.py and return what came of it."""
    command = [python, folder / "dev.py", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder.parent, check=False)


def test_set_up_makes_a_command_that_finds_the_project_from_anywhere(project):
    dev(project, "setup")

    answer = subprocess.run([project / COMMAND, "list", "a b"], cwd="/", capture_output=True, text=True, check=False)

    assert (answer.stdout, answer.returncode) == ("list a b\n", 7)


def test_run_is_the_demo_on_a_desk_of_the_project_with_the_options_given(project):
    answer = dev(project, "run", "--applications", "12")

    assert answer.stdout == f"demo --desk {project / '.demo'} --applications 12\n"
    assert answer.returncode == 7


def test_a_second_set_up_makes_nothing(project):
    dev(project, "setup")
    made = (project / ".venv" / "pyvenv.cfg").stat()

    answer = dev(project, "setup")

    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert (project / ".venv" / "pyvenv.cfg").stat() == made


@pytest.mark.parametrize("left", ["", "another Python\nanother content"])
def test_a_half_made_environment_or_that_of_another_python_is_made_anew(project, left):
    (project / ".venv" / PROGRAMS).mkdir(parents=True)
    (project / PYTHON).write_text("no program", encoding="utf-8")
    (project / ".venv" / "set-up-complete").write_text(left, encoding="utf-8")

    assert dev(project, "setup").returncode == 0

    assert subprocess.run([project / PYTHON, "-c", "import jipdesk"], check=False).returncode == 0


def test_a_new_lock_brings_the_environment_up_without_making_it_anew(project):
    dev(project, "setup")
    made = (project / ".venv" / "pyvenv.cfg").stat()
    (project / "requirements.lock").write_text("# nothing else\n", encoding="utf-8")

    answer = dev(project, "setup")

    assert (answer.returncode, answer.stderr) == (0, "Setting up .venv, once; this takes about a minute.\nSet up.\n")
    assert (project / ".venv" / "pyvenv.cfg").stat() == made


def test_two_set_ups_at_the_same_time_take_turns(project):
    command = [sys.executable, project / "dev.py", "setup"]
    both = [subprocess.Popen(command, stderr=subprocess.PIPE, text=True) for _ in range(2)]

    said = [one.communicate()[1] for one in both]

    assert [one.returncode for one in both] == [0, 0]
    assert sorted(map(bool, said)) == [False, True]


@pytest.fixture
def wheel(tmp_path, monkeypatch):
    """The only package there is, which pip finds without a network."""
    shelf = tmp_path / "shelf"
    shelf.mkdir()
    info = "parcel-1.0.dist-info"
    with zipfile.ZipFile(shelf / "parcel-1.0-py3-none-any.whl", "w") as file:
        file.writestr("parcel.py", "")
        file.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\nName: parcel\nVersion: 1.0\n")
        file.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        file.writestr(f"{info}/RECORD", "")
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(shelf))
    return shelf / "parcel-1.0-py3-none-any.whl"


def order(project, digest):
    (project / "requirements.lock").write_text(f"parcel==1.0 --hash=sha256:{digest}\n", encoding="utf-8")


def has_parcel(project):
    return subprocess.run([project / PYTHON, "-c", "import parcel"], capture_output=True, check=False).returncode == 0


def test_what_the_lock_names_is_installed_and_removed_when_it_is_named_no_longer(project, wheel):
    order(project, hashlib.sha256(wheel.read_bytes()).hexdigest())
    dev(project, "setup")
    had = has_parcel(project)
    (project / "requirements.lock").write_text("# nothing\n", encoding="utf-8")

    dev(project, "setup")

    assert (had, has_parcel(project)) == (True, False)


def test_a_file_that_is_not_the_one_in_the_lock_is_not_installed(project, wheel):
    order(project, "0" * 64)

    answer = dev(project, "setup")

    assert answer.returncode == 1
    assert "Expected sha256 " + "0" * 64 in answer.stderr
    assert answer.stderr.endswith("Is there a network? Then try again.\n")
    assert not has_parcel(project)


@pytest.mark.parametrize("version", ["(3, 10, 13)", "(3, 15, 0)"])
def test_a_python_too_old_or_too_new_is_refused_in_a_sentence(version):
    source = f"import sys; sys.version_info = {version}; exec(compile(open('dev.py').read(), 'dev.py', 'exec'))"

    answer = subprocess.run([sys.executable, "-c", source], cwd=ROOT, capture_output=True, text=True, check=False)

    assert answer.returncode == 1
    assert answer.stderr.startswith("jipdesk needs Python 3.11, 3.12, 3.13 or 3.14, and this is ")


def test_an_old_python_can_read_the_sentence_that_refuses_it():
    source = (ROOT / "dev.py").read_text(encoding="utf-8")

    assert ast.parse(source, feature_version=(3, 7))


@pytest.mark.parametrize(("arguments", "status"), [([], 2), (["help"], 0), (["fly"], 2)])
def test_without_a_known_command_it_lists_them(project, arguments, status):
    answer = dev(project, *arguments)

    assert answer.returncode == status
    assert "  test      Run lint and every test" in answer.stdout + answer.stderr
    assert not (project / ".venv").exists()


def test_where_there_are_no_benchmarks_it_says_so(project):
    dev(project, "setup")

    answer = dev(project, "bench")

    assert answer.returncode == 1
    assert answer.stderr.startswith("There ")
