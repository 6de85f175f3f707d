"""Several scans of one paper as one PDF: the pages that somebody photographed one by one."""

import io
from collections.abc import Iterator, Sequence
from typing import Any

import pypdf
from PIL import Image, ImageOps
from pypdf.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, NumberObject, StreamObject

from jipdesk.exchange import scan_jpeg, scan_pdf
from jipdesk.exchange.scan_kind import ScanKind, kind_of
from jipdesk.exchange.scan_limits import MOST_BYTES
from jipdesk.exchange.scan_pictures import eight_bits

_PAPER = 595.0
"""How wide a picture stands on its page, in points: as wide as a sheet of A4."""
_TALLEST = 14_400.0
"""What a page of a PDF may measure, in points."""
_QUALITY = 95
_LESS, _LONGEST = 80, 3_500
"""How photographs are kept that are too large together: still 300 dots to the inch on a sheet of A4."""
_COLOURS = {"L": "/DeviceGray", "RGB": "/DeviceRGB"}
_ORIENTATION = 0x0112


def bound(scans: Sequence[bytes]) -> tuple[bytes, int]:
    """Return scans that were cleaned already as one PDF, page after page, and how many pages it has."""
    writer = pypdf.PdfWriter()
    # Some pages from a telephone are as large as a scan may be, and need not be for anybody who reads them.
    is_smaller = sum(map(len, scans)) > MOST_BYTES * 9 // 10
    for scan in scans:
        kind = kind_of(scan)
        if kind is ScanKind.PDF:
            writer.append(io.BytesIO(scan), import_outline=False)
        elif kind is ScanKind.JPEG and _is_plain(scan) and not is_smaller:
            _add_photograph(writer, scan)
        else:
            for page in _pages(scan, is_smaller=is_smaller):
                writer.append(io.BytesIO(page), import_outline=False)
    out = io.BytesIO()
    writer.write(out)
    return scan_pdf.cleaned(out.getvalue())


def _opened(scan: bytes) -> Any:
    Image.MAX_IMAGE_PIXELS = None
    return Image.open(io.BytesIO(scan), formats=("JPEG", "PNG", "TIFF"))


def _is_plain(scan: bytes) -> bool:
    """Tell whether a photograph can stand in a PDF as it is, to the last bit."""
    picture = _opened(scan)
    is_upright = picture.getexif().get(_ORIENTATION, 1) == 1
    return picture.mode in _COLOURS and is_upright and _PAPER * picture.height <= _TALLEST * picture.width


def _add_photograph(writer: pypdf.PdfWriter, scan: bytes) -> None:
    picture = _opened(scan)
    tall = _PAPER * picture.height / picture.width
    shown = StreamObject()
    shown._data = scan_jpeg.stripped(scan, upright=False)  # noqa: SLF001 - its bytes as they stand
    shown.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Filter"): NameObject("/DCTDecode"),
            NameObject("/Width"): NumberObject(picture.width),
            NameObject("/Height"): NumberObject(picture.height),
            NameObject("/BitsPerComponent"): NumberObject(8),
            NameObject("/ColorSpace"): NameObject(_COLOURS[picture.mode]),
        }
    )
    page = writer.add_blank_page(_PAPER, tall)
    named = DictionaryObject({NameObject("/P"): writer._add_object(shown)})  # noqa: SLF001 - pypdf's way to add one
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): named})
    drawing = StreamObject()
    drawing.set_data(f"{FloatObject(_PAPER)} 0 0 {FloatObject(tall)} 0 0 cm /P Do".encode())
    page[NameObject("/Contents")] = ArrayObject([writer._add_object(drawing)])  # noqa: SLF001 - as above


def _pages(scan: bytes, *, is_smaller: bool) -> Iterator[bytes]:
    """Yield each page of any other picture as a PDF."""
    picture = _opened(scan)
    for number in range(getattr(picture, "n_frames", 1)):
        picture.seek(number)
        page, out = _on_paper(picture), io.BytesIO()
        if is_smaller and page.mode != "1":
            page.thumbnail((_LONGEST, _LONGEST))
        # A page in black and white alone is packed without loss.
        how = {} if page.mode == "1" else {"quality": _LESS if is_smaller else _QUALITY}
        page.save(out, "PDF", resolution=max(page.width / _PAPER, page.height / _TALLEST) * 72, **how)
        yield out.getvalue()


def _on_paper(picture: Any) -> Any:
    """Return one page upright, in colours a PDF of ours knows, with white where nothing is."""
    upright = eight_bits(ImageOps.exif_transpose(picture.copy()))
    if upright.mode in {"1", "L", "RGB"}:
        return upright
    seen = upright.convert("RGBA")
    paper = Image.new("RGBA", seen.size, "white")
    paper.alpha_composite(seen)
    return paper.convert("RGB")
