import base64
import hashlib
import json
import unicodedata
from dataclasses import replace

import pytest

from jipdesk.errors import DeskRefused, InputRefused, MachineRefused
from jipdesk.safe import keyfile, slots
from jipdesk.safe.keyfile import KeyFile, parse
from jipdesk.safe.keys import DataKey

CHEAP = slots.Cost(64 << 10, 2, 1)
PASSPHRASE = "がんばれ Jip デスク 2024 Ａé"


@pytest.fixture(scope="module")
def tanaka(key):
    return slots.passphrase_slot(key, "田中", PASSPHRASE, CHEAP)


@pytest.fixture(scope="module")
def recovery(key):
    return slots.recovery_slot(key)


@pytest.fixture(scope="module")
def protected(tanaka, recovery):
    return KeyFile((tanaka, recovery[0]))


def rewritten(content, change):
    """Return a keys.json with a change and a checksum that fits it."""
    body = json.loads(content)
    change(body)
    body.pop("check", None)
    check = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    return json.dumps({**body, "check": check}).encode()


def test_an_open_desk_needs_no_passphrase_and_minds_none(key, stored_keys):
    for secret in (None, "", "anything"):
        assert parse(stored_keys).unlock(secret) == keyfile.Unlocked(key, slots.Kind.OPEN, "")


def test_a_passphrase_gives_the_key_and_tells_whose_it_is(key, protected):
    found = parse(protected.to_bytes()).unlock(PASSPHRASE)

    assert (found.key, found.name) == (key, "田中")


def test_the_recovery_code_gives_the_key(key, protected, recovery):
    found = parse(protected.to_bytes()).unlock(recovery[1].lower().replace("-", " "))

    assert (found.key, found.kind) == (key, slots.Kind.RECOVERY)


@pytest.mark.parametrize("secret", [None, ""])
def test_a_protected_desk_asks_for_a_passphrase(protected, secret):
    with pytest.raises(DeskRefused, match="passphrase_needed"):
        protected.unlock(secret)


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_a_passphrase_counts_the_same_however_a_computer_composes_it(key, protected, form):
    assert protected.unlock(unicodedata.normalize(form, PASSPHRASE)).key == key


def test_full_width_and_half_width_count_the_same(key, protected):
    assert protected.unlock("がんばれ\u3000Ｊｉｐ ﾃﾞｽｸ ２０２４ Aé").key == key


@pytest.mark.parametrize(
    "near",
    [
        PASSPHRASE + " ",
        " " + PASSPHRASE,
        PASSPHRASE[:-1],
        PASSPHRASE.lower(),
        PASSPHRASE.replace("が", "か"),
        "\udc80" * 20,
    ],
)
def test_a_near_passphrase_is_refused(protected, near):
    with pytest.raises(DeskRefused, match="wrong_passphrase"):
        protected.unlock(near)


def test_another_desks_recovery_code_is_wrong_and_a_slip_in_ours_is_named(protected, recovery):
    other = slots.recovery_slot(DataKey.new())[1]
    slip = recovery[1][:-1] + ("0" if recovery[1][-1] != "0" else "2")

    with pytest.raises(DeskRefused, match="wrong_passphrase"):
        protected.unlock(other)
    with pytest.raises(DeskRefused, match="recovery_code_mistyped") as refusal:
        protected.unlock(slip)

    assert refusal.value.values == {"group": 8}


def test_each_coordinator_has_a_passphrase_and_a_new_one_replaces_the_old(key, tanaka):
    suzuki = slots.passphrase_slot(key, "鈴木", "suzuki's own passphrase", CHEAP)
    again = slots.passphrase_slot(key, "田中", "tanaka's new passphrase", CHEAP)
    file = KeyFile((tanaka,)).with_slot(suzuki).with_slot(again)

    assert file.names == ("鈴木", "田中")
    assert file.unlock("suzuki's own passphrase", "田中").name == "鈴木"
    assert file.unlock("tanaka's new passphrase", "田中").name == "田中"
    with pytest.raises(DeskRefused, match="wrong_passphrase"):
        file.unlock(PASSPHRASE)
    assert file.without("鈴木").names == ("田中",)


