"""A made sheet's way through the program's own window, watched from inside: window_runs.py DESK SHEET ROWS.

The program runs with its own settings on an encrypted desk with its history. A clock of 5 ms in the window's thread
tells how far apart its ticks were; beside every gap stands how long the window's thread itself was at work in it, and
how long it was kept from working by other programs, where Linux tells. Prints JSON, a line for each step.

With JIPDESK_BENCH_WHERE=1 it also says what the threads were doing in every gap that is too long; to look at them lets
the window in between, so that some of the gaps are shorter then.
"""

import ctypes
import gc
import json
import os
import sys
import threading
import time
import traceback
from contextlib import contextmanager
from pathlib import Path

from jipdesk import __main__ as program

TICK_MS = 5
LONG_MS = float(os.environ.get("JIPDESK_BENCH_LONG", "80"))
PATIENCE_MS = 1_800_000


class Where:
    """Looks every few milliseconds at what each thread is doing, where that is wanted."""

    def __init__(self):
        self.seen = []
        self.main = threading.get_ident()
        threading.Thread(target=self._look, daemon=True).start()

    def _look(self):
        while True:
            time.sleep(0.004)
            stacks = [(key, _stack(frame)) for key, frame in sys._current_frames().items()]
            self.seen.append((time.perf_counter(), [each for each in stacks if each[0] != threading.get_ident()]))
            del self.seen[:-5_000]

    def tell(self, step, began, ended):
        """Say what was done in a gap: of the window's thread and of those beside it that were not waiting."""
        print(f"GAP {step}: {(ended - began) * 1000:.0f} ms", file=sys.stderr)
        for at, stacks in self.seen:
            if began <= at <= ended:
                for key, stack in stacks:
                    if key == self.main or not stack[0].startswith(("threading.py", "thread.py")):
                        who = "window" if key == self.main else "beside"
                        print(f"  {(at - began) * 1000:4.0f} {who} {' < '.join(stack[:9])}", file=sys.stderr)


def _stack(frame):
    found = []
    while frame and len(found) < 40:
        code = frame.f_code
        found.append(f"{Path(code.co_filename).name}:{frame.f_lineno}:{code.co_name}")
        frame = frame.f_back
    return [each for each in found if "importlib" not in each] or ["?"]


class Stalled:
    """How long threads were ready while others had the processors: what other programs took from this one."""

    TASKS = Path("/proc/self/task")

    def __init__(self):
        self.main = threading.get_native_id()
        # `os.pread` lets other threads go first each time, and the clock would tell of that.
        self.libc = ctypes.PyDLL(None) if self.TASKS.exists() else None
        self.told = ctypes.create_string_buffer(64)
        self.files, self.turn = {}, 0

    def seconds(self):
        """Return it by thread since each began; nothing where the system does not tell."""
        if self.turn % 20 == 0 and self.libc:
            for task in self.TASKS.iterdir():
                if task.name not in self.files:
                    self.files[task.name] = os.open(task / "schedstat", os.O_RDONLY)
        self.turn += 1
        return {name: self._of(name) for name in [*self.files]}

    def _of(self, name):
        if self.libc.pread(self.files[name], self.told, 64, ctypes.c_long(0)) <= 0:
            os.close(self.files.pop(name))
            return 0.0
        return int(self.told.value.split()[1]) / 1e9

    def between(self, before, now):
        """Return what was taken from the window's thread, and from that of the others it took most from."""
        taken = {int(name): seconds - before.get(name, seconds) for name, seconds in now.items()}
        return taken.pop(self.main, 0.0) + max(taken.values(), default=0.0)


