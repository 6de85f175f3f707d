"""XLSX, XLS and ODS, read by a process of its own (see `workbook_child`)."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from jipdesk import paths
from jipdesk.errors import InputRefused
from jipdesk.exchange.cells import Cell
from jipdesk.exchange.headings import Headings
from jipdesk.exchange.limits import READING_SECONDS
from jipdesk.exchange.sheets import FOUND_OUT, Hidden, How, Row, Rows, Sheet, heading_row, no_headings, sheet_of
from jipdesk.safe.trouble import translated

READ_WORKBOOK = "--read-workbook"
"""With this argument and a file, a frozen program does the reading process's work."""


def read_workbook(path: Path, headings: Headings, how: How = FOUND_OUT) -> Sheet:
    """Find the first sheet that has the headings, hidden ones last; raises `InputRefused` if none has."""
    with translated(path), path.open("rb"):
        pass
    hidden = Hidden()
    rows = _rows(path, headings, how, hidden)
    start = next(rows)
    assert isinstance(start[0], str)
    return sheet_of(rows, int(start[0]), headings, hidden)


def heads(path: Path) -> Iterator[tuple[str, list[Row]]]:
    """Yield every sheet's name and first rows, hidden sheets last."""
    with translated(path), path.open("rb"):
        pass
    with _reading(path) as reader:
        while found := _next(reader):
            yield found


def _rows(path: Path, headings: Headings, how: How, hidden: Hidden) -> Rows:
    """Yield the number of the heading row, then every row of the sheet from its top; note which are hidden."""
    with _reading(path) as reader:
        yield [str(_start(reader, headings, how))]
        reader.ask("rows")
        hidden.places = frozenset(reader.answer()["hidden"])
        while "end" not in (answer := reader.answer()):
            for row in answer["rows"]:
                yield [cell if type(cell) is str else _dated(cell) for cell in row]


def _start(reader: "_Reader", headings: Headings, how: How) -> int:
    looked_at: list[list[Row]] = []
    while found := _next(reader):
        name, head = found
        if how.worksheet not in {None, name}:
            continue
        if how.top is not None:
            return how.top
        looked_at.append(head)
        start = heading_row(head, headings)
        if start is not None:
            return start
    raise no_headings(looked_at, headings)


def _next(reader: "_Reader") -> tuple[str, list[Row]] | None:
    """Return the next sheet's name and first rows, None behind the last."""
    reader.ask("next")
    answer = reader.answer()
    if "end" in answer:
        return None
    return answer["name"], [[cell if type(cell) is str else _dated(cell) for cell in row] for row in answer["head"]]


def _dated(cell: dict[str, str]) -> Cell:
    text = cell["date"]
    return datetime.fromisoformat(text) if "T" in text else date.fromisoformat(text)


class _Reader:
    """The other end of the line to the reading process."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self._process = process

    def ask(self, request: str) -> None:
        """Send a request; a process that has fallen cannot take it, and its answer will say so."""
        assert self._process.stdin
        try:
            self._process.stdin.write(f"{request}\n".encode())
            self._process.stdin.flush()
        except OSError:
            return

    def answer(self) -> dict[str, Any]:
        """Return the next answer, or raise the refusal that it is; silence means that the file was too much for it."""
        assert self._process.stdout
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise InputRefused("sheet_damaged")
        answer: dict[str, Any] = json.loads(line)
        if "refused" in answer:
            raise InputRefused(answer["refused"], **answer["values"])
        return answer


@contextmanager
def _reading(path: Path) -> Generator[_Reader, None, None]:
    """Start the process, and see that it ends."""
    with translated(Path(sys.executable)):
        process = subprocess.Popen(  # noqa: S603 - our own program, and the file is only an argument
            _command(path),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    watch = threading.Timer(READING_SECONDS, process.kill)
    watch.daemon = True
    watch.start()
    try:
        yield _Reader(process)
    finally:
        watch.cancel()
        process.kill()
        _close(process)


def _close(process: "subprocess.Popen[bytes]") -> None:
    for pipe in (process.stdin, process.stdout):
        if pipe:
            try:
                pipe.close()
            except OSError:
                # What could not be sent to a process that has fallen is lost, and nobody misses it.
                continue
    process.wait()


def _command(path: Path) -> list[str]:
    if getattr(sys, "frozen", False):
        return [*paths.program(), READ_WORKBOOK, str(path.absolute())]
    # -P: a file in the current folder that is named like a module is none.
    return [sys.executable, "-P", "-m", "jipdesk.exchange.workbook_child", str(path.absolute())]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "JIPDESK_PASSPHRASE"}
    return {**kept, "PYTHONPATH": str(paths.root())}
