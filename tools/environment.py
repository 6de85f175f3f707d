"""The environment in `.venv`: made from requirements.lock, kept while it fits, made anew when it does not.

The project itself is put on its path and never built. Standard library only, since nothing else is there yet.
"""

import contextlib
import hashlib
import json
import os
import platform
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from tools.terminal import say

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PROGRAMS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = PROGRAMS / ("python.exe" if os.name == "nt" else "python")
STAMP = VENV / "set-up-complete"
TURN = ROOT / ".venv.lock"
PACKAGES = ROOT / "requirements.lock"


def provide() -> None:
    """Make the environment unless it is there; ends the program with a sentence where only a person can help."""
    if is_complete():
        return
    refuse_windows_on_arm()
    with alone():
        if not is_complete():  # another set-up may have made it while this one waited
            make()


def refuse_windows_on_arm() -> None:
    """End with a sentence where cryptography, highspy and python-bidi have no wheels."""
    if sys.platform == "win32" and platform.machine() == "ARM64":
        sys.exit(
            "Some libraries do not exist for Python on ARM. "
            "Install the x64 edition of Python, which runs here too, and start dev.py with it."
        )


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Wait for any other set-up in this folder, also for the pip of one that was killed."""
    with TURN.open("a+b") as file:
        # The programs that a set-up starts hold the lock too, so it is free only when the last of them has ended.
        os.set_inheritable(file.fileno(), True)
        if sys.platform == "win32":
            import msvcrt

            while True:
                with contextlib.suppress(OSError):  # it gives up after ten seconds
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def maker() -> str:
    """Return which Python makes environments here and for which folder; of another maker, none is whole."""
    return " ".join([sys.version, sys.base_prefix, platform.machine(), str(ROOT)]).replace("\n", " ")


def stamp() -> str:
    """Return what a finished set-up leaves behind: who made it, and from what."""
    return maker() + "\n" + hashlib.sha256(PACKAGES.read_bytes() + Path(__file__).read_bytes()).hexdigest()


def last_stamp() -> str:
    """Return the stamp in place; an environment that is absent or half made has none."""
    try:
        return STAMP.read_text(encoding="utf-8")
    except OSError:
        return ""


def is_complete() -> bool:
    """Say whether the environment is the one that would be made now."""
    return last_stamp() == stamp()


def make() -> None:
    """Make the environment anew, or bring one that is whole up to requirements.lock."""
    say("Setting up .venv, once; this takes about a minute.")
    is_whole = last_stamp().partition("\n")[0] == maker()
    STAMP.unlink(missing_ok=True)
    if not is_whole:
        create()
    install_packages()
    if is_whole:
        remove_leftovers()
    put_project_on_path()
    make_command()
    STAMP.write_text(stamp(), encoding="utf-8")
    say("Set up.")


def create() -> None:
    """Make an environment without pip, which Debian's Python could not give it."""
    import venv

    try:
        if VENV.exists():
            shutil.rmtree(VENV)
        venv.create(VENV, symlinks=os.name != "nt")
    except OSError as problem:
        sys.exit(f"{VENV} cannot be made: {problem.strerror}. Close what runs from it, and see that there is room.")


def works(*command: str | Path) -> bool:
    """Say whether the program runs and is content."""
    return subprocess.run(command, capture_output=True, close_fds=False, check=False).returncode == 0


def pip() -> list[str | Path]:
    """Return the command of a pip that installs into `.venv`: its own, else that of the Python that made it."""
    base = getattr(sys, "_base_executable", sys.executable)
    if works(PYTHON, "-m", "pip", "--version"):
        return [PYTHON, "-m", "pip"]
    if works(base, "-m", "pip", "--version"):
        return [base, "-m", "pip", "--python", PYTHON]
    if works(PYTHON, "-m", "ensurepip"):
        return [PYTHON, "-m", "pip"]
    sys.exit("This Python has no pip. On Debian and Ubuntu run: sudo apt-get install python3-pip")


def install_packages() -> None:
    """Install exactly what requirements.lock names, each file checked against its hash, nothing built here."""
    options = ["-qq", "--disable-pip-version-check", "--no-input", "--no-deps", "--only-binary=:all:"]
    # An account that installs for itself alone by habit could not install into an environment.
    surroundings = dict(os.environ, PIP_USER="0")
    command = [*pip(), "install", *options, "--require-hashes", "-r", PACKAGES]
    if subprocess.run(command, env=surroundings, close_fds=False, check=False).returncode:
        sys.exit("The libraries could not be installed, for the reason above. Is there a network? Then try again.")


def remove_leftovers() -> None:
    """Uninstall what requirements.lock no longer names, so that nothing works by accident."""
    listed = subprocess.run([*pip(), "list", "--format=json"], capture_output=True, text=True, check=True).stdout
    installed = {re.sub(r"[-_.]+", "-", found["name"]).lower() for found in json.loads(listed)}
    wanted = set(re.findall(r"^([a-z0-9-]+)==", PACKAGES.read_text(encoding="utf-8"), re.MULTILINE))
    if left := sorted(installed - wanted):
        subprocess.run([*pip(), "uninstall", "--quiet", "--yes", *left], close_fds=False, check=True)


def put_project_on_path() -> None:
    """Let the environment's Python find `jipdesk` in the source tree."""
    ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
    packages = subprocess.run([PYTHON, "-c", ask], capture_output=True, text=True, check=True).stdout.strip()
    # Relative, because Python reads this file in the computer's own encoding, which may lack the folder's letters.
    Path(packages, "jipdesk.pth").write_text(os.path.relpath(ROOT, packages) + "\n", encoding="ascii")


def make_command() -> None:
    """Make the `jipdesk` command beside the environment's Python."""
    if os.name == "nt":
        (PROGRAMS / "jipdesk.cmd").write_text('@"%~dp0python.exe" -m jipdesk %*\n', encoding="ascii")
        return
    command = PROGRAMS / "jipdesk"
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(str(PYTHON))} -m jipdesk "$@"\n', encoding="utf-8")
    command.chmod(0o755)