def test_a_desk_is_open_or_protected_never_both_nor_neither(key, tanaka, recovery):
    opened = slots.open_slot(key)
    for wrong in [(), (opened, tanaka), (opened, opened), (recovery[0],), (tanaka, recovery[0], recovery[0])]:
        with pytest.raises(ValueError, match="open or protected"):
            KeyFile(wrong)


@pytest.mark.parametrize("passphrase", ["", "thirteen char", "が" * 13])
def test_a_short_passphrase_is_refused(key, passphrase):
    with pytest.raises(InputRefused, match="passphrase_short"):
        slots.passphrase_slot(key, "田中", passphrase, CHEAP)


def test_the_usual_cost_is_256_mib_three_passes_four_lanes(monkeypatch, key):
    asked = []
    monkeypatch.setattr(slots, "_stretched", lambda _, slot: asked.append(slot.cost) or bytes(32))

    slots.passphrase_slot(key, "田中", PASSPHRASE)

    assert asked == [slots.Cost(256 * 1024, 3, 4)]


def test_where_memory_is_short_64_mib_serve(monkeypatch, key):
    real = slots._stretched

    def short(passphrase, slot):
        if slot.cost == slots.USUAL:
            raise MemoryError
        return real(passphrase, slot)

    monkeypatch.setattr(slots, "_stretched", short)
    slot = slots.passphrase_slot(key, "田中", PASSPHRASE)

    assert slot.cost == slots.Cost(64 * 1024, 3, 4)
    assert KeyFile((slot,)).unlock(PASSPHRASE).key == key


def test_too_little_memory_for_a_stored_slot_is_said(monkeypatch, protected):
    def short(*_):
        raise MemoryError

    monkeypatch.setattr(slots, "_stretched", short)

    with pytest.raises(MachineRefused, match="memory_short"):
        protected.unlock(PASSPHRASE)


@pytest.mark.parametrize(
    ("cost", "accepted"),
    [
        ((65536, 2, 1), True),
        ((2097152, 20, 16), True),
        ((65535, 2, 1), False),
        ((65536, 1, 1), False),
        ((65536, 2, 0), False),
        ((2097153, 2, 1), False),
        ((65536, 21, 1), False),
        ((65536, 2, 17), False),
        ((-1, -1, -1), False),
        ((10**30, 3, 4), False),
    ],
)
def test_a_stored_cost_is_neither_too_cheap_nor_ruinous(protected, cost, accepted):
    def change(body):
        body["slots"][0]["argon2id"] = cost

    content = rewritten(protected.to_bytes(), change)

    if accepted:
        assert parse(content).slots[0].cost == slots.Cost(*cost)
    else:
        with pytest.raises(DeskRefused, match="keys_damaged"):
            parse(content)


def test_what_stands_beside_a_wrapped_key_cannot_be_exchanged(tanaka, recovery):
    for changed in (
        replace(tanaka, name="鈴木"),
        replace(tanaka, number="00000000"),
        replace(tanaka, cost=slots.Cost(64 << 10, 3, 1)),
        replace(tanaka, salt=bytes(16)),
        replace(tanaka, nonce=bytes(12)),
        replace(tanaka, sealed=bytes(64)),
    ):
        with pytest.raises(DeskRefused, match="wrong_passphrase"):
            KeyFile((changed,)).unlock(PASSPHRASE)
    with pytest.raises(DeskRefused, match="wrong_passphrase"):
        KeyFile((tanaka, replace(recovery[0], salt=bytes(16)))).unlock(recovery[1])


def test_every_flipped_bit_in_a_key_file_is_damage_or_changes_nothing(stored_keys, key):
    for place in range(len(stored_keys)):
        for bit in range(8):
            flipped = bytearray(stored_keys)
            flipped[place] ^= 1 << bit
            try:
                assert parse(bytes(flipped)).unlock().key == key
            except DeskRefused as refusal:
                assert refusal.code == "keys_damaged"  # noqa: PT017 - most flips refuse, those of white space do not


def test_every_cut_of_a_key_file_is_damage(stored_keys):
    for length in range(len(stored_keys) - 2):
        with pytest.raises(DeskRefused, match="keys_damaged"):
            parse(stored_keys[:length])


