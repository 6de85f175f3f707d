"""Work that is killed, as by kill -9, before its k-th step: a statement, a commit or a call to the disk."""

import os
import signal
import traceback
import warnings
from collections.abc import Callable, Iterator

from quick_disk import QuickDisk
from sqlalchemy import Engine, event

from jipdesk.safe import files

FEW, LAST = 24, 8


class Step:
    """Counts the steps, and ends the process before the k-th."""

    def __init__(self, k: int) -> None:
        self.k, self.count = k, 0

    def __call__(self, *_: object) -> None:
        self.count += 1
        if self.count == self.k:
            os.kill(os.getpid(), signal.SIGKILL)


class Counted:
    """The disk, every call a step."""

    def __init__(self, step: Step) -> None:
        self._real, self._step = QuickDisk(), step

    def __getattr__(self, name: str) -> Callable[..., object]:
        method = getattr(self._real, name)

        def call(*args: object) -> object:
            self._step()
            return method(*args)

        return call


def _fork() -> int:
    with warnings.catch_warnings():
        # Python warns of forking beside threads; the child only works on its own files and then ends.
        warnings.simplefilter("ignore", DeprecationWarning)
        return os.fork()


def run(work: Callable[[], object], k: int = 0) -> int:
    """Do the work in a process of its own and return how many steps it took, or -1 if it was killed before the k-th."""
    reading, writing = os.pipe()
    child = _fork()
    if child == 0:
        status = 1
        try:
            step = Step(k)
            files.disk = Counted(step)
            for moment in ("before_cursor_execute", "commit"):
                event.listen(Engine, moment, step)
            work()
            os.write(writing, str(step.count).encode())
            status = 0
        except BaseException:  # noqa: BLE001 - it must not come back into the tests
            traceback.print_exc()
        finally:
            os._exit(status)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        return -1
    assert os.waitstatus_to_exitcode(status) == 0, "the work itself failed"
    return int(said)


def deaths(steps: int, *, every: bool) -> Iterator[int]:
    """Yield the steps to die at: all of them, or a spread that always has the first and the last ones."""
    if every or steps <= FEW:
        yield from range(1, steps + 1)
        return
    near_the_end = range(steps - LAST + 1, steps + 1)
    spread = {1 + round(i * (steps - 1) / (FEW - LAST - 1)) for i in range(FEW - LAST)}
    yield from sorted(spread | set(near_the_end))