class Gaps:
    """The clock in the window's thread."""

    def __init__(self):
        from PySide6.QtCore import Qt, QTimer

        self.stalled = Stalled()
        self.where = Where() if os.environ.get("JIPDESK_BENCH_WHERE") else None
        self.found, self.step = [], ""
        self.collecting = 0.0
        gc.callbacks.append(self._collected)
        self.clock = QTimer()
        self.clock.setTimerType(Qt.TimerType.PreciseTimer)
        self.clock.setInterval(TICK_MS)
        self.clock.timeout.connect(self.tick)
        self.begin("")
        self.clock.start()

    def begin(self, step):
        """Begin another step."""
        self.step, self.found = step, []
        self.last = self.now()

    def now(self):
        """Return the time, the work of this thread, and what was taken from each, in seconds."""
        return time.perf_counter(), time.thread_time(), self.stalled.seconds()

    def tick(self):
        """Note how long it was since the last time, and where that time went."""
        now = self.now()
        wall, work = ((one - other) * 1000 for one, other in zip(now[:2], self.last[:2], strict=True))
        stalled = min(self.stalled.between(self.last[2], now[2]) * 1000, wall - work)
        if self.where and wall - stalled > LONG_MS:
            self.where.tell(f"{self.step}, at work {work:.0f}, stalled {stalled:.0f}", self.last[0], now[0])
        self.found.append((round(wall, 1), round(work, 1), round(stalled, 1)))
        self.last = now

    def _collected(self, phase, told):
        now = time.perf_counter()
        if phase == "start":
            self.collecting = now
        elif self.where and now - self.collecting > 0.02:
            print(f"GC of generation {told['generation']}: {(now - self.collecting) * 1000:.0f} ms", file=sys.stderr)


class Patience:
    """Waits as pytest-qt does, outside a test."""

    def wait(self, ms):
        """Let the window go on for a while."""
        from PySide6.QtTest import QTest

        QTest.qWait(ms)

    def waitUntil(self, is_so, *, timeout=PATIENCE_MS):  # noqa: N802 - as pytest-qt has it
        """Wait until something is so."""
        from PySide6.QtCore import QEventLoop, QTimer

        began = time.monotonic()
        while not is_so():
            if (time.monotonic() - began) * 1000 > timeout:
                raise TimeoutError
            loop = QEventLoop()
            QTimer.singleShot(10, loop.quit)
            loop.exec()

    @contextmanager
    def waitSignal(self, signal, timeout=PATIENCE_MS):  # noqa: N802 - as pytest-qt has it
        """Wait after the block until the signal was heard."""
        heard = []
        note = lambda *_: heard.append(True)  # noqa: E731 - to be disconnected
        signal.connect(note)
        yield
        self.waitUntil(lambda: heard, timeout=timeout)
        signal.disconnect(note)


def travel(window, sheet, file):
    """Go the whole way, step by step, and print of each what it took."""
    from great_sheet import Way
    from hands import Mouse

    class Person(Mouse):
        patience_ms = PATIENCE_MS

        def breathe(self):
            self.qtbot.wait(30)

    patience = Patience()
    patience.waitUntil(lambda: window._is_complete and window.keeper.desk and window.jobs.is_idle)
    patience.wait(1_500)
    way, gaps = Way(Person(patience, window), sheet, file), Gaps()
    for name, step in way.steps():
        gaps.begin(name)
        began, used = time.perf_counter(), time.process_time()
        rows = step()
        patience.wait(300)
        took, worked = time.perf_counter() - began, time.process_time() - used
        print(
            json.dumps({"step": name, "rows": rows, "seconds": took, "cpu": worked, "gaps": gaps.found}),
            flush=True,
        )
    gaps.clock.stop()


def main():
    """Start the program and let a hand loose in its window."""
    desk, file, rows = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
    sys.argv[1:] = ["--desk", str(desk)]
    from made_sheet import made

    sheet = made(rows)
    plain = program._Window.open

    def open_watched(self, *given, **named):
        from PySide6.QtCore import QTimer

        from jipdesk import app

        def go(window):
            try:
                travel(window, sheet, file)
            except BaseException:  # noqa: BLE001 - the program tells nobody what is raised in a slot
                traceback.print_exc()
                sys.stderr.flush()
                os._exit(1)
            window.close()

        class Watched(app.MainWindow):
            def __init__(self, *given):
                super().__init__(*given)
                self.painted.connect(lambda: QTimer.singleShot(0, self, lambda: go(self)))

        app.MainWindow = Watched
        return plain(self, *given, **named)

    program._Window.open = open_watched
    sys.exit(program.main())


if __name__ == "__main__":
    main()
