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


def test_where_all_is_there_nothing_is_said(monkeypatch, capsys):
    monkeypatch.setattr(qt_libraries, "ALWAYS", {"libc.so.6": "libc6"})
    monkeypatch.delenv("DISPLAY", raising=False)

    qt_libraries.provide()

    assert capsys.readouterr().err == ""
