"""Pages of a scan as pictures, whatever kind of file it is. It can be called in any thread."""

import io
from typing import Any

from PySide6.QtGui import QImage

from jipdesk.views.pieces import pdf_pictures

_PAPER = 595.0
"""How wide a picture is shown at first, in points: as wide as a sheet of A4."""
_PDF = b"%PDF"
_ORIENTATION, _ON_ITS_SIDE = 0x0112, 5


def sizes(scan: bytes) -> tuple[tuple[float, float], ...]:
    """Return width and height of every page, in points."""
    if scan.lstrip()[:4] == _PDF:
        return pdf_pictures.sizes(scan)
    with _opened(scan) as picture:
        found = []
        for number in range(getattr(picture, "n_frames", 1)):
            picture.seek(number)
            wide, tall = picture.size
            if _lies(picture):
                wide, tall = tall, wide
            found.append((_PAPER, _PAPER * tall / wide))
        return tuple(found)


def picture(scan: bytes, page: int, scale: float) -> QImage:
    """Return one page, counted from 0, with `scale` dots to the point."""
    if scan.lstrip()[:4] == _PDF:
        return pdf_pictures.picture(scan, page, scale)
    from PIL import Image, ImageOps

    from jipdesk.exchange.scan_pictures import eight_bits

    with _opened(scan) as opened:
        opened.seek(page)
        wide = max(round(_PAPER * scale), 1)
        # A JPEG of many dots is drawn small at once.
        opened.draft("RGB", (wide, wide))
        upright = eight_bits(ImageOps.exif_transpose(opened)).convert("RGBA")
    tall = max(round(upright.height * wide / upright.width), 1)
    paper = Image.new("RGBA", (wide, tall), "white")
    paper.alpha_composite(upright.resize((wide, tall), Image.Resampling.LANCZOS))
    return QImage(paper.tobytes(), wide, tall, QImage.Format.Format_RGBA8888).copy()


def _opened(scan: bytes) -> Any:
    from PIL import Image

    Image.MAX_IMAGE_PIXELS = None
    return Image.open(io.BytesIO(scan), formats=("JPEG", "PNG", "TIFF"))


def _lies(picture: Any) -> bool:
    """Tell whether the camera was held on its side."""
    return bool(picture.format == "JPEG" and picture.getexif().get(_ORIENTATION, 1) >= _ON_ITS_SIDE)
