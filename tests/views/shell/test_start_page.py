"""The first page of all: a new desk, one that exists, a backup; and a desk's passphrase."""

import pytest
from PySide6.QtCore import Qt

from jipdesk.actions.desk import opened
from jipdesk.errors import DeskRefused, MachineRefused


@pytest.fixture
def start(make_window, tmp_path):
    """A window where there is no desk yet."""
    return make_window(tmp_path / "none")


def test_where_there_is_no_desk_the_ways_to_begin_are_offered_and_nothing_is_made(start, tmp_path):
    assert start.pages.start.isVisible()
    assert "none" in start.pages.start._where.text()
    assert not (tmp_path / "none").exists()
    assert not start.menus.line("back_up").isEnabled()


def test_a_new_desk_is_made_by_keys_alone_and_opened(start, qtbot, settle, tmp_path):
    page = start.pages.start
    start.activateWindow()
    page._name.setFocus()
    qtbot.waitUntil(page._name.hasFocus)

    qtbot.keyClicks(page._name, "Tanaka")
    qtbot.keyClick(page._name, Qt.Key.Key_Return)
    settle(start.jobs)

    assert [edition.year for edition in start.keeper.desk.editions] == [2026, 2025, 2024, 2023, 2020, 2019]
    assert start.keeper.desk.actor.name == "Tanaka"
    assert start.pages.page.isVisible()
    assert start.menus.line("back_up").isEnabled()


def test_a_backup_becomes_the_desk(start, make_window, filled_folder, settle, tmp_path):
    from jipdesk.actions.backup import back_up

    with opened(filled_folder) as desk:
        back_up(desk, tmp_path / "kept.jipbackup")

    start.acts.restore(tmp_path / "kept.jipbackup")
    settle(start.jobs)

    assert start.side.button("applications").accessibleName() == "Applications 40"


def test_a_file_that_is_no_backup_is_a_sentence_and_the_page_stays(start, settle, tmp_path):
    (tmp_path / "letter.jipbackup").write_text("Dear Sir")

    start.acts.restore(tmp_path / "letter.jipbackup")
    settle(start.jobs)

    assert start.notice.text
    assert start.pages.start.isVisible()
    assert not (tmp_path / "none").exists()


def test_the_sample_desk_is_made_beside_the_window_and_opened(start, settle, filled_folder, tmp_path):
    import shutil

    start.acts.sample = lambda folder: shutil.copytree(filled_folder, folder)
    start.acts.sample_folder = tmp_path / "sample"

    start.pages.start.sample.emit()
    settle(start.jobs)

    assert start.keeper.desk.folder == tmp_path / "sample"


def test_a_sample_that_cannot_be_made_is_a_sentence(start, settle, tmp_path):
    def fail(_):
        raise MachineRefused("sample_not_made")

    start.acts.sample, start.acts.sample_folder = fail, tmp_path / "sample"

    start.pages.start.sample.emit()
    settle(start.jobs)

    assert "sample" in start.notice.text
    assert start.isVisible()


def test_a_passphrase_is_asked_for_and_forgotten_by_the_field(start, qtbot, settle, tmp_path):
    tried = []
    start.keeper.locked.emit(tmp_path, DeskRefused("passphrase_needed"))
    start.acts.open = lambda _folder, secret=None, _name=None: tried.append(secret)
    page = start.pages.unlock
    assert page.isVisible()
    assert page.notice.text == ""

    qtbot.keyClicks(page.field, "correct horse battery")
    qtbot.keyClick(page.field, Qt.Key.Key_Return)

    assert tried == ["correct horse battery"]
    assert page.field.text() == ""


def test_a_wrong_passphrase_is_said_to_be_wrong_and_asked_for_again(start, tmp_path):
    start.keeper.locked.emit(tmp_path, DeskRefused("wrong_passphrase"))

    assert start.pages.unlock.isVisible()
    assert start.pages.unlock.notice.text
