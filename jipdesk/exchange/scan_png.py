"""A PNG without anything but its picture, which stays to the last bit."""

import zlib
from collections.abc import Iterator

from jipdesk.errors import InputRefused
from jipdesk.exchange.scan_kind import require_nothing_after

_SIGN = 8
_KEPT = frozenset({b"IHDR", b"PLTE", b"tRNS", b"pHYs", b"IDAT", b"IEND"})


def stripped(data: bytes) -> bytes:
    """Return the same picture without texts, times, places, profiles and further pictures."""
    return data[:_SIGN] + b"".join(whole for name, whole in _chunks(data) if name in _KEPT)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at, name = _SIGN, b""
    while name != b"IEND":
        end = at + 12 + int.from_bytes(data[at : at + 4])
        whole = data[at:end]
        if len(whole) < 12 or end > len(data) or zlib.crc32(whole[4:-4]) != int.from_bytes(whole[-4:]):
            raise InputRefused("scan_damaged")
        name, at = whole[4:8], end
        yield name, whole
    require_nothing_after(data[at:])
