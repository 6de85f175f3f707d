"""What a user may meet instead of a result: a stable code, and the values its sentence needs; and a note of our faults.

The words stand in `jipdesk.phrases.refusals`. The exit statuses are those of the command line.
"""

import traceback
from pathlib import Path
from typing import ClassVar


class Stop(Exception):
    """Nothing was changed, and a person can do something about it.

    Values may be personal, so they never become part of the exception's own text, which logs and tracebacks show.
    """

    exit_status: ClassVar[int]

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values


class UsageRefused(Stop):
    """The command was called wrongly."""

    exit_status = 2


class InputRefused(Stop):
    """What was handed in is not good enough: a sheet, a backup, a number, an act that a rule forbids."""

    exit_status = 3


class DeskRefused(Stop):
    """The desk cannot be opened: in use, locked, damaged, newer, or not there."""

    exit_status = 4


class MachineRefused(Stop):
    """The computer says no: disk full, no permission, a file held by another program."""

    exit_status = 5


class ProgramFault(Stop):
    """A mistake of ours kept something from being done; told where it was asked for, like any refusal."""

    exit_status = 1

    def __init__(self) -> None:
        super().__init__("program_fault")


class AnsweredFault(Exception):
    """A mistake of ours, its cause, that is told where the work was asked for and only wants to be noted."""


def note_fault(fault: BaseException, log: Path, heading: str) -> bool:
    """Add a note of a mistake of ours to a log; False if it could not be written.

    Kinds and places of the error are kept, never its message, which may quote what somebody typed.
    """
    lines = [heading]
    for each in _causes(fault):
        lines.append(type(each).__qualname__)
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(each.__traceback__)
        ]
    try:
        log.parent.mkdir(parents=True, exist_ok=True)
        with log.open("a", encoding="utf-8") as notes:
            notes.write("\n".join(lines) + "\n\n")
    except OSError:
        return False
    return True


def _causes(fault: BaseException | None) -> list[BaseException]:
    found: list[BaseException] = []
    while fault is not None and fault not in found:
        found.append(fault)
        fault = fault.__cause__ or fault.__context__
    return found
