"""Speaking to the terminal: results, JSON, progress, refusals."""

import json
import re
import sys
import time
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from typing import Any, Self

from jipdesk import i18n
from jipdesk.errors import MachineRefused, Stop

BAR = 24
EVERY_SECONDS = 0.1
# A name of a file may hold what ends the line, commands the terminal or turns the direction of reading.
_NOT_SHOWN = re.compile("[\\x00-\\x1f\\x7f-\\x9f\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]")


def prepare() -> None:
    """Make names of every script printable wherever the output goes."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def say(sentence: str = "") -> None:
    """Print a line of the result; refuses with `no_output` where it cannot be written."""
    try:
        print(sentence, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise MachineRefused("no_output") from error


def whisper(sentence: str) -> None:
    """Print a line beside the result, on stderr, as far as there is anybody to hear it."""
    with suppress(OSError):
        if sys.stderr is not None:
            print(_NOT_SHOWN.sub("\N{REPLACEMENT CHARACTER}", sentence), file=sys.stderr, flush=True)


def say_json(result: Mapping[str, Any]) -> None:
    """Print the result as one JSON object."""
    say(json.dumps(result, ensure_ascii=False))


def refuse(stop: Stop, *, as_json: bool, beside: Mapping[str, Any]) -> None:
    """Say why not: one plain sentence on stderr, and with `--json` the error as an object on stdout.

    `beside` are the members that the command's result promises in any case.
    """
    from jipdesk.phrases import refusals

    # Whoever holds a desk is named in the window; what a script writes into its log names no person.
    impersonal = {name: value for name, value in stop.values.items() if name != "holder"}
    message = refusals.sentence(type(stop)(stop.code, **impersonal), i18n.spoken())
    whisper(message)
    if as_json and stop.code != "no_output":
        say_json({**beside, "error": {"code": stop.code, "message": message}})


def say_interrupted() -> None:
    """Say that the person stopped it."""
    whisper(i18n._("Stopped. What was not finished has not been saved."))


def table(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a table whose columns stand under each other, also with full-width letters."""
    widths = [max(map(width, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True))
        yield "  ".join(cells).rstrip()


def width(text: str) -> int:
    """Return how many places a text takes in a terminal."""
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


class Progress:
    """A bar on stderr that only moves forward, where a person is watching."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._shown = sys.stderr is not None and sys.stderr.isatty()
        self._last = 0.0
        self._furthest = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Show how much of it is done."""
        self._furthest = max(self._furthest, done / total if total else 1.0)
        now = time.monotonic()
        if self._shown and (now - self._last >= EVERY_SECONDS or done >= total):
            self._last = now
            filled = round(self._furthest * BAR)
            bar = "▓" * filled + "░" * (BAR - filled)
            print(f"\r{self._what} {bar} {self._furthest:4.0%}", end="", file=sys.stderr, flush=True)

    def end(self) -> None:
        """Clear the bar away."""
        if self._shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()
