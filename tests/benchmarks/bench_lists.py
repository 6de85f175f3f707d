"""How quickly a long list opens, jumps, sorts and is searched, against what Qt and SQLite offer ready-made.

Goals L1 to L3, Q1, Q2 and R1. Ours is the list of applications on the encrypted desk, asked beside the window; the
others are given the same rows in one plain table, and do their work in the window's own thread. What is judged is the
processors' time, of all threads: it tells the same on a machine that has other work.
"""

import json
from statistics import median

from benchmarks.flat_table import SEARCHES, flat_of
from benchmarks.goals import Goal, show
from benchmarks.runs import in_turn, ours
from benchmarks.sample_desk import APPLICATIONS, desk_of

ROUNDS = 5
FEW = 1_000
CLOCK, PROCESSORS = 0, 1


def test_long_lists():
    flat = flat_of(APPLICATIONS)
    ways = ("qsql", "std", "std_proxy", "python_proxy", "raw")
    programs = {way: ours("list_runs", way, flat) for way in ways}
    programs |= {
        "ours": ours("list_runs", "ours", desk_of(APPLICATIONS)),
        "few": ours("list_runs", "ours", desk_of(FEW)),
    }

    runs = {
        name: [json.loads(each["printed"].splitlines()[-1]) for each in found]
        for name, found in in_turn(programs, ROUNDS).items()
    }

    assert {each["rows"] for each in runs["ours"]} == {each["rows"] for each in runs["std"]}
    assert runs["ours"][0]["hits"] == runs["raw"][0]["hits"] == runs["std_proxy"][0]["hits"]
    show(goals(runs), *notes(runs))


def goals(runs):
    """Return what is judged."""
    opened, jumped = took(runs["ours"], "open"), took(runs["ours"], "jump")
    searched = {way: searches(runs[way]) for way in ("ours", "qsql", "std_proxy", "raw")}
    painted = took(runs["std"], "jump")
    ours_once = took(runs["ours"], f"search {SEARCHES[2]}")
    return [
        Goal("L1", "open the list / QSqlTableModel", opened / took(runs["qsql"], "open"), 1.4),
        Goal("L1", "the same / filling QStandardItemModel", opened / took(runs["std"], "open"), 1 / 100),
        Goal("L2", f"open {APPLICATIONS} / {FEW}", opened / took(runs["few"], "open"), 2),
        Goal("L2", "jump likewise", jumped / took(runs["few"], "jump"), 2),
        Goal("L3", "jump anywhere / QStandardItemModel", jumped / painted, 1.5),
        Goal("Q1", "search / best SQL + repaint", searched["ours"] / (searched["raw"] + painted), 1.3),
        Goal("Q2", "search / QSqlTableModel with LIKE", searched["ours"] / searched["qsql"], 1 / 3),
        Goal("Q2", "search / QStandardItemModel behind a proxy", searched["ours"] / searched["std_proxy"], 1 / 15),
        Goal("Q2", "search / a Python model behind a proxy", ours_once / searches(runs["python_proxy"]), 1 / 100),
        Goal("R1", "memory / QStandardItemModel", resident(runs["ours"]) / resident(runs["std"]), 1 / 5),
        Goal("R1", f"memory of {APPLICATIONS} / {FEW}", resident(runs["ours"]) / resident(runs["few"]), 2),
    ]


def notes(runs):
    """Return what else is worth knowing."""
    one = searches(runs["ours"]) / searches(runs["std_proxy"], "folded")
    same = took(runs["ours"], f"search {SEARCHES[2]}") / searches(runs["python_proxy"], "folded")
    grown = grown_by(runs["ours"]) / grown_by(runs["std"])
    yield f"proxies that look through the folded text alone: {one:.3f} (items), {same:.3f} (Python)"
    yield f"what the list adds to the memory of its process: {grown:.2f} of QStandardItemModel"
    rested = median(run["rested"][0] for run in runs["ours"])
    at_rest = f"{rested / (1 << 20):.0f} MiB, {rested / resident(runs['std']):.2f} of QStandardItemModel"
    yield f"memory of ours after some minutes without a question: {at_rest}"
    for which, name in ((PROCESSORS, "ms of processors"), (CLOCK, "ms by the clock")):
        yield name
        yield from (f"  {way}: {absolute(found, which)}" for way, found in runs.items())
    for way, found in runs.items():
        yield f"memory of {way}: {resident(found) / (1 << 20):.0f} MiB, {grown_by(found) / (1 << 20):.0f} for the list"
    yield f"n = {ROUNDS} processes in turn, medians; the window goes on while ours is asked"


def took(found, what, which=PROCESSORS):
    """Return the median of what something took, in milliseconds."""
    return median(each[which] for run in found for each in run["ms"][what])


def searches(found, name="search"):
    """Return what a search takes, over all that are looked for."""
    return median(took(found, what) for what in found[0]["ms"] if what.startswith(f"{name} "))


def resident(found):
    """Return how much memory was in use at the end."""
    return median(run["resident"] for run in found)


def grown_by(found):
    """Return how much more that was than before there was any row."""
    return median(run["resident"] - (run["before"] or [0])[0] for run in found)


def absolute(found, which):
    """Return what everything took on this machine."""
    return ", ".join(f"{what} {took(found, what, which):.1f}" for what in found[0]["ms"])
