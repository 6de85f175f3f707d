"""A window that stands still for its picture: a fixed clock, nothing under way, no caret that blinks."""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QCoreApplication, QEvent, QEventLoop, QIODevice, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QImageWriter, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from jipdesk.i18n import JAPAN
from jipdesk.views.jobs import Jobs
from jipdesk.views.look import fonts
from jipdesk.views.look.palette import Theme
from jipdesk.views.look.theme import STYLE, Look, colours
from jipdesk.views.main_window import SIZE, MainWindow
from jipdesk.views.memory import Memory
from jipdesk.views.open_desk import OpenDesk
from jipdesk.views.shell.speaker import Speaker

CLOCK = datetime(2024, 8, 23, 14, 2, tzinfo=JAPAN)
"""The day on which the sample desk is looked at, in the middle of its year."""
BACKED_UP = CLOCK.replace(hour=9, minute=40)
_COLOURS, _EXACT, _ALIKE = 256, 24, 0xFFF0F0F0
_LOOK_MS, _QUIET_LOOKS = 20, 5
_SMALLEST = 100
_VEIL = 0.8


@contextmanager
def window(desk: Path | None, *, is_seen: bool = True) -> Iterator[MainWindow]:
    """Give a window on a desk, or on none; it is closed and gone afterwards."""
    app = QApplication.instance() or QApplication([*sys.argv[:1], *STYLE])
    assert isinstance(app, QApplication)
    app.setFont(fonts.load_first())
    fonts.load_others()
    blinking = app.cursorFlashTime()
    app.setCursorFlashTime(0)
    memory = Memory(is_lasting=False)
    look, speaker, jobs = Look(app, Theme.LIGHT), Speaker(app, memory), Jobs()
    made = MainWindow(jobs, memory, look, speaker)
    made.keeper.opened.connect(_set_clock)
    made.resize(*SIZE)
    # A window that is not seen is made like any other, so that all it takes is proved to be there.
    made.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=not is_seen)
    made.show()
    made.complete()
    if desk is not None:
        made.open(desk)
    settle(jobs)
    try:
        yield made
    finally:
        made.close()
        app.setCursorFlashTime(blinking)
        for each in (made, jobs, look, speaker):
            each.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _set_clock(desk: OpenDesk) -> None:
    desk.now = desk.desk.db.now = _now
    desk.backed_up = lambda: BACKED_UP


def _now() -> datetime:
    return CLOCK


def settle(jobs: Jobs) -> None:
    """Wait until nothing is under way any more and all of it is shown."""
    loop, clock, quiet = QEventLoop(), QTimer(), 0

    def look() -> None:
        nonlocal quiet
        quiet = quiet + 1 if jobs.is_idle else 0
        if quiet >= _QUIET_LOOKS:
            loop.quit()

    clock.timeout.connect(look)
    clock.start(_LOOK_MS)
    loop.exec()
    clock.stop()


def photograph(of: MainWindow) -> bytes:
    """Return what is seen of a window, and of what is open over it, as the bytes of a PNG file."""
    shown = of.grab().toImage()
    painter = QPainter(shown)
    for over in opened(of):
        _lay(painter, of, over)
    painter.end()
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setCompression(_SMALLEST)
    writer.write(small(shown))
    return bytes(kept.data())


def opened(of: MainWindow) -> list[QWidget]:
    """Return the dialogs, menus and lists that are open over a window."""
    return [each for each in QApplication.topLevelWidgets() if each is not of and each.isVisible()]


def _lay(painter: QPainter, of: MainWindow, over: QWidget) -> None:
    """Lay what is open over the window; a dialog in the middle, as where it opens is the system's to say."""
    box = QRect(of.mapFromGlobal(over.mapToGlobal(over.rect().topLeft())), over.size())
    if over.isModal():
        veil = QColor(colours().window)
        veil.setAlphaF(_VEIL)
        painter.fillRect(of.rect(), veil)
        box.moveCenter(of.rect().center())
    painter.drawPixmap(box.topLeft(), over.grab())
    painter.setPen(QPen(QColor(colours().line), 1))
    painter.drawRect(box.adjusted(0, 0, -1, -1))


def small(picture: QImage) -> QImage:
    """Return a picture in few colours: those of its areas, and of the edges of its letters one for all alike."""
    plain = picture.convertToFormat(QImage.Format.Format_RGB32)
    found = [colour for colour, _ in Counter(memoryview(bytes(plain.constBits())).cast("I")).most_common()]
    areas, edges = found[:_EXACT], dict[int, int]()
    for colour in found:
        edges.setdefault(colour & _ALIKE, colour)
    table = list(dict.fromkeys([*areas, *edges.values()]))[:_COLOURS]
    return plain.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.ThresholdDither)
