import errno
import os
import shutil
import tempfile

import pytest

from jipdesk.errors import DeskRefused, MachineRefused
from jipdesk.safe import files, keyfile
from jipdesk.safe.folder import DeskFolder, is_desk
from jipdesk.safe.generation import Generation
from jipdesk.safe.seen import Mark

OLD, NEW = b"old" * 1000, b"new" * 1000


def content_of(desk):
    return desk.live().database.read_bytes()


def assert_tidy(path):
    names = [each.name for each in path.rglob("*")]
    assert not [name for name in names if name.endswith((".new", ".gone", ".partial"))]
    assert list((path / "tmp").iterdir()) == []


@pytest.fixture
def build(fill):
    """Add a generation to a desk, as restoring and updating do."""

    def build(path, content=NEW):
        with DeskFolder.open(path) as desk:
            building = desk.next_generation()
            fill(building, content)
            desk.switch(building)

    return build


@pytest.fixture
def create(fill):
    def create(path):
        with DeskFolder.create(path) as desk:
            building = desk.next_generation()
            fill(building, NEW)
            desk.switch(building)

    return create


def test_a_new_desk_has_its_first_generation_live(fresh, create):
    path = fresh()

    create(path)

    assert is_desk(path)
    assert (path / "CURRENT").read_bytes() == b"gen-000001\n"
    assert {each.name for each in path.iterdir()} == {"LOCK", "CURRENT", "gen-000001", "backups", "tmp", "logs"}
    with DeskFolder.open(path) as desk:
        assert (content_of(desk), desk.previous()) == (NEW, [])


def test_a_desk_is_not_a_desk_before_the_first_switch(fresh):
    with DeskFolder.create(fresh()) as desk:
        desk.next_generation()

        assert not is_desk(desk.path)


@pytest.mark.parametrize("there", [None, (), (".DS_Store",)])
def test_a_desk_that_nothing_comes_of_leaves_nothing(tmp_path, there):
    path = tmp_path / "office" / "desk"
    if there is not None:
        path.mkdir(parents=True)
        for name in there:
            (path / name).touch()
    before = sorted(tmp_path.rglob("*"))
    desk = DeskFolder.create(path)
    desk.next_generation()

    desk.give_up()

    assert sorted(tmp_path.rglob("*")) == before
    assert tempfile.tempdir != str(path / "tmp")


def test_what_somebody_put_beside_a_desk_that_nothing_comes_of_stays(fresh):
    desk = DeskFolder.create(fresh())
    (desk.path / "letter.txt").touch()

    desk.give_up()

    assert [each.name for each in desk.path.iterdir()] == ["letter.txt"]


def test_a_generation_that_nothing_comes_of_goes_at_once_and_the_desk_stays(fresh, make_desk):
    path = make_desk(fresh(), OLD)
    desk = DeskFolder.open(path)
    desk.next_generation()

    desk.give_up()

    assert_tidy(path)
    with DeskFolder.open(path) as again:
        assert content_of(again) == OLD


def test_whatever_fails_while_a_place_is_prepared_leaves_nothing(tmp_path, every_failure):
    numbers = iter(range(1000))

    def prepare():
        return tmp_path / str(next(numbers))

    for path in every_failure(prepare, lambda path: DeskFolder.create(path).give_up()):
        left = {each.name for each in path.rglob("*")} if path.exists() else set()
        assert left <= {"LOCK", "backups", "tmp", "logs"}  # what the failing disk did not let go
        assert not is_desk(path)


def test_a_folder_without_a_desk_is_left_alone(fresh, tmp_path):
    path = fresh()
    with pytest.raises(DeskRefused, match="desk_missing"):
        DeskFolder.open(path)
    with pytest.raises(DeskRefused, match="desk_missing"):
        DeskFolder.open(tmp_path)

    assert not path.exists()
    assert list(tmp_path.iterdir()) == []


def test_a_desk_is_never_made_over_another(fresh, make_desk):
    path = make_desk(fresh(), OLD)

    with pytest.raises(DeskRefused, match="desk_exists"):
        DeskFolder.create(path)


@pytest.mark.parametrize("name", ["letter.txt", "tmp", "backups", "gen-000001.new"])
def test_a_folder_with_other_things_does_not_become_a_desk(tmp_path, name):
    (tmp_path / name).mkdir()
    (tmp_path / name / "mine").write_bytes(b"x")

    with pytest.raises(DeskRefused, match="folder_not_empty"):
        DeskFolder.create(tmp_path)

    assert (tmp_path / name / "mine").exists()


