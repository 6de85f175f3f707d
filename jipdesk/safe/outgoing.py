"""Files that an act hands out, such as a ledger: each gets its name only when the act is kept.

So nothing leaves the desk without a record of it, be the disk of the desk full or the program stopped in between; in
doubt the history tells of a file that was not written, never the other way round.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from jipdesk.errors import MachineRefused
from jipdesk.safe import files

_Waiting = list[tuple[Path, Path]]

_waiting: ContextVar[_Waiting | None] = ContextVar("waiting", default=None)


def hand_out(partial: Path, final: Path) -> None:
    """Give a finished file its name when the act under way here is kept; at once where there is none."""
    waiting = _waiting.get()
    if waiting is None:
        files.publish(partial, final)
    else:
        waiting.append((partial, final))


@contextmanager
def held_back(refused: Callable[[], None]) -> Iterator[None]:
    """Keep what is handed out inside until all went well, and give it its name then; after an error nothing remains.

    Should the computer refuse the name although the act is kept by then, `refused` is called first.
    """
    waiting: _Waiting = []
    outside = _waiting.set(waiting)
    try:
        yield
        _give_names(waiting, refused)
    finally:
        _waiting.reset(outside)
        for partial, _ in waiting:
            files.discard(partial)


def _give_names(waiting: _Waiting, refused: Callable[[], None]) -> None:
    try:
        for partial, final in waiting:
            files.publish(partial, final)
    except MachineRefused:
        refused()
        raise
