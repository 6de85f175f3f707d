"""The whole job by the mouse: from a folder without a desk to printed packs, undone, backed up and restored."""

from datetime import datetime, timedelta

import pytest
from hands import Mouse
from words_on_screen import unspoken, words

from jipdesk.actions.backup import check_desk
from jipdesk.documents.papers import PaperKind
from jipdesk.i18n import JAPAN
from jipdesk.queries import placement_page
from jipdesk.rules.codes import CourseKind
from jipdesk.samples import applications, companies, sheets
from jipdesk.views.rooms.interns_board import days_of
from jipdesk.views.sections import SECTIONS

NOW = datetime(2024, 7, 8, 10, 30, tzinfo=JAPAN)
APPLICANTS = 24
BIRTH_DATE = applications.HEADINGS.index("birth_date")


@pytest.fixture
def mouse(qtbot, make_window, tmp_path):
    return Mouse(qtbot, make_window(tmp_path / "desk"))


def test_the_whole_job(mouse, tmp_path):
    begin(mouse)
    take_in(mouse, tmp_path)
    screen(mouse)
    receive_documents(mouse)
    interview(mouse)
    match(mouse)
    arrange(mouse)
    fill_in(mouse)
    save_packs(mouse, tmp_path / "packs")
    back_up_and_restore(mouse, tmp_path / "desk.jipbackup")
    speak_japanese(mouse)


def begin(mouse):
    """Make a desk and look at the edition of 2024."""
    start, top = mouse.window.pages.start, mouse.window.top
    mouse.write(start._name, "Tanaka")
    mouse.click(start._new.button)
    mouse.window.keeper.desk.now = lambda: NOW
    mouse.choose(top.edition, "2024")
    assert mouse.page.nothing.isVisible()


def take_in(mouse, folder):
    """Import a sheet of which one row is refused, then the companies."""
    rows = [list(row) for row in applications.rows(APPLICANTS)]
    rows[7][BIRTH_DATE] = "2001-02-31"
    sheets.write(folder / "applications.csv", "applications", applications.HEADINGS, rows)
    sheets.write(folder / "companies.xlsx", "companies", companies.HEADINGS, companies.rows())

    preview = take_sheet(mouse, folder / "applications.csv")
    assert (preview.added, preview.refused_rows) == (APPLICANTS - 1, 1)
    preview = take_sheet(mouse, folder / "companies.xlsx")
    assert preview.added == 30
    assert mouse.window.side.button("applications")._count.text() == str(APPLICANTS - 1)


def take_sheet(mouse, file):
    mouse.menu("import")
    dialog = mouse.dialog
    with mouse.for_file(file):
        mouse.click(dialog.choose_button)
    found = dialog.preview.prepared
    if found.refused_rows:
        mouse.tab(dialog.preview.tabs, "refused")
    mouse.click(dialog.take)
    mouse.click(dialog.close_button)
    return found


def screen(mouse):
    """Check everybody, pass four, take it back and do it again by its name, and leave two out with a reason."""
    mouse.go("companies")
    mouse.click(mouse.page.check)
    mouse.go("applications")
    page = mouse.page
    mouse.click(page.check)
    mouse.limit(page.listing, "state", "eligible")
    eligible = list(page.listing.table.ids)
    check(mouse, page.listing, eligible[:4])
    mouse.click(page.passed)
    assert list(page.listing.table.ids) == eligible[4:]

    undo, redo = (mouse.window.menus.line(name) for name in ("undo", "redo"))
    done = undo.text().partition(": ")[2]
    mouse.menu("undo")
    assert list(page.listing.table.ids) == eligible
    assert "4" in done
    assert redo.text().partition(": ")[2] == done
    mouse.menu("redo")
    assert list(page.listing.table.ids) == eligible[4:]

    check(mouse, page.listing, eligible[4:6])
    mouse.click(page.rejected)
    mouse.write(page.reason.field, "Too far from the field of study")
    mouse.click(page.reason.verb)
    assert list(page.listing.table.ids) == eligible[6:]
    mouse.click(page.listing.filters._pills["state"].cross)


