"""The `.jipbackup` file: a whole desk in one file that is refused when a single bit of it has changed.

It is a ZIP archive with `manifest.json`, `keys.json` and `data.db` (encrypted as on the desk), and as its comment a
seal: `jip1:` and the HMAC-SHA256 of every byte before it, in hexadecimal, by a key derived from the data key. Reading
goes in three steps: the structure must be exactly ours, then the seal must hold, and only then is anything believed.
"""

import hashlib
import hmac
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from jipdesk.errors import DeskRefused, InputRefused
from jipdesk.safe import files, keyfile
from jipdesk.safe.keyfile import KeyFile
from jipdesk.safe.keys import DataKey, Purpose
from jipdesk.safe.layout import Member, ending, header_length, local_header, member_at
from jipdesk.safe.source import Source

FORMAT = 1
MANIFEST, KEYS, DATABASE = "manifest.json", "keys.json", "data.db"
MOST_MANIFEST = 1 << 20
SEAL_LENGTH = 69
_SEAL = re.compile(rb"jip1:[0-9a-f]{64}")


def write(target: Path, manifest: Mapping[str, Any], keys: bytes, database: Path, key: DataKey) -> None:
    """Write a backup of a finished copy of the database (`VACUUM INTO`; never the live file) under an unfinished name.

    Everybody can read the manifest, so it must hold no personal data. Format, size and SHA-256 are added to it.
    """
    content, sha256 = _measured(database)
    described = {**manifest, "format": FORMAT, "database": {"size": content.size, "sha256": sha256}}
    small = {MANIFEST: json.dumps(described, sort_keys=True, indent=1).encode(), KEYS: keys}
    seal = _new_seal(key)
    with files.writing(target) as out:
        for piece in _pieces(small, content, database):
            seal.update(piece)
            out.write(piece)
        out.write(b"jip1:" + seal.hexdigest().encode())


def _pieces(small: dict[str, bytes], content: Member, database: Path) -> Iterator[bytes]:
    members = [Member(name, len(data), zlib.crc32(data)) for name, data in small.items()]
    for member in members:
        yield local_header(member) + small[member.name]
    yield local_header(content)
    yield from files.chunks(database)
    yield ending([*members, content], SEAL_LENGTH)


def _measured(database: Path) -> tuple[Member, str]:
    digest, crc, size = hashlib.sha256(), 0, 0
    for chunk in files.chunks(database):
        digest.update(chunk)
        crc = zlib.crc32(chunk, crc)
        size += len(chunk)
    return Member(DATABASE, size, crc), digest.hexdigest()


def _new_seal(key: DataKey) -> hmac.HMAC:
    return hmac.new(key.subkey(Purpose.BACKUP), digestmod=hashlib.sha256)


def open_container(path: Path) -> "Container":
    """Open a backup whose structure is exactly ours.

    Refuses with `backup_missing`, `backup_unreadable`, `backup_foreign` (no backup of this program), `backup_newer` or
    `backup_damaged`.
    """
    source = Source(path)
    try:
        return _checked(source)
    except BaseException:
        source.close()
        raise


def is_backup(path: Path) -> bool:
    """Tell whether a file begins as our backups do, be the rest of it whole or not; it is not opened any further."""
    source = Source(path)
    try:
        described = _small(source, _found(source, MANIFEST, 0), MOST_MANIFEST)
        return {"format", "database"} <= _parsed_manifest(described).keys()
    except InputRefused as refusal:
        if refusal.code == "backup_unreadable":
            raise
        return False
    finally:
        source.close()


class Container:
    """A backup whose seal has not been checked yet: only its keys may be used, to check it."""

    def __init__(self, source: Source, manifest: bytes, keys: bytes, database: "_Found") -> None:
        self._source = source
        self._manifest = manifest
        self._database = database
        self.keys = keys
        self.key_file = _parsed_keys(keys)

    def authenticate(self, key: DataKey) -> "Backup":
        """Check the seal over the whole file, or refuse with `backup_damaged`."""
        sealed = self._source.size - SEAL_LENGTH
        seal = _new_seal(key)
        for chunk in self._source.chunks(0, sealed):
            seal.update(chunk)
        if not hmac.compare_digest(b"jip1:" + seal.hexdigest().encode(), self._source.piece(sealed, SEAL_LENGTH)):
            raise InputRefused("backup_damaged")
        return Backup(self._source, _parsed_manifest(self._manifest), self._database)

    def close(self) -> None:
        """Close the file."""
        self._source.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()


