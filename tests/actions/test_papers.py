"""Papers: issued once, printed again as they were, and answered by a new copy rather than by forgetting."""

import io
from datetime import date

import pytest
from reportlab.pdfgen.canvas import Canvas
from staffed import ON, Office

from jipdesk.actions import matches, papers, placements
from jipdesk.documents.papers import PaperKind
from jipdesk.errors import InputRefused
from jipdesk.models.match import Match
from jipdesk.models.paper import Paper
from jipdesk.queries.placements import numbered
from jipdesk.rules.workflow import PaperState

KINDS = (PaperKind.COVER, PaperKind.ITINERARY)


def draw(paper, _template):
    """Draw a page that says which paper it is and for whom."""
    page = io.BytesIO()
    canvas = Canvas(page, pageCompression=0, invariant=1)
    canvas.drawString(100, 100, f"{paper.number} {paper.intern.name} {paper.internship.starts_on}")
    canvas.save()
    return page.getvalue()


@pytest.fixture
def placed(office: Office) -> Office:
    """The office with an intern who works from home."""
    office.placements(1, course="online")
    return office


def wanted(office: Office, kinds=KINDS) -> papers.Wanted:
    with office.db.read() as session:
        return papers.Wanted(numbered(session, office.edition_id, ["2024-P001"]), kinds, ON)


def printed(office: Office, kinds=KINDS):
    (pack,) = papers.packs(office.db, None, office.edition_id, wanted(office, kinds), draw, lambda *_: None)
    return pack.papers


def cancel(office: Office) -> None:
    office.act("cancel_matches", lambda s: matches.cancel(s, office.all(Match.id), because="illness"))


def put_off(office: Office) -> None:
    """Let the internship begin a week later."""
    later = {"starts_on": date(2024, 9, 2)}
    office.act("prepare_placements", lambda s: placements.fill_in(s, 1, holidays=frozenset(), **later))


def test_a_pack_lies_in_its_order_with_its_numbers(placed):
    assert [paper.number for paper in printed(placed)] == ["2024-P001-CV", "2024-P001-IT"]


def test_what_was_issued_is_printed_again_byte_for_byte_though_the_data_has_changed(placed):
    first = printed(placed)
    put_off(placed)
    acts = placed.last_act()

    assert printed(placed) == first
    assert placed.last_act() == acts


def test_after_a_paper_was_voided_the_next_print_issues_a_new_copy(placed):
    printed(placed, [PaperKind.ITINERARY])
    put_off(placed)
    placed.act("void_papers", lambda session: papers.void(session, [1]))

    (again,) = printed(placed, [PaperKind.ITINERARY])

    assert again.number == "2024-P001-IT-2"
    assert b"2024-09-02" in again.pdf
    assert placed.all(Paper.state) == [PaperState.VOID, PaperState.REVIEWED]


def test_a_paper_issued_anew_takes_the_place_of_the_one_before(placed):
    printed(placed)
    put_off(placed)

    papers.reissue(placed.db, None, placed.edition_id, wanted(placed, [PaperKind.ITINERARY]), draw, lambda *_: None)

    assert [paper.number for paper in printed(placed)] == ["2024-P001-CV", "2024-P001-IT-2"]
    kept = placed.all(Paper.kind, Paper.copy, Paper.state, Paper.replaced_by_id)
    assert kept == [
        ("itinerary", 1, PaperState.REPLACED, 3),
        ("cover", 1, PaperState.REVIEWED, None),
        ("itinerary", 2, PaperState.REVIEWED, None),
    ]


def test_a_paper_that_cannot_be_drawn_keeps_the_whole_run_back(placed):
    before = placed.content()

    def fail(paper, template):
        if paper.number.endswith("-CV"):
            raise InputRefused("no_glyph", character="U+1F600")
        return draw(paper, template)

    with pytest.raises(InputRefused):
        papers.packs(placed.db, None, placed.edition_id, wanted(placed), fail, lambda *_: None)

    assert placed.content() == before


def test_a_letter_that_no_font_has_is_refused_with_the_placement_it_stands_in(placed):
    def fail(_paper, _template):
        raise InputRefused("no_glyph", character="U+1F389")

    with pytest.raises(InputRefused, match="no_glyph") as refused:
        papers.packs(placed.db, None, placed.edition_id, wanted(placed), fail, lambda *_: None)

    assert refused.value.values == {"character": "U+1F389", "number": "2024-P001"}


def test_missing_data_is_listed_and_refuses_the_paper(placed):
    asked = wanted(placed, [PaperKind.AGREEMENT_COMPANY])

    (gaps,) = papers.incomplete(placed.db, placed.edition_id, asked)
    with pytest.raises(InputRefused) as refused:
        papers.packs(placed.db, None, placed.edition_id, asked, draw, lambda *_: None)

    assert "internship.pc_from" in [gap.field for gap in gaps.missing]
    assert refused.value.code == "papers_incomplete"


def test_to_look_for_missing_data_asks_as_few_questions_for_three_as_for_one(office, statements):
    office.placements(3, course="online")
    with office.db.read() as session:
        every = papers.Wanted(numbered(session, office.edition_id, None), KINDS, ON)
    first = wanted(office)

    one = statements(lambda: papers.incomplete(office.db, office.edition_id, first))
    three = statements(lambda: papers.incomplete(office.db, office.edition_id, every))

    assert (len(every.placements), three) == (3, one)


def test_a_cancelled_placement_gets_no_new_paper_but_keeps_the_old(placed):
    first = printed(placed, [PaperKind.ITINERARY])
    cancel(placed)

    assert printed(placed, [PaperKind.ITINERARY]) == first
    with pytest.raises(InputRefused) as refused:
        printed(placed)
    assert refused.value.code == "placement_cancelled"
