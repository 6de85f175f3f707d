"""A sheet that belongs to a button stays on the screen."""

from PySide6.QtCore import QPoint, QRect, QSize

from jipdesk.views.pieces.placing import within

ROOM = QRect(0, 0, 1280, 800)
SHEET = QSize(200, 300)


def test_a_sheet_opens_below_its_button():
    assert within(QRect(40, 100, 80, 30), SHEET, ROOM) == QPoint(40, 134)


def test_where_the_screen_ends_it_opens_above():
    assert within(QRect(40, 730, 80, 30), SHEET, ROOM) == QPoint(40, 426)


def test_it_never_begins_beyond_the_right_edge():
    assert within(QRect(1200, 100, 80, 30), SHEET, ROOM).x() == 1079


def test_where_it_fits_nowhere_it_opens_below():
    assert within(QRect(40, 100, 80, 30), QSize(200, 790), ROOM).y() == 134
