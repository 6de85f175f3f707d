"""Killed at any step, a desk is whole, with all of an act or nothing of it, and needs no mending by hand."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic import command
from faults.dying import deaths, run
from given import applications, sheet_file

from jipdesk.actions.backup import back_up, check_backup, check_desk
from jipdesk.actions.desk import created, opened
from jipdesk.actions.editions import add_edition
from jipdesk.actions.protection import protect
from jipdesk.actions.restore import restore
from jipdesk.actions.screening import screen_applications, silent
from jipdesk.actions.undo import undo
from jipdesk.exchange import intake
from jipdesk.models import digest, schema
from jipdesk.queries import editions
from jipdesk.rules.edition_file import shipped
from jipdesk.safe.folder import is_desk
from jipdesk.safe.slots import Cost

ROWS = 30


def fill(session):
    add_edition(session, shipped(2024))


@pytest.fixture(scope="module")
def finished_desk(tmp_path_factory):
    """A desk with thirty applications taken in, given back."""
    folder = tmp_path_factory.mktemp("finished")
    with created(folder / "desk", fill, "田中") as desk:
        take_in(desk, sheet_file(folder / "sheet.csv", applications(ROWS)))
    return folder / "desk"


@pytest.fixture
def desk_folder(finished_desk, tmp_path):
    return Path(shutil.copytree(finished_desk, tmp_path / "desk"))


def take_in(desk, sheet):
    with desk.db.read() as session:
        edition = editions.find(session, "2024")
    prepared = intake.prepare_applications(desk.db, edition, sheet)
    intake.take_in_applications(desk.db, desk.actor, edition, prepared, silent)


def content(path):
    """Check the desk to its end and return what it holds: the number of rows of every table."""
    with opened(path) as desk:
        health = check_desk(desk)
        with desk.db.connection() as connection:
            rows = digest.counts(connection)
    assert health.ok, health.findings
    assert not list((path / "tmp").iterdir())
    return tuple(sorted(rows.items()))


def sweep(start: Path, path: Path, work: Callable[[], object], every: bool) -> set[str]:
    """Let the work die at one step after the other, each time on a fresh copy, and return the contents it left."""
    steps = run(work)
    after = content(path)
    left = {after}
    for k in deaths(steps, every=every):
        shutil.rmtree(path)
        shutil.copytree(start, path)
        assert run(work, k) == -1
        left.add(content(path))
    shutil.rmtree(path)
    shutil.copytree(start, path)
    return left | {content(path)}


@pytest.fixture(params=[False, pytest.param(True, marks=pytest.mark.slow)], ids=["some steps", "every step"])
def every(request):
    return request.param


def test_an_import_is_there_whole_or_not_at_all(finished_desk, desk_folder, tmp_path, every):
    sheet = sheet_file(tmp_path / "more.csv", applications(ROWS, first=500))

    def work():
        with opened(desk_folder) as desk:
            take_in(desk, sheet)

    assert len(sweep(finished_desk, desk_folder, work, every)) == 2


def test_screening_is_there_whole_or_not_at_all(finished_desk, desk_folder, every):
    def work():
        with opened(desk_folder) as desk, desk.db.write(desk.actor, "screen_applications") as session:
            screen_applications(session, 1)

    assert len(sweep(finished_desk, desk_folder, work, every)) == 2


def test_an_import_is_undone_whole_or_not_at_all(finished_desk, desk_folder, every):
    def work():
        with opened(desk_folder) as desk:
            undo(desk.db, 2, actor=desk.actor)

    assert len(sweep(finished_desk, desk_folder, work, every)) == 2


def test_a_backup_under_its_name_is_whole(finished_desk, desk_folder, tmp_path, every):
    target = tmp_path / "kept.jipbackup"

    def work():
        with opened(desk_folder) as desk:
            back_up(desk, target)

    steps = run(work)
    before = content(desk_folder)
    with opened(desk_folder) as desk:
        whole = check_desk(desk).digest
    for k in deaths(steps, every=every):
        target.unlink(missing_ok=True)
        assert run(work, k) == -1
        if target.exists():
            assert check_backup(target, None, tmp_path).digest == whole
        assert content(desk_folder) == before


def test_a_restore_is_complete_or_leaves_what_was_there(finished_desk, desk_folder, tmp_path, every):
    with opened(desk_folder) as desk:
        back_up(desk, tmp_path / "old.jipbackup")
        undo(desk.db, 2, actor=desk.actor)
    start = Path(shutil.copytree(desk_folder, tmp_path / "start"))

    left = sweep(start, desk_folder, lambda: restore(desk_folder, tmp_path / "old.jipbackup", None), every)

    assert left == {content(finished_desk), content(start)}


def test_a_desk_is_protected_with_nothing_open_left_or_stays_open(finished_desk, desk_folder, every):
    secret = "five words of no meaning"

    def work():
        protect(desk_folder, secret, cost=Cost(65536, 2, 1))

    steps = run(work)
    with opened(finished_desk) as desk:
        whole = check_desk(desk).digest
    some = list(deaths(steps, every=every))
    for k in some if every else some[::3]:  # each takes as long as ten of the others
        shutil.rmtree(desk_folder)
        shutil.copytree(finished_desk, desk_folder)
        assert run(work, k) == -1
        is_protected = (desk_folder / "CURRENT").read_text() == "gen-000002\n"
        with opened(desk_folder, secret if is_protected else None) as desk:
            assert (check_desk(desk).digest, desk.folder.previous()) == (whole, [])


def test_a_new_desk_is_there_whole_or_not_at_all(tmp_path, every):
    path = tmp_path / "new"

    def work():
        with created(path, fill, "田中"):
            pass

    steps = run(work)
    whole = content(path)
    for k in deaths(steps, every=every):
        shutil.rmtree(path)
        assert run(work, k) == -1
        if is_desk(path):
            assert content(path) == whole
        else:
            run(work)
            assert content(path) == whole


def test_a_desk_of_an_older_schema_is_brought_up_whole_or_stays(tmp_path, every):
    path = tmp_path / "desk"
    with pytest.MonkeyPatch.context() as older:
        older.setattr(command, "upgrade", lambda config, _, upgrade=command.upgrade: upgrade(config, "0005"))
        older.setattr(schema, "newest", lambda: "0005")
        with created(path, lambda _: None, "田中"):
            pass
    start = Path(shutil.copytree(path, tmp_path / "start"))

    def work():
        with opened(path):
            pass

    assert len(sweep(start, path, work, every)) == 1
