"""The list of papers, the page of one paper, and what is done with them, on a real desk."""

from datetime import date, datetime

import pytest
from office_on_desk import OfficeOnDesk, put_away, room
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication
from sqlalchemy import select
from staffed import HOLIDAYS

from jipdesk.actions import arrangements, paper_fields
from jipdesk.documents.papers import PaperKind
from jipdesk.i18n import JAPAN
from jipdesk.models.act import Act
from jipdesk.models.paper import Paper
from jipdesk.models.placement import Placement
from jipdesk.rules.stay import Lent
from jipdesk.rules.steps import PaperStep
from jipdesk.views.goal import Goal
from jipdesk.views.look.palette import Tone

COMPANY, INTERN = PaperKind.AGREEMENT_COMPANY, PaperKind.AGREEMENT_INTERN
COMPLETE = {
    "place_ja": "大阪市北区",
    "place_en": "Kita-ku, Osaka",
    "supervisor": "見本 一郎",
    "supervisor_title": "部長",
    "starts_on": date(2024, 9, 2),
    "ends_on": date(2024, 9, 27),
    "hours_per_day": 8,
}
OF_COMPANY = {"representative": "見本 太郎", "representative_title": "代表取締役", "address": "大阪市北区1-2-3"}
OF_OPENING = {"task_ja": "設計の補助", "task_en": "Help with design"}
OF_PERSON = {"address": "1 Main Street, Hanoi", "birth_date": date(2001, 2, 3)}


@pytest.fixture
def staff(office):
    office.now = lambda: datetime(2024, 7, 10, 10, tzinfo=JAPAN)
    return OfficeOnDesk(office)


@pytest.fixture
def show(office, settle):
    pages = []

    def make():
        pages.append(room(office, "papers", settle))
        return pages[-1]

    yield make
    for page in pages:
        put_away(page)


@pytest.fixture
def ready(staff):
    """Two placements for whose agreements nothing is missing."""
    numbers = staff.placements(2)
    for number in numbers:
        fill_in(staff, number)
    return numbers


@pytest.fixture
def page(ready, show):
    return show()


def fill_in(staff, number):
    with staff.db.read() as session:
        placement = session.get_one(Placement, number)
        opening = placement.opening_id
        application = placement.application_id
        from jipdesk.models.application import Application
        from jipdesk.models.company import Opening

        company = session.get_one(Opening, opening).company_id
        person = session.get_one(Application, application).person_id

    def work(session):
        for table, record, values in (
            ("placement", number, COMPLETE),
            ("company", company, OF_COMPANY),
            ("opening", opening, OF_OPENING),
            ("person", person, OF_PERSON),
        ):
            for field, value in values.items():
                paper_fields.edit(session, table, record, field, value, holidays=HOLIDAYS)
        arrangements.lend(session, [Lent(placement_id=number, kind="pc", provided_by="company")])

    staff.act("edit_record", work)


def cell(page, number, kind):
    return page.listing.table.row_at(page.listing.table.line_of(number)).cells[kind]


def papers(staff):
    with staff.db.read() as session:
        rows = session.execute(select(Paper.number, Paper.copy, Paper.state).order_by(Paper.id)).all()
        return [tuple(row) for row in rows]


def last_act(staff):
    with staff.db.read() as session:
        return session.scalars(select(Act.name).order_by(Act.id.desc()).limit(1)).one()


def look_at(page, number):
    page.listing.view.go_to(number)


def issue(page, settle, *kinds):
    page.set_kinds(kinds)
    page.issue.click()
    settle(page.desk.jobs)


def test_a_desk_without_placements_says_what_will_be_here(office, show):
    page = show()

    assert page.listing._stack.currentWidget() is page.listing.empty
    assert not page.print.isEnabled()
    assert page.print.toolTip() == "Choose a placement first."


def test_a_paper_that_lacks_data_names_what_is_missing(staff, show, settle):
    (number,) = staff.placements(1)
    page = show()

    page.show_paper(number, COMPANY)
    settle(page.desk.jobs)

    assert page.paper.gaps.isVisible()
    assert not page.issue.isEnabled()
    assert "Data is missing" in page.issue.toolTip()


def test_keys_that_print_tell_what_is_missing_and_lead_there(staff, page, ready, settle, qtbot):
    def forget(session):
        paper_fields.edit(session, "placement", ready[0], "place_en", None, holidays=HOLIDAYS)

    staff.act("edit_record", forget)
    page.window().activateWindow()
    page.show_paper(ready[0], INTERN)
    settle(page.desk.jobs)

    page.print_or_tell()
    assert page.notice.text.startswith("This paper cannot be printed yet. ")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)

    assert page.paper.forms[INTERN].isAncestorOf(QApplication.focusWidget())


