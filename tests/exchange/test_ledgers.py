import re
import stat
import subprocess
import sys
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
import python_calamine

from jipdesk.errors import MachineRefused, UsageRefused
from jipdesk.exchange.headings import APPLICATION_HEADINGS
from jipdesk.exchange.ledgers import ColumnKind, LedgerColumn, Marked, write_ledger
from jipdesk.exchange.sheets import read_sheet

COLUMNS = [
    LedgerColumn("receipt_no"),
    LedgerColumn("family_name"),
    LedgerColumn("consents_privacy"),
    LedgerColumn("生年月日", ColumnKind.DATE),
    LedgerColumn("応募日時", ColumnKind.MOMENT),
    LedgerColumn("点", ColumnKind.NUMBER),
]
HOSTILE = [
    "=cmd|' /C calc'!A0",
    "+1",
    "-1",
    "@SUM(1)",
    "'=x",
    "http://example.org/a",
    "<b>&#0;",
    "_x000D_",
    "髙﨑 𠮷",
    '"quoted", and\ntwo lines',
    "श्रेष्‍ठ",
    "007",
    "1e5",
    "#N/A",
]
ROWS = [
    (str(number), name, "yes", date(2001, 2, 3), datetime(2024, 6, 30, 14, 59, 59, tzinfo=UTC), Decimal("6.5"))
    for number, name in enumerate(HOSTILE, start=1)
]


@pytest.mark.parametrize("name", ["台帳.xlsx", "ledger.CSV"])
def test_a_ledger_comes_back_through_our_own_intake(tmp_path, name):
    assert write_ledger(tmp_path / name, COLUMNS, iter(ROWS)) == len(HOSTILE)

    rows = list(read_sheet(tmp_path / name, APPLICATION_HEADINGS).rows)

    assert [row.cells[1] for row in rows] == HOSTILE
    moments = {str(row.cells[4]) for row in rows}
    assert {str(row.cells[3]) for row in rows} == {"2001-02-03"}
    assert moments == {"2024-06-30 23:59:59"}
    assert {row.cells[5] for row in rows} == {"6.5"}


def test_nothing_in_a_workbook_is_a_formula_or_a_link(tmp_path):
    write_ledger(tmp_path / "x.xlsx", COLUMNS, ROWS)

    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "hyperlink" not in sheet
    assert 'state="frozen"' in sheet


@pytest.mark.parametrize(
    ("file", "sheet"), [("応募[6月].xlsx", "応募 6月"), ("'.xlsx", "1"), ("a" * 40 + ".xlsx", "a" * 31)]
)
def test_the_sheet_of_a_workbook_is_named_like_its_file(tmp_path, file, sheet):
    write_ledger(tmp_path / file, COLUMNS, ROWS)

    assert python_calamine.load_workbook(tmp_path / file).sheet_names == [sheet]


def test_dates_and_numbers_of_a_workbook_are_real_ones(tmp_path):
    write_ledger(tmp_path / "x.xlsx", COLUMNS, [*ROWS[:1], ("2", "", "", date(1850, 1, 1), None, 3)])

    rows = python_calamine.load_workbook(tmp_path / "x.xlsx").get_sheet_by_index(0).to_python()

    assert rows[1][3:] == [date(2001, 2, 3), datetime(2024, 6, 30, 23, 59, 59), 6.5]
    assert rows[2] == ["2", "", "", "1850-01-01", "", 3.0]


def test_a_whole_number_shows_no_point_and_a_share_is_of_a_hundred(tmp_path):
    columns = [LedgerColumn("点", ColumnKind.NUMBER), LedgerColumn("書類", ColumnKind.SHARE)]
    write_ledger(tmp_path / "x.xlsx", columns, [(Decimal("61.00"), Decimal("0.5")), (Decimal("6.25"), "—")])

    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        forms = re.findall(r'formatCode="([^"]+)"', archive.read("xl/styles.xml").decode())
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    forms_used = re.findall(r'<c r="[AB][23]" s="(\d)"', sheet)
    assert forms[-1] == "#,##0.0#######"
    assert len(set(forms_used)) == 3
    assert python_calamine.load_workbook(tmp_path / "x.xlsx").get_sheet_by_index(0).to_python()[1:] == [
        [61.0, 0.5],
        [6.25, "—"],
    ]


