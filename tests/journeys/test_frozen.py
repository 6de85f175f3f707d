"""The program as an office gets it: built into a folder, and started where there is no Python and nothing is known.

Building takes about a minute, so this runs with --slow only.
"""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = {"win32": "jipdesk/jipdesk.exe", "darwin": "JIP Desk.app/Contents/MacOS/jipdesk"}.get(
    sys.platform, "jipdesk/jipdesk"
)


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """The program, built apart from what a person may have in dist."""
    folder = tmp_path_factory.mktemp("built")
    places = ["--distpath", folder / "dist", "--workpath", folder / "work"]
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *places]
    done = subprocess.run(
        [*command, ROOT / "build_installer.spec"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    yield folder / "dist" / PROGRAM
    shutil.rmtree(folder)


@pytest.fixture
def jipdesk(program, tmp_path):
    """Run it with nothing in its surroundings but a home."""
    (tmp_path / "home").mkdir()

    def run(*arguments, **surroundings):
        env = {"HOME": str(tmp_path / "home"), **surroundings}
        return subprocess.run(
            [program, *arguments], env=env, cwd=tmp_path, capture_output=True, encoding="utf-8", check=False
        )

    return run


def test_it_passes_the_smoke(jipdesk, tmp_path):
    done = jipdesk("smoke", tmp_path / "煙")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == f"This installation works. What it made is in {tmp_path / '煙'}."
    assert len(list((tmp_path / "煙" / "pictures").iterdir())) == 22


def test_the_window_opens_and_makes_the_sample_desk(jipdesk, program, tmp_path):
    """As the first-run page does: by starting itself."""
    begin = (
        "import sys\n"
        "from pathlib import Path\n"
        "from jipdesk.app import make_sample\n"
        "sys.frozen, sys.executable = True, sys.argv[1]\n"
        "make_sample(Path(sys.argv[2]))\n"
    )
    subprocess.run([sys.executable, "-c", begin, program, tmp_path / "desk"], cwd=ROOT, check=True)

    assert jipdesk("--desk", tmp_path / "desk", "check").returncode == 0
    assert jipdesk("--desk", tmp_path / "desk", "--quit-after-paint", QT_QPA_PLATFORM="offscreen").returncode == 0


def test_a_command_answers_in_japanese(jipdesk, tmp_path):
    done = jipdesk("--lang", "ja", "--desk", tmp_path / "none", "check")

    assert done.returncode == 4
    assert "デスク" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a screen")
def test_without_a_screen_the_window_is_refused_in_a_sentence(jipdesk):
    for surroundings in ({}, {"DISPLAY": ":65000"}):
        done = jipdesk(**surroundings)

        assert (done.returncode, done.stderr.count("\n")) == (5, 1)
