"""What kind of scan a file is, by its content; its name may say anything."""

import io
import zipfile
from enum import StrEnum

from jipdesk.errors import InputRefused

_TIFF = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1", b"avif")
_BEFORE_PDF = b"\xef\xbb\xbf \t\r\n"
_OTHERS = (b"%pdf", b"pk\x03\x04", b"pk\x05\x06", b"rar!", b"7z\xbc\xaf", b"mz", b"\x7felf", b"#!", b"<", b"gif8")


class ScanKind(StrEnum):
    """What is taken; the value is the media type."""

    PDF = "application/pdf"
    JPEG = "image/jpeg"
    PNG = "image/png"
    TIFF = "image/tiff"

    @property
    def ending(self) -> str:
        """How the name of such a file ends."""
        return {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}.get(self.value, ".tif")


def kind_of(data: bytes) -> ScanKind:
    """Return the kind, or raise `InputRefused` for what is no scan, or is something else besides."""
    kind = _first(data)
    if kind is None:
        raise InputRefused("scan_heic" if data[4:8] == b"ftyp" and data[8:12] in _HEIC else "scan_foreign")
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise InputRefused("scan_two_in_one")
    return kind


def require_nothing_after(rest: bytes) -> None:
    """Refuse what follows the end of a picture if it is a file of its own; cameras leave padding there."""
    if rest.lstrip(b"\0 \t\r\n")[:8].lower().startswith(_OTHERS):
        raise InputRefused("scan_two_in_one")


def _first(data: bytes) -> ScanKind | None:
    if data.startswith(b"\xff\xd8\xff"):
        return ScanKind.JPEG
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return ScanKind.PNG
    if data.startswith(_TIFF):
        return ScanKind.TIFF
    return ScanKind.PDF if data[:16].lstrip(_BEFORE_PDF).startswith(b"%PDF-") else None
