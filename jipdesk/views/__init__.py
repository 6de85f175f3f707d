"""The window: the only place that knows Qt."""

import builtins

import PySide6.QtCore  # noqa: F401 - what it does to `import` is undone below


def _import_plainly() -> None:
    """Let `import` be Python's own again.

    PySide reads the source of every module that is imported after it, in search of a switch to other names of methods,
    which nobody here uses. That takes as long as the imports themselves, and the source stays in memory.
    """
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


_import_plainly()
