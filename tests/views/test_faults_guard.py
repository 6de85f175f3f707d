"""The watch over what tests leave behind really fails the test that leaves it."""

import os
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
LEAVERS = """
import threading
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget
from windows import nothing_left_behind

kept = []

def test_thread(qapp):
    threading.Thread(target=threading.Event().wait, name="forgotten", daemon=True).start()

def test_timer(qapp):
    timer = QTimer()
    timer.start(60_000)
    kept.append(timer)

def test_window(qapp):
    kept[:] = [QWidget()]

def test_nothing(qapp):
    kept.clear()
"""


def test_a_test_that_leaves_a_thread_a_timer_or_a_window_fails_and_says_what_it_left(tmp_path):
    (tmp_path / "test_leavers.py").write_text(LEAVERS)
    command = [sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", str(tmp_path)]
    command += ["-o", f"pythonpath={TESTS.parent} {TESTS}", "-o", "qt_api=pyside6", str(tmp_path)]

    said = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False).stdout

    for name, left in (("thread", "thread forgotten"), ("timer", "timer of 60000 ms"), ("window", "window QWidget")):
        assert f"ERROR test_leavers.py::test_{name} - Failed: left behind: {left}" in said
    assert "ERROR test_leavers.py::test_nothing" not in said
    assert "4 passed, 3 errors" in said
