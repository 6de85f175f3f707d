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
LIST = (220, 300, 1200, 700)
"""Of the page: as long as the page is being made there is nothing here."""
FIELD = (600, 0, 1000, 48)
"""The field that finds anyone and anything, and nothing else that changes by itself."""


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
    def is_drawn():
        return len(set(memoryview(screen.picture(*LIST)).cast("I"))) > 16

    def differs(part, before):
        return lambda: screen.picture(*part) != before

    # Without a manager of windows nobody gives the keys to a new window.
    focus = ("search", "--onlyvisible", "--name", "JIP Desk — 2024", "getwindowname", "windowfocus", "--sync")
    wait(program, lambda: "2024" in screen.hand(*focus), "the desk was open")
    wait(program, is_drawn, "the page was drawn")
    today, field = screen.picture(*LIST), screen.picture(*FIELD)
    screen.hand("key", "ctrl+2")
    wait(program, lambda: differs(LIST, today)() and is_drawn(), "the applications showed")
    applications = screen.picture(*BELOW_THE_FIELD)
    screen.hand("key", "ctrl+k", "type", "hossain")
    wait(program, differs(FIELD, field), "the field took the keys")
    wait(program, differs(BELOW_THE_FIELD, applications), "people of that name were found")
    screen.hand("key", "Escape")
    wait(program, lambda: not differs(FIELD, field)(), "the answers were put away")
    applications = screen.picture(*LIST)
    screen.hand("key", "ctrl+5")
    wait(program, differs(LIST, applications), "the interviews showed")
    screen.hand("key", "ctrl+q")

    assert (program.wait(DEADLINE), program.stderr.read()) == (0, "")
    assert run(["--desk", str(desk), "check"]) == 0
