"""Backup and restore: whole or refused, and never at the cost of what is there."""

import random

import pytest
from given import applications, desk_with, sheet_file

from jipdesk.actions.backup import back_up, check_backup, check_desk, check_when_idle
from jipdesk.actions.desk import created, opened
from jipdesk.actions.restore import restore
from jipdesk.errors import DeskRefused, InputRefused, MachineRefused
from jipdesk.models import schema
from jipdesk.models.office import Coordinator
from jipdesk.safe import container, files


def nothing(_session):
    """Add nothing to a new desk."""


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A backup, with the digest of what it holds."""
    folder = tmp_path_factory.mktemp("kept")
    with created(folder / "desk", nothing, "田中") as desk:
        return folder / "desk.jipbackup", back_up(desk, folder / "desk.jipbackup").digest


def test_a_backup_restores_to_the_same_content_where_there_was_no_desk(kept, tmp_path):
    backup, digest = kept

    restore(tmp_path / "desk", backup, None)

    with opened(tmp_path / "desk") as desk:
        assert check_desk(desk).digest == digest


def test_a_restore_keeps_what_was_there_in_a_generation_of_its_own(kept, tmp_path):
    with created(tmp_path / "desk", nothing, "佐藤") as desk:
        before = check_desk(desk).digest

    restore(tmp_path / "desk", kept[0], None)

    with opened(tmp_path / "desk") as desk:
        assert check_desk(desk).digest == kept[1]
        previous = desk.folder.previous()
    assert len(previous) == 1
    assert previous[0].database.exists()
    assert before != kept[1]


@pytest.mark.parametrize("count", [120, pytest.param(3000, marks=pytest.mark.slow)])
def test_every_flipped_bit_is_refused(kept, tmp_path, count):
    whole, chance = kept[0].read_bytes(), random.Random(5)

    for _ in range(count):
        damaged = bytearray(whole)
        damaged[chance.randrange(len(whole))] ^= 1 << chance.randrange(8)
        (tmp_path / "x.jipbackup").write_bytes(damaged)
        with pytest.raises(InputRefused):
            check_backup(tmp_path / "x.jipbackup", None, tmp_path)


@pytest.mark.parametrize("count", [40, pytest.param(1000, marks=pytest.mark.slow)])
def test_every_cut_and_every_addition_is_refused(kept, tmp_path, count):
    whole, chance = kept[0].read_bytes(), random.Random(6)

    for _ in range(count):
        for damaged in (whole[: chance.randrange(len(whole))], whole + chance.randbytes(50)):
            (tmp_path / "x.jipbackup").write_bytes(damaged)
            with pytest.raises(InputRefused):
                check_backup(tmp_path / "x.jipbackup", None, tmp_path)


def test_a_damaged_backup_changes_nothing_on_the_desk(kept, tmp_path):
    with created(tmp_path / "desk", nothing, "佐藤") as desk:
        before = check_desk(desk).digest
    (tmp_path / "x.jipbackup").write_bytes(kept[0].read_bytes()[:-9] + b"123456789")

    with pytest.raises(InputRefused):
        restore(tmp_path / "desk", tmp_path / "x.jipbackup", None)

    with opened(tmp_path / "desk") as desk:
        assert check_desk(desk).digest == before
        assert desk.folder.previous() == []


def test_a_refused_restore_leaves_nothing_where_there_was_no_desk(kept, tmp_path, monkeypatch):
    monkeypatch.setattr(schema, "is_newer", lambda _: True)

    with pytest.raises(InputRefused):
        restore(tmp_path / "office" / "desk", kept[0], None)

    assert list(tmp_path.iterdir()) == []


def test_a_new_desk_that_cannot_be_filled_leaves_nothing(tmp_path):
    def full(_session):
        raise MachineRefused("disk_full")

    with pytest.raises(MachineRefused), created(tmp_path / "desk", full):
        pass

    assert list(tmp_path.iterdir()) == []


def test_a_backup_that_was_written_badly_gets_no_name(tmp_path, monkeypatch):
    """Whatever goes wrong between the desk and the medium is found by reading the file back."""
    write = container.write

    def careless(target, *rest):
        write(target, *rest)
        content = bytearray(target.read_bytes())
        content[len(content) // 2] ^= 1
        target.write_bytes(content)

    monkeypatch.setattr(container, "write", careless)

    with created(tmp_path / "desk", nothing) as desk, pytest.raises(InputRefused):
        back_up(desk, tmp_path / "kept.jipbackup")

    assert sorted(each.name for each in tmp_path.iterdir()) == ["desk"]


def test_an_older_backup_of_the_same_name_stays_if_the_new_one_fails(kept, tmp_path, monkeypatch):
    target = tmp_path / "kept.jipbackup"
    target.write_bytes(kept[0].read_bytes())
    monkeypatch.setattr(files, "publish", lambda *_: (_ for _ in ()).throw(DeskRefused("desk_busy")))

    with created(tmp_path / "desk", nothing) as desk, pytest.raises(DeskRefused):
        back_up(desk, target)

    assert target.read_bytes() == kept[0].read_bytes()


@pytest.mark.parametrize("content", [b"a thesis", b"PK\3\4" + bytes(60), b"{}", random.Random(1).randbytes(5000)])
def test_a_backup_never_takes_the_place_of_a_file_of_something_else(tmp_path, content):
    target = tmp_path / "thesis.jipbackup"
    target.write_bytes(content)

    with created(tmp_path / "desk", nothing) as desk, pytest.raises(InputRefused) as refused:
        back_up(desk, target)

    assert (refused.value.code, target.read_bytes()) == ("not_our_backup", content)


def test_a_backup_never_takes_the_place_of_a_folder(tmp_path):
    with created(tmp_path / "desk", nothing) as desk, pytest.raises(InputRefused) as refused:
        back_up(desk, tmp_path)

    assert refused.value.code == "place_taken"


@pytest.mark.parametrize("kept_bytes", [0, 5000, None])
def test_a_backup_takes_the_place_of_an_older_one_be_it_damaged_and_of_an_empty_file(kept, tmp_path, kept_bytes):
    target = tmp_path / "kept.jipbackup"
    target.write_bytes(kept[0].read_bytes()[:kept_bytes])

    with created(tmp_path / "desk", nothing) as desk:
        back_up(desk, target)

    assert check_backup(target, None, tmp_path).ok
    assert sorted(each.name for each in tmp_path.iterdir()) == ["desk", "kept.jipbackup"]


def test_what_a_stopped_backup_left_beside_its_name_goes_with_the_next(tmp_path):
    target = tmp_path / "2024年度の控え.jipbackup"
    left, others = files.partial_beside(target), files.partial_beside(tmp_path / "other.jipbackup")
    left.write_bytes(b"half")
    others.write_bytes(b"half")

    with created(tmp_path / "desk", nothing) as desk:
        back_up(desk, target)

    assert target.name in left.name
    assert sorted(each.name for each in tmp_path.iterdir()) == sorted([others.name, target.name, "desk"])


@pytest.mark.parametrize("name", ["CURRENT", "gen-000001/desk.db", "kept.jipbackup", "tmp/kept.jipbackup"])
def test_a_backup_never_takes_the_place_of_a_file_of_the_desk(tmp_path, name):
    with created(tmp_path / "desk", nothing) as desk:
        with pytest.raises(InputRefused) as refused:
            back_up(desk, tmp_path / "desk" / name)
        assert check_desk(desk).ok

    assert refused.value.code == "backup_inside_desk"


def test_a_backup_may_lie_in_the_desks_own_folder_for_backups(tmp_path):
    with created(tmp_path / "desk", nothing) as desk:
        back_up(desk, desk.folder.backups / "kept.jipbackup")

    assert check_backup(tmp_path / "desk" / "backups" / "kept.jipbackup", None, tmp_path).ok


def test_a_damaged_desk_is_not_backed_up(tmp_path):
    with desk_with(tmp_path / "desk", 2024) as desk:
        raw_change(desk)

        with pytest.raises(DeskRefused) as refused:
            back_up(desk, tmp_path / "kept.jipbackup")

    assert refused.value.code == "desk_damaged"
    assert not (tmp_path / "kept.jipbackup").exists()


def test_a_check_keeps_no_question_waiting(tmp_path):
    with created(tmp_path / "desk", nothing) as desk, desk.db.connection():
        assert check_desk(desk).ok


def test_a_check_in_quiet_hours_finds_the_same_as_any_other(tmp_path):
    with created(tmp_path / "desk", nothing) as desk:
        assert check_when_idle(desk) == check_desk(desk)


def test_a_check_in_quiet_hours_steps_aside_for_an_act(tmp_path):
    with created(tmp_path / "desk", nothing) as desk, desk.db.write(desk.actor, "add_coordinator"):
        assert check_when_idle(desk) is None


def raw_change(desk):
    from jipdesk.models.database import connect

    raw = connect(desk.generation.database, desk.key.for_sqlcipher())
    raw.execute('DROP TRIGGER "coordinator_update"')
    raw.execute("UPDATE coordinator SET name = 'x'")
    raw.close()


def test_each_backup_is_one_state_that_was_saved(tmp_path):
    with created(tmp_path / "desk", nothing) as desk:
        for n in range(5):
            with desk.db.write(desk.actor, "add_coordinator") as session:
                session.add(Coordinator(name=f"n{n}", active=True))
            said = back_up(desk, tmp_path / f"{n}.jipbackup").digest
            assert said == check_desk(desk).digest
    assert len({check_backup(tmp_path / f"{n}.jipbackup", None, tmp_path).digest for n in range(5)}) == 5


def test_the_manifest_holds_no_personal_datum(tmp_path):
    from jipdesk.exchange import intake
    from jipdesk.queries import editions

    with desk_with(tmp_path / "desk", 2024) as desk:
        with desk.db.read() as session:
            edition = editions.find(session, "2024")
        rows = applications(3, family_name="CANARY", email="canary@example.org")
        prepared = intake.prepare_applications(desk.db, edition, sheet_file(tmp_path / "s.csv", rows))
        intake.take_in_applications(desk.db, desk.actor, edition, prepared, lambda *_: None)
        back_up(desk, tmp_path / "kept.jipbackup")

    assert b"canary" not in (tmp_path / "kept.jipbackup").read_bytes().lower()
