"""The one way in which our backups use the ZIP format: members stored one after another, nothing left to choose.

Given the name, size and checksum of each member, every other byte of the archive follows. So a reader computes what
must be there and compares, instead of interpreting what somebody wrote. Any ZIP program can open the result. After
PKWARE's APPNOTE.TXT 6.3: 4.3.7 (local header), 4.3.12 (central), 4.3.14 to 16 (ends), 4.5.3 (sizes of 4 GiB and more).
"""

import struct
from dataclasses import dataclass

_LOCAL = struct.Struct("<IHHHHHIIIHH")
_CENTRAL = struct.Struct("<IHHHHHHIIIHHHHHII")
_END = struct.Struct("<IHHHHIIH")
_LARGE_SIZES = struct.Struct("<HHQQ")
_LARGE_END = struct.Struct("<IQHHIIQQQQ")
_LARGE_LOCATOR = struct.Struct("<IIQI")

_FULL = 0xFFFFFFFF
_UNIX = 3 << 8
_NEW_YEAR_1980 = 0x21
_OWNER_ONLY = 0o100600 << 16


@dataclass(frozen=True, slots=True)
class Member:
    """One file in the archive: its name, size in bytes, and CRC-32."""

    name: str
    size: int
    crc: int

    @property
    def is_large(self) -> bool:
        """Whether its size needs the format's extension."""
        return self.size >= _FULL


def header_length(name: str) -> int:
    """Return the most bytes that the header before a member takes."""
    return _LOCAL.size + len(name) + _LARGE_SIZES.size


def local_header(member: Member) -> bytes:
    """Return what stands before a member's content."""
    name, extra, size = member.name.encode(), _extra(member), min(member.size, _FULL)
    common = (_version(member.is_large), 0, 0, 0, _NEW_YEAR_1980, member.crc, size, size, len(name), len(extra))
    return _LOCAL.pack(0x04034B50, *common) + name + extra


def member_at(name: str, header: bytes) -> Member | None:
    """Return the member whose header these bytes begin with, if it is the named one and written as we write."""
    if len(header) < _LOCAL.size + len(name):
        return None
    _, _, _, _, _, _, crc, size, *_ = _LOCAL.unpack_from(header)
    if size == _FULL and len(header) >= header_length(name):
        size = _LARGE_SIZES.unpack_from(header, _LOCAL.size + len(name))[2]
    member = Member(name, size, crc)
    return member if header.startswith(local_header(member)) else None


def ending(members: list[Member], comment_length: int) -> bytes:
    """Return what stands after the last member's content, up to the comment."""
    directory, offset = b"", 0
    for member in members:
        directory += _central(member, offset)
        offset += len(local_header(member)) + member.size
    large = _large_end(len(members), len(directory), offset) if offset >= _FULL else b""
    counts = (0, 0, len(members), len(members), len(directory), min(offset, _FULL), comment_length)
    return directory + large + _END.pack(0x06054B50, *counts)


def _central(member: Member, offset: int) -> bytes:
    name, extra, size = member.name.encode(), _extra(member), min(member.size, _FULL)
    version = _version(member.is_large)
    common = (0, 0, 0, _NEW_YEAR_1980, member.crc, size, size, len(name), len(extra))
    return _CENTRAL.pack(0x02014B50, _UNIX | version, version, *common, 0, 0, 0, _OWNER_ONLY, offset) + name + extra


def _extra(member: Member) -> bytes:
    return _LARGE_SIZES.pack(1, 16, member.size, member.size) if member.is_large else b""


def _version(is_large: bool) -> int:
    return 45 if is_large else 20


def _large_end(count: int, directory: int, offset: int) -> bytes:
    end = _LARGE_END.pack(0x06064B50, 44, _UNIX | 45, 45, 0, 0, count, count, directory, offset)
    return end + _LARGE_LOCATOR.pack(0x07064B50, 0, offset + directory, 1)