class Backup:
    """A backup whose seal holds: it is what was written, bit for bit. Usable while its container is open."""

    def __init__(self, source: Source, manifest: dict[str, Any], database: "_Found") -> None:
        self._source = source
        self._database = database
        self.manifest = manifest

    def extract_database(self, to: Path) -> None:
        """Write the database to a new private file, or refuse with `backup_damaged` and leave nothing."""
        with files.writing(to) as out:
            self._compare(self._copying(out))

    def verify_database(self) -> None:
        """Read the database as `extract_database` does, and write nothing."""
        self._compare(self._contents())

    def _contents(self) -> Iterator[bytes]:
        return self._source.chunks(self._database.start, self._database.member.size)

    def _copying(self, out: files.Output) -> Iterator[bytes]:
        for chunk in self._contents():
            out.write(chunk)
            yield chunk

    def _compare(self, chunks: Iterator[bytes]) -> None:
        digest = hashlib.sha256()
        for chunk in chunks:
            digest.update(chunk)
        described = self.manifest["database"]
        if (described["size"], described["sha256"]) != (self._database.member.size, digest.hexdigest()):
            raise InputRefused("backup_damaged")


@dataclass(frozen=True, slots=True)
class _Found:
    """A member of the archive, and where its content begins."""

    member: Member
    start: int

    @property
    def end(self) -> int:
        return self.start + self.member.size


def _checked(source: Source) -> Container:
    manifest = _found(source, MANIFEST, 0)
    described = _small(source, manifest, MOST_MANIFEST)
    if _format_of(described) > FORMAT:
        raise InputRefused("backup_newer")
    keys = _found(source, KEYS, manifest.end)
    stored_keys = _small(source, keys, keyfile.MOST_BYTES)
    database = _found(source, DATABASE, keys.end)
    expected = ending([manifest.member, keys.member, database.member], SEAL_LENGTH)
    rest = source.piece(database.end, len(expected) + SEAL_LENGTH + 1)
    if not rest.startswith(expected) or not _SEAL.fullmatch(rest[len(expected) :]):
        raise InputRefused("backup_damaged")
    return Container(source, described, stored_keys, database)


def _found(source: Source, name: str, start: int) -> _Found:
    header = source.piece(start, header_length(name))
    if start == 0 and not (header.startswith(b"PK\3\4") and header[30:].startswith(name.encode())):
        raise InputRefused("backup_foreign")
    member = member_at(name, header)
    if member is None:
        raise InputRefused("backup_damaged")
    found = _Found(member, start + len(local_header(member)))
    if found.end > source.size:
        raise InputRefused("backup_damaged")
    return found


def _small(source: Source, found: _Found, most: int) -> bytes:
    content = source.piece(found.start, min(found.member.size, most))
    # Damage here would otherwise pass for a wrong passphrase, as the keys are used before the seal can be checked.
    if len(content) != found.member.size or zlib.crc32(content) != found.member.crc:
        raise InputRefused("backup_damaged")
    return content


def _format_of(manifest: bytes) -> int:
    number = _parsed_manifest(manifest).get("format")
    return number if isinstance(number, int) else 0


def _parsed_manifest(content: bytes) -> dict[str, Any]:
    try:
        manifest = json.loads(content)
    except (ValueError, RecursionError):
        manifest = None
    if not isinstance(manifest, dict):
        raise InputRefused("backup_damaged")
    return manifest


def _parsed_keys(content: bytes) -> KeyFile:
    try:
        return keyfile.parse(content)
    except DeskRefused as refusal:
        code = "backup_newer" if refusal.code == "desk_newer" else "backup_damaged"
        raise InputRefused(code) from None
