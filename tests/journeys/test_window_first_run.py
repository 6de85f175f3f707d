"""The first run: no desk yet, and the four ways to come to one."""

import shutil

import pytest
from hands import CTRL, KEYS, Keys, Mouse

from jipdesk.actions.backup import back_up
from jipdesk.actions.desk import opened


@pytest.fixture
def mouse(qtbot, make_window, tmp_path):
    return Mouse(qtbot, make_window(tmp_path / "none"))


def is_open(hands, year):
    desk = hands.window.keeper.desk
    return desk is not None and desk.edition.year == year and hands.page.isVisible()


def test_without_a_desk_the_window_says_so_and_makes_nothing_by_itself(mouse, tmp_path):
    start = mouse.window.pages.start

    assert start.isVisible()
    assert str(tmp_path / "none") in start._where.text()
    assert start._name.hasFocus()
    assert not (tmp_path / "none").exists()


def test_what_needs_a_desk_is_off_until_there_is_one(mouse):
    menus = mouse.window.menus

    assert {
        name for name in ("import", "export", "back_up", "check", "refresh") if menus.line(name).isEnabled()
    } == set()
    assert {name for name in ("open", "restore", "quit", "find") if not menus.line(name).isEnabled()} == set()


def test_a_new_desk_is_made_by_one_button_and_bears_the_name(mouse, tmp_path):
    start = mouse.window.pages.start
    mouse.write(start._name, "Tanaka")
    mouse.click(start._new.button)

    assert is_open(mouse, 2026)
    assert mouse.window.keeper.desk.actor.name == "Tanaka"
    assert (tmp_path / "none").is_dir()


def test_a_desk_elsewhere_is_opened(mouse, filled_folder):
    with mouse.for_file(filled_folder):
        mouse.click(mouse.window.pages.start._open.button)

    assert is_open(mouse, 2024)
    assert mouse.window.keeper.desk.folder == filled_folder


def test_a_folder_that_is_no_desk_leads_back_to_the_start(mouse, tmp_path):
    (tmp_path / "holiday").mkdir()
    with mouse.for_file(tmp_path / "holiday"):
        mouse.click(mouse.window.pages.start._open.button)

    assert mouse.window.keeper.desk is None
    assert mouse.window.pages.start.isVisible()
    assert list((tmp_path / "holiday").iterdir()) == []


def test_a_backup_becomes_a_desk_where_there_was_none(mouse, filled_folder, tmp_path):
    with opened(filled_folder) as desk:
        back_up(desk, tmp_path / "desk.jipbackup")
    with mouse.for_file(tmp_path / "desk.jipbackup"):
        mouse.click(mouse.window.pages.start._restore.button)
    mouse.click(mouse.dialog.restore)

    assert is_open(mouse, 2024)
    assert mouse.window.side.button("applications")._count.text() == "40"


def test_the_sample_desk_is_made_in_a_folder_of_its_own(mouse, filled_folder, tmp_path):
    acts = mouse.window.acts
    acts.sample_folder = tmp_path / "sample"
    acts.sample = lambda folder: shutil.copytree(filled_folder, folder)
    mouse.click(mouse.window.pages.start._sample.button)

    assert is_open(mouse, 2024)
    assert mouse.window.keeper.desk.folder == tmp_path / "sample"
    assert not (tmp_path / "none").exists()


def test_every_way_is_reached_by_tab_in_the_order_in_which_one_reads(qtbot, make_window, tmp_path):
    keys = Keys(qtbot, make_window(tmp_path / "none"))
    start = keys.window.pages.start
    assert keys.at is start._name

    reached = []
    for _ in range(4):
        keys.press(KEYS.Key_Tab)
        reached.append(keys.at)

    assert reached == [each.button for each in (start._new, start._open, start._restore, start._sample)]
    keys.press(KEYS.Key_K, CTRL)
    assert keys.at is keys.window.top.finding
