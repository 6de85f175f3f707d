"""Whatever is handed in, it is read or refused: never an error of ours, never half."""

import io
import zipfile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_sheets import application, csv_text, table, write_xlsx

from jipdesk.errors import Stop
from jipdesk.exchange.applications import read_applications
from jipdesk.exchange.headings import APPLICATION_HEADINGS
from jipdesk.exchange.package_check import looked_through
from jipdesk.exchange.sheets import read_sheet
from jipdesk.rules.countries import CountryNames

CSV = csv_text(table([application(receipt_no=f"24-{number:06}", name_native="髙﨑\nनेपाली") for number in range(5)]))
FOLDER = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class NoCountry(CountryNames):
    def __init__(self):
        super().__init__({}, {})


def attempt(path, content):
    """Read the bytes as applications; only a refusal may come instead, and it refuses rows that there are."""
    path.write_bytes(content)
    try:
        read = read_applications(read_sheet(path, APPLICATION_HEADINGS), ("online",), NoCountry())
    except Stop:
        return
    assert {row.row for row in read.rows}.isdisjoint(read.refused_rows)
    for cell in read.refused:
        cell.value.encode()
        assert cell.row >= 2


def mutated(content, changes):
    """Change, cut or repeat pieces of the content."""
    raw = bytearray(content)
    for place, what, piece in changes:
        at = place % (len(raw) + 1)
        if what == 0:
            raw[at : at + len(piece)] = piece
        elif what == 1:
            raw[at:at] = piece
        else:
            del raw[at : at + len(piece) * 20]
    return bytes(raw)


PIECES = st.one_of(
    st.binary(min_size=1, max_size=6),
    st.sampled_from(
        [b'"', b"\r", b"\n", b"\0", b",,,,", b";", b"\t", b'""', b"\xef\xbb\xbf", b"\xff\xfe", b"=1+1", b"'+", b"\x82"]
    ),
)
CHANGES = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 2), PIECES), min_size=1, max_size=6)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "euc_jp"])


@FOLDER
@given(st.binary(max_size=400))
def test_random_bytes_are_read_or_refused(tmp_path, content):
    attempt(tmp_path / "x.csv", content)


@FOLDER
@given(ENCODINGS, CHANGES)
def test_a_damaged_csv_file_is_read_or_refused(tmp_path, encoding, changes):
    attempt(tmp_path / "x.csv", mutated(CSV.encode(encoding, "replace"), changes))


@FOLDER
@given(st.lists(st.lists(st.text(max_size=12), max_size=6), max_size=4))
def test_any_text_in_the_cells_is_read_or_refused(tmp_path, rows):
    heads = ["receipt_no", "family_name", "consents_privacy", "birth_date", "submitted_at", "english_score"]
    attempt(tmp_path / "x.csv", csv_text([heads, *rows]).encode("utf-8", "surrogatepass"))


def workbook():
    content = io.BytesIO()
    write_xlsx(content, table([application(receipt_no=f"24-{number:06}", n=number) for number in range(5)]))
    return content.getvalue()


@FOLDER
@given(CHANGES)
def test_a_damaged_archive_is_looked_through_or_refused(changes):
    try:
        looked_through(io.BytesIO(mutated(workbook(), changes)))
    except Stop:
        return


@settings(FOLDER, max_examples=15)
@given(CHANGES)
def test_a_damaged_workbook_is_read_or_refused(tmp_path, changes):
    attempt(tmp_path / "x.xlsx", mutated(workbook(), changes))


PARTS = [
    "xl/worksheets/sheet1.xml",
    "xl/sharedStrings.xml",
    "xl/workbook.xml",
    "xl/styles.xml",
    "xl/_rels/workbook.xml.rels",
]


def repacked(part, changes):
    """Return the workbook with one part damaged and the archive around it sound."""
    content = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(content, "w") as new:
        for name in old.namelist():
            new.writestr(name, mutated(old.read(name), changes) if name == part else old.read(name))
    return content.getvalue()


@settings(FOLDER, max_examples=25)
@given(st.sampled_from(PARTS), CHANGES)
def test_a_workbook_with_a_damaged_part_is_read_or_refused(tmp_path, part, changes):
    attempt(tmp_path / "x.xlsx", repacked(part, changes))


@pytest.mark.slow
@settings(FOLDER, max_examples=5000)
@given(ENCODINGS, CHANGES)
def test_five_thousand_damaged_csv_files_are_read_or_refused(tmp_path, encoding, changes):
    attempt(tmp_path / "x.csv", mutated(CSV.encode(encoding, "replace"), changes))


@pytest.mark.slow
@settings(FOLDER, max_examples=500)
@given(st.sampled_from(PARTS), CHANGES)
def test_five_hundred_damaged_workbooks_are_read_or_refused(tmp_path, part, changes):
    attempt(tmp_path / "x.xlsx", repacked(part, changes))


@pytest.mark.parametrize("wide", [True, False])
def test_a_large_empty_sheet_is_read_without_filling_the_memory(given_csv, wide):
    rows, columns = (200, 290) if wide else (20_000, 1)
    line = "," * columns
    path = given_csv(f"receipt_no,family_name,consents_privacy{line}\n" + f"1,A,yes{line}\n" * rows)

    assert sum(1 for _ in read_sheet(path, APPLICATION_HEADINGS).rows) == rows
