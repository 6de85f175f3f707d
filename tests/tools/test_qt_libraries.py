import os
import sys

import pytest

from tools import qt_libraries

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="only on Linux does Qt look for libraries of the system"
)


@pytest.fixture
def lacking(monkeypatch):
    """A system that has the C library but not what Qt needs."""
    monkeypatch.setattr(qt_libraries, "ALWAYS", {"libc.so.6": "libc6", "libnowhere.so.1": "libnowhere1"})
    monkeypatch.delenv("DISPLAY", raising=False)


@pytest.fixture
def apt_get(tmp_path, monkeypatch):
    """An installer that writes down what it was asked for; returns what was."""
    program = tmp_path / "apt-get"
    program.write_text(f'#!/bin/sh\necho "$@" >> {tmp_path}/asked\n', encoding="utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return lambda: (tmp_path / "asked").read_text(encoding="utf-8").splitlines()


@pytest.mark.usefixtures("lacking")
def test_only_what_the_system_does_not_find_is_absent():
    assert qt_libraries.absent() == {"libnowhere.so.1": "libnowhere1"}


@pytest.mark.usefixtures("lacking")
def test_a_display_needs_more(monkeypatch):
    monkeypatch.setattr(qt_libraries, "ON_A_DISPLAY", {"libnowhere-x11.so.0": "libnowhere-x11-0"})
    monkeypatch.setenv("DISPLAY", ":0")

    assert list(qt_libraries.absent().values()) == ["libnowhere1", "libnowhere-x11-0"]


@pytest.mark.usefixtures("lacking")
def test_who_may_not_install_is_told_what_to_ask_for(apt_get, monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    qt_libraries.provide()

    assert capsys.readouterr().err == "The window cannot open until you have run: sudo apt-get install libnowhere1\n"


@pytest.mark.usefixtures("lacking")
def test_who_may_install_gets_the_missing_packages(apt_get, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    qt_libraries.provide()

    assert [asked.split()[5:] for asked in apt_get()] == [
        ["update"],
        ["install", "--yes", "--no-install-recommends", "libnowhere1"],
    ]


@pytest.mark.usefixtures("lacking")
def test_a_system_without_apt_is_told_the_libraries(monkeypatch, capsys):
    monkeypatch.setenv("PATH", "/nowhere")

    qt_libraries.provide()

    assert capsys.readouterr().err.endswith("the packages of your system with libnowhere.so.1\n")


@pytest.fixture
def without_screen(monkeypatch):
    """A system with a library for windows missing, and one of the two programs."""
    monkeypatch.setattr(qt_libraries, "ALWAYS", {"libc.so.6": "libc6"})
    monkeypatch.setattr(qt_libraries, "ON_A_DISPLAY", {"libnowhere-x11.so.0": "libnowhere-x11-0"})
    monkeypatch.setattr(qt_libraries, "SCREEN_OF_TESTS", {"sh": "dash", "Xnowhere": "xnowhere"})
    monkeypatch.delenv("DISPLAY", raising=False)


@pytest.mark.usefixtures("without_screen")
def test_for_a_screen_of_the_tests_programs_are_installed_beside_the_libraries(apt_get, monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)

    qt_libraries.provide_screen()

    assert apt_get()[-1].split()[5:] == [
        "install",
        "--yes",
        "--no-install-recommends",
        "libnowhere-x11-0",
        "xnowhere",
    ]


@pytest.mark.usefixtures("without_screen", "apt_get")
def test_who_may_not_install_is_told_which_tests_are_left_out(monkeypatch, capsys):
    monkeypatch.setattr(os, "geteuid", lambda: 1000)

    qt_libraries.provide_screen()

    assert capsys.readouterr().err == (
        "The window is not tested from outside until you have run: sudo apt-get install libnowhere-x11-0 xnowhere\n"
    )


@pytest.mark.usefixtures("without_screen")
def test_the_window_itself_needs_no_screen_of_the_tests(capsys):
    qt_libraries.provide()

    assert capsys.readouterr().err == ""


def test_where_all_is_there_nothing_is_said(monkeypatch, capsys):
    monkeypatch.setattr(qt_libraries, "ALWAYS", {"libc.so.6": "libc6"})
    monkeypatch.delenv("DISPLAY", raising=False)

    qt_libraries.provide()

    assert capsys.readouterr().err == ""
