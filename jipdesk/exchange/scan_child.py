"""The process that reads a scan, and nothing else: what a hostile file can do to it, it cannot do to the desk.

It takes the file on its standard input and answers with a line of JSON, followed by the file as it is to be kept. With
`--bind` it takes several that were read before, after a line of JSON with their lengths, and answers with one PDF of
them all. It is started by `scans` as `python -m jipdesk.exchange.scan_child`.
"""

import contextlib
import json
import sys
from collections.abc import Callable, Mapping

from jipdesk.errors import InputRefused
from jipdesk.exchange.scan_kind import ScanKind, kind_of
from jipdesk.exchange.scan_limits import READING_MEMORY, READING_SECONDS

BIND = "--bind"


def main() -> None:
    """Read one scan, or bind several, and answer."""
    _limit_this_process()
    data = sys.stdin.buffer.read()
    try:
        found, kind, pages = bound(data) if BIND in sys.argv else cleaned(data)
    except InputRefused as refusal:
        _say({"refused": refusal.code, "values": refusal.values})
        return
    _say({"media_type": kind.value, "pages": pages})
    sys.stdout.buffer.write(found)
    sys.stdout.buffer.flush()


def cleaned(data: bytes) -> tuple[bytes, ScanKind, int]:
    """Return a scan as it is to be kept, its kind and number of pages; raises `InputRefused`."""
    kind = kind_of(data)
    found, pages = _attempted(lambda: _read(data, kind))
    return found, kind, pages


def bound(data: bytes) -> tuple[bytes, ScanKind, int]:
    """Return several scans as one PDF; their lengths stand before them."""
    from jipdesk.exchange import scan_binding

    lengths, _, rest = data.partition(b"\n")
    scans = []
    for length in json.loads(lengths):
        scans.append(rest[:length])
        rest = rest[length:]
    found, pages = _attempted(lambda: scan_binding.bound(scans))
    return found, ScanKind.PDF, pages


def _attempted(reading: Callable[[], tuple[bytes, int]]) -> tuple[bytes, int]:
    try:
        return reading()
    except InputRefused:
        raise
    except BaseException as trouble:
        # Whatever a library trips over, and be it the end of memory, means the same here.
        raise InputRefused("scan_damaged") from trouble


def _read(data: bytes, kind: ScanKind) -> tuple[bytes, int]:
    if kind is ScanKind.PDF:
        from jipdesk.exchange import scan_pdf

        return scan_pdf.cleaned(data)
    from jipdesk.exchange import scan_pictures

    return scan_pictures.cleaned(data, kind)


def _limit_this_process() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        # No picture of the memory, which holds personal data, is left on the disk when this process falls.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (READING_SECONDS, READING_SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (READING_MEMORY, READING_MEMORY))


def _say(answer: Mapping[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(answer).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
