"""Protecting a desk: nothing that could be read before is left to be read, and nothing of the office's work is lost."""

import pytest
from given import applications, desk_with, sheet_file

from jipdesk.actions import protection
from jipdesk.actions.backup import back_up, check_backup, check_desk
from jipdesk.actions.desk import opened
from jipdesk.actions.office import add_coordinator
from jipdesk.actions.undo import undo
from jipdesk.errors import DeskRefused, InputRefused
from jipdesk.exchange import intake
from jipdesk.models import rekeying
from jipdesk.models.application import Application
from jipdesk.models.office import Coordinator
from jipdesk.queries import editions
from jipdesk.queries.acts import lately
from jipdesk.safe import files
from jipdesk.safe.slots import Cost

CHEAP = Cost(65536, 2, 1)
FIRST, SECOND = "five words of no meaning", "another five words of none"


@pytest.fixture(scope="module")
def worked_on(tmp_path_factory):
    """A desk with applications that were taken in, corrected and partly taken back."""
    path = tmp_path_factory.mktemp("open") / "desk"
    with desk_with(path, 2024) as desk:
        with desk.db.read() as session:
            edition = editions.find(session, "2024")
        for first in (1, 4):
            sheet = sheet_file(path.parent / f"{first}.csv", applications(3, first))
            prepared = intake.prepare_applications(desk.db, edition, sheet)
            intake.take_in_applications(desk.db, desk.actor, edition, prepared, lambda *_: None)
        with desk.db.write(desk.actor, "edit_record") as session:
            session.get_one(Application, 1).major = "Mechanics"
        undo(desk.db, last(desk, "import_applications"), actor=desk.actor)
        with desk.db.write(desk.actor, "add_coordinator") as session:
            add_coordinator(session, "佐藤")
    return path


@pytest.fixture
def path(worked_on, tmp_path):
    """A copy of that desk."""
    import shutil

    return shutil.copytree(worked_on, tmp_path / "desk")


@pytest.fixture
def protected(path):
    """The same desk, protected, with its recovery code."""
    return path, protection.protect(path, FIRST, cost=CHEAP).recovery_code


def last(desk, name):
    with desk.db.read() as session:
        return next(act.id for act in lately(session, 100) if act.name == name)


def content(path, secret=None):
    with opened(path, secret) as desk:
        return check_desk(desk)


def test_a_protected_desk_holds_what_the_open_one_held_and_opens_by_passphrase_or_code_only(path):
    before = content(path)

    code = protection.protect(path, FIRST, cost=CHEAP).recovery_code

    assert content(path, FIRST) == content(path, code) == before
    for secret, refusal in ((None, "passphrase_needed"), (SECOND, "wrong_passphrase")):
        with pytest.raises(DeskRefused, match=refusal), opened(path, secret):
            pass


def test_the_key_that_lay_in_the_open_opens_nothing_any_more(path):
    with opened(path) as desk:
        old = desk.key

    protection.protect(path, FIRST, cost=CHEAP)

    with opened(path, FIRST) as desk:
        assert desk.key != old
        assert desk.folder.previous() == []
    assert not [each for each in path.rglob("*") if each.is_file() and old.as_bytes()[:32] in each.read_bytes()]
    assert sorted(each.name for each in path.iterdir() if each.name.startswith("gen-")) == ["gen-000002"]


def test_the_history_goes_on_and_what_was_done_before_can_still_be_taken_back(protected):
    path, _code = protected

    with opened(path, FIRST) as desk:
        undo(desk.db, last(desk, "edit_record"), actor=desk.actor)
        undo(desk.db, last(desk, "undo"), actor=desk.actor)
        undo(desk.db, last(desk, "add_coordinator"), actor=desk.actor)
        health = check_desk(desk)
        with desk.db.read() as session:
            names = [act.name for act in lately(session, 4)]

    assert health.ok
    assert names == ["undo", "undo", "undo", "protect_desk"]


def test_a_change_behind_the_programs_back_is_noticed_after_as_before(protected):
    from jipdesk.models.database import connect

    path, _code = protected

    with opened(path, FIRST) as desk:
        raw = connect(desk.generation.database, desk.key.for_sqlcipher())
        raw.execute("DROP TRIGGER application_update")
        raw.execute("UPDATE application SET degree = 'PhD' WHERE id = 1")
        raw.close()
        found = check_desk(desk).findings

    assert [(each.code, each.where) for each in found] == [("changed_outside", "application 1")]


def test_a_desk_that_was_changed_behind_the_programs_back_is_not_protected_as_if_it_were_whole(path):
    from jipdesk.models.database import connect

    with opened(path) as desk:
        raw = connect(desk.generation.database, desk.key.for_sqlcipher())
        raw.execute("DROP TRIGGER application_update")
        raw.execute("UPDATE application SET degree = 'PhD' WHERE id = 1")
        raw.close()

    with pytest.raises(DeskRefused, match="desk_damaged"):
        protection.protect(path, FIRST, cost=CHEAP)

    with opened(path) as desk:
        assert desk.generation.name == "gen-000001"


@pytest.mark.parametrize("step", ["copy", "reseal"])
def test_what_fails_on_the_way_leaves_the_desk_open_as_it_was(path, monkeypatch, step):
    before = content(path)
    monkeypatch.setattr(rekeying, step, lambda *_: (_ for _ in ()).throw(DeskRefused("desk_busy")))

    with pytest.raises(DeskRefused):
        protection.protect(path, FIRST, cost=CHEAP)

    assert content(path) == before
    assert sorted(each.name for each in path.iterdir() if each.name.startswith("gen-")) == ["gen-000001"]


