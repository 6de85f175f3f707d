"""A made sheet from the drop to screened decisions, in the window: what each step takes, and how long nobody is heard.

The longest gap of the window's event loop is to stay below 100 ms in every step. What other programs took from the
window's thread, and from the one beside it that it may have waited for, is told apart where Linux tells: `own` is the
longest gap without it, `at work` the most that the window's own thread did in one gap.
"""

import json
import os
import subprocess
import sys
from statistics import quantiles

from benchmarks.goals import Goal, show
from benchmarks.runs import ROOT, ours
from benchmarks.sample_desk import APPLICATIONS
from great_sheet import prepare
from made_sheet import made

LIMIT_MS = 100
SUFFIX = os.environ.get("JIPDESK_BENCH_SHEET", ".csv")


def test_a_made_sheet_in_the_window(tmp_path):
    sheet = made(APPLICATIONS)
    file = sheet.write(tmp_path / f"sheet{SUFFIX}")
    prepare(tmp_path / "desk", sheet)

    steps = travelled(tmp_path, file)

    print(f"\n\n{'':46} {'rows':>6} {'s':>7} {'cpu s':>7} {'gap ms':>7} {'own':>5} {'at work':>7} {'p95':>5}")
    for each in steps:
        print(line(each))
    show(
        [
            goal("longest gap of the event loop", steps, wall),
            goal("the same without what other programs took", steps, own),
            goal("most that the window's thread did in a gap", steps, work),
        ],
        f"{APPLICATIONS} rows, {len(sheet.bad)} of them bad, {len(sheet.pairs)} of persons known already",
    )


def wall(gap):
    """Return how long nobody was heard."""
    return gap[0]


def work(gap):
    """Return how long the window's thread was at work in it."""
    return gap[1]


def own(gap):
    """Return the gap without what other programs took."""
    return gap[0] - gap[2]


def goal(what, steps, figure):
    """Return how the longest gap of all steps stands to the limit."""
    longest, step = max((max(map(figure, each["gaps"])), each["step"]) for each in steps)
    return Goal("", what, longest, LIMIT_MS, "ms", step)


def travelled(folder, file):
    """Return what every step took; the program is started in a process and a home of its own."""
    command, environment = ours("window_runs", folder / "desk", file, APPLICATIONS)
    home = {name: str(folder / "home") for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME")}
    environment |= home | {"QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    done = subprocess.run(
        command, env=os.environ | environment, stdout=subprocess.PIPE, encoding="utf-8", cwd=ROOT, check=False
    )
    if done.returncode:
        print(done.stdout)
        sys.exit(f"the program ended with {done.returncode}")
    return [json.loads(each) for each in done.stdout.splitlines() if each.startswith("{")]


def line(step):
    """Return what one step took, for the table."""
    gaps = step["gaps"]
    usual = quantiles(map(wall, gaps), n=20)[-1]
    most = " ".join(f"{max(map(figure, gaps)):{width}.0f}" for figure, width in ((wall, 7), (own, 5), (work, 7)))
    return f"{step['step']:46} {step['rows']:6} {step['seconds']:7.1f} {step['cpu']:7.1f} {most} {usual:5.0f}"
