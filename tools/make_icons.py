"""Draws resources/icons again: the program's mark, and the signs that the style sheet can only take from files.

Runs in the environment: .venv/bin/python tools/make_icons.py
"""

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt  # noqa: E402 - after the path is set
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPainterPath, QPen, QPixmap  # noqa: E402

from jipdesk.views.look import icons  # noqa: E402
from jipdesk.views.look.palette import DARK, LIGHT  # noqa: E402

FOLDER = ROOT / "resources" / "icons"
SIGNS = {"check": 14, "chevron": 10, "cross": 10}
TICK = 14
SIZES = (16, 24, 32, 48, 64, 128, 256)


def signs() -> None:
    """Write the signs in both shades at the scales of 1, 2 and 3."""
    for shade, colours in (("light", LIGHT), ("dark", DARK)):
        for name, size in SIGNS.items():
            for ratio, mark in ((1, ""), (2, "@2x"), (3, "@3x")):
                icons.pixmap(name, size, colours.muted, ratio).save(str(FOLDER / f"{name}-{shade}{mark}.png"))
        for ratio, mark in ((1, ""), (2, "@2x"), (3, "@3x")):
            icons.pixmap("tick", TICK, colours.on_accent, ratio).save(str(FOLDER / f"tick-{shade}{mark}.png"))


def mark(size: int) -> QPixmap:
    """Return the program's mark: a sheet with a line of text and a seal."""
    made = QPixmap(size, size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 64, size / 64)
    ground = QPainterPath()
    ground.addRoundedRect(QRectF(2, 2, 60, 60), 13, 13)
    painter.fillPath(ground, QColor(LIGHT.accent))
    sheet = QPainterPath()
    sheet.addRoundedRect(QRectF(16, 12, 32, 40), 3, 3)
    painter.fillPath(sheet, QColor("#FFFFFF"))
    pen = QPen(QColor("#AFC3DC"), 3)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for y, end in ((21, 42), (28, 42), (35, 32)):
        painter.drawLine(22, y, end, y)
    painter.setPen(QPen(QColor("#B3261E"), 3))
    painter.drawEllipse(QRectF(34, 37, 10, 10))
    painter.end()
    return made


def png(picture: QPixmap) -> bytes:
    """Return a picture as the bytes of a PNG file."""
    kept = QByteArray()
    buffer = QBuffer(kept)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(kept.data())


def windows(pictures: dict[int, bytes]) -> bytes:
    """Return an .ico file of PNG pictures, as Windows takes it."""
    head, place = struct.pack("<HHH", 0, 1, len(pictures)), 6 + 16 * len(pictures)
    listed = b""
    for size, data in pictures.items():
        listed += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), place)
        place += len(data)
    return head + listed + b"".join(pictures.values())


def macos(pictures: dict[int, bytes]) -> bytes:
    """Return an .icns file of PNG pictures, as macOS takes it."""
    kinds = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09"}
    parts = b"".join(kinds[size] + struct.pack(">I", len(data) + 8) + data for size, data in pictures.items())
    return b"icns" + struct.pack(">I", len(parts) + 8) + parts


def main() -> int:
    """Write all of them."""
    QGuiApplication([])
    FOLDER.mkdir(exist_ok=True)
    signs()
    pictures = {size: png(mark(size)) for size in SIZES}
    (FOLDER / "jipdesk.png").write_bytes(pictures[256])
    (FOLDER / "jipdesk.ico").write_bytes(windows(pictures))
    apple = {size: png(mark(size)) for size in (16, 32, 64, 128, 256, 512)}
    (FOLDER / "jipdesk.icns").write_bytes(macos(apple))
    return 0


if __name__ == "__main__":
    sys.exit(main())
