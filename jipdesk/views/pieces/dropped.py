"""What was dragged onto the window: one file to take, or why there is none."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QDropEvent

from jipdesk.phrases.marking import N_
from jipdesk.views.spoken import Saying, message

_SCANS = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".tif", ".tiff"})
_FROM_MAIL = "FileGroupDescriptor"
"""What a mail program on Windows offers instead of a file."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file or folder, or a sentence."""

    path: Path | None = None
    trouble: Saying | str = ""


def can_be_dropped(event: QDropEvent) -> bool:
    """Tell whether files are dragged, or what was meant to be one; what is wrong is said when they are dropped."""
    mime = event.mimeData()
    return mime.hasUrls() or mime.hasImage() or any(_FROM_MAIL in each for each in mime.formats())


def local_files(mime: QMimeData) -> list[Path]:
    """Return the files on this computer that are dragged or pasted."""
    return _local(mime.urls())


def _local(urls: Sequence[QUrl]) -> list[Path]:
    paths = []
    for url in urls:
        here = QUrl(url)
        if here.host() == "localhost":
            # This computer may be named, and is then no other one's share.
            here.setHost("")
        if here.isLocalFile():
            paths.append(Path(here.toLocalFile()))
    return paths


def dropped(event: QDropEvent) -> Dropped:
    """Return what was dropped."""
    return of_urls(event.mimeData().urls())


def are_scans(event: QDropEvent) -> bool:
    """Tell whether nothing but pictures and PDFs was dropped, by their names: that is enough to show the way."""
    paths = local_files(event.mimeData())
    return bool(paths) and all(path.suffix.casefold() in _SCANS for path in paths)


def of_urls(urls: Sequence[QUrl]) -> Dropped:
    """Return what these addresses stand for."""
    paths = _local(urls)
    if not paths:
        return Dropped(trouble=N_("This is not a file on this computer. Save it here first, then drop it."))
    if len(paths) > 1:
        return Dropped(trouble=message(N_("{n} files were dropped at once. Drop one at a time."), n=len(paths)))
    if not _is_there(paths[0]):
        return Dropped(trouble=message(N_("{name} is no longer there."), name=paths[0].name))
    return Dropped(paths[0])


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False
