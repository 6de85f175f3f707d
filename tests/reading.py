"""Reads a PDF as its reader would: words, lines of one column, embedded fonts."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pypdfium2
from pypdf import PdfReader


def text(pdf: bytes) -> str:
    """Return what can be copied from all pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        return "\n".join(document[index].get_textpage().get_text_range() for index in range(len(document)))


def segments(pdf: bytes) -> Iterator[str]:
    """Yield what stands together on a line, without spaces; a gap of nearly two heights begins a new segment."""
    with pypdfium2.PdfDocument(pdf) as document:
        for index in range(len(document)):
            yield from _segments(document[index].get_textpage())


def _segments(page: Any) -> Iterator[str]:
    segment, last = "", None
    for index in range(page.count_chars()):
        character = page.get_text_range(index, 1)
        if not character or character.isspace():
            continue
        left, bottom, right, top = page.get_charbox(index, loose=True)
        height = top - bottom
        if last and (
            abs(bottom - last[1]) > 0.6 * height or left - last[2] > 1.8 * height or left < last[0] - 0.6 * height
        ):
            yield segment
            segment = ""
        segment += character
        last = (left, bottom, right, top)
    if segment:
        yield segment


def fonts(pdf: bytes) -> dict[str, bool]:
    """Return the fonts the pages name, and whether each is embedded."""
    found: dict[str, bool] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        for entry in (page["/Resources"].get_object().get("/Font") or {}).values():
            font = entry.get_object()
            inner = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
            descriptor = inner.get("/FontDescriptor")
            files = descriptor.get_object() if descriptor else {}
            found[str(font["/BaseFont"])] = any(key in files for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    return found
