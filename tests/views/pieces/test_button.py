"""A button with a verb: pressed once by a double click, unless it only goes on."""

import pytest
from PySide6.QtCore import Qt

from jipdesk.views.spoken import Button


@pytest.mark.parametrize(("kind", "repeats", "times"), [("", False, 1), ("quiet", False, 2), ("", True, 2)])
def test_a_double_click_is_one_press_of_an_act_and_two_of_what_only_goes_on(qtbot, kind, repeats, times):
    pressed = []
    button = Button("Go", kind).does(lambda: pressed.append(1))
    qtbot.addWidget(button)
    if repeats:
        button.repeats()
    button.show()

    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)

    assert len(pressed) == times
