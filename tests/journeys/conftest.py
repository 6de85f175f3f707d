"""The journeys through the window."""

import shutil
from datetime import date
from itertools import islice
from pathlib import Path

import pytest
from windows import (  # noqa: F401 - fixtures
    _empty,
    _filled,
    desk_folder,
    filled_folder,
    make_window,
    nothing_left_behind,
    settle,
    window,
)

APPLICANTS = 24
TO_THE_STAYS = 8
"""as many steps of the demo's job as lead to stays that are arranged"""


@pytest.fixture(scope="session")
def _worked(tmp_path_factory):
    """A desk on which the whole job was done, on a small scale: made once, for it takes three seconds."""
    from jipdesk.actions import papers
    from jipdesk.cli import demo_desk, demo_job
    from jipdesk.documents import press
    from jipdesk.documents.papers import PaperKind
    from jipdesk.queries import editions, placements
    from jipdesk.samples import applications, sheets

    folder = tmp_path_factory.mktemp("desks") / "worked"
    sheet = folder.with_name("applications.csv")
    sheets.write(sheet, "applications", applications.HEADINGS, applications.rows(APPLICANTS))
    with demo_desk.made(folder) as desk:
        list(islice(demo_job.steps(desk, folder.parent, sheet), TO_THE_STAYS))
        with desk.db.read() as session:
            edition = editions.find(session, "2024")
            no, number = next(iter(placements.numbered(session, edition.id, None).items()))
        wanted = papers.Wanted({no: number}, tuple(PaperKind), date(2024, 8, 8))
        papers.packs(desk.db, desk.actor, edition.id, wanted, press.draw, lambda *_: None)
    return folder


@pytest.fixture
def worked_folder(_worked, tmp_path):
    """The desk on which the whole job was done, of its own for each test."""
    return Path(shutil.copytree(_worked, tmp_path / "desk"))