def test_an_empty_folder_that_a_file_manager_has_looked_at_becomes_a_desk_of_its_owner_alone(tmp_path, create, modes):
    tmp_path.chmod(0o755)
    (tmp_path / ".DS_Store").touch(mode=0o600)

    create(tmp_path)

    assert modes(tmp_path) == []


@pytest.mark.parametrize("mask", [0o000, 0o022, 0o077])
def test_a_desk_is_its_owners_alone_under_any_umask(fresh, create, build, in_child, modes, mask):
    path = fresh()

    def work():
        os.umask(mask)
        create(path)
        build(path)
        with DeskFolder.open(path) as desk:
            desk.mark_seen(desk.live(), Mark(1, "ab"))

    assert in_child(work) == 0
    assert modes(path) == []


def test_a_copied_desk_is_closed_to_others_again(fresh, make_desk):
    path = make_desk(fresh(), OLD)
    path.chmod(0o755)

    DeskFolder.open(path).close()

    assert path.stat().st_mode == 0o040700


def test_two_programs_never_hold_one_desk(fresh, make_desk, in_child):
    path = make_desk(fresh(), OLD)

    def second():
        with pytest.raises(DeskRefused, match="desk_in_use"):
            DeskFolder.open(path)

    with DeskFolder.open(path):
        assert in_child(second) == 0
    DeskFolder.open(path).close()


def test_a_desk_being_made_is_not_made_twice(fresh):
    with DeskFolder.create(fresh()) as desk, pytest.raises(DeskRefused, match="desk_in_use"):
        DeskFolder.create(desk.path)


def test_the_previous_generation_is_kept_until_told_otherwise(fresh, make_desk, build):
    path = make_desk(fresh(), OLD)

    build(path)

    with DeskFolder.open(path) as desk:
        assert content_of(desk) == NEW
        [before] = desk.previous()
        assert before.database.read_bytes() == OLD
        desk.discard(before)
        assert desk.previous() == []
    assert_tidy(path)


def test_the_live_generation_is_never_discarded(fresh, make_desk):
    with DeskFolder.open(make_desk(fresh(), OLD)) as desk, pytest.raises(ValueError, match="live"):
        desk.discard(desk.live())


def test_a_desk_can_go_back_to_the_previous_generation(fresh, make_desk):
    path = make_desk(fresh(), OLD, NEW)
    with DeskFolder.open(path) as desk:
        desk.switch(desk.previous()[0])

    with DeskFolder.open(path) as desk:
        assert content_of(desk) == OLD
        assert [each.database.read_bytes() for each in desk.previous()] == [NEW]


def test_numbers_of_generations_are_never_used_again(fresh, make_desk):
    with DeskFolder.open(make_desk(fresh(), OLD, NEW)) as desk:
        desk.switch(desk.previous()[0])
        desk.mark_seen(desk.previous()[0], Mark(5, "ab"))

        assert desk.next_generation().name == "gen-000003"


def test_everything_is_on_the_medium_before_the_switch_and_the_switch_after(fresh, make_desk, fill, calls):
    with DeskFolder.open(make_desk(fresh(), OLD)) as desk:
        building = desk.next_generation()
        fill(building, NEW)
        calls.clear()

        desk.switch(building)

    order = [call for call in calls if call[0] in {"sync", "replace", "sync_folder", "write"}]
    assert order == [
        ("sync", "desk.db"),
        ("sync", "keys.bak"),
        ("sync", "keys.json"),
        ("sync_folder", "gen-000002.new"),
        ("replace", "gen-000002.new"),
        ("sync_folder", "desk"),
        ("write", "partial"),
        ("sync", "partial"),
        ("replace", "partial"),
        ("sync_folder", "desk"),
    ]


def test_a_generation_without_its_database_is_not_switched_to(fresh, make_desk, watch):
    with DeskFolder.open(make_desk(fresh(), OLD)) as desk:
        building = desk.next_generation()
        files.remove(building.folder)

        with pytest.raises(MachineRefused):
            desk.switch(building)

        assert content_of(desk) == OLD


