"""The libraries of a Linux system that Qt's wheels expect to find there, and the screen that tests look at."""

import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Callable

from tools.terminal import say

# What Qt loads, and the Debian package that holds it.
ALWAYS = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
}
ON_A_DISPLAY = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
SCREEN_OF_TESTS = {"Xvfb": "xvfb", "xdotool": "xdotool"}
"""Programs: a screen that nobody sees, and what types on it."""


def provide() -> None:
    """Install what is missing if this account may; else say what to install and go on without.

    It is asked at every start, since a kept environment may meet another system.
    """
    provide_all(absent, "The window cannot open")


def provide_screen() -> None:
    """Do the same for the tests that look at the window from outside."""
    provide_all(absent_for_tests, "The window is not tested from outside")


def provide_all(lacking: Callable[[], dict[str, str]], so_long: str) -> None:
    """Install the packages of what is lacking, or say what will not be so long as they are not there."""
    missing = lacking()
    if missing and can_install():
        say(f"Installing what is missing on this system: {' '.join(missing.values())}")
        install(*missing.values())
        missing = lacking()
    if missing and shutil.which("apt-get"):
        say(f"{so_long} until you have run: sudo apt-get install {' '.join(missing.values())}")
    elif missing:
        say(f"{so_long} until you have installed the packages of your system with {' '.join(missing)}")


def absent() -> dict[str, str]:
    """Return the libraries that Qt would look for in vain, each with its Debian package."""
    return absent_of(ALWAYS | ON_A_DISPLAY if os.environ.get("DISPLAY") else ALWAYS)


def absent_for_tests() -> dict[str, str]:
    """Return the libraries and programs that the tests from outside would look for in vain."""
    if sys.platform != "linux":
        return {}
    programs = {name: package for name, package in SCREEN_OF_TESTS.items() if shutil.which(name) is None}
    return absent_of(ALWAYS | ON_A_DISPLAY) | programs


def absent_of(wanted: dict[str, str]) -> dict[str, str]:
    """Return those of these libraries that the system does not find."""
    if sys.platform != "linux":
        return {}
    return {library: package for library, package in wanted.items() if not is_found(library)}


def is_found(library: str) -> bool:
    """Say whether the system finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def can_install() -> bool:
    """Say whether this account may install Debian packages."""
    return sys.platform == "linux" and shutil.which("apt-get") is not None and os.geteuid() == 0


def install(*packages: str) -> None:
    """Let Debian's installer work without a question; whether it succeeded shows in what is absent afterwards."""
    quiet = ["apt-get", "-qq", "-o", "DPkg::Lock::Timeout=300", "-o", "Dpkg::Use-Pty=0"]
    surroundings = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    for act in (["update"], ["install", "--yes", "--no-install-recommends", *packages]):
        subprocess.run([*quiet, *act], env=surroundings, stdout=subprocess.DEVNULL, check=False)
