"""A file that an act hands out has its name only when the act is kept."""

from pathlib import Path

import pytest
from given import KEY, KEYS
from quick_disk import QuickDisk
from sqlalchemy import select

from jipdesk.errors import DeskRefused, InputRefused, MachineRefused
from jipdesk.models.act import Act
from jipdesk.models.database import SETTINGS, Database
from jipdesk.safe import files
from jipdesk.safe.outgoing import hand_out


def handed_out(final: Path) -> None:
    partial = files.partial_beside(final)
    partial.write_bytes(b"new")
    hand_out(partial, final)


def acts(db: Database) -> list[str]:
    with db.read() as session:
        return list(session.scalars(select(Act.name).order_by(Act.id)))


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.iterdir())


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


def test_outside_an_act_a_file_gets_its_name_at_once(out: Path) -> None:
    handed_out(out / "ledger.csv")

    assert names(out) == ["ledger.csv"]


def test_within_an_act_a_file_gets_its_name_when_the_act_is_kept(db: Database, out: Path) -> None:
    with db.write(None, "export_list", list="applications"):
        handed_out(out / "ledger.csv")
        assert "ledger.csv" not in names(out)

    assert names(out) == ["ledger.csv"]
    assert acts(db) == ["export_list"]


def test_an_act_that_is_given_up_hands_nothing_out(db: Database, out: Path) -> None:
    (out / "ledger.csv").write_bytes(b"old")

    with pytest.raises(InputRefused), db.write(None, "export_list"):
        handed_out(out / "ledger.csv")
        raise InputRefused("records_gone")

    assert names(out) == ["ledger.csv"]
    assert (out / "ledger.csv").read_bytes() == b"old"


def test_an_act_that_cannot_be_kept_hands_nothing_out(
    blank_file: bytes, tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(SETTINGS, "busy_timeout", "0")
    (tmp_path / "desk.db").write_bytes(blank_file)
    db = Database(tmp_path / "desk.db", KEY, KEYS)

    with pytest.raises(DeskRefused), db.connection() as reading, db.write(None, "export_list"):
        reading.exec_driver_sql("SELECT count(*) FROM act").scalar_one()  # while somebody reads, nothing is committed
        handed_out(out / "ledger.csv")
    kept = acts(db)
    db.close()

    assert (names(out), kept) == ([], [])


def test_a_name_that_the_computer_refuses_is_recorded_beside_the_act(
    db: Database, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Refusing(QuickDisk):
        def replace(self, *_: Path) -> None:
            raise PermissionError(13, "no")

    monkeypatch.setattr(files, "disk", Refusing())

    with pytest.raises(MachineRefused), db.write(None, "export_list", list="applications"):
        handed_out(out / "ledger.csv")

    assert names(out) == []
    assert acts(db) == ["export_list", "export_failed"]
