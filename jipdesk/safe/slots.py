"""Key slots: each holds the data key for one way of opening the desk.

- an *open* slot holds it as it is: anybody with the file can read the data, damage is still noticed;
- a *passphrase* slot, one for each coordinator, wraps it by Argon2id (RFC 9106) and AES-256-GCM;
- the *recovery* slot wraps it by the recovery code, which is random enough to need no slow derivation.

What stands in a slot beside the wrapped key is authenticated with it, so it cannot be exchanged unnoticed.
"""

import json
import secrets
import unicodedata
from dataclasses import dataclass, field, replace
from enum import StrEnum

from jipdesk.errors import InputRefused, MachineRefused
from jipdesk.safe import recovery
from jipdesk.safe.keys import KEY_BYTES, DataKey

LEAST_CHARACTERS = 14
SALT_BYTES = 16
NONCE_BYTES = 12
TAG_BYTES = 16


class Kind(StrEnum):
    """How a slot is opened."""

    OPEN = "open"
    PASSPHRASE = "passphrase"  # noqa: S105 - a kind of slot
    RECOVERY = "recovery"


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a passphrase costs: memory in KiB, passes over it, lanes in parallel."""

    memory: int
    passes: int
    lanes: int

    @property
    def is_acceptable(self) -> bool:
        """Whether a stored cost may be used: less would make guessing cheap, more would stall the computer."""
        return 64 << 10 <= self.memory <= 2 << 20 and 2 <= self.passes <= 20 and 1 <= self.lanes <= 16


USUAL = Cost(256 << 10, 3, 4)
SMALL = Cost(64 << 10, 3, 4)
NO_COST = Cost(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Slot:
    """One slot as it is stored; `sealed` is the wrapped key, or the key itself in an open slot."""

    kind: Kind
    number: str
    name: str = ""
    cost: Cost = NO_COST
    salt: bytes = b""
    nonce: bytes = b""
    sealed: bytes = field(default=b"", repr=False)

    @property
    def is_well_formed(self) -> bool:
        """Whether lengths and costs are such as this program writes."""
        if self.kind is Kind.OPEN:
            return (self.cost, self.salt, self.nonce, len(self.sealed)) == (NO_COST, b"", b"", KEY_BYTES)
        cost_fits = self.cost.is_acceptable if self.kind is Kind.PASSPHRASE else self.cost == NO_COST
        lengths = (len(self.salt), len(self.nonce), len(self.sealed))
        return cost_fits and lengths == (SALT_BYTES, NONCE_BYTES, KEY_BYTES + TAG_BYTES)


def open_slot(key: DataKey) -> Slot:
    """Return the slot of an open desk."""
    return Slot(Kind.OPEN, _number(), sealed=key.as_bytes())


def passphrase_slot(key: DataKey, name: str, passphrase: str, cost: Cost = USUAL) -> Slot:
    """Return a coordinator's slot, or refuse with `passphrase_short`.

    Where the usual 256 MiB are not to be had, 64 MiB serve. `cost` is for tests; what `is_acceptable` refuses cannot be
    read back.
    """
    if len(normal(passphrase)) < LEAST_CHARACTERS:
        raise InputRefused("passphrase_short", least=LEAST_CHARACTERS)
    empty = Slot(Kind.PASSPHRASE, _number(), name, cost, secrets.token_bytes(SALT_BYTES))
    try:
        return _sealed(empty, key, _stretched(passphrase, empty))
    except MemoryError:
        smaller = replace(empty, cost=SMALL)
        return _sealed(smaller, key, _stretched(passphrase, smaller))


def recovery_slot(key: DataKey) -> tuple[Slot, str]:
    """Return a recovery slot, and the code to be printed and then forgotten."""
    secret = recovery.new_secret()
    empty = Slot(Kind.RECOVERY, _number(), salt=secrets.token_bytes(SALT_BYTES))
    return _sealed(empty, key, _expanded(secret, empty)), recovery.printed(secret)


def opened(slot: Slot) -> DataKey:
    """Return the key in an open slot."""
    return DataKey.from_bytes(slot.sealed)


def opened_by_passphrase(slot: Slot, passphrase: str) -> DataKey | None:
    """Return the key in a coordinator's slot, or None if this passphrase does not open it.

    Refuses with `memory_short` where the computer lacks the memory that the slot asks for.
    """
    try:
        return _unsealed(slot, _stretched(passphrase, slot))
    except MemoryError as error:
        raise MachineRefused("memory_short", needed=slot.cost.memory << 10) from error


def opened_by_recovery(slot: Slot, secret: bytes) -> DataKey | None:
    """Return the key in the recovery slot, or None if this is another desk's code."""
    return _unsealed(slot, _expanded(secret, slot))


def normal(passphrase: str) -> str:
    """Return the passphrase in the one form that counts: computers type 「が」, ｶﾞ or Ａ in different ways."""
    return unicodedata.normalize("NFKC", passphrase)


def _number() -> str:
    return secrets.token_hex(4)


def _stretched(passphrase: str, slot: Slot) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    cost = slot.cost
    slow = Argon2id(salt=slot.salt, length=32, iterations=cost.passes, lanes=cost.lanes, memory_cost=cost.memory)
    # A lone surrogate is no text, but a terminal can hand one over; it must count as a wrong passphrase, not end us.
    return slow.derive(normal(passphrase).encode("utf-8", "surrogatepass"))


def _expanded(secret: bytes, slot: Slot) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(SHA256(), 32, slot.salt, b"jipdesk recovery").derive(secret)


def _sealed(slot: Slot, key: DataKey, wrapping: bytes) -> Slot:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    slot = replace(slot, nonce=secrets.token_bytes(NONCE_BYTES))
    return replace(slot, sealed=AESGCM(wrapping).encrypt(slot.nonce, key.as_bytes(), _header(slot)))


def _unsealed(slot: Slot, wrapping: bytes) -> DataKey | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return DataKey.from_bytes(AESGCM(wrapping).decrypt(slot.nonce, slot.sealed, _header(slot)))
    except InvalidTag:
        return None


def _header(slot: Slot) -> bytes:
    cost = [slot.cost.memory, slot.cost.passes, slot.cost.lanes]
    parts = ["jipdesk key slot 1", slot.kind, slot.number, slot.name, cost, slot.salt.hex()]
    return json.dumps(parts).encode()
