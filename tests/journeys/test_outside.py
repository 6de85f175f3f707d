"""The program seen from outside: a process with a window on a screen, keys that go in and pictures that come out.

The screen is one that nobody sees (Xvfb); xdotool types on it as a keyboard would.
"""

import os
import struct
import subprocess
import sys
import time

import pytest
from given import applications, sheet_file

from jipdesk.cli import run
from tools import qt_libraries

MISSING = qt_libraries.absent_for_tests()
pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="a screen that nobody sees can be had on Linux only"),
    pytest.mark.skipif(bool(MISSING), reason=f"not installed here: {' '.join(MISSING)}"),
]

DEADLINE, BETWEEN_LOOKS = 60, 0.05
WIDTH, HEIGHT = 1280, 800
BELOW_THE_FIELD = (180, 100, 1270, 760)
"""The page without bars: what changes here is no blinking caret and no clock."""


class Screen:
    """A screen of its own that nobody sees."""

    def __init__(self, folder):
        told, tell = os.pipe()
        size = f"{WIDTH}x{HEIGHT}x24"
        self._process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(tell), "-screen", "0", size, "-fbdir", folder, "-nolisten", "tcp"],
            pass_fds=[tell],
            stderr=subprocess.DEVNULL,
        )
        os.close(tell)
        with os.fdopen(told) as answer:
            self.env = {**os.environ, "DISPLAY": f":{answer.readline().strip()}", "QT_QPA_PLATFORM": "xcb"}
        self._memory = folder / "Xvfb_screen0"

    def picture(self, left=0, top=0, right=WIDTH, bottom=HEIGHT):
        """Return the points of a part of the screen, four bytes each."""
        dump = self._memory.read_bytes()
        head = struct.unpack(">25I", dump[:100])  # of the XWD format
        start, line = head[0] + 12 * head[19], head[12]
        rows = range(start + top * line, start + bottom * line, line)
        return b"".join(dump[row + 4 * left : row + 4 * right] for row in rows)

    def hand(self, *act):
        """Do what a hand at the keyboard would do, or a look at the windows; return what came of it."""
        return subprocess.run(["xdotool", *act], env=self.env, capture_output=True, text=True, check=False).stdout

    def close(self):
        self._process.terminate()
        self._process.wait(DEADLINE)


@pytest.fixture
def screen(tmp_path):
    folder = tmp_path / "screen"
    folder.mkdir()
    made = Screen(folder)
    yield made
    made.close()


@pytest.fixture
def desk(tmp_path):
    """A small desk, made by the commands."""
    folder = tmp_path / "desk"
    rows = [*applications(8), *applications(1, first=9, family_name="HOSSAIN", given_name="Anika")]
    assert run(["--desk", str(folder), "new", "--edition", "2024"]) == 0
    sheet = str(sheet_file(tmp_path / "sheet.csv", rows))
    assert run(["--desk", str(folder), "import", sheet, "--edition", "2024"]) == 0
    return folder


@pytest.fixture
def program(screen, desk):
    """The program, started on the desk; a test that fails does not leave it behind."""
    command = [sys.executable, "-m", "jipdesk", "--desk", desk, "--lang", "en"]
    with subprocess.Popen(command, env=screen.env, stderr=subprocess.PIPE, text=True) as started:
        yield started
        started.kill()


def wait(program, condition, what):
    """Look again and again until something is so; fail at once if the program has ended."""
    until = time.monotonic() + DEADLINE
    while not condition():
        assert time.monotonic() < until, f"not within {DEADLINE} seconds: {what}"
        try:
            status = program.wait(BETWEEN_LOOKS)
        except subprocess.TimeoutExpired:
            continue
        pytest.fail(f"the program ended with {status} before {what}: {program.stderr.read()}")


def test_the_window_answers_the_keyboard_and_leaves_a_sound_desk(screen, program, desk):
    def page():
        return screen.picture(*BELOW_THE_FIELD)

    def is_still():
        looks.append(page())
        return looks[-2] == looks[-1]

    def after(*act, what):
        wait(program, is_still, "the page stood still")
        screen.hand(*act)
        wait(program, lambda: page() != looks[-1], what)

    looks = [b""]

    # Without a manager of windows nobody gives the keys to a new window.
    focus = ("search", "--onlyvisible", "--name", "JIP Desk — 2024", "getwindowname", "windowfocus", "--sync")
    wait(program, lambda: "2024" in screen.hand(*focus), "the desk was open")
    wait(program, lambda: len(set(memoryview(page()).cast("I"))) > 16, "the page was drawn")
    after("key", "ctrl+2", what="the applications showed")
    after("key", "ctrl+k", "type", "hossain", what="people of that name were found")
    after("key", "Escape", what="the answers were put away")
    after("key", "ctrl+5", what="the interviews showed")
    screen.hand("key", "ctrl+q")

    assert (program.wait(DEADLINE), program.stderr.read()) == (0, "")
    assert run(["--desk", str(desk), "check"]) == 0