def test_escape_leads_back_from_a_paper_to_the_list(page, ready, settle, qtbot):
    page.window().activateWindow()
    page.show_paper(ready[0], COMPANY)
    settle(page.desk.jobs)
    qtbot.waitUntil(page.paper.view.hasFocus)

    qtbot.keyClick(page.paper.view, Qt.Key.Key_Escape)

    assert not page.is_on_one
    assert page.listing.view.hasFocus()


def test_a_value_filled_in_beside_the_page_goes_to_its_record_and_redraws_the_page(page, ready, staff, settle):
    page.show_paper(ready[0], COMPANY)
    settle(page.desk.jobs)
    before = page.paper.now.pdf

    field = next(group for group in page.paper.forms[COMPANY].groups if group._table == "placement").form.fields[
        "supervisor"
    ]
    field.editor.setText("山田 花子")
    field.editor.editingFinished.emit()
    settle(page.desk.jobs)

    assert staff.get(Placement, ready[0], "supervisor") == "山田 花子"
    assert page.paper.now.pdf != before


def test_a_link_leads_to_where_a_value_is_entered(page, ready):
    wanted = []
    page.desk.wanted.connect(wanted.append)
    page.show_paper(ready[0], PaperKind.ITINERARY)

    form = page.paper._form(PaperKind.ITINERARY)
    form._numbers = {"placement": ready[0], "company": 1, "application": 1}
    form.fill_in("flights.arrival")

    assert wanted == [Goal("interns", record=ready[0], part="flights")]


def test_issuing_numbers_the_papers_and_keeps_them(page, ready, staff, settle):
    look_at(page, ready[0])

    issue(page, settle, COMPANY, INTERN)

    assert papers(staff) == [("2024-P001-CA", 1, "reviewed"), ("2024-P001-IA", 1, "reviewed")]
    assert last_act(staff) == "issue_papers"
    assert page.notice.text == "2 papers were issued."


def test_what_is_issued_once_is_not_issued_again(page, ready, staff, settle):
    look_at(page, ready[0])
    issue(page, settle, COMPANY)

    assert not page.issue.isEnabled()
    assert page.issue.toolTip() == "These papers have already been issued."


def test_placements_that_lack_data_are_left_out_and_the_rest_is_offered(page, ready, staff, settle):
    (bare,) = staff.placements(1)
    settle(page.desk.jobs)
    page.listing.table.check([*ready, bare], on=True)

    issue(page, settle, COMPANY)
    assert papers(staff) == []
    assert page.notice.text == "Nothing is issued yet: data is missing for 1 placement (2024-P003)."

    page.notice._act.click()
    settle(page.desk.jobs)
    assert [number for number, _, _ in papers(staff)] == ["2024-P001-CA", "2024-P002-CA"]


def test_a_cover_sheet_alone_waits_for_what_it_lists(page, ready):
    look_at(page, ready[0])
    page.set_kinds([PaperKind.COVER])

    assert not page.issue.isEnabled()
    assert page.issue.toolTip() == "Issue the agreements first: the cover sheet lists them."


def test_a_change_after_issue_is_shown_with_both_values(page, ready, staff, settle):
    look_at(page, ready[0])
    issue(page, settle, COMPANY)

    staff.act(
        "edit_record",
        lambda session: paper_fields.edit(session, "placement", ready[0], "supervisor", "山田 花子", holidays=HOLIDAYS),
    )
    settle(page.desk.jobs)

    (change,) = cell(page, ready[0], COMPANY).changes
    assert (change.field, change.before, change.after) == ("internship.supervisor", "見本 一郎", "山田 花子")
    names = [column.name for column in page.listing.spec.columns]
    line = page.listing.table._line(page.listing.table.line_of(ready[0]))
    assert line.tones[names.index(COMPANY)] is Tone.WAITING


def test_issuing_anew_replaces_the_copy_and_keeps_it(page, ready, staff, settle):
    look_at(page, ready[0])
    issue(page, settle, COMPANY)

    page.work.reissue({"2024-P001": ready[0]}, (COMPANY,))
    settle(page.desk.jobs)

    assert papers(staff) == [("2024-P001-CA", 1, "replaced"), ("2024-P001-CA", 2, "reviewed")]
    assert cell(page, ready[0], COMPANY).number == "2024-P001-CA-2"


