"""Python's garbage is collected in the window's thread only: a widget that is freed in another one ends the program."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_MS = 1_000
MOST = 30_000
"""So many things are looked through in a hundredth of a second; much more would let a person wait."""


class _Rest:
    """How many long readings are under way."""

    count = 0


@contextmanager
def resting() -> Iterator[None]:
    """Let nothing be collected while much is read: looking through millions of new things would let a person wait.

    What is there in the end is left out of later looks too; it goes when nobody holds it any more.
    """
    _Rest.count += 1
    try:
        yield
    finally:
        _Rest.count -= 1
        gc.freeze()


def _nobody() -> bool:
    return False


class Collector(QObject):
    """Collects when as much has come together as Python itself would wait for, and what is soon looked through.

    What work beside the window makes goes when nobody holds it any more; how much of it stays is known when the work is
    done. `is_busy` tells whether any is under way.
    """

    def __init__(self, parent: QObject, is_busy: Callable[[], bool] = _nobody) -> None:
        super().__init__(parent)
        gc.disable()
        self._is_busy = is_busy
        self._modules = 0
        self._older = 0
        """how many things at most have outlived a look; some have gone since"""
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that is due; what would take long is left out for good."""
        if _Rest.count:
            return
        due, young = _due(), gc.get_count()[0]
        if len(sys.modules) != self._modules:
            # What was imported stays for good; to look through all of it would let a person wait.
            self._modules = len(sys.modules)
            self._leave_out()
        elif due is not None and young + (self._older if due else 0) > MOST:
            if not self._is_busy():
                self._leave_out()
        elif due is not None:
            self._older += young - gc.collect(due)

    def _leave_out(self) -> None:
        self._older = 0
        gc.freeze()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._clock.stop()
        gc.unfreeze()
        gc.enable()


def _due() -> int | None:
    counts, limits = gc.get_count(), gc.get_threshold()
    return next((each for each in (2, 1, 0) if counts[each] > limits[each]), None)
