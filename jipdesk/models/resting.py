"""Memory that goes back to the system once nobody has asked anything of the desk for a while.

After an act on a hundred thousand records a quarter of a gigabyte of their pages stays in memory, and hardly any of it
is asked for again.
"""

import ctypes
import sys
from collections.abc import Iterable
from contextlib import suppress
from typing import Any

from sqlalchemy import Engine
from sqlalchemy.exc import TimeoutError as NoneFree
from sqlalchemy.pool import QueuePool


def let_go(engines: Iterable[Engine]) -> None:
    """Hold no pages in the connections that rest; whoever asks next reads again what is needed."""
    for engine in engines:
        if isinstance(pool := engine.pool, QueuePool) and pool.checkedin():
            # Somebody may have begun to ask in this very moment; then nobody rests.
            with suppress(NoneFree), engine.connect() as connection:
                # Past SQLAlchemy, which would begin a transaction for it.
                held: Any = connection.connection.dbapi_connection
                held.execute("PRAGMA shrink_memory")
    _give_back()


def _give_back() -> None:
    """Have the C library return what it keeps for the next time, where it does so; only Linux's is known to."""
    if sys.platform == "linux":
        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim is not None:
            trim(0)
