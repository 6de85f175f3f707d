"""How wide columns are: by their content; what matters less leaves where there is no room, and comes back."""

from dataclasses import dataclass, replace

import pytest

from jipdesk import i18n
from jipdesk.views.look.palette import Tone
from jipdesk.views.pieces.columns import Column
from jipdesk.views.pieces.table import CHECKS, Table
from jipdesk.views.pieces.table_view import CHECK_WIDTH, TableView
from jipdesk.views.pieces.widths import Need, fixed, shared, text_width, usual

NAME, COUNTRY, STAGE = range(CHECKS, CHECKS + 3)


@dataclass(frozen=True)
class Row:
    name: str
    country: str = "Bangladesh"
    stage: str = "Interview arranged"


COLUMNS = (
    Column("name", "Name", lambda row, _: row.name, 100, grows=True, rank=0),
    Column("country", "Country", lambda row, _: row.country, 90, rank=2),
    Column("stage", "Stage", lambda row, _: row.stage, 80, tone=lambda _: Tone.DONE, rank=0),
)
ROWS = [Row("PHAN Thi Thu Anh Tuyet"), Row("SOK Dara")]


@pytest.fixture
def list_of(qtbot):
    tables = []

    def made(rows, width=900, columns=COLUMNS):
        table = Table(columns, lambda numbers: {number: rows[number] for number in numbers})
        tables.append(table)
        view = TableView(table)
        qtbot.addWidget(view)
        view.resize(width, 300)
        view.show()
        table.show(range(len(rows)), dict(enumerate(rows)))
        return view

    yield made
    for table in tables:
        table.deleteLater()


def hidden(view):
    return [view._table.columns[place - CHECKS].name for place in (NAME, COUNTRY, STAGE) if view.isColumnHidden(place)]


def test_what_there_is_goes_to_what_matters_first():
    needs = [Need(50, 80, 120, rank=0), Need(40, 60, 60, rank=1)]

    assert shared(90, needs, may_leave=True) == [50, 40]
    assert shared(115, needs, may_leave=True) == [75, 40]
    assert shared(145, needs, may_leave=True) == [85, 60]


def test_the_least_important_column_leaves_first_and_what_a_list_is_of_never():
    needs = [Need(50, 50, 50, rank=0), Need(40, 40, 40, rank=1), Need(40, 40, 40, rank=3), Need(40, 40, 40, rank=1)]

    assert shared(135, needs, may_leave=True)[2] == 0
    assert shared(95, needs, may_leave=True)[2:] == [0, 0]
    assert shared(10, needs, may_leave=True) == [50, 0, 0, 0]
    assert shared(10, needs, may_leave=False) == [50, 40, 40, 40]


def test_a_width_that_is_set_is_kept_to_the_point():
    assert shared(1000, [fixed(70, 0), Need(50, 50, 50, grows=True)], may_leave=True)[0] == 70


def test_one_very_long_name_among_many_does_not_count():
    assert usual([100] * 39 + [900]) == 100
    assert usual([]) == 0


def test_a_column_is_as_wide_as_what_stands_in_it(list_of):
    view = list_of(ROWS)

    assert view.columnWidth(NAME) > text_width(ROWS[0].name, 13)
    assert view.columnWidth(STAGE) > text_width(ROWS[0].stage, 12)


def test_in_a_narrow_list_a_column_leaves_rather_than_that_the_list_scrolls(list_of):
    view = list_of(ROWS, width=290)

    assert hidden(view) == ["country"]
    assert view.horizontalScrollBar().maximum() == 0
    assert view.shown_columns == ("name", "country", "stage")
    assert view.kept()["columns"] == ["name", "country", "stage"]


def test_it_comes_back_when_there_is_room_again(list_of):
    view = list_of(ROWS, width=290)

    view.resize(900, 300)

    assert hidden(view) == []


def test_columns_that_a_person_chose_stay_however_narrow_the_list_is(list_of):
    more = replace(COLUMNS[1], name="no", is_shown=False)
    view = list_of(ROWS, width=290, columns=(*COLUMNS, more))

    view.choose_columns(["name", "country", "stage", "no"])

    assert hidden(view) == []


def test_the_keys_stay_in_the_list_when_the_column_they_stand_in_leaves(list_of):
    view = list_of(ROWS)
    view.setCurrentIndex(view._table.index(1, COUNTRY))

    view.resize(290, 300)

    assert not view.isColumnHidden(view.currentIndex().column())
    assert view.currentIndex().row() == 1


def test_a_width_that_a_person_gave_is_remembered_and_a_width_of_ours_is_not(list_of):
    view = list_of(ROWS)
    view.setColumnWidth(COUNTRY, 222)
    kept = view.kept()
    other = list_of(ROWS)

    other.recall(kept)

    assert other.columnWidth(COUNTRY) == 222
    assert kept["widths"]["name"] == COLUMNS[0].width
    assert other.columnWidth(NAME) > text_width(ROWS[0].name, 13)


def test_while_a_list_is_narrowed_no_column_becomes_narrower(list_of):
    view = list_of(ROWS, width=360)
    before = view.columnWidth(NAME)

    view._table.show([1], {1: ROWS[1]})

    assert view.columnWidth(NAME) >= before


def test_in_another_language_the_columns_are_measured_anew(list_of):
    rows = [Row("SOK Dara", stage="Documents requested by the office")]
    view = list_of(rows, width=420)
    before = view.columnWidth(STAGE)
    rows[0] = Row("SOK Dara", stage="書類依頼中")

    i18n.speak("ja")
    view._table.show([0], {0: rows[0]})

    assert view.columnWidth(NAME) + view.columnWidth(COUNTRY) + CHECK_WIDTH + view.columnWidth(STAGE) <= 420
    assert view._contents[STAGE][1] < before
