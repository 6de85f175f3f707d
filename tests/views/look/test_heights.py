"""A sentence on several lines knows how high it is, and asks Qt once for each width."""

import pytest
from PySide6.QtWidgets import QLabel

from jipdesk.views.spoken import Paragraph, plain

TEXT = "Interviews are arranged for all applicants whose documents are complete. " * 4


@pytest.fixture
def paragraph(qtbot, dressed):
    made = Paragraph(plain(TEXT))
    dressed(made)
    qtbot.addWidget(made)
    made.show()
    return made


def by_qt(paragraph, width):
    return QLabel.heightForWidth(paragraph, width)


def test_its_height_is_what_qt_says_for_each_width_and_text(paragraph):
    assert paragraph.heightForWidth(200) == by_qt(paragraph, 200) > paragraph.heightForWidth(400)

    paragraph.say(plain("Short."))

    assert paragraph.heightForWidth(200) == by_qt(paragraph, 200) == by_qt(paragraph, 400)


def test_its_height_follows_its_type_and_its_least_width(paragraph):
    before = paragraph.heightForWidth(200)

    paragraph.setStyleSheet("font-size: 26px;")
    assert paragraph.heightForWidth(200) == by_qt(paragraph, 200) > before

    paragraph.setMinimumWidth(500)
    assert paragraph.heightForWidth(200) == by_qt(paragraph, 200) == by_qt(paragraph, 500)


def test_it_remembers_only_some_heights(paragraph):
    heights = [paragraph.heightForWidth(width) for width in range(100, 600)]

    assert len(paragraph._heights) <= 16
    assert heights == [by_qt(paragraph, width) for width in range(100, 600)]
