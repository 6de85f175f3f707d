"""Joins kept papers to one file, and counts pages."""

from collections.abc import Sequence
from io import BytesIO

from pypdf import PdfReader, PdfWriter


def bind(pdfs: Sequence[bytes]) -> bytes:
    """Return the pages of all papers in one file. The same papers give the same bytes."""
    writer = PdfWriter()
    for pdf in pdfs:
        writer.append(BytesIO(pdf), import_outline=False)
    if pdfs:
        writer.metadata = PdfReader(BytesIO(pdfs[0])).metadata
    bound = BytesIO()
    writer.write(bound)
    return bound.getvalue()


def pages(pdf: bytes) -> int:
    """Return how many pages a paper has."""
    return len(PdfReader(BytesIO(pdf)).pages)
