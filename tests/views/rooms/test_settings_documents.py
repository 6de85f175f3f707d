"""The documents an edition asks for, ticked in the settings: kept at once, undone, walked with keys, compared."""

from datetime import date, datetime

import pytest
from asked_papers import ask_for_papers
from PySide6.QtCore import Qt

from jipdesk.actions.undo import undo
from jipdesk.i18n import JAPAN
from jipdesk.models.act import Act
from jipdesk.queries import asked_documents
from jipdesk.queries.acts import within
from jipdesk.rules.applicant_documents import USUAL, ApplicantDocument
from jipdesk.views.goal import Goal
from jipdesk.views.rooms.settings import DOCUMENTS, Settings
from jipdesk.views.sections import section

STUDENTS, GRADUATES = "documents_of_students", "documents_of_graduates"
OTHERS, TRAVEL = "documents_of_others", "documents_to_travel"
ENROLMENT, PHOTOGRAPH = ApplicantDocument.ENROLMENT_CERTIFICATE, ApplicantDocument.PHOTOGRAPH
RECOMMENDATION = ApplicantDocument.RECOMMENDATION_LETTER


@pytest.fixture
def wait(office, settle):
    return lambda: settle(office.jobs)


@pytest.fixture
def page(qtbot, office, wait):
    made = Settings(office, section("settings"))
    qtbot.addWidget(made)
    made.resize(1100, 760)
    made.show()
    wait()
    return made


@pytest.fixture
def part(page):
    return page.edition.documents


def asked(office):
    with office.read() as session:
        return asked_documents.of(session, office.edition.id)


def ticked(part, column):
    return tuple(kind for (kind, name), box in part.boxes.items() if name == column and box.isChecked())


def _to(part, kind, column):
    """Return how far it is from the first box to another: across, and down."""
    columns, kinds = list(dict.fromkeys(name for _, name in part.boxes)), list(ApplicantDocument)
    return columns.index(column), kinds.index(kind)


def test_the_boxes_show_what_the_edition_asks_for(part):
    assert ticked(part, STUDENTS) == USUAL.of_students
    assert ticked(part, GRADUATES) == USUAL.of_graduates
    assert ticked(part, OTHERS) == USUAL.of_others
    assert set(ticked(part, TRAVEL)) == USUAL.to_travel
    assert part.days.fields["documents_days"].text == "14"


def test_a_box_is_kept_as_it_is_ticked_and_taken_back_with_one_undo(part, office, wait):
    part.boxes[ENROLMENT, GRADUATES].click()
    wait()
    assert asked(office).of_graduates == (ENROLMENT, *USUAL.of_graduates)

    with office.read() as session:
        last = within(session).undo
        assert session.get_one(Act, last.id).name == "edit_edition"
    undo(office.desk.db, last.id, actor=None)
    wait()

    assert asked(office) == USUAL
    assert ticked(part, GRADUATES) == USUAL.of_graduates


def test_boxes_ticked_in_a_row_are_all_kept(part, office, wait):
    for kind in (PHOTOGRAPH, RECOMMENDATION):
        part.boxes[kind, STUDENTS].click()
    part.boxes[PHOTOGRAPH, TRAVEL].click()
    wait()

    found = asked(office)
    assert set(USUAL.of_students) - set(found.of_students) == {PHOTOGRAPH, RECOMMENDATION}
    assert found.to_travel == USUAL.to_travel - {PHOTOGRAPH}
    assert ticked(part, STUDENTS) == found.of_students


def test_arrows_lead_from_box_to_box_and_space_or_enter_ticks(part, office, wait, qtbot):
    part.window().activateWindow()
    part.take_keys()

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Space):
        qtbot.keyClick(part.window().focusWidget(), key)
    assert part.window().focusWidget() is part.boxes[ApplicantDocument.GRADUATION_CERTIFICATE, STUDENTS]
    qtbot.keyClick(part.window().focusWidget(), Qt.Key.Key_Up)
    qtbot.keyClick(part.window().focusWidget(), Qt.Key.Key_Return)
    wait()

    assert asked(office).of_students == (ApplicantDocument.GRADUATION_CERTIFICATE, *USUAL.of_students[1:])


def test_only_the_box_that_has_the_keys_is_a_stop_for_tab(part, qtbot):
    part.window().activateWindow()
    part.take_keys()
    qtbot.keyClick(part.window().focusWidget(), Qt.Key.Key_Down)

    stops = [at for at, box in part.boxes.items() if box.focusPolicy() & Qt.FocusPolicy.TabFocus]

    assert stops == [(ApplicantDocument.GRADUATION_CERTIFICATE, STUDENTS)]


