"""Whole sheets with a known outcome for every rule of every row."""

import csv
from pathlib import Path

import pytest

from jipdesk.rules.codes import Rule
from jipdesk.rules.eligibility import judge, verdict

HERE = Path(__file__).parent
SHARED = Path(__file__).resolve().parents[3] / "shared" / "intake"
SHEETS = {
    "applications_2023.csv": (2023, "utf-8-sig"),
    "applications_2024_japanese.csv": (2024, "cp932"),
    "edges_2024.csv": (2024, "utf-8-sig"),
    "small_2024.csv": (2024, "utf-8-sig"),
}


def said(facts, parameters):
    results = judge(facts, parameters)
    return {"verdict": verdict(results), **{result.rule: result.outcome for result in results}}


def test_every_awkward_row_has_its_outcomes(parameters, read_facts, read_rows):
    rows = read_rows(HERE / "edges_2024.csv")
    expected = [{"verdict": row["verdict"], **{rule: row[f"expected_{rule}"] for rule in Rule}} for row in rows]

    found = [said(read_facts(row), parameters[2024]) for row in rows]

    assert len(rows) == 60
    assert found == expected


@pytest.mark.parametrize("name", SHEETS)
def test_the_sample_sheets_have_their_outcomes(name, parameters, read_facts, read_rows):
    if not SHARED.is_dir():
        pytest.skip("the sample sheets are not on this computer")
    year, encoding = SHEETS[name]
    expected = read_rows((SHARED / name).with_suffix(".expected.csv"))

    rows = read_rows(SHARED / name, encoding)
    found = [said(read_facts(row), parameters[year]) for row in rows]

    assert found == [{rule: row[rule] for rule in ("verdict", *Rule)} for row in expected]


def test_the_sample_workbook_has_its_outcomes(parameters, read_facts, read_rows):
    if not SHARED.is_dir():
        pytest.skip("the sample sheets are not on this computer")
    calamine = pytest.importorskip("python_calamine")
    sheet = calamine.CalamineWorkbook.from_path(SHARED / "applications_2024.xlsx").get_sheet_by_index(0)
    headings, *cells = sheet.to_python()
    expected = read_rows(SHARED / "applications_2024.expected.csv")

    found = [said(read_facts(dict(zip(headings, row, strict=True))), parameters[2024]) for row in cells]

    assert found == [{rule: row[rule] for rule in ("verdict", *Rule)} for row in expected]


def test_the_table_of_awkward_rows_names_every_rule():
    with (HERE / "edges_2024.csv").open(encoding="utf-8", newline="") as file:
        headings = next(csv.reader(file))

    assert {f"expected_{rule}" for rule in Rule} <= set(headings)
