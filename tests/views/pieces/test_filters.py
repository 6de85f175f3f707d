"""What a list is limited to: pills that say it, choices that open by key, memory of what was left."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from jipdesk.views.pieces.filters import Facet, FilterBar, codes

COLOURS = [f"colour {number}" for number in range(30)]


@pytest.fixture
def bar(qtbot, office):
    made = FilterBar(
        office,
        [
            Facet("size", "Name", lambda _: ("s", "m", "l"), lambda code, _: code.upper()),
            Facet("colour", "Country", lambda _: COLOURS, lambda code, _: code),
        ],
        "Name, number or e-mail",
    )
    qtbot.addWidget(made)
    made.resize(800, 60)
    made.show()
    return made


def test_a_pill_names_the_first_choices_and_counts_the_others(bar):
    bar.choose("size", ("s", "m", "l"))

    assert bar._pills["size"].button.text() == "Name: S, M +1"


def test_choosing_nothing_removes_the_pill(bar):
    bar.choose("size", ("s",))
    bar.choose("size", ())

    assert bar._pills == {}
    assert not bar.is_limiting


def test_filters_that_are_not_known_here_are_passed_over(bar):
    bar.set_filters({"gone": ("x",), "size": ("m",), "colour": ()})

    assert bar.filters == {"size": ("m",)}


def test_choices_are_made_by_keys_and_tell_at_once(bar, qtbot):
    sheet = bar.open_choices("size")

    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(bar.changed):
        qtbot.keyClick(sheet.list, Qt.Key.Key_Space)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)

    assert bar.filters == {"size": ("m",)}


def test_enter_takes_what_the_keys_are_on_where_nothing_was_chosen(bar, qtbot):
    sheet = bar.open_choices("size")
    qtbot.keyClick(sheet.list, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert bar.filters == {"size": ("m",)}

    sheet = bar.open_choices("size")
    qtbot.keyClick(sheet.list, Qt.Key.Key_Return)
    assert bar.filters == {"size": ("m",)}


def test_what_is_chosen_already_is_offered_first_among_many(bar):
    bar.choose("colour", ("colour 20",))

    sheet = bar.open_choices("colour")

    assert [sheet.list.item(place).text() for place in range(2)] == ["colour 20", "colour 0"]


def test_the_key_for_not_turns_the_choices_while_the_keys_are_in_the_list(bar, qtbot):
    sheet = bar.open_choices("size")
    qtbot.keyClick(sheet.list, Qt.Key.Key_Space)

    qtbot.keyClicks(sheet.list, "!")

    assert bar.filters == {"!size": ("s",)}


def test_all_filters_are_removed_from_the_menu_at_once(bar):
    def offered():
        bar._fill_menu()
        return {line.text(): line for line in bar._menu.actions()}

    assert "Remove all filters" not in offered()
    bar.set_filters({"size": ("s",), "!colour": ("colour 1",)}, "nguyen")

    offered()["Remove all filters"].trigger()

    assert not bar.is_limiting


def test_pills_run_beside_and_below_what_stands_aside(bar, qapp):
    tools = QWidget()
    tools.setFixedSize(240, 30)
    bar.put_aside(tools)
    bar.set_filters({"size": ("s",), "colour": tuple(COLOURS[:3])})
    bar.resize(480, bar.heightForWidth(480))
    qapp.processEvents()

    pills = [pill.geometry() for pill in bar._pills.values()]
    assert tools.geometry().right() == bar.width() - 1
    assert bar.search.geometry().right() < tools.x()
    assert not any(pill.intersects(tools.geometry()) for pill in pills)
    assert any(pill.right() > tools.x() for pill in pills)
    assert bar.minimumSizeHint().width() < 480


def test_undo_is_the_windows_where_nothing_was_typed_in_the_search(bar, qtbot):
    def is_taken():
        keys = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        keys.ignore()
        QApplication.sendEvent(bar.search, keys)
        return keys.isAccepted()

    assert not is_taken()
    qtbot.keyClicks(bar.search, "ngu")
    assert is_taken()


@pytest.mark.parametrize("place", [10, 150])
def test_a_click_on_the_box_or_on_the_words_of_a_choice_makes_it_once(bar, qtbot, place):
    sheet = bar.open_choices("size")
    line = sheet.list.visualItemRect(sheet.list.item(1))
    spot = QPoint(place, line.center().y())

    qtbot.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert bar.filters == {"size": ("m",)}
    qtbot.mouseClick(sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert bar.filters == {}


def test_among_many_choices_a_field_finds_the_one(bar, qtbot):
    sheet = bar.open_choices("colour")
    assert sheet.field.isVisible()

    qtbot.keyClicks(sheet.field, "29")

    lines = [sheet.list.item(row) for row in range(30)]
    assert [line.text() for line in lines if not line.isHidden()] == ["colour 29"]
    sheet.close()


def test_enter_chooses_what_was_typed_for_and_waits_for_the_next(bar, qtbot):
    sheet = bar.open_choices("colour")

    for typed in ("29", " 17 ", "no such colour"):
        sheet.field.clear()
        qtbot.keyClicks(sheet.field, typed)
        qtbot.keyClick(sheet.field, Qt.Key.Key_Return)

    assert bar.filters == {"colour": ("colour 17", "colour 29")}
    assert sheet.isVisible()
    sheet.field.clear()
    qtbot.keyClick(sheet.field, Qt.Key.Key_Return)
    assert not sheet.isVisible()


def test_typing_rests_before_the_list_follows(bar, qtbot):
    told = []
    bar.changed.connect(lambda: told.append(bar.text))

    with qtbot.waitSignal(bar.changed):
        qtbot.keyClicks(bar.search, "abc")

    assert told == ["abc"]


def test_codes_are_what_queries_want():
    assert codes({"a": ("x", "y")}, "a") == frozenset({"x", "y"})
    assert codes({}, "a") == frozenset()
