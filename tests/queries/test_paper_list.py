"""The list of papers finds placements by how their papers stand."""

import io
from datetime import date

import pytest
from reportlab.pdfgen.canvas import Canvas
from staffed import ON, Office

from jipdesk.actions import papers, placements
from jipdesk.documents.papers import PaperKind
from jipdesk.queries import paper_list
from jipdesk.queries.paper_list import PaperFilter, Standing
from jipdesk.queries.placements import numbered


def draw(paper, _template):
    page = io.BytesIO()
    canvas = Canvas(page, invariant=1)
    canvas.drawString(100, 100, paper.number)
    canvas.save()
    return page.getvalue()


@pytest.fixture
def three(office: Office) -> Office:
    """Three placements: of one nothing is issued, of one the itinerary, of one an itinerary that no longer holds."""
    office.placements(3, course="online")
    with office.db.read() as session:
        chosen = numbered(session, office.edition_id, ["2024-P002", "2024-P003"])
    wanted = papers.Wanted(chosen, [PaperKind.ITINERARY], ON)
    papers.packs(office.db, None, office.edition_id, wanted, draw, lambda *_: None)
    later = {"starts_on": date(2024, 9, 2)}
    office.act("prepare_placements", lambda s: placements.fill_in(s, 3, holidays=frozenset(), **later))
    return office


def found(office: Office, *standings: Standing) -> list[int]:
    with office.db.read() as session:
        return list(paper_list.ids(session, office.edition_id, PaperFilter(standings=frozenset(standings))))


def test_each_standing_finds_the_placements_with_such_a_paper(three):
    assert found(three, Standing.ISSUED) == [2]
    assert found(three, Standing.CHANGED) == [3]
    assert found(three, Standing.CHANGED, Standing.ISSUED) == [2, 3]


@pytest.mark.parametrize("standing", list(Standing))
def test_what_is_found_is_what_the_lines_show(three, standing):
    with three.db.read() as session:
        shown = paper_list.lines(session, [1, 2, 3])

    by_line = [number for number in (1, 2, 3) if standing in {cell.standing for cell in shown[number].cells.values()}]
    assert found(three, standing) == by_line
