"""Pages of a PDF as pictures, for screen and printer. It can be called in any thread; one page is drawn at a time."""

import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from PySide6.QtGui import QImage

POINTS = 72
"""to the inch"""

# PDFium itself may be in one thread only at a time.
_ONE = threading.Lock()


def sizes(pdf: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page, in points."""
    with _opened(pdf) as document:
        return tuple(document.get_page_size(number) for number in range(len(document)))


def picture(pdf: bytes, page: int, scale: float) -> QImage:
    """Return one page, counted from 0, with `scale` dots to the point."""
    with _opened(pdf) as document, closing(document[page]) as sheet, closing(_bitmap(sheet, scale)) as bitmap:
        made = QImage(bitmap.buffer, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32)
        return made.copy()


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with _ONE:
        document = pypdfium2.PdfDocument(pdf)
        try:
            yield document
        finally:
            document.close()


def _bitmap(sheet: Any, scale: float) -> Any:
    return sheet.render(scale=scale, prefer_bgrx=True, force_bitmap_format=None)
