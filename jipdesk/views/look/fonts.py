"""The program's own type, the same on every system: Noto Sans, Noto Sans JP, and the scripts of every name."""

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

from jipdesk import paths
from jipdesk.views.look.style import TEXT

FAMILIES = ["Noto Sans", "Noto Sans JP"]
_FIRST = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf", "NotoSansJP-Regular.ttf")
_BOLD = "NotoSansJP-Bold.ttf"


def load_first() -> QFont:
    """Load what the first paint needs and return the window's font."""
    for name in _FIRST:
        _load(paths.resource("fonts") / name)
    return text(TEXT)


def load_bold() -> None:
    """Load the bold Japanese letters; until then Qt thickens the others, and the first paint has few of them."""
    _load(paths.resource("fonts") / _BOLD)


def load_others() -> None:
    """Load the scripts of names; Qt turns to them by itself where the first two have no letter."""
    load_bold()
    for file in sorted(paths.resource("fonts").glob("NotoSans*-Regular.ttf")):
        if file.name not in _FIRST:
            _load(file)
    _load(paths.resource("fonts") / "NotoSerifTibetan-Regular.ttf")


def text(pixels: int, *, bold: bool = False) -> QFont:
    """Return the window's font in a size; its figures are all of one width."""
    font = QFont(FAMILIES)
    font.setPixelSize(pixels)
    font.setBold(bold)
    return font


_loaded: set[Path] = set()


def _load(file: Path) -> None:
    if file not in _loaded:
        _loaded.add(file)
        QFontDatabase.addApplicationFont(str(file))
