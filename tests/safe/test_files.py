import errno
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from jipdesk.errors import MachineRefused
from jipdesk.safe import files, trouble
from jipdesk.safe.disk import Disk

PRIVATE_FILE, PRIVATE_FOLDER = 0o100600, 0o040700


def as_windows(number):
    error = PermissionError(errno.EACCES, "no")
    error.winerror = number
    return error


@pytest.fixture
def waits(monkeypatch):
    """The seconds that the program would have waited."""
    waited = []
    monkeypatch.setattr(trouble, "pause", waited.append)
    return waited


@pytest.fixture
def held(watch):
    """Let another program hold the file for the first so many tries to rename or remove it."""

    def hold(number, tries):
        left = iter([as_windows(number)] * tries)

        def before(name, args):
            if name in {"replace", "unlink"} and (error := next(left, None)):
                raise error

        watch(before)

    return hold


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_files_and_folders_are_their_owners_alone_under_any_umask(tmp_path, mask, in_child):
    def make():
        os.umask(mask)
        files.make_private_folder(tmp_path / "a" / "b")
        files.write_durably(tmp_path / "a" / "durable", b"x")
        files.make_private_file(tmp_path / "a" / "empty")

    assert in_child(make) == 0

    assert (tmp_path / "a").stat().st_mode == (tmp_path / "a" / "b").stat().st_mode == PRIVATE_FOLDER
    assert [(tmp_path / "a" / name).stat().st_mode for name in ("durable", "empty")] == [PRIVATE_FILE] * 2


def test_an_existing_folder_keeps_its_mode(tmp_path):
    tmp_path.chmod(0o755)

    files.make_private_folder(tmp_path)

    assert tmp_path.stat().st_mode == 0o040755


def test_content_reaches_the_medium_before_its_name_and_the_name_after(tmp_path, calls):
    files.write_durably(tmp_path / "note", b"x")

    assert calls == [
        ("create", "partial"),
        ("write", "partial"),
        ("sync", "partial"),
        ("close", "partial"),
        ("replace", "partial"),
        ("sync_folder", tmp_path.name),
    ]


def test_publishing_brings_the_content_to_the_medium_before_its_name(tmp_path, calls):
    (tmp_path / "copy").write_bytes(b"x")

    files.publish(tmp_path / "copy", tmp_path / "final")

    assert [call for call, _ in calls] == ["open_existing", "sync", "close", "replace", "sync_folder"]


def test_the_real_disk_can_wait_for_the_medium(tmp_path):
    disk = Disk()
    file = disk.create(tmp_path / "note")
    disk.write(file, b"x" * 100)

    disk.sync(file)
    disk.close(file)
    disk.sync_folder(tmp_path)

    assert (tmp_path / "note").read_bytes() == b"x" * 100
    with pytest.raises(FileNotFoundError):
        disk.sync_folder(tmp_path / "absent")


ORDERS = [["write", "fsync", rename, "fsync"] for rename in ("rename", "renameat", "renameat2")]
TRACED = """
from pathlib import Path
from jipdesk.safe import files
files.write_durably(Path("note"), b"told to the system")
"""


def can_trace():
    """Tell whether strace is there and may be used, which containers often forbid."""
    return (
        shutil.which("strace") and not subprocess.run(["strace", "true"], capture_output=True, check=False).returncode
    )


@pytest.mark.skipif(not can_trace(), reason="the system's own record needs strace")
def test_the_system_sees_the_same_order(tmp_path):
    command = ["strace", "-f", "-o", "trace", "-e", "trace=write,fsync,?rename,?renameat,?renameat2", sys.executable]
    root = Path(files.__file__).parents[2]
    subprocess.run([*command, "-c", TRACED], cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(root)}, check=True)

    lines = [line.split(maxsplit=1)[1] for line in (tmp_path / "trace").read_text().splitlines()]
    first = next(place for place, line in enumerate(lines) if "told to the system" in line)
    assert [line.split("(")[0] for line in lines[first:]][:4] in ORDERS


def test_a_failure_leaves_the_old_content_or_the_new(tmp_path, every_failure):
    note = tmp_path / "note"

    def prepare():
        note.write_bytes(b"old")

    for _ in every_failure(prepare, lambda _: files.write_durably(note, b"new")):
        assert note.read_bytes() in {b"old", b"new"}


def test_a_failure_that_passes_leaves_no_unfinished_file(tmp_path, watch):
    for failing in ("write", "sync", "replace"):

        def before(name, args, failing=failing):
            if name == failing:
                raise OSError(errno.EIO, "")

        watch(before)
        with pytest.raises(MachineRefused):
            files.write_durably(tmp_path / "note", b"new")

    assert list(tmp_path.iterdir()) == []


def test_a_killed_writer_leaves_the_old_content_or_the_new(tmp_path, every_death):
    note = tmp_path / "note"

    def prepare():
        note.write_bytes(b"old")

    for _ in every_death(prepare, lambda _: files.write_durably(note, b"new")):
        assert note.read_bytes() in {b"old", b"new"}
        files.discard_partials(tmp_path)
        assert list(tmp_path.iterdir()) == [note]


def test_a_killed_publisher_leaves_no_half_file_under_the_final_name(tmp_path, every_death):
    def prepare():
        (tmp_path / "copy").write_bytes(b"whole")
        (tmp_path / "final").unlink(missing_ok=True)

    for _ in every_death(prepare, lambda _: files.publish(tmp_path / "copy", tmp_path / "final")):
        assert not (tmp_path / "final").exists() or (tmp_path / "final").read_bytes() == b"whole"