def test_a_stop_for_tab_that_can_be_ticked_no_more_gives_way_to_the_first_box(part, wait):
    first, box = next(iter(part.boxes.values())), part.boxes[RECOMMENDATION, TRAVEL]
    part.take_keys()
    part._walk(next(iter(part.boxes)), *_to(part, RECOMMENDATION, TRAVEL))
    assert box.focusPolicy() == Qt.FocusPolicy.StrongFocus

    for name in (STUDENTS, GRADUATES, OTHERS):
        part.boxes[RECOMMENDATION, name].click()
    wait()

    assert [each for each in part.boxes.values() if each.focusPolicy() & Qt.FocusPolicy.TabFocus] == [first]


def test_each_box_says_to_who_cannot_see_it_what_it_is_of(part):
    assert part.boxes[PHOTOGRAPH, OTHERS].accessibleName() == "Photograph: Other or not stated"


def test_a_paper_that_nobody_is_asked_for_is_not_asked_of_travellers_either(part, wait):
    for name in (STUDENTS, GRADUATES, OTHERS):
        assert part.boxes[RECOMMENDATION, TRAVEL].isEnabled()
        part.boxes[RECOMMENDATION, name].click()
    wait()

    assert not part.boxes[RECOMMENDATION, TRAVEL].isEnabled()


def test_nothing_asked_of_a_group_is_kept_with_a_warning(part, office, wait):
    for kind in USUAL.of_graduates:
        part.boxes[kind, GRADUATES].click()
    wait()

    assert asked(office).of_graduates == ()
    shown = [warning.text() for warning in part.warnings.values() if not warning.isHidden()]
    assert len(shown) == 1
    assert shown[0].startswith("Graduates are asked for no document")


def test_the_days_are_kept_as_their_field_is_left_and_count_from_then_on(part, office, wait):
    field = part.days.fields["documents_days"]
    field.editor.setText("２１")
    field.editor.editingFinished.emit()
    wait()

    assert asked(office).days == 21
    office.now = lambda: datetime(2024, 7, 8, 10, tzinfo=JAPAN)
    assert office.documents_due() == date(2024, 7, 29)


def test_days_that_cannot_be_right_stay_in_the_field_with_the_reason(part, office, wait):
    field = part.days.fields["documents_days"]
    field.editor.setText("0")
    field.editor.editingFinished.emit()
    wait()

    assert (field.text, asked(office).days) == ("0", 14)
    assert field.marked == "Applicants have from 1 to 180 days for their documents."


def test_how_many_were_asked_already_is_told_and_stays_true(part, office, wait):
    assert "Nobody has been asked" in part.standing.text()

    ask_for_papers(office, [1, 2], office.today())
    wait()

    assert "2 applicants have been asked already" in part.standing.text()


def test_another_edition_shows_its_own(part, page, office, wait):
    part.boxes[ENROLMENT, GRADUATES].click()
    wait()

    office.choose_edition(next(each.id for each in office.editions if each.id != office.edition.id))
    wait()

    assert ticked(part, GRADUATES) == USUAL.of_graduates


def test_a_goal_leads_to_the_documents_with_the_keys(page, part, wait):
    page.window().activateWindow()

    page.show_goal(Goal("settings", part=DOCUMENTS))
    wait()

    assert page.tabs.current == "editions"
    assert page.window().focusWidget() in part.boxes.values()
    assert not part.boxes[PHOTOGRAPH, TRAVEL].visibleRegion().isEmpty()


def test_what_editions_ask_for_is_compared(page, part, office, wait):
    part.boxes[PHOTOGRAPH, STUDENTS].click()
    wait()

    page.show_goal(Goal("settings", part="compare"))
    wait()

    grid = page.compare.grid
    titles = {grid.itemAtPosition(row, 0).widget().text(): row for row in range(1, grid.rowCount())}
    here = 1 + [each.id for each in sorted(office.editions, key=lambda each: -each.year)].index(office.edition.id)
    told = grid.itemAtPosition(titles["≠ Documents of students"], here).widget().text()
    assert told.splitlines() == [
        "Certificate of enrolment",
        "Letter of recommendation",
        "Language certificate",
        "Copy of the passport",
    ]
    assert grid.itemAtPosition(titles["Days for documents"], here).widget().text() == "14 days"