def test_no_cell_of_a_csv_ledger_begins_like_a_formula(tmp_path):
    write_ledger(tmp_path / "x.csv", [LedgerColumn("=title")], [(name,) for name in HOSTILE])

    content = (tmp_path / "x.csv").read_bytes()

    assert content.startswith("\ufeff'=title\r\n'=cmd".encode())
    assert b"\r\n'+1\r\n'-1\r\n'@SUM(1)\r\n''=x\r\n" in content


def test_numbers_of_a_csv_ledger_keep_their_sign(tmp_path):
    write_ledger(tmp_path / "x.csv", [LedgerColumn("n", ColumnKind.NUMBER)], [(-5,), (None,)])

    assert (tmp_path / "x.csv").read_text(encoding="utf-8-sig") == 'n\n-5\n""\n'


def test_a_text_longer_than_a_spreadsheets_cell_is_cut_and_not_lost(tmp_path):
    write_ledger(tmp_path / "x.xlsx", [LedgerColumn("t")], [("x" * 40_000,)])

    cell = python_calamine.load_workbook(tmp_path / "x.xlsx").get_sheet_by_index(0).to_python()[1][0]

    assert cell == "x" * 32_766 + "…"


def test_a_name_without_a_known_ending_is_wrong_usage(tmp_path):
    with pytest.raises(UsageRefused, match="ledger_name"):
        write_ledger(tmp_path / "x.pdf", COLUMNS, ROWS)


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv"])
def test_a_ledger_is_there_whole_or_not_at_all(tmp_path, name):
    (tmp_path / name).write_text("the old one")

    def breaking():
        yield from ROWS
        raise RuntimeError

    with pytest.raises(RuntimeError):
        write_ledger(tmp_path / name, COLUMNS, breaking())

    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).read_text() == "the old one"


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv"])
def test_a_ledger_replaces_the_old_one_and_belongs_to_its_owner_alone(tmp_path, name):
    (tmp_path / name).write_text("the old one")

    write_ledger(tmp_path / name, COLUMNS, ROWS)

    assert [path.name for path in tmp_path.iterdir()] == [name]
    assert (tmp_path / name).stat().st_size > 100
    if sys.platform != "win32":
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv"])
def test_a_folder_that_is_not_there_is_the_machines_refusal(tmp_path, name):
    with pytest.raises(MachineRefused):
        write_ledger(tmp_path / "absent" / name, COLUMNS, ROWS)


@pytest.mark.skipif(sys.platform == "win32", reason="no limit to the size of files to stand for a full disk")
@pytest.mark.parametrize("name", ["x.xlsx", "x.csv"])
def test_a_full_disk_leaves_nothing_behind(tmp_path, name):
    code = f"""
import resource, signal
from pathlib import Path
from jipdesk.errors import MachineRefused
from jipdesk.exchange.ledgers import LedgerColumn, write_ledger
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    write_ledger(Path({str(tmp_path / name)!r}), [LedgerColumn("t")], ((str(n) * 50,) for n in range(5000)))
except MachineRefused as refusal:
    print(refusal.code)
"""
    answer = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert answer.stdout.strip() == "disk_full"
    assert list(tmp_path.iterdir()) == []


def test_no_temporary_file_is_made_elsewhere(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "absent"))

    assert write_ledger(tmp_path / "x.xlsx", COLUMNS, ROWS * 300) == len(ROWS) * 300


def test_what_is_wrong_stands_out_and_the_reason_stays_in_sight(tmp_path):
    columns = [LedgerColumn("why", is_pinned=True), LedgerColumn("姓"), LedgerColumn("生年月日")]
    write_ledger(tmp_path / "x.xlsx", columns, [["a\nb", Marked("=1"), Marked("")], ["c", "ok", "2001-02-03"]])

    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        sheet, styles = (archive.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "styles"))
    style = {place: re.search(rf'r="{place}" s="(\d+)"', sheet)[1] for place in ("B2", "C2", "B3")}
    assert style["B2"] == style["C2"] != style["B3"]
    assert "FBF0D9" in styles
    assert 'xSplit="1" ySplit="1"' in sheet
    assert "<f>" not in sheet


def test_many_reasons_make_a_row_no_taller_than_a_spreadsheet_has_them(tmp_path):
    write_ledger(tmp_path / "x.xlsx", [LedgerColumn("why", is_pinned=True)], [["a\nb"], ["a\n" * 40]])

    with zipfile.ZipFile(tmp_path / "x.xlsx") as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    two, forty = (float(height) for height in re.findall(r' ht="([\d.]+)"', sheet))
    assert two < 40
    assert 400 < forty <= 409.5
