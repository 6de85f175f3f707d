"""Python's garbage is collected in the window's thread only: a widget that is freed in another one ends the program."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QTimer, Slot

LOOK_MS = 1_000


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


class Collector(QObject):
    """Collects when as much has come together as Python itself would wait for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._modules = 0
        self._clock = QTimer(self)
        self._clock.setInterval(LOOK_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()

    @Slot()
    def look(self) -> None:
        """Collect the oldest generation that is due."""
        if _Rest.count:
            return
        if len(sys.modules) != self._modules:
            # What was imported stays for good; to look through all of it would let a person wait.
            self._modules = len(sys.modules)
            gc.freeze()
            return
        counts, limits = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > limits[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Leave it to Python again."""
        self._clock.stop()
        gc.unfreeze()
        gc.enable()