def test_a_void_paper_leaves_its_place_to_a_new_copy(page, ready, staff, settle):
    look_at(page, ready[0])
    issue(page, settle, COMPANY)

    page.work.void([cell(page, ready[0], COMPANY).paper_id])
    settle(page.desk.jobs)
    issue(page, settle, COMPANY)

    assert papers(staff) == [("2024-P001-CA", 1, "void"), ("2024-P001-CA", 2, "reviewed")]


def test_steps_of_a_paper_are_open_in_their_order_only(page, ready, staff, settle):
    look_at(page, ready[0])
    issue(page, settle, COMPANY)
    assert page.more.line(PaperStep.SEND).isEnabled()
    assert not page.more.line(PaperStep.FILE).isEnabled()

    page.more.line(PaperStep.SEND).trigger()
    settle(page.desk.jobs)

    assert papers(staff) == [("2024-P001-CA", 1, "sent")]
    assert not page.more.line(PaperStep.SEND).isEnabled()


def test_saving_writes_one_bound_file_for_each_placement(page, ready, staff, settle, tmp_path, monkeypatch):
    monkeypatch.setattr("jipdesk.views.rooms.papers_work.QFileDialog.getExistingDirectory", lambda *_: str(tmp_path))
    page.listing.table.check(ready, on=True)
    page.set_kinds([COMPANY, INTERN])

    page.save.click()
    settle(page.desk.jobs)
    settle(page.desk.jobs)

    assert sorted(file.name for file in tmp_path.glob("*.pdf")) == ["2024-P001.pdf", "2024-P002.pdf"]
    assert len(PdfReader(tmp_path / "2024-P001.pdf").pages) > 2


def test_printing_puts_every_page_on_paper(page, ready, settle, tmp_path):
    look_at(page, ready[0])
    issue(page, settle, COMPANY)
    page.show_paper(ready[0], COMPANY)
    settle(page.desk.jobs)
    pdf, pages = page.paper.now.pdf, len(page.paper.now.sizes)
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFileName(str(tmp_path / "out.pdf"))

    told = []
    page.work.printing.printed.connect(told.append)

    page.work.printing.print([pdf, pdf], printer)
    settle(page.desk.jobs)

    assert told == [2 * pages]
    assert len(PdfReader(tmp_path / "out.pdf").pages) == 2 * pages


def test_those_chosen_elsewhere_are_chosen_here_and_handed_to_the_printer_together(staff, ready, show, settle):
    staff.placements(2)
    page = show()
    page.listing.table.check_all(on=True)
    handed = []
    page.work.printing.ask = lambda pdfs, name: handed.append((len(pdfs), name))

    page.show_goal(Goal("papers", filters={"placement": ("2024-P001", "2024-P002")}, records=tuple(ready)))
    settle(page.desk.jobs)
    assert sorted(page.listing.chosen) == ready
    assert list(page.listing.table.ids) == ready, "nobody else is in the list"
    page.set_kinds([COMPANY])
    page.print.click()
    settle(page.desk.jobs)

    assert handed == [(4, "2024-P001 2024-P002")], "of every agreement an original for each side"


def test_the_pages_in_sight_are_drawn_and_grow_with_the_zoom(page, ready, settle):
    page.show_paper(ready[0], COMPANY)
    settle(page.desk.jobs)
    view = page.paper.view
    assert view.is_drawn
    before = view._sheets[0].width()

    view.enlarge()
    settle(page.desk.jobs)

    assert view.is_drawn
    assert view._sheets[0].width() > before


def test_the_list_asks_as_few_questions_for_two_as_for_one(staff, ready, statements):
    from jipdesk.queries import paper_list

    def ask(numbers):
        with staff.db.read() as session:
            paper_list.lines(session, numbers)

    ask(ready)
    assert statements(lambda: ask(ready[:1])) == statements(lambda: ask(ready))


def test_a_click_on_a_cell_opens_that_paper_and_one_on_the_name_only_chooses(page, settle, qtbot):
    view, table = page.listing.view, page.listing.table
    names = [column.name for column in page.listing.spec.columns]

    def click(name):
        place = view.visualRect(table.index(0, names.index(name) + 1)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        settle(page.desk.jobs)

    click("name")
    assert not page.is_on_one
    click(PaperKind.AGREEMENT_INTERN)
    assert page.is_on_one
    assert page.paper.kind is PaperKind.AGREEMENT_INTERN
