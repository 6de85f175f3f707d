"""What a user may meet instead of a result: a stable code, and the values its sentence needs.

The words stand in `jipdesk.phrases.refusals`. The exit statuses are those of the command line.
"""

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
