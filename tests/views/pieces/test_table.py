"""A table over a question: only what is in sight is asked for, and what is chosen stays chosen."""

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtWidgets import QWidget

from jipdesk.errors import DeskRefused
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.columns import RIGHT, Column
from jipdesk.views.pieces.table import CHECKS, PAGE, PILL, Table
from jipdesk.views.pieces.table_view import TableView


@dataclass(frozen=True)
class Row:
    number: int
    name: str
    is_done: bool = False


COLUMNS = (
    Column("number", "Age", lambda row, _: str(row.number), 60, RIGHT),
    Column("name", "Name", lambda row, _: row.name),
    Column("state", "Stage", lambda row, _: "done" if row.is_done else "open", tone=lambda _: Tone.DONE),
)


class Source:
    """Hands out rows and notes which were asked for."""

    def __init__(self):
        self.asked = []
        self.names = {}

    def __call__(self, numbers):
        self.asked.append(list(numbers))
        return {number: Row(number, self.names.get(number, f"row {number}")) for number in numbers}


@pytest.fixture
def source():
    return Source()


@pytest.fixture
def table(qapp, source):
    made = Table(COLUMNS, source)
    yield made
    made.deleteLater()


@pytest.fixture
def view(qtbot, table):
    made = TableView(table)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def test_the_table_keeps_what_qt_expects_of_a_model(table, qtmodeltester):
    table.show(range(1, 200))

    qtmodeltester.check(table)


def test_a_hundred_thousand_rows_are_listed_without_asking_for_one(table, source):
    table.show(range(1, 100_001))

    assert table.rowCount() == 100_000
    assert source.asked == []


def test_the_first_page_is_handed_over_and_not_asked_for_again(qtbot, view, table, source):
    first = {number: Row(number, "known") for number in range(1, PAGE + 1)}

    table.show(range(1, 100_001), first)
    view.grab()

    assert source.asked == []
    assert table.index(3, 2).data() == "known"


def test_a_jump_into_the_list_asks_once_for_what_is_in_sight(view, table, source):
    table.show(range(1, 100_001))
    view.grab()
    source.asked.clear()

    view.scrollTo(table.index(77_777, 0))
    view.grab()

    assert len(source.asked) == 1
    assert 77_778 in source.asked[0]
    assert len(source.asked[0]) <= 2 * PAGE


def test_painting_asks_each_row_in_sight_once_and_no_cell(view, table, monkeypatch):
    table.show(range(1, 100_001))
    view.grab()
    rows, cells = [], []
    line, data = Table.line, Table.data
    monkeypatch.setattr(Table, "line", lambda self, row: rows.append(row) or line(self, row))
    monkeypatch.setattr(Table, "data", lambda self, index, role=0: cells.append(index.row()) or data(self, index, role))

    view.viewport().grab()

    visible = view.rowAt(view.viewport().height() - 1) - view.rowAt(0) + 1
    assert rows == list(range(visible))
    assert cells == []


def test_a_new_list_is_painted_once(qtbot, qapp, table):
    painted = []

    class Watched(TableView):
        def paintEvent(self, event):  # noqa: N802 - Qt's own name
            painted.append(event.rect())
            super().paintEvent(event)

    view = Watched(table)
    qtbot.addWidget(view)
    view.resize(600, 400)
    view.show()
    table.show(range(1, 100_001))
    for _ in range(9):
        qapp.processEvents()
    painted.clear()

    table.show(range(1, 50_001))
    for _ in range(9):
        qapp.processEvents()

    assert len(painted) == 1


def test_a_column_that_is_hidden_is_not_written(qtbot):
    written = []
    hidden = Column("moment", "Moment", lambda row, _: written.append(row) or "", is_shown=False)
    table = Table((*COLUMNS, hidden), Source())
    view = TableView(table)
    qtbot.addWidget(view)
    view.show()

    table.show(range(1, 100))
    view.grab()

    assert written == []
    assert table.data(table.index(0, CHECKS + 1), Qt.ItemDataRole.DisplayRole) == "row 1"


def test_who_is_looked_at_stays_when_the_list_changes_around_it(view, table):
    table.show(range(1, 50))
    view.go_to(30)

    table.show([40, 35, 30, 25])

    assert view.current == 30
    assert view.currentIndex().row() == 2


def test_where_somebody_leaves_the_list_the_next_takes_the_place(view, table):
    table.show([1, 2, 3, 4])
    view.go_to(2)

    table.show([1, 3, 4])

    assert view.current == 3


@pytest.mark.parametrize(("begins", "listed", "current"), [(True, [2, 4], 2), (False, [2, 4], 4), (False, [1, 3], 1)])
def test_a_new_search_begins_at_its_first_line_new_filters_where_nobody_stays(view, table, begins, listed, current):
    table.show([1, 2, 3, 4])
    view.go_to(4)

    view.begins = begins
    table.show(listed)

    assert view.current == current
    table.show([each for each in listed if each != current])
    assert view.current == next(each for each in listed if each != current)


