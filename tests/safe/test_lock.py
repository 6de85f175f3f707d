import contextlib
import errno
import os
import signal

import pytest

from jipdesk.errors import DeskRefused, MachineRefused
from jipdesk.safe import files
from jipdesk.safe.lock import DeskLock


@pytest.fixture
def lock_file(tmp_path):
    return tmp_path / "LOCK"


@pytest.fixture
def holding(fork, lock_file):
    """Start a program that holds the desk until it is killed; return its number once it does."""
    children = []

    def start():
        ready, tell = os.pipe()
        children.append(fork(_hold, lock_file, tell))
        os.close(tell)
        assert os.read(ready, 1) == b"!"
        os.close(ready)
        return children[-1]

    yield start
    for child in children:
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            _kill(child)


def _hold(lock_file, tell):
    held = DeskLock.take(lock_file)
    os.write(tell, b"!")
    signal.pause()
    held.release()


def _kill(child):
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def test_the_second_one_learns_who_holds_the_desk_and_where(holding, lock_file, monkeypatch):
    monkeypatch.setenv("LOGNAME", "tanaka")
    monkeypatch.setattr("platform.node", lambda: "JIP-PC-12")
    holding()

    with pytest.raises(DeskRefused, match="desk_in_use") as refusal:
        DeskLock.take(lock_file)

    assert refusal.value.values == {"holder": "tanaka", "host": "JIP-PC-12"}


def test_the_note_names_the_coordinator_once_known(lock_file):
    held = DeskLock.take(lock_file)
    held.sign("田中 花子")

    with pytest.raises(DeskRefused) as refusal:
        DeskLock.take(lock_file)

    assert refusal.value.values["holder"] == "田中 花子"
    held.release()


def test_a_lock_may_go_with_the_desk_that_nothing_came_of(lock_file):
    DeskLock.take(lock_file).release(remove=True)

    assert not lock_file.exists()


def test_a_lock_that_was_removed_while_somebody_waited_keeps_nobody_out(lock_file, monkeypatch):
    """Between opening and locking, the one before removes the file: to hold it would be to hold nothing."""
    opened = files.disk.open_lasting
    before = DeskLock.take(lock_file)

    def slow(path):
        file = opened(path)
        before.release(remove=True)
        return file

    monkeypatch.setattr(files.disk, "open_lasting", slow)
    held = DeskLock.take(lock_file)

    with pytest.raises(DeskRefused, match="desk_in_use"):
        DeskLock.take(lock_file)
    held.release()


def test_a_killed_holder_keeps_nobody_out(holding, lock_file):
    _kill(holding())
    assert lock_file.read_bytes() != b""

    DeskLock.take(lock_file).release()


@pytest.mark.parametrize(
    "note",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"who": "x"}',
        b'{"who": "x", "host": "y", "pid": 1, "since": ""}',
        bytes(100_000),
    ],
)
def test_no_note_left_behind_keeps_anybody_out(lock_file, note):
    lock_file.write_bytes(note)

    DeskLock.take(lock_file).release()


@pytest.mark.parametrize("note", [b"", b"{", b"null", b"[" * 4000, b'{"who": 1, "host": 2, "pid": "x", "since": 3}'])
def test_an_unreadable_note_hides_only_the_name(lock_file, note):
    held = DeskLock.take(lock_file)
    lock_file.write_bytes(note)

    with pytest.raises(DeskRefused) as refusal:
        DeskLock.take(lock_file)

    assert refusal.value.values == {"holder": "", "host": ""}
    held.release()


def test_a_released_lock_leaves_no_note(lock_file):
    held = DeskLock.take(lock_file)

    held.release()
    held.release()

    assert lock_file.read_bytes() == b""


def test_a_full_disk_keeps_nobody_from_their_desk(lock_file, in_child):
    def take():
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        DeskLock.take(lock_file).release()

    assert in_child(take) == 0


def test_a_read_only_medium_is_said(lock_file, watch):
    def before(name, args):
        if name == "open_lasting":
            raise OSError(errno.EROFS, "")

    watch(before)

    with pytest.raises(MachineRefused, match="no_permission"):
        DeskLock.take(lock_file)


def test_a_disk_that_cannot_lock_is_said(lock_file, monkeypatch):
    def unable(file):
        raise OSError(errno.ENOLCK, "")

    monkeypatch.setattr("jipdesk.safe.lock._lock", unable)

    with pytest.raises(MachineRefused, match="folder_cannot_lock"):
        DeskLock.take(lock_file)


def _twenty_at_once(fork, lock_file):
    """Return how each of twenty programs that start together ended."""
    start, go = os.pipe()
    end, finish = os.pipe()
    heard, tell = os.pipe()

    def one():
        os.close(go)
        os.close(finish)
        os.read(start, 1)
        try:
            held = DeskLock.take(lock_file)
        except DeskRefused:
            os.write(tell, b"0")
            return
        os.write(tell, b"1")
        os.read(end, 1)
        held.release()

    children = [fork(one) for _ in range(20)]
    os.close(go)
    answers = b"".join(os.read(heard, 1) for _ in children)
    os.close(finish)
    for child in children:
        os.waitpid(child, 0)
    for handle in (start, end, heard, tell):
        os.close(handle)
    return answers


@pytest.mark.parametrize("rounds", [3, pytest.param(50, marks=pytest.mark.slow)])
def test_of_twenty_simultaneous_starts_exactly_one_wins(fork, lock_file, rounds):
    for _ in range(rounds):
        answers = _twenty_at_once(fork, lock_file)
        assert (answers.count(b"1"), answers.count(b"0")) == (1, 19)
