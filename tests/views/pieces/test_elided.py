"""A name that is longer than its room."""

from jipdesk.views.pieces.elided import Elided
from jipdesk.views.spoken import plain

LONG = "RODRIGUEZ-FERNANDEZ DE LA TORRE Maria Guadalupe Francisca"


def test_a_long_name_is_cut_with_a_mark_and_whole_for_who_asks(qtbot):
    label = Elided(plain(LONG))
    qtbot.addWidget(label)
    label.show()

    label.resize(120, 20)
    assert label.text().endswith("…")
    assert label.toolTip() == label.accessibleName() == label.whole == LONG

    label.resize(label.sizeHint().width() + 10, 20)
    assert label.text() == LONG


def test_it_asks_for_no_more_room_than_it_must_have(qtbot):
    label = Elided(plain(LONG))
    qtbot.addWidget(label)

    assert label.minimumSizeHint().width() < 100 < label.sizeHint().width()
