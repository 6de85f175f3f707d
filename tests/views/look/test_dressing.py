"""The window's style: worn by what is in the window and over it, and put on once."""

from collections import Counter

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QMenu, QStackedWidget, QTableView, QVBoxLayout, QWidget

from jipdesk.views.look.palette import DARK, LIGHT, Theme
from jipdesk.views.pieces.dialog import Dialog
from jipdesk.views.pieces.fixed_header import FixedHeader
from jipdesk.views.pieces.sheet import Sheet
from jipdesk.views.spoken import Label, Paragraph


class Dressings(QObject):
    """Counts how often each widget is dressed."""

    def __init__(self, qapp):
        super().__init__(qapp)
        self.found = Counter()
        qapp.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 - as Qt has it
        if event.type() is QEvent.Type.StyleChange:
            self.found[watched] += 1
        return False


@pytest.fixture
def dressings(qapp):
    made = Dressings(qapp)
    yield made.found
    qapp.removeEventFilter(made)
    made.deleteLater()


@pytest.fixture
def stack(qtbot, dressed):
    made = QStackedWidget()
    dressed(made)
    qtbot.addWidget(made)
    made.show()
    return made


def boxed(*inside):
    made = QWidget()
    column = QVBoxLayout(made)
    for each in inside:
        column.addWidget(each)
    return made


def ground(widget):
    widget.resize(40, 40)
    return widget.grab().toImage().pixelColor(20, 38).name()


def test_what_is_put_together_before_it_comes_into_the_window_is_dressed_once(stack, dressings):
    label = Label("Saved", "muted")
    inner = boxed(label, QTableView())
    page = boxed(boxed(boxed(inner)))
    assert dressings[label] == dressings[inner] == 0

    stack.addWidget(page)
    stack.setCurrentWidget(page)

    assert dressings[label] == dressings[inner] == dressings[page] == 1
    assert label.palette().windowText().color().name() == LIGHT.muted.lower()


def test_what_opens_over_the_window_is_dressed_as_it_is(stack):
    menu, dialog = QMenu(stack), Dialog(stack)
    QVBoxLayout(dialog).addWidget(said := Label("Saved", "muted"))
    said.ensurePolished()

    assert ground(menu) == LIGHT.surface.lower()
    assert said.palette().windowText().color().name() == LIGHT.muted.lower()
    dialog.close()
    menu.deleteLater()


def test_another_theme_dresses_the_window_that_is_open(window):
    label = next(each for each in window.findChildren(Label) if each.property("kind") == "muted")
    colours = []
    for theme in (Theme.DARK, Theme.LIGHT):
        window.look.choose(theme)
        label.ensurePolished()
        colours.append(label.palette().windowText().color().name())

    assert colours == [DARK.muted.lower(), LIGHT.muted.lower()]


def test_a_sheet_judges_how_high_its_content_is_once_it_is_looked_at(stack):
    sheet, inside = Sheet("Facts", stack), boxed(Paragraph("Everything is kept as it is left."))
    stack.addWidget(QWidget())
    stack.addWidget(sheet)

    sheet.fill(inside)
    assert inside.minimumHeight() == 0

    stack.setCurrentWidget(sheet)
    assert inside.minimumHeight() == 1


def test_titles_of_a_fixed_height_are_not_measured(stack):
    measured = []

    class Watched(FixedHeader):
        def sectionSizeFromContents(self, section):  # noqa: N802 - as Qt has it
            measured.append(section)
            return super().sectionSizeFromContents(section)

    view = QTableView()
    header = Watched(Qt.Orientation.Horizontal, view)
    header.setFixedHeight(28)
    view.setHorizontalHeader(header)
    view.setModel(QStandardItemModel(3, 20, view))
    stack.addWidget(view)
    stack.setCurrentWidget(view)

    assert measured == []
    assert header.height() == 28