def check(mouse, listing, numbers):
    for number in numbers:
        mouse.row(listing.view, number, 0)


def receive_documents(mouse):
    """Everything that was asked of the four has arrived."""
    page = mouse.page
    mouse.limit(page.listing, "state", "documents_requested")
    mouse.tab(page.person.tabs, "documents")
    for _ in range(4):
        mouse.click(page.person.documents.all)
    assert page.listing.nothing.isVisible()


def interview(mouse):
    """Arrange an interview for each, record points, recommendation and comments, decide as recommended."""
    mouse.go("interviews")
    page = mouse.page
    mouse.click(page.arrange)
    mouse.write(page.arranging.rooms, "Sato, Suzuki")
    mouse.qtbot.waitUntil(page.arranging.verb.isEnabled)
    mouse.click(page.arranging.verb)
    for number in list(page.listing.table.ids):
        mouse.row(page.listing.view, number)
        for scale in page.pane.record.scales.values():
            mouse.click(scale._buttons[4])
        mouse.pick(page.pane.record.recommendation, "pass")
        mouse.write(page.pane.record.comments, "Asks good questions.")
        mouse.click(page.pane.record_and_next)
    mouse.check_all(page.listing.view)
    mouse.choose(page.acts.decide, "recommended")


def match(mouse):
    """Propose the best plan, arrange one company's interview, record the answers of both sides, decide."""
    mouse.go("matching")
    page = mouse.page
    mouse.click(page.views.buttons["plan"])
    mouse.click(page.plan.wishes.go)
    mouse.click(page.plan.propose)
    proposed = len(page.listing.table.ids)
    mouse.row(page.listing.view, page.listing.table.ids[0])
    mouse.choose(page.acts.more, "interview")
    mouse.fill(page.inquiry, at="2024-07-22 10:00", interviewers="Mihon")
    mouse.check_all(page.listing.view)
    mouse.choose(page.acts.companies, "accept")
    mouse.choose(page.acts.candidates, "accept")
    mouse.click(page.acts.decide_button)
    mouse.click(mouse.dialog.verb)
    assert proposed > 1
    assert mouse.window.side.button("interns")._count.text() == str(proposed)


def arrange(mouse):
    """Arrange for one intern: visa, the flight there, lodging, insurance, a PC, a training session."""
    mouse.go("interns")
    page = mouse.page
    rows = [page.board.table.row_at(line) for line in range(len(page.board.table.ids))]
    intern = next(row for row in rows if row.kind is CourseKind.IN_PERSON)
    mouse.open(page.board.view, intern.id)
    mouse.tab(page.placement.tabs, "arrangements")
    acts = page.placement.acts
    mouse.choose(acts.visa, "open")
    mouse.choose(acts.visa, "draft")
    mouse.fill(acts.inquiry)
    there, back = intern.starts_on - timedelta(days=3), intern.ends_on + timedelta(days=2)
    fly(mouse, acts, "arrival", ("HAN", "NRT"), there)
    mouse.choose(acts.arrange, "room")
    mouse.fill(acts.inquiry, name_ja="見本荘", address_ja="東京都北区見本1-2-3", check_out=f"{back}")
    mouse.choose(acts.arrange, "insurance")
    mouse.fill(acts.inquiry, insurer="Mihon Insurance", policy_no="A-1", ends_on=f"{back}")
    mouse.choose(acts.arrange, "equipment")
    mouse.fill(acts.inquiry, serial_no="PC-7")
    mouse.choose(acts.arrange, "hold")
    mouse.fill(acts.inquiry, name_ja="事前研修", starts_at=f"{there} 19:00", ends_at=f"{there} 20:00")
    page = shown(mouse)
    assert (len(page.stay.legs), page.room.name_ja, page.cover.policy_no) == (1, "見本荘", "A-1")
    assert (page.things[0].serial_no, page.sessions[0].name_ja) == ("PC-7", "事前研修")
    assert page.visa.state == "drafted"


