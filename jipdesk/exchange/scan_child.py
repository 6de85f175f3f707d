"""The process that reads a scan, and nothing else: what a hostile file can do to it, it cannot do to the desk.

It takes the file on its standard input and answers with a line of JSON, followed by the file as it is to be kept. It
is started by `scans` as `python -m jipdesk.exchange.scan_child`.
"""

import contextlib
import json
import sys
from collections.abc import Mapping

from jipdesk.errors import InputRefused
from jipdesk.exchange.scan_kind import ScanKind, kind_of
from jipdesk.exchange.scan_limits import READING_MEMORY, READING_SECONDS


def main() -> None:
    """Read one scan and answer."""
    _limit_this_process()
    data = sys.stdin.buffer.read()
    try:
        found, kind, pages = cleaned(data)
    except InputRefused as refusal:
        _say({"refused": refusal.code, "values": refusal.values})
        return
    _say({"media_type": kind.value, "pages": pages})
    sys.stdout.buffer.write(found)
    sys.stdout.buffer.flush()


def cleaned(data: bytes) -> tuple[bytes, ScanKind, int]:
    """Return a scan as it is to be kept, its kind and number of pages; raises `InputRefused`."""
    kind = kind_of(data)
    try:
        found, pages = _read(data, kind)
    except InputRefused:
        raise
    except BaseException as trouble:
        # Whatever a library trips over, and be it the end of memory, means the same here.
        raise InputRefused("scan_damaged") from trouble
    return found, kind, pages


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
