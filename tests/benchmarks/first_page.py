"""Our program as it is, watched from inside: when the first page of the list is painted, and how long nobody was heard.

Prints JSON: the moments of the first paint and of the list's, and how far apart the ticks of a clock of 5 ms were, from
the first paint until the list stands and nothing is under way any more, and then until the other pages are imported.
"""

import json
import sys
import time

from jipdesk import __main__ as program

TICK_MS = 5
MOST_SECONDS = 60


def watch(kind):  # noqa: C901 - two classes, made here since Qt is imported only now
    """Return the class of the window with a clock in it."""
    from PySide6.QtCore import QEvent, QObject, Qt, QTimer

    from jipdesk.views import sections

    class Watch(QObject):
        def __init__(self, window):
            super().__init__(window)
            self.window = window
            self.shown = None
            self.until_idle, self.later = [], []
            self.gaps = self.until_idle
            self.clock = QTimer(self)
            self.clock.setTimerType(Qt.TimerType.PreciseTimer)
            self.clock.setInterval(TICK_MS)
            self.clock.timeout.connect(self.tick)
            window.painted.connect(self.begin)

        def begin(self):
            self.painted = time.monotonic()
            self.began = self.last = time.perf_counter()
            self.clock.start()

        def tick(self):
            now = time.perf_counter()
            self.gaps.append((now - self.last) * 1000)
            self.last = now
            if self.shown and self.window.jobs.is_idle:
                self.go_on()
            if now - self.began > MOST_SECONDS:
                sys.exit(f"the list did not come, but {self.window.pages.currentWidget()}")

        @property
        def rows(self):
            listing = getattr(self.window.pages.page, "listing", None)
            return len(listing.table.ids) if listing else 0

        def note_paint(self):
            if self.shown is None and self.rows:
                self.shown, self.cpu = time.monotonic(), time.process_time()

        def go_on(self):
            if self.gaps is self.until_idle:
                self.gaps = self.later
            elif all(map(sections.is_loaded, sections.SECTIONS)):
                self.end()

        def end(self):
            self.clock.stop()
            found = {"painted": self.painted, "shown": self.shown, "cpu": self.cpu, "rows": self.rows}
            print(json.dumps(found | {"until_idle": self.until_idle, "later": self.later}), flush=True)
            self.window.close()

    class Watched(kind):
        def __init__(self, *given):
            super().__init__(*given)
            self.watch = Watch(self)

        def event(self, event):
            done = super().event(event)
            if event.type() == QEvent.Type.UpdateRequest:  # all that was to be painted anew is painted
                self.watch.note_paint()
            return done

    return Watched


def main():
    """Start the program with the watch in its window."""
    plain = program._Window.open

    def open_watched(self, *given, **named):
        from jipdesk import app

        app.MainWindow = watch(app.MainWindow)
        return plain(self, *given, **named)

    program._Window.open = open_watched
    sys.exit(program.main())


if __name__ == "__main__":
    main()
