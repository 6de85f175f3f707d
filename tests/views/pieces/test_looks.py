"""Small manners of the pieces: what is too long says so, what is missing is a dash, one button stands out at a time."""

import pytest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from jipdesk.views.look.style import sheet
from jipdesk.views.look.theme import colours
from jipdesk.views.pieces.choice_box import ChoiceBox
from jipdesk.views.pieces.columns import Column
from jipdesk.views.pieces.fields import LinesField, TextField
from jipdesk.views.pieces.inquiry import Inquiry
from jipdesk.views.pieces.strip import Stand, Step, Strip
from jipdesk.views.pieces.table import Table
from jipdesk.views.pieces.table_view import TableView
from jipdesk.views.pieces.two_columns import TwoColumns
from jipdesk.views.spoken import Button, breakable, plain, said

ONE = (Column("name", "Name", lambda row, _: row, 100),)


@pytest.fixture
def shown(qtbot):
    """Show a widget in a given width."""

    def show(widget, width, height=60):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        return widget

    return show


def test_a_field_of_several_lines_is_as_tall_as_its_text(shown):
    field = shown(LinesField("goal", "Goal"), 400)
    field.show_text("one line")
    short = field.editor.height()

    field.show_text("\n".join(["a line"] * 4))

    assert field.editor.height() > short


def test_a_field_of_very_many_lines_scrolls(shown):
    field = shown(LinesField("goal", "Goal"), 400)

    field.show_text("\n".join(["a line"] * 90))

    assert field.editor.height() < 200


def test_text_that_goes_on_beyond_its_field_is_not_drawn_as_if_it_ended(shown):
    field = shown(TextField("address", "Address"), 300)
    field.show_text("143 School Lane, Chattogram, Bangladesh, and further on still")
    cut = field.grab().toImage()

    field.show_text("143 School Lane, Chattogram, Bangladesh, and further on still, as before")

    assert field.grab().toImage() == cut
    assert field.text.endswith("as before")


def test_a_field_without_a_value_shows_a_dash():
    assert TextField("middle_name", "Middle name").editor.placeholderText() == "—"


def test_a_choice_of_none_is_drawn_as_a_dash(shown):
    box = shown(ChoiceBox(), 160)
    box.addItem("not stated", "")
    box.addItem("—", "dash")
    none = box.grab().toImage()

    box.setItemText(0, "something else")

    assert box.grab().toImage() == none


def test_a_choice_still_to_be_made_says_so_with_and_without_the_keys(qtbot):
    box = ChoiceBox()
    qtbot.addWidget(box)
    box.show()
    box.setPlaceholderText("Choose")
    box.addItem("one", "one")
    box.setCurrentIndex(-1)

    assert box._nothing(box.currentText()) == "Choose"
    box.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    assert box._nothing(box.currentText()) == "Choose"


def test_names_of_steps_have_room_beside_each_other(shown):
    strip = shown(Strip(), 360)
    names = ("Received", "Eligibility", "Screening", "Interview", "Match", "Placement", "Offer")
    strip.show_steps([Step(plain(name), Stand.DONE) for name in names])

    boxes = strip._boxes()

    assert [round(box.right()) for box in boxes[:-1]] == [round(box.left()) for box in boxes[1:]]
    assert min(boxes, key=lambda box: box.width()) in (boxes[4], boxes[6])


def test_parts_stand_below_each_other_where_a_page_is_narrow(shown):
    parts = [QWidget(), QWidget()]
    for each in parts:
        each.setFixedHeight(20)
    sheet = shown(TwoColumns(parts), 1000, 200)
    beside = parts[0].x() < parts[1].x() and parts[0].y() == parts[1].y()

    sheet.resize(500, 200)
    sheet.layout().activate()

    assert beside
    assert parts[0].x() == parts[1].x()
    assert parts[0].y() < parts[1].y()


def test_a_pages_own_button_stands_back_while_something_is_asked(shown):
    page = QWidget()
    page.setProperty("kind", "page")
    column = QVBoxLayout(page)
    inquiry, own = Inquiry(), Button(plain("Papers"), "primary")
    column.addWidget(inquiry)
    column.addWidget(own)
    shown(page, 500, 300)

    inquiry.ask(plain("Why?"), (), plain("Do it"), lambda _: None)
    rests = own.property("rests"), inquiry.verb.property("rests")
    inquiry.close_down()

    assert rests == (True, None)
    assert own.property("rests") is False


def test_a_button_that_is_off_looks_off_while_it_stands_back(shown):
    page = QWidget()
    page.setProperty("kind", "page")
    column = QVBoxLayout(page)
    inquiry, own = Inquiry(), Button(plain("Papers"), "primary")
    page.setStyleSheet(sheet(colours()))
    own.setEnabled(False)
    own.setFixedSize(120, 30)
    column.addWidget(inquiry)
    column.addWidget(own)
    shown(page, 500, 300)
    before = own.grab().toImage()

    inquiry.ask(plain("Why?"), (), plain("Do it"), lambda _: None)

    assert own.property("rests") is True
    assert own.grab().toImage() == before


def test_a_very_long_word_of_a_name_may_break():
    name = "WOLFESCHLEGELSTEINHAUSENBERGERDORFF Hubert"

    assert said(breakable(name)).replace("\u200b", "") == name
    assert "\u200b" in said(breakable(name))
    assert said(breakable("NGUYEN Thi Anh Tuyet")) == "NGUYEN Thi Anh Tuyet"


def test_a_bar_beside_the_row_that_is_looked_at_says_that_the_keys_are_in_the_list(qtbot, dressed):
    page = QWidget()
    dressed(page)
    other, view = QLineEdit(page), TableView(Table(ONE, lambda numbers: dict.fromkeys(numbers, "A"), page), page)
    qtbot.addWidget(page)
    view.model().show([1, 2])
    view.move(0, 40)
    with qtbot.waitActive(page):
        page.show()

    def bar():
        row = view.visualRect(view.model().index(0, 0))
        return view.viewport().grab().toImage().pixelColor(row.x() + 1, row.center().y()).name()

    other.setFocus()
    without = bar()
    view.setFocus()

    assert bar() == colours().accent.lower()
    assert without != bar()
