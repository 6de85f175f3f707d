"""The rows of a list are drawn in one go, and look as if Qt had drawn them cell by cell."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QStyledItemDelegate

from jipdesk.views.look import fonts
from jipdesk.views.look.palette import Theme, Tone
from jipdesk.views.look.theme import Look
from jipdesk.views.pieces.columns import RIGHT, Column, Order
from jipdesk.views.pieces.table import Table
from jipdesk.views.pieces.table_view import TableView

NAMES = (
    *("NGUYEN Thi Anh", "グエン・ティ・アイン", "W" * 40, "Nguyễn Thị Ánh 田中", "one line\nand another", "—", ""),
    *("रमेश", "محمد رضا", "日本語の長い名前がここにあるので切られます切られます切られます", "Đặng Văn O'BRIEN gjpqy"),
)
STATES = ("Received", "Confirm: age, education and a few more rules", "受付", "")
TONES = tuple(Tone)
COLUMNS = (
    Column("name", "Name", lambda row, _: NAMES[row % len(NAMES)], 132, grows=True),
    Column("age", "Age", lambda row, _: str(20 + row), 44, RIGHT),
    Column("state", "Stage", lambda row, _: STATES[row % 4], 132, tone=lambda row: TONES[row % len(TONES)]),
    Column("other", "Other", lambda row, _: NAMES[(row * 5 + 3) % len(NAMES)], 96),
    Column("hidden", "Hidden", lambda *_: "hidden", 44, is_shown=False),
)


@pytest.fixture(params=[Theme.LIGHT, Theme.DARK])
def view(qtbot, qapp, request):
    before = (qapp.font(), qapp.palette())
    qapp.setFont(fonts.load_first())
    look = Look(qapp, request.param)
    table = Table(COLUMNS, lambda numbers: {number: number for number in numbers})
    made = TableView(table)
    look.dress(made)
    table.setParent(made)
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    table.show(range(1, 500))
    table.check([3, 4, 6], on=True)
    made.go_to(6)
    yield made
    look.deleteLater()
    qapp.setFont(before[0])
    qapp.setPalette(before[1])


def drawn(view, *, by_qt):
    """Return what is drawn; a column with a delegate of its own has Qt draw all of them."""
    view._has_own_cells = by_qt
    return view.viewport().grab().toImage()


def test_rows_look_as_qt_would_draw_them(view):
    assert drawn(view, by_qt=False) == drawn(view, by_qt=True)


def test_rows_look_so_wherever_the_list_is_scrolled_to(view):
    view.verticalScrollBar().setValue(777)
    view.setColumnWidth(1, 700)
    view.horizontalScrollBar().setValue(60)

    assert drawn(view, by_qt=False) == drawn(view, by_qt=True)


def test_a_cell_alone_is_drawn_as_it_is_in_the_whole(view, monkeypatch):
    monkeypatch.setattr(view, "hasFocus", lambda: True)
    view.go_to(5)
    cell = view.visualRect(view.currentIndex())

    alone, whole = view.viewport().grab(cell).toImage(), view.viewport().grab().toImage().copy(cell)

    assert alone.convertToFormat(whole.format()) == whole


def test_nothing_is_drawn_of_an_empty_list(view):
    view._table.show(())

    assert drawn(view, by_qt=False) == drawn(view, by_qt=True)


def test_a_list_that_is_disabled_is_drawn_as_qt_has_it(view):
    view.setEnabled(False)

    assert drawn(view, by_qt=False) == drawn(view, by_qt=True)


def test_a_check_and_a_changed_state_are_seen_at_once(view, monkeypatch):
    before = drawn(view, by_qt=False)
    view._table.check([2], on=True)
    checked = drawn(view, by_qt=False)
    monkeypatch.setattr(
        view._table, "columns", tuple(replace(each, tone=each.tone and (lambda _: Tone.DONE)) for each in COLUMNS)
    )
    view._table.forget_rows()

    assert before != checked
    assert checked != drawn(view, by_qt=False)


def test_a_column_with_its_own_way_of_drawing_is_drawn_in_it(view):
    painted = []

    class Own(QStyledItemDelegate):
        def paint(self, _painter, _option, index):
            painted.append(index.row())

    view.setItemDelegateForColumn(1, Own(view))
    view.viewport().grab()

    assert painted


def titles(view, monkeypatch, *, by_qt):
    """Return the titles; with the pointer among them, Qt draws them."""
    header = view.horizontalHeader()
    monkeypatch.setattr(header, "underMouse", lambda: by_qt)
    return header.viewport().grab().toImage()


def test_titles_look_as_qt_would_draw_them_whatever_is_sorted_and_checked(view, monkeypatch):
    seen = []
    for change in (
        lambda: None,
        lambda: view.show_order(Order("other", is_descending=True)),
        lambda: view.show_order(Order("other")),
        lambda: view._table.check_all(on=True),
        lambda: view._table.check_all(on=False),
        lambda: view.setColumnWidth(1, 60),
    ):
        change()
        seen.append(titles(view, monkeypatch, by_qt=False))
        assert seen[-1] == titles(view, monkeypatch, by_qt=True)
        assert seen[-1] == titles(view, monkeypatch, by_qt=False)

    assert [one == other for one, other in pairwise(seen)] == [False] * 5
