"""Looks at a finished PDF as whoever receives it will: do its pages open and show something, are its letters in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader
from pypdf.errors import PyPdfError

_FONT_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SMALL = 0.2
"""A fifth of the size suffices to see whether anything stands on a page."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reader finds: pages, those on which nothing stands, and fonts that its computer would have to have."""

    pages: int
    empty: int
    foreign_fonts: frozenset[str]


def inspect(pdf: bytes) -> Seen | None:
    """Return what a reader finds in a file, or None where none can open it."""
    try:
        empty = [_is_empty(page) for page in pypdfium2.PdfDocument(pdf)]
        foreign = frozenset(font for page in PdfReader(BytesIO(pdf)).pages for font in _foreign(page))
    except (pypdfium2.PdfiumError, PyPdfError):
        return None
    return Seen(len(empty), sum(empty), foreign)


def _is_empty(page: Any) -> bool:
    return len(set(bytes(page.render(scale=_SMALL, grayscale=True).buffer))) == 1


def _foreign(page: Any) -> Iterator[str]:
    fonts = _part(_part(page, "/Resources"), "/Font")
    for name in fonts:
        font = _part(fonts, name)
        drawn = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        if not any(file in _part(drawn, "/FontDescriptor") for file in _FONT_FILES):
            yield str(font.get("/BaseFont"))


def _part(whole: Any, name: str) -> Any:
    return whole[name].get_object() if name in whole else {}
