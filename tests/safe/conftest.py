"""A disk that can be watched, or made to fail or to end the process at its k-th call; other processes; a small desk."""

import contextlib
import errno
import itertools
import os
import signal
import stat
import traceback
import warnings
from pathlib import Path

import pytest
from quick_disk import QuickDisk

from jipdesk.errors import MachineRefused
from jipdesk.safe import files, keyfile, slots
from jipdesk.safe.folder import DeskFolder
from jipdesk.safe.keys import DataKey

CHEAP = slots.Cost(64 << 10, 2, 1)


class Watched:
    """The disk, with somebody who is asked before every call."""

    def __init__(self, before):
        self._real, self._before = QuickDisk(), before

    def __getattr__(self, name):
        method = getattr(self._real, name)

        def call(*args):
            self._before(name, args)
            return method(*args)

        return call


class Trouble:
    """Fails at the k-th call, once or from then on."""

    def __init__(self, k, *, forever, number):
        self.k, self.forever, self.number, self.calls = k, forever, number, 0

    def __call__(self, name, args):
        self.calls += 1
        if self.calls == self.k or (self.forever and self.calls > self.k):
            if name == "close":  # a close that fails has closed all the same
                args[0].close()
            raise OSError(self.number, os.strerror(self.number))


class Death:
    """Ends the process as kill -9 does, before the k-th call."""

    def __init__(self, k):
        self.k, self.calls = k, 0

    def __call__(self, *_):
        self.calls += 1
        if self.calls == self.k:
            os.kill(os.getpid(), signal.SIGKILL)


@pytest.fixture
def watch(monkeypatch):
    """Put somebody beside the disk: `watch(before)`; `watch(None)` takes them away."""

    def install(before):
        monkeypatch.setattr(files, "disk", Watched(before) if before else QuickDisk())

    return install


@pytest.fixture
def calls(watch):
    """Everything that is asked of the disk from here on: (call, name of the file or folder)."""
    seen = []

    def note(name, args):
        what = args[0] if isinstance(args[0], Path) else Path(args[0].name)
        seen.append((name, "partial" if files.is_partial(what) else what.name))

    watch(note)
    return seen


@pytest.fixture
def every_failure(watch):
    """Run an act with a failure at its k-th call to the disk, for every k, once and for ever; yield what was prepared.

    The disk is whole again when the caller looks. The act may refuse, but only in our own words.
    """

    def every(prepare, act, number=errno.EIO):
        for forever in (False, True):
            for k in itertools.count(1):
                where, trouble = prepare(), Trouble(k, forever=forever, number=number)
                watch(trouble)
                with contextlib.suppress(MachineRefused):
                    act(where)
                watch(None)
                if trouble.calls < k:
                    assert k > 3, "the act asked nothing of the disk"
                    break
                yield where

    return every


@pytest.fixture
def every_death(watch, in_child):
    """Run an act in a child that is killed before its k-th call to the disk, for every k; yield what was prepared."""

    def every(prepare, act):
        for k in itertools.count(1):
            where = prepare()
            watch(Death(k))
            status = in_child(act, where)
            watch(None)
            assert status in {0, -signal.SIGKILL}
            if status == 0:
                assert k > 3, "the act asked nothing of the disk"
                break
            yield where

    return every


@pytest.fixture
def in_child(fork):
    """Run an act in a process of its own and return how that ended: 0, 1 after an exception, -9 when it was killed."""

    def run(act, *args):
        return os.waitstatus_to_exitcode(os.waitpid(fork(act, *args), 0)[1])

    return run


@pytest.fixture
def fork():
    """Start an act in a process of its own and return its number."""
    if not hasattr(os, "fork"):
        pytest.skip("this system starts processes in another way")

    def start(act, *args):
        with warnings.catch_warnings():
            # Python 3.12 warns when other threads exist, which Qt's plugin may have started; the child uses none.
            warnings.simplefilter("ignore", DeprecationWarning)
            child = os.fork()
        if child:
            return child
        status = 1
        try:
            act(*args)
            status = 0
        except BaseException:  # noqa: BLE001 - the child must not go on as a second run of the tests
            with contextlib.suppress(OSError):
                traceback.print_exc()
        finally:
            os._exit(status)

    return start


@pytest.fixture(scope="session")
def key():
    return DataKey.new()


@pytest.fixture(scope="session")
def stored_keys(key):
    return keyfile.KeyFile((slots.open_slot(key),)).to_bytes()


@pytest.fixture
def fill(stored_keys):
    """Give a generation a database, of which only the bytes matter here, and keys."""

    def fill(generation, content):
        generation.database.write_bytes(content)
        keyfile.store(generation.folder, stored_keys)

    return fill


@pytest.fixture
def make_desk(fill):
    """Make a desk with generations of these contents, the last being live, and close it."""

    def make(path, *contents):
        with DeskFolder.create(path) as desk:
            for content in contents:
                building = desk.next_generation()
                fill(building, content)
                desk.switch(building)
        return path

    return make


@pytest.fixture
def fresh(tmp_path):
    """Return a path that is not there yet, a new one at each call."""
    numbers = itertools.count()
    return lambda: tmp_path / f"{next(numbers)}" / "desk"


@pytest.fixture
def modes():
    """Return the names below a path that somebody but their owner may use."""

    def open_to_others(path):
        return [each.name for each in [path, *path.rglob("*")] if stat.S_IMODE(each.lstat().st_mode) & 0o077]

    return open_to_others
