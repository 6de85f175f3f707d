"""Pictures as they are kept: looked through to the last dot, and without what was written beside them."""

import io
import warnings
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageOps, ImageSequence

from jipdesk.errors import InputRefused
from jipdesk.exchange import scan_jpeg, scan_png
from jipdesk.exchange.scan_kind import ScanKind
from jipdesk.exchange.scan_limits import MOST_PAGES, MOST_PIXELS, MOST_PIXELS_IN_ALL

_FORMATS = {ScanKind.JPEG: "JPEG", ScanKind.PNG: "PNG", ScanKind.TIFF: "TIFF"}
_PLAIN = ("1", "L", "RGB", "CMYK", "RGBA", "I;16")
_DEPTHS = (1.0, 255.0, 4095.0, 65535.0)
"""What stands for white in pictures of finer shades: by the file's maker, and nothing in the file says which."""


def cleaned(data: bytes, kind: ScanKind) -> tuple[bytes, int]:
    """Return the picture without its metadata, and how many pages it has."""
    with warnings.catch_warnings():
        # Pillow warns of what is refused here, and of tags that are dropped.
        warnings.simplefilter("ignore")
        if kind is ScanKind.TIFF:
            return _tiff(data)
        _require_size(_opened(data, kind))
        found = scan_jpeg.stripped(data) if kind is ScanKind.JPEG else scan_png.stripped(data)
        # A picture that ends halfway is noticed only when it is drawn.
        _opened(found, kind).load()
        return found, 1


def eight_bits(picture: Any) -> Any:
    """Return a picture of finer shades of grey than a screen shows in 256 of them, any other as it is."""
    if picture.mode not in {"I", "F"} and not picture.mode.startswith("I;16"):
        return picture
    _, lightest = picture.getextrema()
    white = next((depth for depth in _DEPTHS if lightest <= depth), float(lightest))
    return picture.convert("F").point(lambda shade: shade * (255 / white) + 0).convert("L")


def _opened(data: bytes, kind: ScanKind) -> Any:
    Image.MAX_IMAGE_PIXELS = None
    return Image.open(io.BytesIO(data), formats=(_FORMATS[kind],))


def _require_size(picture: Any) -> int:
    pixels: int = picture.width * picture.height
    if pixels > MOST_PIXELS:
        raise InputRefused("scan_too_many_pixels")
    return pixels


def _tiff(data: bytes) -> tuple[bytes, int]:
    picture = _opened(data, ScanKind.TIFF)
    if picture.n_frames > MOST_PAGES:
        raise InputRefused("scan_too_many_pages", most=MOST_PAGES)
    _require_all(picture)
    pages = list(_pages(picture))
    out = io.BytesIO()
    first, *others = pages
    black_and_white = all(page.mode == "1" for page in pages)
    first.save(
        out,
        "TIFF",
        save_all=True,
        append_images=others,
        compression="group4" if black_and_white else "tiff_adobe_deflate",
    )
    return out.getvalue(), len(pages)


def _require_all(picture: Any) -> None:
    """Refuse pages that together are too large, before the first of them is drawn."""
    total = 0
    for number in range(picture.n_frames):
        picture.seek(number)
        total += _require_size(picture)
    if total > MOST_PIXELS_IN_ALL:
        raise InputRefused("scan_too_many_pixels")


def _pages(picture: Any) -> Iterator[Any]:
    for frame in ImageSequence.Iterator(picture):
        frame.load()
        drawn = ImageOps.exif_transpose(frame.copy())
        resolution = frame.info.get("dpi")
        page = drawn if drawn.mode in _PLAIN else eight_bits(drawn)
        page = page if page.mode in _PLAIN else page.convert("RGB")
        # Without these the writer finds nothing of the old tags to write again.
        plain = Image.frombytes(page.mode, page.size, page.tobytes())
        if resolution:
            plain.info["dpi"] = resolution
        yield plain
