"""An Excel 97 workbook, written record by record: nothing that is installed here can write one."""

import struct

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def write_xls(path, rows, name="Sheet1"):
    """Write lists of texts as the one sheet of a workbook."""
    stream = _stream(rows, name)
    stream = stream.ljust(max(4096, -(-len(stream) // _SECTOR) * _SECTOR), b"\0")
    sectors = len(stream) // _SECTOR
    chain = [_TABLE, _END, *range(3, sectors + 2), _END]
    assert len(chain) <= 128
    table = struct.pack("<128I", *chain, *([_FREE] * (128 - len(chain))))
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, 2, len(stream))
    path.write_bytes(_header() + table + entries.ljust(_SECTOR, b"\0") + stream)


def _stream(rows, name):
    globals_ = _begin(0x0005) + _record(0x0042, struct.pack("<H", 1200))
    width = max(map(len, rows))
    cells = [_label(line, place, text) for line, row in enumerate(rows) for place, text in enumerate(row) if text]
    size = _record(0x0200, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    sheet = _begin(0x0010) + size + b"".join(cells) + _record(0x000A)
    start = len(globals_) + len(_bound(0, name)) + len(_record(0x000A))
    return globals_ + _bound(start, name) + _record(0x000A) + sheet


def _record(kind, data=b""):
    return struct.pack("<HH", kind, len(data)) + data


def _begin(kind):
    return _record(0x0809, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))


def _bound(start, name):
    return _record(0x0085, struct.pack("<IBBBB", start, 0, 0, len(name), 1) + name.encode("utf-16-le"))


def _label(line, place, text):
    return _record(0x0204, struct.pack("<HHHHB", line, place, 0, len(text), 1) + text.encode("utf-16-le"))


def _header():
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    return head + struct.pack("<9I", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + struct.pack("<109I", 0, *([_FREE] * 108))


def _entry(name, kind, child, start, size):
    text = f"{name}\0".encode("utf-16-le")
    links = struct.pack("<HBBIII", len(text), kind, 1, _FREE, _FREE, child)
    return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", start, size)
