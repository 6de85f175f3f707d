"""The data key of a desk, from which every other secret is derived.

It is random, is made once, and is never written down as it is in a protected desk: `slots` wraps it with a passphrase.
No key ever becomes part of a message, a representation or an exception.
"""

import secrets
from dataclasses import dataclass, field
from enum import StrEnum

SECRET_BYTES = 32
SALT_BYTES = 16
KEY_BYTES = SECRET_BYTES + SALT_BYTES


class Purpose(StrEnum):
    """What a derived key is for; each purpose has its own, so that none can stand in for another."""

    HISTORY = "history"
    BACKUP = "backup"
    PAYLOAD = "payload"


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key of all data of a desk: 32 random bytes, and SQLCipher's 16 bytes of salt."""

    _secret: bytes = field(repr=False)
    _salt: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "DataKey":
        """Return a new random key."""
        return cls(secrets.token_bytes(SECRET_BYTES), secrets.token_bytes(SALT_BYTES))

    @classmethod
    def from_bytes(cls, key: bytes) -> "DataKey":
        """Return the key that `as_bytes` gave; another length is a `ValueError`."""
        if len(key) != KEY_BYTES:
            raise ValueError("not a data key")
        return cls(key[:SECRET_BYTES], key[SECRET_BYTES:])

    def as_bytes(self) -> bytes:
        """Return the 48 bytes to be wrapped. Never for a message."""
        return self._secret + self._salt

    def for_sqlcipher(self) -> str:
        """Return SQLCipher's raw key text, `x'…'`, which passes its own slow derivation by."""
        return f"x'{self.as_bytes().hex()}'"

    def subkey(self, purpose: Purpose) -> bytes:
        """Return the 32 bytes derived for a purpose (HKDF-SHA256, RFC 5869)."""
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        derived: bytes = HKDF(SHA256(), 32, self._salt, b"jipdesk " + purpose.encode()).derive(self._secret)
        return derived