@pytest.mark.parametrize(
    "content",
    [b"", b"null", b"[]", b"3", b'"x"', b"{}", b"[" * 60_000, b"\xff\xfe", b"9" * 5000, b" " * 70_000, b'{"check": 1}'],
)
def test_what_is_no_key_file_is_damage(content):
    with pytest.raises(DeskRefused, match="keys_damaged"):
        parse(content)


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.update(slots=[]),
        lambda body: body.update(slots=body["slots"] * 2),
        lambda body: body.update(slots=None),
        lambda body: body.pop("format"),
        lambda body: body["slots"][0].update(kind="sesame"),
        lambda body: body["slots"][0].update(sealed="not base64"),
        lambda body: body["slots"][0].update(sealed=base64.b64encode(bytes(47)).decode()),
        lambda body: body["slots"][0].update(salt=base64.b64encode(bytes(16)).decode()),
        lambda body: body["slots"][0].pop("name"),
    ],
)
def test_a_key_file_of_another_shape_is_damage_even_with_a_checksum(stored_keys, change):
    with pytest.raises(DeskRefused, match="keys_damaged"):
        parse(rewritten(stored_keys, change))


def test_a_later_format_wants_a_newer_program(stored_keys):
    with pytest.raises(DeskRefused, match="desk_newer"):
        parse(rewritten(stored_keys, lambda body: body.update(format=2)))


def test_no_secret_shows_in_a_refusal_or_a_representation(protected, tanaka, key):
    shown = [repr(protected), repr(tanaka), repr(slots.open_slot(key)), repr(protected.unlock(PASSPHRASE))]
    for act in (lambda: protected.unlock("a wrong passphrase"), lambda: parse(protected.to_bytes()[:-5])):
        with pytest.raises(DeskRefused) as refusal:
            act()
        shown += [str(refusal.value), repr(refusal.value), repr(refusal.value.values)]
        assert refusal.value.__cause__ is None

    for text in shown:
        for secret in (PASSPHRASE, "a wrong passphrase", key.as_bytes().hex(), repr(key.as_bytes())):
            assert secret not in text


def test_keys_are_stored_twice_and_read_from_either_copy(tmp_path, stored_keys):
    keyfile.store(tmp_path, stored_keys)
    assert keyfile.copies(tmp_path) == (stored_keys,)
    assert keyfile.is_settled(tmp_path)

    for damage in (b"", stored_keys[:100], b"\xff" * 500, None):
        for name in ("keys.json", "keys.bak"):
            keyfile.store(tmp_path, stored_keys)
            (tmp_path / name).unlink() if damage is None else (tmp_path / name).write_bytes(damage)
            assert keyfile.copies(tmp_path) == (stored_keys,)
            assert not keyfile.is_settled(tmp_path)


def test_two_different_copies_are_both_offered(tmp_path, stored_keys, protected):
    keyfile.store(tmp_path, stored_keys)
    (tmp_path / "keys.json").write_bytes(protected.to_bytes())

    assert keyfile.copies(tmp_path) == (protected.to_bytes(), stored_keys)


def test_without_a_whole_copy_the_keys_are_damaged(tmp_path, stored_keys):
    with pytest.raises(DeskRefused, match="keys_damaged"):
        keyfile.copies(tmp_path)
    for name in ("keys.json", "keys.bak"):
        (tmp_path / name).write_bytes(stored_keys[:-30])

    with pytest.raises(DeskRefused, match="keys_damaged"):
        keyfile.copies(tmp_path)


def test_keys_of_a_newer_program_are_not_called_damaged(tmp_path, stored_keys):
    (tmp_path / "keys.json").write_bytes(rewritten(stored_keys, lambda body: body.update(format=2)))

    with pytest.raises(DeskRefused, match="desk_newer"):
        keyfile.copies(tmp_path)


def test_a_killed_change_of_keys_leaves_the_old_ones_or_the_new(tmp_path, every_death, stored_keys, protected):
    new = protected.to_bytes()
    for _ in every_death(lambda: keyfile.store(tmp_path, stored_keys), lambda _: keyfile.store(tmp_path, new)):
        assert set(keyfile.copies(tmp_path)) <= {stored_keys, new}


def test_a_failed_change_of_keys_leaves_the_old_ones_or_the_new(tmp_path, every_failure, stored_keys, protected):
    new = protected.to_bytes()
    for _ in every_failure(lambda: keyfile.store(tmp_path, stored_keys), lambda _: keyfile.store(tmp_path, new)):
        assert set(keyfile.copies(tmp_path)) <= {stored_keys, new}