def test_the_same_list_shows_new_values_without_losing_the_place(view, table, source):
    table.show(range(1, 500))
    view.go_to(300)
    place = view.verticalScrollBar().value()
    source.names[300] = "renamed"

    table.show(range(1, 500))

    assert table.index(299, 2).data() == "renamed"
    assert (view.current, view.verticalScrollBar().value()) == (300, place)


def test_checks_are_known_by_record_and_go_with_it(view, table):
    table.show([1, 2, 3, 4])
    table.check([2, 4], on=True)

    table.show([4, 3, 2])
    assert sorted(table.checked) == [2, 4]

    table.show([3, 4])
    assert sorted(table.checked) == [4]


def test_space_checks_and_shift_with_an_arrow_checks_on_the_way(qtbot, view, table):
    table.show(range(1, 10))
    view.go_to(2)

    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)

    assert sorted(table.checked) == [2, 3]
    assert view.current == 3


def test_all_are_checked_by_the_box_above_and_let_go_again(qtbot, view, table):
    table.show(range(1, 2001))
    box = QPoint(10, 10)

    qtbot.mouseClick(view.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert len(table.checked) == 2000

    qtbot.mouseClick(view.horizontalHeader().viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert len(table.checked) == 0


def test_a_click_with_shift_checks_from_the_last_check_on(qtbot, view, table):
    table.show(range(1, 10))

    def click(line, modifier=Qt.KeyboardModifier.NoModifier):
        where = view.visualRect(table.index(line, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, modifier, where)

    click(1)
    click(4, Qt.KeyboardModifier.ShiftModifier)

    assert sorted(table.checked) == [2, 3, 4, 5]


def test_the_arrows_walk_also_where_the_first_column_is_hidden(qtbot, view, table):
    table.show([5, 6, 7])
    view.choose_columns(["name", "state"])

    qtbot.keyClick(view, Qt.Key.Key_Down)

    assert view.current == 6


def test_home_and_end_lead_to_the_first_and_the_last_row(qtbot, view, table):
    table.show(range(40))
    view.go_to(7)

    qtbot.keyClick(view, Qt.Key.Key_End)
    assert view.current == 39
    qtbot.keyClick(view, Qt.Key.Key_Home)
    assert view.current == 0


def test_enter_opens_the_record_that_is_looked_at(qtbot, view, table):
    table.show([7, 8])
    view.go_to(8)

    with qtbot.waitSignal(view.opened) as opened:
        qtbot.keyClick(view, Qt.Key.Key_Return)

    assert opened.args == [8]


def test_a_click_on_a_title_asks_for_that_order(qtbot, view, table):
    table.show([1, 2])
    header = view.horizontalHeader()
    where = QPoint(header.sectionViewportPosition(2) + 10, 10)

    with qtbot.waitSignal(view.ordered) as ordered:
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=where)

    assert ordered.args[0].column == "name"


def test_columns_stand_as_they_were_left(qtbot, table, source, view):
    view.choose_columns(["state", "number"])
    view.setColumnWidth(1, 99)
    kept = view.kept()
    other = TableView(Table(COLUMNS, source, QWidget(view)))
    qtbot.addWidget(other)

    other.recall(kept)

    assert set(other.shown_columns) == {"number", "state"}
    assert other.columnWidth(1) == 99


def test_a_column_that_grows_takes_what_width_is_left(qtbot, source):
    holder = QWidget()
    qtbot.addWidget(holder)
    columns = (COLUMNS[0], replace(COLUMNS[1], grows=True), *COLUMNS[2:])
    view = TableView(Table(columns, source, holder), holder)
    before = view.columnWidth(2)

    view.resize(sum(column.width for column in columns) + 200, 300)
    holder.show()

    assert view.columnWidth(2) > before
    assert view.kept()["widths"][columns[1].name] == columns[1].width


def test_what_was_kept_of_columns_that_are_no_more_is_passed_over(view):
    view.recall({"columns": ["gone", "name"], "widths": {"gone": 3, "name": "wide"}})

    assert view.shown_columns == ("name",)


def test_a_state_is_a_word_for_those_who_cannot_see_its_colour(table):
    table.show([1])
    cell = table.index(0, 3)

    assert cell.data(PILL) == "open"
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "open"
    assert cell.data() is None


def test_while_the_desk_is_busy_the_cells_are_empty_and_come_when_it_is_not(qtbot, qapp):
    is_busy = [True]

    def fetch(numbers):
        if is_busy[0]:
            raise DeskRefused("desk_busy")
        return {number: Row(number, "there") for number in numbers}

    table = Table(COLUMNS, fetch)
    table.show([1])
    assert table.index(0, 2).data() == ""
    is_busy[0] = False

    qtbot.waitUntil(lambda: table.index(0, 2).data() == "there")
    table.deleteLater()


def test_choosing_by_the_selection_model_is_choosing_by_record(view, table):
    table.show([5, 6, 7])

    view.selectionModel().setCurrentIndex(table.index(2, 1), QItemSelectionModel.SelectionFlag.SelectCurrent)

    assert view.current == 7
