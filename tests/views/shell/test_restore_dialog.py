"""Before a backup takes the desk's place, its dialog says what would change."""

import pytest
from PySide6.QtWidgets import QWidget

from jipdesk.actions.backup import back_up
from jipdesk.models.office import Coordinator
from jipdesk.views.shell.restore_dialog import RestoreDialog


@pytest.fixture
def look(office, settle):
    window, wanted = QWidget(), []

    def make(file, *, desk=True):
        dialog = RestoreDialog(window, office.jobs, office.desk if desk else None, file, wanted.append)
        dialog.wanted = wanted
        dialog.open()
        dialog.look()
        settle(office.jobs)
        return dialog

    yield make
    window.deleteLater()


@pytest.fixture
def backup(office, tmp_path):
    back_up(office.desk, tmp_path / "desk.jipbackup")
    return tmp_path / "desk.jipbackup"


def rows(dialog):
    table = dialog.table.table
    return {table._line(line).texts[0]: table._line(line).texts[1:] for line in range(len(table.ids))}


def add_coordinator(office, name):
    with office.desk.db.write(office.desk.actor, "add_coordinator") as session:
        session.add(Coordinator(name=name, active=True))


def test_counts_of_both_sides_and_what_was_done_since_are_shown(office, look, backup):
    add_coordinator(office, "Suzuki")

    dialog = look(backup)

    assert rows(dialog)["Applications"] == ["40", "40", ""]
    assert rows(dialog)["Coordinators"] == ["2", "3", "−1"]
    assert dialog._since.text() == "1 action since then goes out of use: Add a coordinator"
    assert dialog.wanted == []
    dialog.restore.click()
    assert dialog.wanted == [None]


def test_a_backup_of_now_takes_nothing_away(office, look, backup):
    dialog = look(backup)

    assert dialog._since.text() == "Nothing has been done on the desk since."
    dialog.reject()


def test_a_backup_of_another_desk_is_told_apart(office, look, tmp_path, filled_folder):
    from given import desk_with

    with desk_with(tmp_path / "other", 2024) as other:
        back_up(other, tmp_path / "other.jipbackup")

    dialog = look(tmp_path / "other.jipbackup")

    assert "not an earlier state of this desk" in dialog._since.text()
    dialog.reject()


@pytest.mark.parametrize("cut", [0, 100])
def test_what_is_no_whole_backup_cannot_be_restored(office, look, backup, cut):
    backup.write_bytes(backup.read_bytes()[:cut] + b"?")

    dialog = look(backup)

    assert dialog.notice.text
    assert not dialog.restore.isEnabled()
    dialog.reject()


def test_without_a_desk_only_the_backup_is_counted(office, look, backup):
    dialog = look(backup, desk=False)

    assert rows(dialog)["Applications"] == ["40", "—", ""]
    dialog.reject()
