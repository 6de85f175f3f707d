"""Keys beside the words of what they do, written as this system writes them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from jipdesk.i18n import Words
from jipdesk.views.spoken import Saying, said

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QKeySequence
    from PySide6.QtWidgets import QWidget

IMPORT = "Ctrl+I"
KEYS_APART = "  "
"""Between words and their keys, on a button and in the finder."""


def native(keys: str) -> str:
    """Return keys as this system writes them."""
    from PySide6.QtGui import QKeySequence

    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def press_for(
    keys: "str | QKeySequence.StandardKey",
    at: "QWidget",
    do: Callable[[], object],
    context: "Qt.ShortcutContext | None" = None,
) -> None:
    """Let keys do an act, once each time they are pressed: held too long, they would do it to whoever is shown next."""
    from PySide6.QtGui import QKeySequence, QShortcut

    made = QShortcut(QKeySequence(keys), at)
    made.setAutoRepeat(False)
    if context is not None:
        made.setContext(context)
    made.activated.connect(do)


def with_keys(saying: Saying | str, keys: str) -> Saying:
    """Return a saying with its keys behind it."""

    def say(_words: Words) -> str:
        return f"{said(saying)}{KEYS_APART}{native(keys)}"

    return say
