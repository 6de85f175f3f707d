"""A PDF as it is kept: its pages and nothing else that it could do, say of its maker, or carry along."""

import io
import logging
from typing import Any

import pypdf
import pypdfium2
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from jipdesk.errors import InputRefused
from jipdesk.exchange import scan_jpeg
from jipdesk.exchange.scan_kind import require_nothing_after
from jipdesk.exchange.scan_limits import MOST_PAGES

_END = b"%%EOF"
_DROPPED = frozenset(
    {
        *("/AA", "/OpenAction", "/JS", "/JavaScript", "/Names", "/EmbeddedFiles", "/EF", "/AF", "/RF"),
        *("/Metadata", "/PieceInfo", "/LastModified", "/Thumb", "/Launch", "/URI", "/SpiderInfo", "/Perms"),
        *("/Outlines", "/Dests", "/B", "/XFA", "/RichMediaContent", "/3DD"),
    }
)
_OF_NOTES = ("/A", "/PA", "/FS", "/Parent", "/Popup", "/IRT", "/T", "/TU", "/TM", "/NM", "/M", "/CreationDate", "/RC")
_SEEN_NOTES = frozenset({"/Widget", "/Stamp", "/FreeText", "/Ink", "/Line", "/Square", "/Circle", "/Highlight"})
"""What people see on the page: what was typed into a form, stamps, and what was drawn by hand."""


def cleaned(data: bytes) -> tuple[bytes, int]:
    """Return the pages alone, and how many there are."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    require_nothing_after(data[data.rfind(_END) + len(_END) :] if _END in data else b"")
    reader = pypdf.PdfReader(io.BytesIO(data), strict=False)
    # Many certificates open without a password, and are locked only against being changed.
    if reader.is_encrypted and not reader.decrypt(""):
        raise InputRefused("scan_encrypted")
    pages = len(reader.pages)
    if pages > MOST_PAGES:
        raise InputRefused("scan_too_many_pages", most=MOST_PAGES)
    if not pages:
        raise InputRefused("scan_damaged")
    found = _written(reader)
    _require_drawable(found, pages)
    return found, pages


def _written(reader: pypdf.PdfReader) -> bytes:
    writer = pypdf.PdfWriter()
    for page in reader.pages:
        writer.add_page(page)
    for page in writer.pages:
        _clear_notes(page)
    for each in list(writer._objects):  # noqa: SLF001 - every object, reached by whatever way
        _clear(each)
    writer.compress_identical_objects(remove_unreferenced=True)
    writer.metadata = None
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def _clear_notes(page: Any) -> None:
    """Keep of what lies on the page only what is seen, and nothing of what it could do."""
    notes = page.get("/Annots")
    if notes is None:
        return
    kept = ArrayObject()
    for each in notes.get_object():
        note = each.get_object()
        if isinstance(note, DictionaryObject) and note.get("/Subtype") in _SEEN_NOTES and "/AP" in note:
            for name in _OF_NOTES:
                note.pop(NameObject(name), None)
            kept.append(each)
    page[NameObject("/Annots")] = kept


def _clear(thing: Any) -> None:
    """Drop what must not be kept, at whatever depth."""
    waiting = [thing]
    while waiting:
        each = waiting.pop()
        if isinstance(each, DictionaryObject):
            for name in _DROPPED.intersection(each):
                del each[name]
            if isinstance(each, StreamObject) and each.get("/Filter") in ("/DCTDecode", ["/DCTDecode"]):
                _clear_photograph(each)
            waiting += dict.values(each)
        elif isinstance(each, ArrayObject):
            waiting += list.__iter__(each)


def _clear_photograph(picture: StreamObject) -> None:
    """Take from a photograph what its camera wrote; a PDF does not ask which way is up."""
    try:
        picture._data = scan_jpeg.stripped(picture._data, upright=False)  # noqa: SLF001 - its bytes as they stand
    except InputRefused:
        raise InputRefused("scan_damaged") from None


def _require_drawable(data: bytes, pages: int) -> None:
    document = pypdfium2.PdfDocument(data)
    try:
        if len(document) != pages:
            raise InputRefused("scan_damaged")
        for number in range(pages):
            document[number].close()
    finally:
        document.close()
