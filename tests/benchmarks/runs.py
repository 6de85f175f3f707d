"""Programs run in turn from a small program of its own, so that all of them meet the same machine."""

import json
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def in_turn(programs, rounds):
    """Run programs (command and environment by name) in turn and return the runs of each."""
    command = [sys.executable, "-I", "-S", str(HERE / "in_turn.py")]
    asked = json.dumps({"programs": programs, "rounds": rounds})
    done = subprocess.run(command, input=asked, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, check=True)
    return json.loads(done.stdout)


def ours(module, *arguments):
    """Return how a module of these benchmarks is run as a program."""
    return [sys.executable, "-m", f"benchmarks.{module}", *map(str, arguments)], {"PYTHONPATH": f"{ROOT}:{HERE.parent}"}
