"""Scans that are handed in: read by a process of their own (see `scan_child`), refused in words that name the file."""

import json
import os
import re
import stat
import subprocess
import sys
import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jipdesk import paths
from jipdesk.actions.attachments import Scan
from jipdesk.errors import InputRefused
from jipdesk.exchange.scan_child import BIND
from jipdesk.exchange.scan_kind import ScanKind, kind_of
from jipdesk.exchange.scan_limits import MOST_BYTES, MOST_PAGES, READING_SECONDS
from jipdesk.safe.trouble import translated

READ_SCAN = "--read-scan"
"""With this argument a frozen program does the reading process's work."""
_LONGEST_NAME = 120
_MAILS = (".eml", ".msg")


def read_scan(path: Path) -> Scan:
    """Return a scan as it is to be kept: without metadata, scripts and whatever lies inside it; raises a refusal."""
    name = shown_name(path)
    try:
        data = _content(path)
        # What is plainly something else needs no process of its own.
        kind_of(data)
        head, found = _asked(data)
    except InputRefused as refusal:
        raise InputRefused(refusal.code, **{**refusal.values, "name": name}) from refusal
    kind = ScanKind(head["media_type"])
    return Scan(_named(name, kind), kind.value, found, int(head["pages"]))


def read_document(paths: Sequence[Path]) -> Scan:
    """Return the scan of a paper that came in one file or, page by page, in several: then as one PDF."""
    if len(paths) == 1:
        return read_scan(paths[0])
    pages = sorted(paths, key=_in_order)
    if len(pages) > MOST_PAGES:  # nobody waits until all of them are read, and held in memory, to hear of it
        raise InputRefused("scan_too_many_pages", most=MOST_PAGES, name=shown_name(pages[0]))
    scans = [read_scan(path) for path in pages]
    name = _named(scans[0].file_name, ScanKind.PDF)
    try:
        head, found = _bound(scans)
    except InputRefused as refusal:
        raise InputRefused(refusal.code, **{**refusal.values, "name": name}) from refusal
    return Scan(name, ScanKind.PDF.value, found, int(head["pages"]))


def _bound(scans: Sequence[Scan]) -> tuple[dict[str, Any], bytes]:
    lengths = json.dumps([len(scan.data) for scan in scans]).encode()
    head, found = _asked(b"\n".join((lengths, b"".join(scan.data for scan in scans))), BIND)
    if len(found) > MOST_BYTES:
        raise InputRefused("scan_too_large", megabytes=MOST_BYTES >> 20)
    return head, found


def _in_order(path: Path) -> list[tuple[int, int, str]]:
    """Return what sorts page 2 before page 10."""
    parts = re.split(r"(\d+)", unicodedata.normalize("NFKC", path.name).casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def shown_name(path: Path) -> str:
    """Return a file's name as it can be shown and kept: in one line, without what turns text around."""
    text = unicodedata.normalize("NFC", path.name.encode("utf-8", "replace").decode())
    plain = "".join(letter for letter in text if unicodedata.category(letter) not in {"Cc", "Cf", "Zl", "Zp", "Co"})
    return plain if len(plain) <= _LONGEST_NAME else f"{plain[: _LONGEST_NAME - 20]}…{plain[-19:]}"


def _named(name: str, kind: ScanKind) -> str:
    """Let the name end as the content is: a PDF that calls itself .jpg is a PDF."""
    stem, dot, ending = name.rpartition(".")
    alike = {ScanKind.JPEG: {"jpg", "jpeg"}, ScanKind.TIFF: {"tif", "tiff"}}.get(kind, {kind.ending[1:]})
    if dot and ending.lower() in alike:
        return name
    return f"{stem if dot and len(ending) <= 5 else name}{kind.ending}"


def _content(path: Path) -> bytes:
    try:
        found = path.stat()
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise InputRefused("scan_absent") from error
    except OSError as error:
        with translated(path):
            raise error  # noqa: TRY201 - inside `translated` it is the one to raise
    if stat.S_ISDIR(found.st_mode):
        raise InputRefused("scan_folder")
    if not stat.S_ISREG(found.st_mode):
        raise InputRefused("scan_foreign")
    if path.suffix.casefold() in _MAILS:
        raise InputRefused("scan_mail")
    if found.st_size == 0:
        raise InputRefused("scan_empty")
    with translated(path), path.open("rb") as file:
        # One that grows meanwhile is noticed all the same.
        data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputRefused("scan_too_large", megabytes=MOST_BYTES >> 20)
    return data


def _asked(data: bytes, *how: str) -> tuple[dict[str, Any], bytes]:
    """Let the other process read it; silence means that the file was too much for it."""
    with translated(Path(sys.executable)):
        try:
            ended = subprocess.run(  # noqa: S603 - our own program, and the file is only its input
                [*_command(), *how],
                input=data,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                timeout=READING_SECONDS,
                check=False,
                env=_environment(),
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except subprocess.TimeoutExpired as late:
            raise InputRefused("scan_damaged") from late
    head, newline, found = ended.stdout.partition(b"\n")
    if not newline or ended.returncode:
        raise InputRefused("scan_damaged")
    answer: dict[str, Any] = json.loads(head)
    if "refused" in answer:
        raise InputRefused(answer["refused"], **answer["values"])
    return answer, found


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [*paths.program(), READ_SCAN]
    # -P: a file in the current folder that is named like a module is none.
    return [sys.executable, "-P", "-m", "jipdesk.exchange.scan_child"]


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name != "JIPDESK_PASSPHRASE"}
    return {**kept, "PYTHONPATH": str(paths.root())}