def test_an_open_generation_that_could_not_be_removed_goes_at_the_next_opening(path, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr("jipdesk.safe.folder.DeskFolder.leave_alone", lambda *_: None)
        protection.protect(path, FIRST, cost=CHEAP)
        assert (path / "gen-000001").exists()

    with opened(path, FIRST):
        assert not (path / "gen-000001").exists()
        assert not (path / "gen-000002" / "ALONE").exists()


def test_backups_that_open_without_a_passphrase_are_named(path):
    with opened(path) as desk:
        back_up(desk, desk.folder.backups / "open.jipbackup")
        files.write_durably(desk.folder.backups / "letter.txt", b"x")

    done = protection.protect(path, FIRST, cost=CHEAP)

    assert [each.name for each in done.open_backups] == ["open.jipbackup"]


def test_a_backup_of_a_protected_desk_needs_the_passphrase(protected, tmp_path):
    path, code = protected
    with opened(path, FIRST) as desk:
        digest = back_up(desk, tmp_path / "b.jipbackup").digest

    with pytest.raises(DeskRefused, match="passphrase_needed"):
        check_backup(tmp_path / "b.jipbackup", None, tmp_path)
    assert check_backup(tmp_path / "b.jipbackup", code, tmp_path).digest == digest


def test_a_desk_is_protected_once(protected):
    with pytest.raises(InputRefused, match="desk_is_protected"):
        protection.protect(protected[0], SECOND, cost=CHEAP)


def test_a_short_passphrase_protects_nothing(path):
    with pytest.raises(InputRefused, match="passphrase_short"):
        protection.protect(path, "thirteen sign", cost=CHEAP)

    assert content(path).ok


def test_whose_passphrase_opens_the_desk_acts_unless_another_is_named(protected):
    path, _code = protected
    with opened(path, FIRST) as desk:
        protection.set_passphrase(desk, "佐藤", SECOND, FIRST, cost=CHEAP)

    assert [acting(path, *secret) for secret in ((FIRST,), (SECOND,), (SECOND, "田中"))] == ["田中", "佐藤", "田中"]


def acting(path, *asked):
    with opened(path, *asked) as desk, desk.db.read() as session:
        return session.get_one(Coordinator, desk.actor).name


def test_a_changed_passphrase_takes_the_place_of_the_one_before(protected):
    path, code = protected
    with opened(path, FIRST) as desk:
        protection.set_passphrase(desk, "田中", SECOND, code, cost=CHEAP)
        assert protection.standing(desk) == protection.Standing(True, ("田中",), True)

    with pytest.raises(DeskRefused, match="wrong_passphrase"), opened(path, FIRST):
        pass
    assert content(path, SECOND).ok


def test_a_new_recovery_code_takes_the_place_of_the_one_before(protected):
    path, old = protected
    with opened(path, FIRST) as desk:
        new = protection.new_recovery_code(desk, FIRST)

    with pytest.raises(DeskRefused, match="wrong_passphrase"), opened(path, old):
        pass
    assert content(path, new).ok


def test_a_passphrase_that_was_removed_opens_nothing_and_the_last_one_stays(protected):
    path, _code = protected
    with opened(path, FIRST) as desk:
        protection.set_passphrase(desk, "佐藤", SECOND, FIRST, cost=CHEAP)
        protection.remove_passphrase(desk, "田中", SECOND)
        with pytest.raises(InputRefused, match="last_passphrase"):
            protection.remove_passphrase(desk, "佐藤", SECOND)

    with pytest.raises(DeskRefused, match="wrong_passphrase"), opened(path, FIRST):
        pass


@pytest.mark.parametrize(
    "change",
    [
        lambda desk, present: protection.set_passphrase(desk, "田中", SECOND, present, cost=CHEAP),
        lambda desk, present: protection.remove_passphrase(desk, "田中", present),
        protection.new_recovery_code,
    ],
)
def test_nothing_is_changed_without_what_opens_the_desk(protected, change):
    path, _code = protected
    with opened(path, FIRST) as desk:
        before = desk.keys
        with pytest.raises(DeskRefused, match="wrong_passphrase"):
            change(desk, "a guess of five words")
        assert desk.keys == before


def test_who_is_no_coordinator_gets_no_passphrase(protected):
    with opened(protected[0], FIRST) as desk, pytest.raises(InputRefused, match="unknown_coordinator"):
        protection.set_passphrase(desk, "nobody", SECOND, FIRST, cost=CHEAP)


def test_an_open_desk_has_no_passphrases_to_change(path):
    with opened(path) as desk:
        assert protection.standing(desk) == protection.Standing(False, (), False)
        with pytest.raises(InputRefused, match="desk_is_open"):
            protection.new_recovery_code(desk, "")


def test_a_protected_desk_can_be_opened_to_all_again_under_yet_another_key(protected):
    path, _code = protected
    with opened(path, FIRST) as desk:
        before, key = check_desk(desk), desk.key

    protection.unprotect(path, FIRST)

    with opened(path) as desk:
        assert (check_desk(desk), desk.key == key) == (before, False)
        assert [each.name for each in desk.folder.previous()] == ["gen-000002"]
