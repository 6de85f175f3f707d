import hashlib
import hmac
import io
import json
import os
import random
import struct
import zipfile
import zlib
from pathlib import Path

import pytest

from jipdesk.errors import DeskRefused, InputRefused, MachineRefused
from jipdesk.safe import container, files, keyfile, layout, slots
from jipdesk.safe.keys import DataKey, Purpose

CHEAP = slots.Cost(64 << 10, 2, 1)
DATABASE = random.Random(1).randbytes(30_000)
MANIFEST = {"app": "1.2.3", "schema": 7, "counts": {"person": 3}}
CODES = {"backup_damaged", "backup_foreign"}
OPEN_FILES = Path("/proc/self/fd")


@pytest.fixture
def copy(tmp_path):
    (tmp_path / "copy.db").write_bytes(DATABASE)
    return tmp_path / "copy.db"


@pytest.fixture
def backup(tmp_path, copy, stored_keys, key):
    container.write(tmp_path / "b.jipbackup", MANIFEST, stored_keys, copy, key)
    return tmp_path / "b.jipbackup"


def restore(path, to):
    """Do what a restore does with the file, and return the manifest."""
    with container.open_container(path) as opened:
        whole = opened.authenticate(opened.key_file.unlock().key)
        whole.extract_database(to)
        return whole.manifest


def refusal_of(path, to):
    with pytest.raises(InputRefused) as refusal:
        restore(path, to)
    assert not to.exists()
    return refusal.value.code


def sealed(content, key):
    """Return an archive with the seal that only somebody with the key can make."""
    digest = hmac.new(key.subkey(Purpose.BACKUP), content, hashlib.sha256).hexdigest()
    return content + b"jip1:" + digest.encode()


def test_a_backup_gives_back_what_was_put_in(backup, tmp_path, key, stored_keys):
    manifest = restore(backup, tmp_path / "out.db")

    assert (tmp_path / "out.db").read_bytes() == DATABASE
    described = {"size": len(DATABASE), "sha256": hashlib.sha256(DATABASE).hexdigest()}
    assert manifest == {**MANIFEST, "format": 1, "database": described}
    with container.open_container(backup) as opened:
        assert opened.keys == stored_keys
        opened.authenticate(key).verify_database()


@pytest.mark.parametrize("size", [0, 1, files.CHUNK, files.CHUNK + 1])
def test_a_database_of_any_size_comes_back(tmp_path, stored_keys, key, size):
    (tmp_path / "copy").write_bytes(os.urandom(size))
    container.write(tmp_path / "b", {}, stored_keys, tmp_path / "copy", key)

    restore(tmp_path / "b", tmp_path / "out")

    assert (tmp_path / "out").read_bytes() == (tmp_path / "copy").read_bytes()


def test_any_zip_program_can_open_a_backup(backup, stored_keys):
    with zipfile.ZipFile(backup) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["manifest.json", "keys.json", "data.db"]
        assert archive.read("keys.json") == stored_keys
        assert archive.read("data.db") == DATABASE
        assert json.loads(archive.read("manifest.json"))["app"] == "1.2.3"
        assert archive.comment.startswith(b"jip1:")


def test_equal_content_makes_equal_backups(backup, tmp_path, copy, stored_keys, key):
    container.write(tmp_path / "again", MANIFEST, stored_keys, copy, key)

    assert (tmp_path / "again").read_bytes() == backup.read_bytes()


def test_backup_and_extracted_database_are_their_owners_alone(backup, tmp_path):
    restore(backup, tmp_path / "out.db")

    assert backup.stat().st_mode == (tmp_path / "out.db").stat().st_mode == 0o100600


@pytest.mark.parametrize("count", [300, pytest.param(5000, marks=pytest.mark.slow)])
def test_every_flipped_bit_is_refused(backup, tmp_path, count):
    whole, chance = backup.read_bytes(), random.Random(2)
    tail = range(len(whole) - 300, len(whole))
    small = range(len(whole) - 300 - len(DATABASE))
    anywhere = [chance.randrange(len(whole)) for _ in range(count)]
    for place in [*tail, *small, *anywhere]:
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        backup.write_bytes(flipped)
        assert refusal_of(backup, tmp_path / "out.db") in CODES


@pytest.mark.parametrize("count", [100, pytest.param(1000, marks=pytest.mark.slow)])
def test_every_cut_is_refused(backup, tmp_path, count):
    whole, chance = backup.read_bytes(), random.Random(3)
    for length in [
        0,
        1,
        4,
        43,
        *range(len(whole) - 100, len(whole)),
        *(chance.randrange(len(whole)) for _ in range(count)),
    ]:
        backup.write_bytes(whole[:length])
        assert refusal_of(backup, tmp_path / "out.db") in CODES


