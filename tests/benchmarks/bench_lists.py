"""How quickly a long list opens, jumps, sorts and is searched, against what Qt and SQLite offer ready-made.

Goals L1 to L3, Q1, Q2 and R1. Ours is the list of applications on the encrypted desk, asked beside the window; the
others are given the same rows in one plain table, and do their work in the window's own thread.
"""

import json
from statistics import median

from benchmarks.flat_table import SEARCHES, flat_of
from benchmarks.goals import Goal, show
from benchmarks.runs import in_turn, ours
from benchmarks.sample_desk import APPLICATIONS, desk_of

ROUNDS = 3
FEW = 1_000


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
    assert hits(runs["ours"]) == hits(runs["raw"])
    opened, jumped = took(runs["ours"], "open"), took(runs["ours"], "jump")
    searched = {way: searches(runs[way]) for way in ("ours", "qsql", "std_proxy", "raw")}
    painted = took(runs["std"], "jump")
    in_python = took(runs["python_proxy"], f"search {SEARCHES[2]}") / took(runs["ours"], f"search {SEARCHES[2]}")
    show(
        [
            Goal("L1", "open the list / QSqlTableModel", opened / took(runs["qsql"], "open"), 1.4),
            Goal("L1", "the same / filling QStandardItemModel", opened / took(runs["std"], "open"), 1 / 100),
            Goal("L2", f"open {APPLICATIONS} / {FEW}", opened / took(runs["few"], "open"), 2),
            Goal("L2", "jump likewise", jumped / took(runs["few"], "jump"), 2),
            Goal("L3", "jump anywhere / QStandardItemModel", jumped / painted, 1.5),
            Goal("Q1", "search / best SQL + repaint", searched["ours"] / (searched["raw"] + painted), 1.3),
            Goal("Q2", "search / QSqlTableModel with LIKE", searched["ours"] / searched["qsql"], 1 / 3),
            Goal("Q2", "search / QStandardItemModel behind a proxy", searched["ours"] / searched["std_proxy"], 1 / 15),
            Goal("Q2", "search / a Python model behind a proxy", 1 / in_python, 1 / 100),
            Goal("R1", "memory / QStandardItemModel", memory(runs["ours"]) / memory(runs["std"]), 1 / 5),
            Goal("R1", f"memory of {APPLICATIONS} / {FEW}", memory(runs["ours"]) / memory(runs["few"]), 2),
        ],
        *(f"{name}: {absolute(found)}" for name, found in runs.items()),
        f"n = {ROUNDS} processes in turn, medians; the window goes on while ours is asked",
    )


def took(found, what):
    """Return the median of what something took, in milliseconds."""
    return median(each for run in found for each in run["ms"][what])


def searches(found):
    """Return what a search takes, over all that are looked for."""
    return median(took(found, f"search {text}") for text in found_texts(found))


def found_texts(found):
    """Return what was looked for, as the way has it."""
    return [what.removeprefix("search ") for what in found[0]["ms"] if what.startswith("search ")]


def hits(found):
    """Return how many were found, search by search."""
    return [found[0]["ms"][what][0] for what in found[0]["ms"] if what.startswith("hits ")]


def memory(found):
    """Return how much memory was in use at the end."""
    return median(run["resident"] for run in found)


def absolute(found):
    """Return what everything took on this machine."""
    once = ", ".join(f"{what} {took(found, what):.1f}" for what in found[0]["ms"] if not what.startswith("hits "))
    return f"{once} ms; {memory(found) / (1 << 20):.0f} MiB"
