"""`keys.json`: the slots of a desk, as precious as the data itself, hence stored twice and in every backup.

The file says by a checksum whether it is damaged, so that damage is not taken for a wrong passphrase.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from jipdesk.errors import DeskRefused
from jipdesk.safe import files, recovery
from jipdesk.safe.generation import KEYS, SPARE_KEYS, Generation
from jipdesk.safe.keys import DataKey
from jipdesk.safe.slots import Cost, Kind, Slot, opened, opened_by_passphrase, opened_by_recovery

MOST_BYTES = 1 << 16
MOST_SLOTS = 64
FORMAT = 1


@dataclass(frozen=True, slots=True)
class Unlocked:
    """The key of a desk, and whose slot gave it; `name` is empty in an open desk and for the recovery code."""

    key: DataKey
    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class KeyFile:
    """The slots of a desk: one open slot alone, or passphrase slots with at most one recovery slot."""

    slots: tuple[Slot, ...]

    def __post_init__(self) -> None:
        kinds = [slot.kind for slot in self.slots]
        is_open = kinds == [Kind.OPEN]
        is_protected = Kind.PASSPHRASE in kinds and Kind.OPEN not in kinds and kinds.count(Kind.RECOVERY) <= 1
        if not (is_open or is_protected) or len(kinds) > MOST_SLOTS:
            raise ValueError("a desk is either open or protected")

    @property
    def is_open(self) -> bool:
        """Whether the desk opens without a passphrase."""
        return self.slots[0].kind is Kind.OPEN

    @property
    def has_recovery(self) -> bool:
        """Whether a recovery code opens the desk."""
        return any(slot.kind is Kind.RECOVERY for slot in self.slots)

    @property
    def names(self) -> tuple[str, ...]:
        """The coordinators who have a passphrase."""
        return tuple(slot.name for slot in self.slots if slot.kind is Kind.PASSPHRASE)

    def with_slot(self, slot: Slot) -> "KeyFile":
        """Return the file with a slot more, instead of the one for the same coordinator, or the old recovery slot."""
        others = (each for each in self.slots if (each.kind, each.name) != (slot.kind, slot.name))
        return replace(self, slots=(*others, slot))

    def without(self, name: str) -> "KeyFile":
        """Return the file without a coordinator's slot; whoever kept a copy of the old file still has the key."""
        kept = tuple(slot for slot in self.slots if slot.kind is not Kind.PASSPHRASE or slot.name != name)
        return replace(self, slots=kept)

    def unlock(self, secret: str | None = None, name: str = "") -> Unlocked:
        """Return the key, by a passphrase or the recovery code; an open desk needs neither.

        A passphrase is tried on the named coordinator's slot first, as each try is slow by intent. Refuses with
        `passphrase_needed`, `wrong_passphrase`, or `recovery_code_mistyped` and the wrong `group`.
        """
        if self.is_open:
            return Unlocked(opened(self.slots[0]), Kind.OPEN, "")
        if not secret:
            raise DeskRefused("passphrase_needed")
        found = next(self._opening(secret, name), None)
        if found:
            return found
        if recovery.looks_like_code(secret):
            recovery.read(secret)
        raise DeskRefused("wrong_passphrase")

    def _opening(self, secret: str, name: str) -> Iterator[Unlocked]:
        for slot in sorted(self.slots, key=lambda slot: (slot.kind is not Kind.RECOVERY, slot.name != name)):
            key = _try(slot, secret)
            if key:
                yield Unlocked(key, slot.kind, slot.name)

    def to_bytes(self) -> bytes:
        """Return the content of `keys.json`."""
        body = {"format": FORMAT, "slots": [_stored(slot) for slot in self.slots]}
        return json.dumps({**body, "check": _check(body)}, indent=1).encode() + b"\n"


def _try(slot: Slot, secret: str) -> DataKey | None:
    if slot.kind is Kind.PASSPHRASE:
        return opened_by_passphrase(slot, secret)
    try:
        return opened_by_recovery(slot, recovery.read(secret))
    except DeskRefused:
        return None


def parse(content: bytes) -> KeyFile:
    """Return the slots of a `keys.json`, or refuse with `keys_damaged`, or `desk_newer` for a later format."""
    try:
        body = _checked(content)
        if body["format"] == FORMAT:
            return KeyFile(tuple(map(_slot, body["slots"])))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        # Without the cause: what could not be read may be part of a key.
        raise DeskRefused("keys_damaged") from None
    raise DeskRefused("desk_newer")


def _checked(content: bytes) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(content) if len(content) <= MOST_BYTES else {}
    check = body.pop("check")
    if check != _check(body):
        raise ValueError("the checksum differs")
    return body


def store(folder: Path, content: bytes) -> None:
    """Keep a generation's `keys.json` and its spare copy; interrupted, at least one of them is whole."""
    files.write_durably(folder / KEYS, content)
    files.write_durably(folder / SPARE_KEYS, content)


def copies(folder: Path) -> tuple[bytes, ...]:
    """Return the whole copies of a generation's keys, different ones only, or refuse with `keys_damaged`.

    There are two where a change of keys was interrupted, or where one was exchanged: then the one whose key opens the
    database is right, and is to be stored again.
    """
    found = [files.read_small(folder / name, MOST_BYTES) for name in (KEYS, SPARE_KEYS)]
    whole = dict.fromkeys(content for content in found if content is not None and _is_whole(content))
    if not whole:
        raise DeskRefused("keys_damaged")
    return tuple(whole)


def opens_without_passphrase(generation: Generation) -> bool:
    """Tell whether anybody with the folder can read the generation; keys that cannot be read open nothing."""
    try:
        return any(parse(content).is_open for content in copies(generation.folder))
    except DeskRefused:
        return False


def is_settled(folder: Path) -> bool:
    """Tell whether both copies are there and equal, as they should be."""
    first, second = (files.read_small(folder / name, MOST_BYTES) for name in (KEYS, SPARE_KEYS))
    return first is not None and first == second


def _is_whole(content: bytes) -> bool:
    try:
        parse(content)
    except DeskRefused as refusal:
        if refusal.code == "desk_newer":
            raise
        return False
    return True


def _check(body: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()


def _stored(slot: Slot) -> dict[str, Any]:
    cost = [slot.cost.memory, slot.cost.passes, slot.cost.lanes]
    secret = {part: base64.b64encode(getattr(slot, part)).decode() for part in ("salt", "nonce", "sealed")}
    return {"kind": slot.kind, "number": slot.number, "name": slot.name, "argon2id": cost, **secret}


def _slot(stored: dict[str, Any]) -> Slot:
    cost = Cost(*map(int, stored["argon2id"]))
    salt, nonce, sealed = (base64.b64decode(stored[part], validate=True) for part in ("salt", "nonce", "sealed"))
    slot = Slot(Kind(stored["kind"]), str(stored["number"]), str(stored["name"]), cost, salt, nonce, sealed)
    if not slot.is_well_formed:
        raise ValueError("not a slot of ours")
    return slot