def shown(mouse):
    """Return what the desk knows of the placement that is looked at."""
    desk = mouse.window.keeper.desk
    with desk.read() as session:
        return placement_page.page(session, mouse.page.placement.number, days_of(desk), desk.desk.actor)


def fly(mouse, acts, way, airports, day):
    mouse.choose(acts.arrange, "flight")
    mouse.fill(
        acts.inquiry,
        direction=way,
        flight_no="JP 123",
        from_airport=airports[0],
        departs_at=f"{day} 09:00",
        to_airport=airports[1],
        arrives_at=f"{day} 15:00",
        ticketed_on="2024-07-08",
    )


def fill_in(mouse):
    """Fill in what the papers lack, by the link beside what is missing: on the page, or where it is entered."""
    acts = mouse.page.placement.acts
    mouse.click(acts.papers)
    paper = mouse.page.paper
    follow(mouse, paper, PaperKind.AGREEMENT_COMPANY, "internship.place.en")
    mouse.type("1-2-3 Mihon, Kita-ku, Tokyo")
    mouse.click(paper._fit)
    assert paper.now.gaps == ()

    follow(mouse, paper, PaperKind.ITINERARY, "flights.departure")
    assert mouse.page.placement.tabs.current == "arrangements"
    fly(mouse, acts, "departure", ("NRT", "HAN"), shown(mouse).line.ends_on + timedelta(days=2))
    mouse.click(acts.papers)
    assert paper.now.gaps == ()
    assert paper.view.pages > 0


def follow(mouse, paper, kind, field):
    """Press the link beside what a paper lacks."""
    mouse.click(paper._kinds.buttons[kind])
    place = next(place for place, gap in enumerate(paper.now.gaps) if gap.field == field)
    mouse.click(paper.gaps._lines[place].verb)


def save_packs(mouse, folder):
    """Save the packs of all placements into a folder: what lacks data is named, the rest goes on."""
    page = mouse.page
    mouse.click(page.paper._back)
    mouse.check_all(page.listing.view)
    folder.mkdir()
    with mouse.for_file(folder):
        mouse.click(page.save)
    assert list(folder.iterdir()) == []
    mouse.click(page.notice._act)
    (pack,) = folder.iterdir()
    assert pack.read_bytes().startswith(b"%PDF")


def back_up_and_restore(mouse, file):
    """Back up, change something and undo it by its name, change something that stays, and restore."""
    with mouse.for_file(file):
        mouse.menu("back_up")
    digest = content(mouse)
    undo = mouse.window.menus.line("undo")
    before = undo.text()
    add_coordinator(mouse, "Suzuki")
    assert undo.text() != before
    mouse.menu("undo")
    assert undo.text() == before
    assert len(mouse.window.keeper.desk.coordinators) == 1
    add_coordinator(mouse, "Yamada")

    with mouse.for_file(file):
        mouse.menu("restore")
    dialog = mouse.dialog
    model = dialog.table.model()
    changes = [model.index(line, model.columnCount() - 1).data() for line in range(model.rowCount())]
    assert [change for change in changes if change] == ["−1", "−3"]
    assert dialog.restore.hasFocus()
    mouse.click(dialog.restore)
    assert [each.name for each in mouse.window.keeper.desk.coordinators] == ["Tanaka"]
    assert content(mouse) == digest


def add_coordinator(mouse, name):
    mouse.go("settings")
    page = mouse.page
    mouse.tab(page.tabs, "coordinators")
    mouse.write(page.people.field, name)
    mouse.click(page.people.add)


def content(mouse):
    """Return the digest of everything on the desk, which is found to be whole."""
    mouse.menu("check")
    health = check_desk(mouse.window.keeper.desk.desk)
    assert health.ok
    return health.digest


def speak_japanese(mouse):
    """Switch the language: the page that is looked at follows at once, and so does every other."""
    mouse.click(mouse.window.top.language.buttons["ja"])
    for section in SECTIONS:
        assert unspoken(words(mouse.window)) == set()
        mouse.go(section.name)
    assert unspoken(words(mouse.window)) == set()
