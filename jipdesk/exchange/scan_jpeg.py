"""A JPEG without what its camera wrote beside the picture; the picture itself stays to the last bit."""

from collections.abc import Iterator

from PIL.Image import Exif

from jipdesk.errors import InputRefused
from jipdesk.exchange.scan_kind import require_nothing_after

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_APP0, _APP1, _APP14, _APP15, _COMMENT = 0xE0, 0xE1, 0xEE, 0xEF, 0xFE
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_EXIF = b"Exif\0\0"
_ORIENTATION = 0x0112
_DENSITY, _COLOURS = 12, 12
"""How much of the two segments that are kept says something of the picture."""


def stripped(data: bytes, *, upright: bool = True) -> bytes:
    """Return the same picture without places, times, names, thumbnails and comments.

    Which way is up is told again, unless the picture stands in something that does not ask for it.
    """
    kept, orientation = [bytes((0xFF, _START))], 1
    for marker, whole, payload in _segments(data):
        if marker == _APP1 and payload.startswith(_EXIF):
            orientation = _orientation(payload)
        elif part := _kept(marker, whole, payload):
            kept.append(part)
    if upright and orientation in range(2, 9):
        kept.insert(_place(kept), _exif(orientation))
    return b"".join(kept)


def _segments(data: bytes) -> Iterator[tuple[int, bytes, bytes]]:
    """Yield every segment up to the end of the picture: its marker, all of it, and what it says."""
    at = 2
    while True:
        if at + 2 > len(data) or data[at] != 0xFF:
            raise InputRefused("scan_damaged")
        marker = data[at + 1]
        if marker == 0xFF:
            at += 1
            continue
        if marker == _END:
            require_nothing_after(data[at + 2 :])
            yield marker, data[at : at + 2], b""
            return
        end = at + 2 if marker in _ALONE else at + 2 + int.from_bytes(data[at + 2 : at + 4])
        payload = data[at + 4 : end]
        if marker == _SCAN:
            end = _after_picture(data, end)
        yield marker, data[at:end], payload
        at = end


def _after_picture(data: bytes, at: int) -> int:
    """Return where the coded picture ends: at the next marker that does not belong to it."""
    while True:
        at = data.find(b"\xff", at)
        if at < 0 or at + 1 >= len(data):
            raise InputRefused("scan_damaged")
        if data[at + 1] == 0 or data[at + 1] in _ALONE:
            at += 2
        elif data[at + 1] == 0xFF:
            at += 1
        else:
            return at


def _kept(marker: int, whole: bytes, payload: bytes) -> bytes:
    """Return what is kept of a segment: of the camera's own only density and model of colours."""
    if marker == _APP0 and payload.startswith(b"JFIF\0"):
        return _segment(marker, payload[:_DENSITY] + b"\0\0")
    if marker == _APP14 and payload.startswith(b"Adobe"):
        return _segment(marker, payload[:_COLOURS])
    return b"" if _APP0 <= marker <= _APP15 or marker == _COMMENT else whole


def _segment(marker: int, payload: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2) + payload


def _orientation(payload: bytes) -> int:
    found = Exif()
    try:
        found.load(payload)
        return int(found.get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - what the camera wrote is dropped anyway, however broken it is
        return 1


def _place(kept: list[bytes]) -> int:
    """Return where the word on orientation belongs: right after the picture's first segment, if that is JFIF's."""
    return 2 if len(kept) > 1 and kept[1][1] == _APP0 else 1


def _exif(orientation: int) -> bytes:
    directory = b"\1\0" + _ORIENTATION.to_bytes(2, "little") + b"\3\0\1\0\0\0" + bytes((orientation, 0, 0, 0))
    return _segment(_APP1, _EXIF + b"II*\0\x08\0\0\0" + directory + b"\0\0\0\0")
