"""All figures of an edition in one ledger."""

import csv

import pytest
from staffed import Office

from jipdesk import i18n
from jipdesk.exchange.figure_ledger import write_figures
from jipdesk.queries.figures import figures


@pytest.fixture
def found(db):
    office = Office(db)
    office.applications(2, nationality="VN")
    office.placements(1)
    with db.read() as session:
        return figures(session, office.edition_id)


def lines(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


def test_every_table_stands_in_the_ledger(found, tmp_path):
    file = tmp_path / "figures.csv"

    count = write_figures(file, found, i18n.words("en"), lambda code: f"course {code}")

    written = lines(file)
    assert len(written) == count + 1
    assert written[0] == ["Table", "Line", "Applications", "Eligible", "Candidates", "Placements", "Number"]
    assert ["", "All applications", "3", "0", "1", "1", ""] in written
    assert ["By nationality or region", "Viet Nam", "3", "0", "1", "1", ""] in written
    assert ["Placements by course", "course in-person", "", "", "", "", "1"] in written


def test_the_ledger_speaks_japanese(found, tmp_path):
    file = tmp_path / "figures.csv"

    write_figures(file, found, i18n.words("ja"), lambda code: code)

    assert any("ベトナム" in line for line in lines(file))