@pytest.mark.parametrize(
    "current", [b"", b"\0\xff\0", b"gen-000001 \n", b"gen-1", b"../gen-000001", b"x" * 10_000, None]
)
def test_a_damaged_pointer_is_repaired_where_only_one_generation_is_there(fresh, make_desk, current):
    path = make_desk(fresh(), OLD)
    (path / "CURRENT").unlink()
    if current is not None:
        (path / "CURRENT").write_bytes(current)

    with DeskFolder.open(path) as desk:
        assert content_of(desk) == OLD

    assert (path / "CURRENT").read_bytes() == b"gen-000001\n"


@pytest.mark.parametrize("current", [b"", b"garbage", b"gen-000007\n", None])
def test_a_damaged_pointer_is_not_guessed_between_two_generations(fresh, make_desk, current):
    path = make_desk(fresh(), OLD, NEW)
    (path / "CURRENT").unlink()
    if current is not None:
        (path / "CURRENT").write_bytes(current)

    with DeskFolder.open(path) as desk, pytest.raises(DeskRefused, match="desk_damaged"):
        desk.live()


def test_a_pointer_to_a_generation_that_never_was_is_repaired(fresh, make_desk):
    path = make_desk(fresh(), OLD)
    (path / "CURRENT").write_bytes(b"gen-000003\n")

    with DeskFolder.open(path) as desk:
        assert content_of(desk) == OLD


@pytest.mark.parametrize("current", [b"gen-000002\n", b"garbage"])
def test_an_older_generation_never_passes_for_one_that_was_lost(fresh, make_desk, current):
    path = make_desk(fresh(), OLD, NEW)
    with DeskFolder.open(path) as desk:
        desk.mark_seen(desk.live(), Mark(12, "ab"))
        files.remove(desk.live().folder)
    (path / "CURRENT").write_bytes(current)

    with DeskFolder.open(path) as desk, pytest.raises(DeskRefused, match="desk_damaged"):
        desk.live()


def test_a_generation_that_never_was_in_use_does_not_pass_for_one_that_was_lost(fresh, make_desk):
    path = make_desk(fresh(), OLD, NEW)
    with DeskFolder.open(path) as desk:
        desk.switch(desk.previous()[0])
        desk.mark_seen(desk.live(), Mark(12, "ab"))
        files.remove(desk.live().folder)

        with pytest.raises(DeskRefused, match="desk_damaged"):
            desk.live()


@pytest.mark.parametrize("lost", [["desk.db"], ["keys.json", "keys.bak"]])
def test_a_live_generation_with_a_part_missing_is_damaged(fresh, make_desk, lost):
    path = make_desk(fresh(), OLD, NEW)
    for name in lost:
        (path / "gen-000002" / name).unlink()

    with DeskFolder.open(path) as desk, pytest.raises(DeskRefused, match="desk_damaged"):
        desk.live()


def test_a_desk_whose_live_generation_is_lost_can_still_be_restored(fresh, make_desk, build):
    path = make_desk(fresh(), OLD)
    (path / "gen-000001" / "desk.db").unlink()

    build(path)

    with DeskFolder.open(path) as desk:
        assert content_of(desk) == NEW


def test_what_an_interrupted_act_left_is_cleared_away_and_strangers_are_not(fresh, make_desk):
    path = make_desk(fresh(), OLD)
    for name in ("gen-000002.new", "gen-000003.gone", "tmp/export", "gen-000004.mine", "notes"):
        (path / name).mkdir()
        (path / name / "x").write_bytes(b"x")
    partial = files.partial_beside(path / "gen-000001" / "keys.json")
    partial.write_bytes(b"x")

    with DeskFolder.open(path):
        assert not partial.exists()
        assert_tidy(path)
    assert (path / "gen-000004.mine" / "x").exists()
    assert (path / "notes" / "x").exists()


def test_temporary_files_lie_on_the_desk_and_go_with_it(fresh, make_desk):
    before = tempfile.gettempdir()
    with DeskFolder.open(make_desk(fresh(), OLD)) as desk:
        with tempfile.NamedTemporaryFile(delete=False) as file:
            file.write(b"personal")

        assert file.name.startswith(str(desk.temporary))

    assert list(desk.temporary.iterdir()) == []
    assert tempfile.gettempdir() == before


