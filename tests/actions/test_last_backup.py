"""A desk knows when it was last backed up, whichever way in did it."""

from datetime import UTC, datetime

import pytest
from given import desk_with

from jipdesk.actions.backup import back_up, last_backup
from jipdesk.errors import InputRefused
from jipdesk.safe import backed_up


def test_a_new_desk_has_no_backup_yet(tmp_path):
    with desk_with(tmp_path / "desk") as desk:
        assert last_backup(desk) is None


def test_a_backup_is_noted_once_it_was_read_back(tmp_path):
    before = datetime.now(UTC)
    with desk_with(tmp_path / "desk") as desk:
        back_up(desk, tmp_path / "a.jipbackup")

        assert before <= last_backup(desk) <= datetime.now(UTC)


def test_a_refused_backup_is_not_noted(tmp_path):
    with desk_with(tmp_path / "desk") as desk:
        with pytest.raises(InputRefused):
            back_up(desk, desk.folder.path / "desk.jipbackup")

        assert last_backup(desk) is None


@pytest.mark.parametrize("note", [b"", b"{", b"[]", b'{"at": 3}', b'{"at": "soon"}'])
def test_a_note_that_cannot_be_read_is_none(tmp_path, note):
    (tmp_path / "last-backup.json").write_bytes(note)

    assert backed_up.last(tmp_path) is None
