"""What stands below a list: one line where there is room, else two; acts at the right."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QPushButton, QWidget

from jipdesk.views.pieces.foot import Foot


@pytest.fixture
def parts(qtbot):
    """The foot, what it says, and two acts; each is 100 wide."""
    holder = QWidget()
    qtbot.addWidget(holder)
    foot = Foot()
    holder.setLayout(foot)
    made = [QPushButton() for _ in range(3)]
    for place, each in enumerate(made):
        each.setFixedSize(100, 30)
        foot.addWidget(each)
        if place == 0:
            foot.begin_acts()
    yield foot, *made
    assert holder.layout() is foot


def test_acts_stand_at_the_right(parts):
    foot, says, first, second = parts

    foot.setGeometry(QRect(0, 0, 500, 30))

    assert (says.x(), first.x(), second.x()) == (0, 290, 400)


def test_what_has_no_room_stands_on_the_next_line(parts):
    foot, says, first, second = parts

    foot.setGeometry(QRect(0, 0, 220, foot.heightForWidth(220)))

    assert foot.heightForWidth(220) == 70
    assert (says.y(), first.y(), second.y()) == (0, 0, 40)
    assert (first.x(), second.x()) == (120, 120)


def test_what_is_put_before_the_acts_stands_at_the_left(parts, qtbot):
    foot, _, _, _ = parts
    more = QPushButton()
    more.setFixedSize(50, 30)

    foot.insert(1, more)
    foot.setGeometry(QRect(0, 0, 500, 30))

    assert more.x() == 110
