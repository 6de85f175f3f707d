import pytest

from jipdesk.safe.keys import DataKey, Purpose


def test_every_key_is_new():
    assert len({DataKey.new().for_sqlcipher() for _ in range(100)}) == 100


def test_sqlcipher_gets_key_and_salt_in_hexadecimal():
    key = DataKey.from_bytes(bytes(range(48)))

    assert key.for_sqlcipher() == f"x'{bytes(range(48)).hex()}'"


def test_derived_keys_are_those_of_rfc_5869_and_differ_by_purpose_and_desk():
    key = DataKey.from_bytes(bytes(range(48)))

    # HKDF-SHA256 written out: extract with the salt, expand with the label.
    import hashlib
    import hmac

    extracted = hmac.digest(bytes(range(32, 48)), bytes(range(32)), hashlib.sha256)
    for purpose in Purpose:
        expected = hmac.digest(extracted, b"jipdesk " + purpose.encode() + b"\1", hashlib.sha256)
        assert key.subkey(purpose) == expected
    assert len({each.subkey(purpose) for each in (key, DataKey.new()) for purpose in Purpose}) == 6


def test_no_key_shows_in_a_representation():
    key = DataKey.new()

    for shown in (repr(key), str(key), f"{key}", f"{[key]}"):
        assert shown.strip("[]") == "DataKey()"


@pytest.mark.parametrize("length", [0, 32, 47, 49])
def test_other_lengths_are_no_key(length):
    with pytest.raises(ValueError, match="not a data key"):
        DataKey.from_bytes(bytes(length))
