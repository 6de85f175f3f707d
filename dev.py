#!/usr/bin/env python3
"""Everything one does with this project: python3 dev.py setup, run, test and the rest.

It needs nothing but Python with pip: every command first makes what is missing in `.venv`. What it is made of stands in
tools/. Its syntax is so old that any Python 3 can read the sentence that refuses it.
"""

import os
import platform
import sys
import tempfile
from pathlib import Path

if not (3, 11) <= sys.version_info < (3, 15):
    sys.exit(
        f"jipdesk needs Python 3.11, 3.12, 3.13 or 3.14, and this is {platform.python_version()}. "
        "Install one of them and start dev.py with it, for example: python3.13 dev.py run"
    )

import subprocess
from collections.abc import Callable, Sequence

from tools import environment, qt_libraries
from tools.environment import PACKAGES, PROGRAMS, PYTHON, ROOT
from tools.terminal import say

CATALOGUES = ROOT / "tools" / "catalogues.py"
UV = "uv==0.13.9"  # makes requirements.lock; nothing else needs it
SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=loadfile")  # what the tests of one file share is made once


def setup(_: Sequence[str]) -> int:
    """Make what is missing; every other command begins with this, and it costs next to nothing when all is there."""
    qt_libraries.provide()
    environment.provide()
    return compile_catalogues()


def run(rest: Sequence[str]) -> int:
    """Do the whole job on a sample desk in .demo and open the window; takes the options of `jipdesk demo`."""
    return python("-m", "jipdesk", "demo", "--desk", ROOT / ".demo", *rest)


def test(rest: Sequence[str]) -> int:
    """Run lint and every test; with arguments only pytest with them, such as -k passport or --slow."""
    qt_libraries.provide_screen()
    faults = 0 if rest else lint([])
    if faults:
        say("Lint found faults, see above; the tests run all the same.")
    return python("-m", "pytest", *(rest or SIDE_BY_SIDE)) or faults


def lint(_: Sequence[str]) -> int:
    """Check style, types, directions of imports and completeness of translations."""
    checks = [
        (PYTHON, "-m", "ruff", "check", "--quiet", "--output-format=concise"),
        (PYTHON, "-m", "ruff", "format", "--check", "--quiet"),
        (PYTHON, "-m", "mypy", "--strict", "jipdesk", "tools", "dev.py"),
        (PROGRAMS / "lint-imports", "--no-logo"),
        (PYTHON, CATALOGUES, "check"),
    ]
    # Some of them draw with characters that not every terminal's encoding has.
    return max([min(call(*check, PYTHONUTF8="1"), 1) for check in checks])


def bench(rest: Sequence[str]) -> int:
    """Run the benchmarks, which print how far each goal is met; with names only those, such as start."""
    named = {file.stem.removeprefix("bench_"): file for file in sorted(ROOT.glob("tests/benchmarks/bench_*.py"))}
    if not named:
        say("There are no benchmarks: no file tests/benchmarks/bench_*.py.")
        return 1
    wanted = [named[word] for word in rest if word in named] or named.values()
    options = [word for word in rest if word not in named]
    return python("-m", "pytest", "-s", "-o", "python_files=bench_*.py", *wanted, *options)


def pictures(rest: Sequence[str]) -> int:
    """Take pictures of the window's pages, in both languages and themes, into docs/pictures or the folder named."""
    return python("-m", "jipdesk.views.pictures", *rest)


def build(rest: Sequence[str]) -> int:
    """Make the program into a folder in dist that runs without Python."""
    return python("-m", "PyInstaller", "--noconfirm", *rest, "build_installer.spec")


def lock(rest: Sequence[str]) -> int:
    """Make requirements.lock again from pyproject.toml; with --upgrade also from newer versions."""
    with tempfile.TemporaryDirectory() as folder:
        missing = python("-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--target", folder, UV)
        if missing:
            return missing
        made_for = ["--universal", "--python-version", "3.11", "--group", "dev", "--generate-hashes"]
        written = ["--output-file", PACKAGES.name, "--custom-compile-command", "python3 dev.py lock", "--quiet"]
        uv = Path(folder, "bin", "uv")
        return call(uv, "pip", "compile", "pyproject.toml", *made_for, *written, *rest)


def messages(_: Sequence[str]) -> int:
    """Bring the catalogues in translations up to the messages in the code."""
    return python(CATALOGUES, "update")


COMMANDS: "dict[str, Callable[[Sequence[str]], int]]" = {
    act.__name__: act for act in (setup, run, test, lint, bench, pictures, build, lock, messages)
}


def compile_catalogues() -> int:
    """Compile the translations if one is newer than its compiled form, which the repository does not keep."""
    for source in ROOT.glob("translations/*/LC_MESSAGES/*.po"):
        compiled = source.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < source.stat().st_mtime:
            return python(CATALOGUES, "compile")
    return 0


def python(*arguments: "str | Path") -> int:
    """Run the environment's Python in the project's folder and return its exit status."""
    return call(PYTHON, *arguments)


def call(*command: "str | Path", **surroundings: str) -> int:
    """Run a program in the project's folder, Qt without a window where there is no display; return its exit status."""
    env = {**os.environ, **surroundings}
    if sys.platform == "linux" and not (env.get("DISPLAY") or env.get("WAYLAND_DISPLAY")):
        env.setdefault("QT_QPA_PLATFORM", "offscreen")
    status = subprocess.run(command, cwd=ROOT, env=env, check=False).returncode
    return status if status >= 0 else 128 - status


def usage() -> str:
    """Return the commands, one to a line."""
    return "\n".join(["python3 dev.py COMMAND", *(f"  {name:9} {act.__doc__}" for name, act in COMMANDS.items())])


def main(arguments: Sequence[str]) -> int:
    """Set up, then do what was asked; 2 for a command that does not exist."""
    if not arguments or arguments[0] in {"-h", "--help", "help"}:
        print(usage())
        return 0 if arguments else 2
    name, *rest = arguments
    if name not in COMMANDS:
        say(f"There is no command {name}.\n{usage()}")
        return 2
    try:
        return setup([]) or (COMMANDS[name](rest) if name != "setup" else 0)
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
