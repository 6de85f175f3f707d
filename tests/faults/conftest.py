"""A desk that took in a sheet full of hostile values."""

import pytest
from given import applications, desk_with
from hostile import TEXTS, VALUES
from intake_sheets import csv_text, table

from jipdesk.exchange import intake
from jipdesk.queries import editions


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    with desk_with(tmp_path_factory.mktemp("hostile") / "desk", 2024) as found:
        yield found


@pytest.fixture(scope="module")
def edition(desk):
    with desk.db.read() as session:
        return editions.find(session, "2024")


@pytest.fixture(scope="module")
def hostile(desk, edition, tmp_path_factory):
    """A sheet with one of the values in every field of text, a row for each; taken in."""
    folder = tmp_path_factory.mktemp("sheets")
    rows = [row | dict.fromkeys(TEXTS, value) for row, value in zip(applications(len(VALUES)), VALUES, strict=True)]
    path = folder / "hostile.csv"
    path.write_text(csv_text(table(rows)), encoding="utf-8")
    prepared = intake.prepare_applications(desk.db, edition, path)
    assert prepared.refused == ()
    intake.take_in_applications(desk.db, desk.actor, edition, prepared, lambda *_: None)
    return path