def test_a_killed_creation_leaves_no_desk_or_a_whole_one(fresh, every_death, create):
    for path in every_death(fresh, create):
        if not is_desk(path):
            create(path)
        with DeskFolder.open(path) as desk:
            assert content_of(desk) == NEW
            assert keyfile.is_settled(desk.live().folder)
        assert_tidy(path)


def test_a_failed_creation_leaves_no_desk_or_a_whole_one(fresh, every_failure, create):
    for path in every_failure(fresh, create):
        if not is_desk(path):
            create(path)
        with DeskFolder.open(path) as desk:
            assert content_of(desk) == NEW
        assert_tidy(path)


def test_a_killed_switch_leaves_the_old_generation_or_the_new(fresh, every_death, make_desk, build):
    found = set()
    for path in every_death(lambda: make_desk(fresh(), OLD), build):
        with DeskFolder.open(path) as desk:
            found.add(content_of(desk))
            assert OLD in [content_of(desk), *(each.database.read_bytes() for each in desk.previous())]
        assert_tidy(path)
    assert found == {OLD, NEW}


@pytest.mark.parametrize("number", [errno.EIO, errno.ENOSPC])
def test_a_failed_switch_leaves_the_old_generation_or_the_new(fresh, every_failure, make_desk, build, number):
    for path in every_failure(lambda: make_desk(fresh(), OLD), build, number):
        with DeskFolder.open(path) as desk:
            assert content_of(desk) in {OLD, NEW}
        build(path)
        assert_tidy(path)


def test_a_killed_repair_is_repaired_at_the_next_opening(fresh, every_death, make_desk):
    def prepare():
        path = make_desk(fresh(), OLD)
        (path / "CURRENT").write_bytes(b"garbage")
        (path / "gen-000002.new").mkdir()
        return path

    def reopen(path):
        with DeskFolder.open(path) as desk:
            desk.live()

    for path in every_death(prepare, reopen):
        reopen(path)
        assert (path / "CURRENT").read_bytes() == b"gen-000001\n"
        assert_tidy(path)


def test_a_killed_discarding_is_finished_at_the_next_opening(fresh, every_death, make_desk):
    def discard(path):
        with DeskFolder.open(path) as desk:
            desk.discard(desk.previous()[0])

    for path in every_death(lambda: make_desk(fresh(), OLD, NEW), discard):
        with DeskFolder.open(path) as desk:
            assert content_of(desk) == NEW
            assert [each.database.read_bytes() for each in desk.previous()] in ([], [OLD])
        assert_tidy(path)


def test_a_full_disk_leaves_the_desk_as_it_was(fresh, make_desk, build, in_child):
    path = make_desk(fresh(), OLD)

    def on_a_full_disk():
        import resource

        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        with DeskFolder.open(path) as desk:
            assert content_of(desk) == OLD
            with pytest.raises(MachineRefused, match="disk_full"):
                desk.mark_seen(desk.live(), Mark(1, "ab"))

    assert in_child(on_a_full_disk) == 0
    build(path)


def test_a_desk_that_vanishes_while_it_is_open_is_said_and_can_be_left(fresh, make_desk):
    with DeskFolder.open(make_desk(fresh(), OLD)) as desk:
        shutil.rmtree(desk.path)

        with pytest.raises(MachineRefused, match="file_trouble"):
            desk.mark_seen(Generation(1, desk.path / "gen-000001"), Mark(1, "ab"))
        with pytest.raises(DeskRefused, match="desk_damaged"):
            desk.live()

    assert not desk.path.exists()


def test_a_folder_that_may_not_be_entered_is_said(fresh, make_desk, in_child):
    path = make_desk(fresh(), OLD)
    path.chmod(0)

    def look():
        if os.geteuid() == 0:
            os.setuid(65534)
        with pytest.raises(MachineRefused, match="no_permission"):
            is_desk(path)
        with pytest.raises(MachineRefused, match="no_permission"):
            DeskFolder.open(path)

    assert in_child(look) == 0


@pytest.mark.parametrize("name", ["山田 太郎", "𠮷野家", "📁", "が" * 60, "a b'c\"d", "x" * 200])
def test_a_desk_may_lie_in_a_folder_of_any_name(tmp_path, create, name):
    create(tmp_path / name / "desk")

    with DeskFolder.open(tmp_path / name / "desk") as desk:
        assert content_of(desk) == NEW
