"""Keys beside the words of what they do, written as this system writes them."""

from jipdesk.i18n import Words
from jipdesk.views.spoken import Saying, said

IMPORT = "Ctrl+I"
KEYS_APART = "  "
"""Between words and their keys, on a button and in the finder."""


def native(keys: str) -> str:
    """Return keys as this system writes them."""
    from PySide6.QtGui import QKeySequence

    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def with_keys(saying: Saying | str, keys: str) -> Saying:
    """Return a saying with its keys behind it."""

    def say(_words: Words) -> str:
        return f"{said(saying)}{KEYS_APART}{native(keys)}"

    return say
