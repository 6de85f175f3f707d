"""What may be taller than its place scrolls as far as there is something to see, and no further."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.spoken import Paragraph, plain

LONG = "English declared as business level; business level is enough, and so is N3. " * 2


@pytest.fixture
def sheet(qtbot):
    made = Sheet("Lines")
    qtbot.addWidget(made)
    inside = QWidget()
    made.lines = QVBoxLayout(inside)
    made.fill(inside)
    made.resize(700, 200)
    made.show()
    return made


def test_long_lines_leave_no_empty_space_below_the_last(sheet, qtbot):
    for _ in range(12):
        sheet.lines.addWidget(Paragraph(plain(LONG)))
    qtbot.waitUntil(lambda: sheet.verticalScrollBar().maximum() > 0)

    last = sheet.lines.itemAt(11).widget()
    assert last.height() == last.heightForWidth(last.width())
    assert sheet.widget().height() - last.geometry().bottom() < 20


def test_what_has_no_long_lines_keeps_the_height_it_needs(sheet, qtbot):
    tall = QWidget()
    tall.setMinimumHeight(900)
    sheet.lines.addWidget(tall)

    qtbot.waitUntil(lambda: sheet.verticalScrollBar().maximum() >= 600)
    assert tall.height() >= 900
