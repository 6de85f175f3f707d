"""How long and how much memory it takes until the window stands, and until the list of a full edition stands in it.

Goals S1 to S3, each against a bare PySide6 window that starts and ends in the same run. The list is of 50,000
applications.
"""

import json
import os
import sys
from pathlib import Path
from statistics import median

import pytest
from benchmarks.goals import Goal, ratio, show
from benchmarks.runs import in_turn
from benchmarks.sample_desk import APPLICATIONS, desk_of

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="this system does not tell what a program used")

HERE = Path(__file__).parent
ROUNDS = 9
MIB = 1 << 20
BARE = ([sys.executable, str(HERE / "bare_window.py")], {})


def test_the_window_starts(tmp_path):
    start = [sys.executable, "-m", "jipdesk", "--desk", str(tmp_path / "desk"), "--quit-after-paint"]

    runs = in_turn({"bare": BARE, "en": (start, {"LANGUAGE": "en"}), "ja": (start, {"LANGUAGE": "ja"})}, ROUNDS)

    assert {each["printed"] for name in ("en", "ja") for each in runs[name]} == {""}
    goals = [
        Goal(goal, f"{what}, {language}", ratio(figures(runs, name, key), figures(runs, "bare", key)), limit)
        for goal, what, key, limit in (
            ("S1", "start to the first painted window / bare", "seconds", 1.5),
            ("S2", "most memory until then / bare", "peak", 1.4),
        )
        for name, language in (("en", "in English"), ("ja", "in Japanese"))
    ]
    show(goals, absolute(runs), f"n = {ROUNDS} rounds in turn, medians of the ratios within a round")


def test_the_first_page_of_a_full_edition_is_shown(own_account):
    remember_the_list(own_account)
    first_page = [sys.executable, str(HERE / "first_page.py"), "--desk", str(desk_of(APPLICATIONS))]

    runs = in_turn({"bare": BARE, "page": (first_page, {})}, ROUNDS)

    seen = [json.loads(each["printed"]) for each in runs["page"]]
    assert min(each["rows"] for each in seen) > APPLICATIONS * 0.9
    bare = figures(runs, "bare")
    waited = [each["shown"] - run["began"] for each, run in zip(seen, runs["page"], strict=True)]
    after_paint = [each["shown"] - each["painted"] for each in seen]
    used = ratio([each["cpu"] for each in seen], figures(runs, "bare", "cpu"))
    show(
        [
            # The figures beside the goal count from the window on; a person counts from the click.
            Goal("S3", f"first page of {APPLICATIONS}, from the first paint on / bare", ratio(after_paint, bare), 5),
            Goal("S3", "the same, from the start of the program on / bare", ratio(waited, bare), 5),
            *gaps("until nothing is under way", [each["until_idle"] for each in seen], (60, 12)),
            *gaps("then, while the other pages are imported", [each["later"] for each in seen], (100,)),
        ],
        f"first page {median(waited) * 1000:.0f} ms, {used:.2f} x the processor's time; {absolute(runs)}",
        f"n = {ROUNDS} rounds in turn; of the gaps the median of the rounds",
    )


def gaps(when, rounds, limits):
    """Return the goals for the time in which the window heard nobody; the second limit is for 95 ticks of 100."""
    longest, most = [max(each) for each in rounds], [sorted(each)[int(len(each) * 0.95)] for each in rounds]
    yield Goal("S3", f"longest gap {when}", median(longest), limits[0], "ms", f"(worst {max(longest):.0f})")
    if limits[1:]:
        yield Goal("S3", f"95 % of the gaps {when}", median(most), limits[1], "ms")


def remember_the_list(account):
    """Let the window come back to the list of applications, as it does for whoever left it there."""
    settings = account / "config" / "jipdesk" / "settings.json"
    settings.parent.mkdir(parents=True)
    settings.write_text(json.dumps({"window": {"place": {"section": "applications"}}}), encoding="utf-8")


def figures(runs, name, key="seconds"):
    """Return one figure of every run of a program."""
    return [each[key] for each in runs[name]]


def absolute(runs):
    """Return what each program took on this machine."""
    return "; ".join(
        f"{name} {median(figures(runs, name)) * 1000:.0f} ms {median(figures(runs, name, 'peak')) / MIB:.0f} MiB"
        for name in runs
    )