def test_a_file_that_cannot_be_published_goes(tmp_path, every_failure):
    def prepare():
        (tmp_path / "copy").write_bytes(b"whole")

    for _ in every_failure(prepare, lambda _: files.publish(tmp_path / "copy", tmp_path / "final")):
        assert not (tmp_path / "final").exists() or (tmp_path / "final").read_bytes() == b"whole"


def test_a_full_disk_keeps_the_old_content(tmp_path, in_child):
    note = tmp_path / "note"
    note.write_bytes(b"old")

    def write():
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (5000, 5000))
        with pytest.raises(MachineRefused, match="disk_full"):
            files.write_durably(note, bytes(20_000))

    assert in_child(write) == 0
    assert {each.name: each.read_bytes() for each in tmp_path.iterdir()} == {"note": b"old"}


def test_what_an_account_may_not_do_is_said(tmp_path, in_child):
    tmp_path.chmod(0o500)

    def write():
        if os.geteuid() == 0:
            os.setuid(65534)
        for act in (files.make_private_folder, files.make_private_file, lambda path: files.write_durably(path, b"")):
            with pytest.raises(MachineRefused, match="no_permission"):
                act(tmp_path / "new")

    assert in_child(write) == 0


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.ENOSPC, ""), "disk_full"),
        (OSError(errno.EDQUOT, ""), "disk_full"),
        (OSError(errno.EFBIG, ""), "disk_full"),
        (OSError(errno.EROFS, ""), "no_permission"),
        (PermissionError(errno.EACCES, ""), "no_permission"),
        (OSError(errno.EIO, ""), "file_trouble"),
        (FileNotFoundError(errno.ENOENT, ""), "file_trouble"),
        (as_windows(5), "no_permission"),
        (as_windows(32), "file_in_use"),
        (as_windows(33), "file_in_use"),
        (as_windows(112), "disk_full"),
    ],
)
def test_each_trouble_has_its_code(error, code):
    assert trouble.code_of(error) == code


@pytest.mark.parametrize("number", [5, 32, 33])
@pytest.mark.parametrize("tries", [1, 5])
def test_a_file_held_for_a_moment_is_waited_for(tmp_path, held, waits, number, tries):
    held(number, tries)

    files.write_durably(tmp_path / "note", b"new")

    assert (tmp_path / "note").read_bytes() == b"new"
    assert waits == [0.05, 0.1, 0.2, 0.4, 0.8][:tries]


@pytest.mark.parametrize(("number", "code"), [(5, "no_permission"), (32, "file_in_use"), (33, "file_in_use")])
def test_a_file_held_for_ever_is_refused_after_some_three_seconds(tmp_path, held, waits, number, code):
    (tmp_path / "note").write_bytes(b"old")
    held(number, 1000)

    with pytest.raises(MachineRefused, match=code):
        files.write_durably(tmp_path / "note", b"new")

    assert (tmp_path / "note").read_bytes() == b"old"
    assert sum(waits) == pytest.approx(2 * 1.55)  # for the rename, and for taking the unfinished file away


def test_another_trouble_is_not_waited_for(tmp_path, every_failure, waits):
    for _ in every_failure(lambda: None, lambda _: files.write_durably(tmp_path / "note", b"new")):
        assert waits == []


def test_writing_replaces_a_link_and_not_what_it_points_at(tmp_path):
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "link").symlink_to(tmp_path / "precious")

    files.write_durably(tmp_path / "link", b"new")
    (tmp_path / "other").symlink_to(tmp_path / "precious")
    files.make_private_file(tmp_path / "other")

    assert (tmp_path / "precious").read_bytes() == b"precious"
    assert (tmp_path / "link").read_bytes() == b"new"


def test_wiping_does_not_follow_links(tmp_path):
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "letter").write_bytes(b"x")
    (tmp_path / "tmp" / "deep").mkdir(parents=True)
    (tmp_path / "tmp" / "deep" / "link").symlink_to(tmp_path / "kept")

    files.wipe(tmp_path / "tmp")

    assert list((tmp_path / "tmp").iterdir()) == []
    assert (tmp_path / "kept" / "letter").read_bytes() == b"x"


def test_wiping_goes_on_after_a_file_that_is_held(tmp_path, watch, waits):
    for name in "abc":
        (tmp_path / name).write_bytes(b"x")

    def before(name, args):
        if name == "unlink" and args[0].name == "b":
            raise as_windows(32)

    watch(before)
    files.wipe(tmp_path)

    assert [each.name for each in tmp_path.iterdir()] == ["b"]


def test_only_our_own_unfinished_files_are_discarded(tmp_path):
    strangers = {"thesis.partial", ".0123.partial", ".0123456789abcdef.partial.txt", "0123456789abcdef.partial"}
    for name in strangers | {".0123456789abcdef.partial", files.partial_beside(tmp_path / "x").name}:
        (tmp_path / name).write_bytes(b"x")

    files.discard_partials(tmp_path)

    assert {each.name for each in tmp_path.iterdir()} == strangers


def test_a_file_is_hashed_in_pieces(tmp_path):
    (tmp_path / "big").write_bytes(bytes(3 * files.CHUNK + 1))

    assert files.sha256(tmp_path / "big") == hashlib.sha256(bytes(3 * files.CHUNK + 1)).hexdigest()


def test_a_small_file_is_cut_one_byte_after_its_most(tmp_path):
    (tmp_path / "note").write_bytes(bytes(100))

    assert len(files.read_small(tmp_path / "note", 10)) == 11
    assert files.read_small(tmp_path / "absent", 10) is None
    assert files.read_small(tmp_path, 10) is None


def test_too_little_room_is_said_before_anything_is_written(tmp_path):
    free = files.free_space(tmp_path / "not" / "there" / "yet")

    files.require_space(tmp_path, 0)
    with pytest.raises(MachineRefused, match="disk_full"):
        files.require_space(tmp_path, free * 1000)
