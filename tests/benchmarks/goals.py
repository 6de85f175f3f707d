"""How a benchmark says what it found: a line for every goal, and the machine it was measured on."""

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import PySide6


@dataclass(frozen=True)
class Goal:
    """One goal of the project: a figure that is to stay below its limit."""

    name: str
    what: str
    measured: float
    limit: float
    unit: str = "x"
    more: str = ""

    @property
    def line(self) -> str:
        """The goal in one line of the table."""
        verdict = "met" if self.measured <= self.limit else "NOT MET"
        figures = f"{self.measured:7.2f} {self.unit:2}  {self.limit:7.2f} {self.unit:2}"
        return f"{self.name:4} {self.what:58} {figures}  {verdict:8} {self.more}"


def ratio(of: Sequence[float], to: Sequence[float]) -> float:
    """Return the median of what the one is of the other, pair by pair."""
    return median(one / other for one, other in zip(of, to, strict=True))


def show(goals: Sequence[Goal], *notes: str) -> None:
    """Print the table."""
    print(f"\n\n{'goal':4} {'':58} {'measured':>9}   {'limit':>9}")
    for goal in goals:
        print(goal.line.rstrip())
    for note in (*notes, machine()):
        print(f"     {note}")


def machine() -> str:
    """Return what the figures hold for."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{os.cpu_count()} x {_processor()}, {platform.system()} {platform.release()}, "
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}{load}"
    )


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    names = info.read_text(encoding="utf-8").splitlines() if info.exists() else []
    return next((line.partition(":")[2].strip() for line in names if line.startswith("model name")), "processor")