@pytest.mark.parametrize("extra", [b"\0", b"\n", bytes(50), b"jip1:" + b"0" * 64])
def test_anything_appended_or_put_before_is_refused(backup, extra):
    whole = backup.read_bytes()
    for changed in (whole + extra, extra + whole, whole + whole):
        backup.write_bytes(changed)
        with pytest.raises(InputRefused, match=r"backup_damaged|backup_foreign"):
            container.open_container(backup)  # before any key is asked for


def test_a_part_of_another_backup_is_refused(tmp_path, stored_keys, key, backup):
    (tmp_path / "other.db").write_bytes(bytes(len(DATABASE)))
    container.write(tmp_path / "other", MANIFEST, stored_keys, tmp_path / "other.db", key)
    one, other = backup.read_bytes(), (tmp_path / "other").read_bytes()

    for cut in (len(one) - 69, len(one) // 2, 400):
        backup.write_bytes(one[:cut] + other[cut:])
        assert refusal_of(backup, tmp_path / "out.db") == "backup_damaged"


@pytest.mark.parametrize(
    "content",
    [b"", b"x", b"PK\3\4", b"<html></html>", b"SQLite format 3\0" + bytes(4096), random.Random(4).randbytes(9000)],
)
def test_what_is_no_backup_is_called_foreign(tmp_path, content):
    (tmp_path / "x").write_bytes(content)

    assert refusal_of(tmp_path / "x", tmp_path / "out.db") == "backup_foreign"


def test_a_foreign_archive_is_called_foreign(tmp_path):
    with zipfile.ZipFile(tmp_path / "x", "w") as archive:
        archive.writestr("letter.txt", "hello")

    assert refusal_of(tmp_path / "x", tmp_path / "out.db") == "backup_foreign"


def packed_by_a_library(members):
    """Return an archive as an ordinary ZIP library makes it, up to the seal."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in members:
            archive.writestr(zipfile.ZipInfo(name), content)
        archive.comment = b"x" * 69
    return buffer.getvalue()[:-69]


def packed_as_we_do(members):
    """Return an archive as somebody makes it who knows our layout to the bit, up to the seal."""
    told = [layout.Member(name, len(content), zlib.crc32(content)) for name, content in members]
    contents = [layout.local_header(each) + content for each, (_, content) in zip(told, members, strict=True)]
    return b"".join(contents) + layout.ending(told, 69)


@pytest.fixture
def right_members(stored_keys):
    described = {"format": 1, "database": {"size": len(DATABASE), "sha256": hashlib.sha256(DATABASE).hexdigest()}}
    return [("manifest.json", json.dumps(described).encode()), ("keys.json", stored_keys), ("data.db", DATABASE)]


def test_right_members_in_our_layout_are_a_backup(tmp_path, right_members, key):
    (tmp_path / "x").write_bytes(sealed(packed_as_we_do(right_members), key))

    assert restore(tmp_path / "x", tmp_path / "out.db")["format"] == 1


def test_right_members_in_another_programs_layout_are_refused(tmp_path, right_members, key):
    (tmp_path / "x").write_bytes(sealed(packed_by_a_library(right_members), key))

    assert refusal_of(tmp_path / "x", tmp_path / "out.db") == "backup_damaged"


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize("pack", [packed_as_we_do, packed_by_a_library])
@pytest.mark.parametrize(
    "change",
    [
        lambda m: [m[0], m[1], m[2], ("extra.txt", b"")],
        lambda m: [m[0], m[1], m[2], ("../../evil", b"x")],
        lambda m: [m[0], m[1], m[2], m[2]],
        lambda m: [m[0], m[1]],
        lambda m: [m[0]],
        lambda m: [m[1], m[0], m[2]],
        lambda m: [m[0], m[2], m[1]],
        lambda m: [m[0], m[0], m[2]],
        lambda m: [m[0], m[1], ("DATA.DB", m[2][1])],
        lambda m: [m[0], m[1], ("/data.db", m[2][1])],
        lambda m: [m[0], ("keys.json", m[1][1] + b" " * 200_000), m[2]],
        lambda m: [("manifest.json", m[0][1] + b" " * 2_000_000), m[1], m[2]],
        lambda m: [("manifest.json", b"[1]"), m[1], m[2]],
        lambda m: [("manifest.json", b"[" * 100_000), m[1], m[2]],
        lambda m: [("manifest.json", b""), m[1], m[2]],
        lambda m: [m[0], ("keys.json", b""), m[2]],
        lambda m: [m[0], m[1], ("data.db", m[2][1][:-1])],
        lambda _: [(f"{n}", b"") for n in range(10_000)],
    ],
)
def test_other_members_are_refused_even_with_a_seal(tmp_path, right_members, key, change, pack):
    (tmp_path / "x").write_bytes(sealed(pack(change(right_members)), key))

    assert refusal_of(tmp_path / "x", tmp_path / "out.db") in CODES


def ending_of(members):
    """Return the ending that goes with these members, or what comes nearest where the format has no room for it."""
    try:
        return layout.ending(members, 69)
    except struct.error:
        return layout.ending([layout.Member(each.name, 9, each.crc) for each in members], 69)


@pytest.mark.parametrize("field", ["size", "crc", "name"])
@pytest.mark.parametrize("value", [0, 1, 10 << 30, 2**64 - 1])
def test_declared_sizes_and_checksums_must_be_true(tmp_path, stored_keys, key, field, value):
    head = json.dumps({"format": 1, "database": {"size": 9, "sha256": hashlib.sha256(b"x" * 9).hexdigest()}}).encode()
    contents = {"manifest.json": head, "keys.json": stored_keys, "data.db": b"x" * 9}
    for lying in contents:
        members = []
        for name, content in contents.items():
            told = {"name": name, "size": len(content), "crc": zlib.crc32(content)}
            if name == lying:
                told[field] = {"size": value, "crc": value & 0xFFFFFFFF, "name": "x" * len(name)}[field]
            members.append(layout.Member(**told))
        body = b"".join(
            layout.local_header(each) + content for each, content in zip(members, contents.values(), strict=True)
        )
        (tmp_path / "x").write_bytes(sealed(body + ending_of(members), key))
        if (lying, field) == ("data.db", "crc"):
            restore(tmp_path / "x", tmp_path / "out.db")  # its SHA-256 is what counts
            (tmp_path / "out.db").unlink()
        else:
            assert refusal_of(tmp_path / "x", tmp_path / "out.db") in CODES


def test_a_manifest_that_describes_another_database_is_refused(tmp_path, copy, stored_keys, key, monkeypatch):
    measured = container._measured
    monkeypatch.setattr(container, "_measured", lambda path: (measured(path)[0], "0" * 64))
    container.write(tmp_path / "x", {}, stored_keys, copy, key)

    assert refusal_of(tmp_path / "x", tmp_path / "out.db") == "backup_damaged"


def test_a_database_that_changes_while_it_is_written_is_noticed(tmp_path, copy, stored_keys, key, monkeypatch):
    measured = container._measured

    def then_change(path):
        result = measured(path)
        path.write_bytes(bytes(len(DATABASE)))
        return result

    monkeypatch.setattr(container, "_measured", then_change)
    container.write(tmp_path / "x", {}, stored_keys, copy, key)

    assert refusal_of(tmp_path / "x", tmp_path / "out.db") == "backup_damaged"


def test_a_later_format_wants_a_newer_program(tmp_path, copy, stored_keys, key, monkeypatch):
    monkeypatch.setattr(container, "FORMAT", 2)
    container.write(tmp_path / "x", {}, stored_keys, copy, key)
    monkeypatch.undo()

    assert refusal_of(tmp_path / "x", tmp_path / "out.db") == "backup_newer"


def test_keys_of_a_later_format_want_a_newer_program(tmp_path, copy, stored_keys, key):
    body = json.loads(stored_keys) | {"format": 2}
    body.pop("check")
    body["check"] = hashlib.sha256(json.dumps(body, sort_keys=True).encode()).hexdigest()
    container.write(tmp_path / "x", {}, json.dumps(body).encode(), copy, key)

    assert refusal_of(tmp_path / "x", tmp_path / "out.db") == "backup_newer"


def test_a_protected_backup_asks_for_its_passphrase(tmp_path, copy, key):
    slot = slots.passphrase_slot(key, "田中", "a passphrase of its own", CHEAP)
    container.write(tmp_path / "x", {}, keyfile.KeyFile((slot,)).to_bytes(), copy, key)

    with container.open_container(tmp_path / "x") as opened:
        with pytest.raises(DeskRefused, match="passphrase_needed"):
            opened.key_file.unlock()
        with pytest.raises(DeskRefused, match="wrong_passphrase"):
            opened.key_file.unlock("a passphrase of another")
        opened.authenticate(opened.key_file.unlock("a passphrase of its own").key).verify_database()


def test_damage_in_the_keys_of_a_protected_backup_is_not_called_a_wrong_passphrase(tmp_path, copy, key):
    slot = slots.passphrase_slot(key, "田中", "a passphrase of its own", CHEAP)
    keys = keyfile.KeyFile((slot,)).to_bytes()
    container.write(tmp_path / "x", {}, keys, copy, key)
    whole, chance = (tmp_path / "x").read_bytes(), random.Random(6)
    start = whole.index(keys)

    for place in range(start, start + len(keys)):
        flipped = bytearray(whole)
        flipped[place] ^= 1 << chance.randrange(8)
        (tmp_path / "x").write_bytes(flipped)
        with pytest.raises(InputRefused, match="backup_damaged"):
            container.open_container(tmp_path / "x")


def test_another_desks_key_does_not_authenticate(backup):
    with container.open_container(backup) as opened, pytest.raises(InputRefused, match="backup_damaged"):
        opened.authenticate(DataKey.new())


def test_an_absent_file_is_missing_and_a_folder_is_unreadable(tmp_path):
    assert refusal_of(tmp_path / "absent", tmp_path / "out.db") == "backup_missing"
    assert refusal_of(tmp_path, tmp_path / "out.db") == "backup_unreadable"


def test_a_fault_in_reading_is_the_backups_and_nothing_remains(backup, tmp_path, key, watch):
    with container.open_container(backup) as opened:
        whole = opened.authenticate(key)

        def before(name, args):
            if name == "read":
                raise OSError(5, "")

        watch(before)
        with pytest.raises(InputRefused, match="backup_unreadable"):
            whole.extract_database(tmp_path / "out.db")
        watch(None)

    assert not (tmp_path / "out.db").exists()


def test_what_was_authenticated_is_what_is_extracted(backup, tmp_path, key):
    with container.open_container(backup) as opened:
        whole = opened.authenticate(key)
        damaged = bytearray(backup.read_bytes())
        damaged[-20_000] ^= 1
        backup.write_bytes(damaged)

        with pytest.raises(InputRefused, match="backup_damaged"):
            whole.extract_database(tmp_path / "out.db")

    assert not (tmp_path / "out.db").exists()


def test_a_failed_backup_leaves_no_file(tmp_path, copy, stored_keys, key, every_failure):
    def write(_):
        container.write(tmp_path / "partial", MANIFEST, stored_keys, copy, key)
        files.publish(tmp_path / "partial", tmp_path / "final.jipbackup")

    for _ in every_failure(lambda: (tmp_path / "final.jipbackup").unlink(missing_ok=True), write):
        if (tmp_path / "final.jipbackup").exists():
            restore(tmp_path / "final.jipbackup", tmp_path / "out.db")


def test_a_killed_backup_leaves_no_file_under_its_final_name_or_a_whole_one(
    tmp_path, copy, stored_keys, key, every_death
):
    def write(_):
        container.write(tmp_path / "partial", MANIFEST, stored_keys, copy, key)
        files.publish(tmp_path / "partial", tmp_path / "final.jipbackup")

    for _ in every_death(lambda: (tmp_path / "final.jipbackup").unlink(missing_ok=True), write):
        if (tmp_path / "final.jipbackup").exists():
            restore(tmp_path / "final.jipbackup", tmp_path / "out.db")


@pytest.mark.parametrize("limit", [0, 100, 1000, 20_000, 30_500])
def test_a_full_disk_leaves_no_backup_and_no_half_database(backup, tmp_path, copy, stored_keys, key, in_child, limit):
    def on_a_full_disk():
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        with pytest.raises(MachineRefused, match="disk_full"):
            container.write(tmp_path / "x", MANIFEST, stored_keys, copy, key)
        if limit < len(DATABASE):
            with pytest.raises(MachineRefused, match="disk_full"):
                restore(backup, tmp_path / "out.db")

    assert in_child(on_a_full_disk) == 0
    assert {each.name for each in tmp_path.iterdir()} == {"copy.db", "b.jipbackup"}


@pytest.mark.skipif(not OPEN_FILES.is_dir(), reason="this system does not show a process its open files")
def test_the_file_is_closed_after_every_refusal(backup, tmp_path):
    backup.write_bytes(backup.read_bytes() + b"x")
    before = len(list(OPEN_FILES.iterdir()))

    for _ in range(10):
        refusal_of(backup, tmp_path / "out.db")

    assert len(list(OPEN_FILES.iterdir())) == before


def test_a_database_beyond_four_gibibytes_still_makes_an_ordinary_archive(tmp_path, stored_keys):
    head = b'{"format": 1}'
    size = 5 << 30
    members = [
        layout.Member("manifest.json", len(head), zlib.crc32(head)),
        layout.Member("keys.json", len(stored_keys), zlib.crc32(stored_keys)),
        layout.Member("data.db", size, 0x12345678),
    ]
    with (tmp_path / "x").open("wb") as file:
        file.write(layout.local_header(members[0]) + head + layout.local_header(members[1]) + stored_keys)
        file.write(layout.local_header(members[2]))
        file.seek(size, os.SEEK_CUR)  # a hole, which takes no room
        file.write(layout.ending(members, 69) + b"jip1:" + b"0" * 64)

    with zipfile.ZipFile(tmp_path / "x") as archive:
        assert [info.file_size for info in archive.infolist()] == [len(head), len(stored_keys), size]
        assert archive.read("keys.json") == stored_keys
        with archive.open("data.db") as database:
            assert database.read(100) == bytes(100)
    with container.open_container(tmp_path / "x") as opened:
        assert opened.keys == stored_keys
