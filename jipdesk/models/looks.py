"""Long looks at everything on the desk, such as the full check, that step aside for acts.

While anybody reads, nothing can be committed. A check takes minutes on a large desk, and no act must wait that long.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Lock
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy.exc import DBAPIError

STEPS = 1_000  # of the database's machine, between two questions whether to go on: well below a millisecond


class GaveWay(Exception):
    """An act came between."""


class Looks:
    """Knows which acts are under way and which looks have to make room for them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._acts = 0
        self._open: dict[Any, Event] = {}

    @contextmanager
    def acting(self) -> Iterator[None]:
        """End every look, and let none begin while the act is under way."""
        with self._lock:
            self._acts += 1
            for connection, disturbed in self._open.items():
                disturbed.set()
                connection.interrupt()
        try:
            yield
        finally:
            with self._lock:
                self._acts -= 1

    @contextmanager
    def looking(self, connection: Any) -> Iterator[None]:
        """Look through the driver's connection; `GaveWay` instead of an answer where an act came between."""
        disturbed = Event()
        self._begin(connection, disturbed)
        # An interruption meets only what is being asked at that moment; this one also meets what is asked next.
        connection.set_progress_handler(disturbed.is_set, STEPS)
        try:
            yield
        except (DBAPIError, sqlcipher3.dbapi2.Error):
            if not disturbed.is_set():
                raise
        finally:
            connection.set_progress_handler(None, 0)
            with self._lock:
                del self._open[connection]
        if disturbed.is_set():
            raise GaveWay

    def _begin(self, connection: Any, disturbed: Event) -> None:
        with self._lock:
            if self._acts:
                raise GaveWay
            self._open[connection] = disturbed
