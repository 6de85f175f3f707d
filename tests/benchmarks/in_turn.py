"""Runs programs in turn, round by round, and prints what every run took: JSON in, JSON out.

A program of its own, and a small one: what Linux tells of a program's memory begins with that of whoever started it.
"""

import json
import os
import subprocess
import sys
import time

KIB = 1 if sys.platform == "darwin" else 1024


def run(command, environment):
    """Run one program to its end and return how long it took, how much memory it had at most, and what it printed."""
    began = time.monotonic()
    program = subprocess.Popen(
        command, env=os.environ | environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, encoding="utf-8"
    )
    printed = program.stdout.read()
    _, status, used = os.wait4(program.pid, 0)
    ended = time.monotonic()
    program.returncode = os.waitstatus_to_exitcode(status)
    if program.returncode:
        sys.exit(f"{command} ended with {program.returncode}:\n{printed}")
    return {
        "began": began,
        "seconds": ended - began,
        "cpu": used.ru_utime + used.ru_stime,
        "peak": used.ru_maxrss * KIB,
        "printed": printed,
    }


def main():
    """Run every program once to warm the caches, then all of them as many times as wanted."""
    asked = json.load(sys.stdin)
    programs = asked["programs"].items()
    runs = {name: [] for name, _ in programs}
    for turn in range(asked["rounds"] + 1):
        for name, (command, environment) in programs:
            found = run(command, environment)
            if turn:
                runs[name].append(found)
    json.dump(runs, sys.stdout)


if __name__ == "__main__":
    main()
