"""The same job with the keys alone: from the first page of all to a printed paper, and never a mouse."""

from datetime import datetime

import pytest
from given import applications, sheet_file
from hands import CTRL, KEYS, Keys
from intake_sheets import COMPANY
from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QLineEdit

from jipdesk.documents.papers import PaperKind
from jipdesk.i18n import JAPAN
from jipdesk.phrases.marking import N_
from jipdesk.queries import application_list
from jipdesk.views.spoken import said

NOW = datetime(2024, 7, 8, 10, 30, tzinfo=JAPAN)
TAB, ENTER, SPACE, DOWN, RIGHT = KEYS.Key_Tab, KEYS.Key_Return, KEYS.Key_Space, KEYS.Key_Down, KEYS.Key_Right
STATED = {
    "birth_date": "2001-02-03",
    "submitted_at": "2024-06-01 10:00",
    "agrees_with_purpose": "yes",
    "full_time": "yes",
    "can_submit_documents": "yes",
}


@pytest.fixture
def keys(qtbot, make_window, tmp_path):
    return Keys(qtbot, make_window(tmp_path / "desk"))


def test_the_whole_job(keys, tmp_path):
    begin(keys)
    take_in(keys, tmp_path)
    screen(keys)
    receive_documents(keys)
    interview(keys)
    match(keys)
    fill_in(keys)
    print_paper(keys, tmp_path / "paper.pdf")


def begin(keys):
    """The field for the name has the keys; the desk is made, and 2024 chosen by what one wants."""
    keys.type("Tanaka")
    keys.press(ENTER)
    keys.window.keeper.desk.now = lambda: NOW
    keys.find("2024")
    assert keys.window.keeper.desk.edition.year == 2024


def take_in(keys, folder):
    """Import both sheets: the verb that comes next always has the keys."""
    opening = COMPANY | {
        "name_en": "Mihon Ltd.",
        "task_ja": "海外市場の調査",
        "task_en": "Research",
        "address": "東京都",
    }
    opening |= {"starts_on": "2024-09-02", "ends_on": "2024-10-11", "hours_per_day": "7", "representative": "見本 太郎"}
    for file in (
        sheet_file(folder / "people.csv", applications(3, **STATED)),
        sheet_file(folder / "companies.csv", [opening]),
    ):
        keys.menu("import")
        with keys.for_file(file):
            keys.press(ENTER)
        assert keys.dialog.take.hasFocus()
        keys.press(ENTER)
        keys.press(KEYS.Key_Escape)
        assert keys.dialog is None


def screen(keys):
    """Check everybody, pass two, leave one out with a reason, undo and redo."""
    keys.go("companies")
    keys.find(keys.page.check.text())
    keys.go("applications")
    page = keys.page
    assert keys.at is page.listing.view
    keys.find(page.check.text())
    for _ in range(2):
        keys.press(SPACE)
        keys.press(DOWN)
    keys.tab_to(page.passed)
    keys.press(ENTER)
    assert states(keys) == ["documents_requested", "documents_requested", "eligible"]

    keys.go("applications")
    keys.press(KEYS.Key_A, CTRL, times=2)
    assert page.listing.chosen == [3]
    keys.find(page.rejected.text())
    assert keys.at is page.reason.field
    keys.type("Too far from the field of study")
    keys.press(ENTER)
    assert states(keys)[-1] == "not_selected"
    assert keys.at is page.listing.view
    keys.menu("undo")
    assert states(keys)[-1] == "eligible"
    keys.menu("redo")
    assert states(keys)[-1] == "not_selected"


def states(keys):
    """Return how the applications stand, in the order of their numbers."""
    desk = keys.window.keeper.desk
    with desk.read() as session:
        numbers = application_list.ids(session, desk.edition.id, application_list.ApplicationFilter())
        return [str(state) for _, state in sorted(application_list.states(session, numbers).items())]


def receive_documents(keys):
    """The tab with the documents stays open while the arrows walk through the list."""
    page = keys.page
    page.listing.view.go_to(1)
    keys.tab_to(page.person.tabs._bar)
    keys.press(RIGHT)
    assert page.person.tabs.current == "documents"
    for _ in range(2):
        keys.tab_to(page.person.documents.all)
        keys.press(ENTER)
        keys.go("applications")
        keys.press(DOWN)
    assert states(keys)[:2] == ["documents_complete", "documents_complete"]


def interview(keys):
    """Arrange, record by typing the points, decide as recommended."""
    keys.go("interviews")
    page = keys.page
    keys.press(ENTER)
    assert keys.at is page.arranging.day.editor
    keys.tab_to(page.arranging.rooms)
    keys.type("Sato, Suzuki")
    keys.qtbot.waitUntil(page.arranging.verb.isEnabled)
    keys.press(ENTER, CTRL)
    waiting = list(page.listing.table.ids)
    assert len(waiting) == 2
    for _ in waiting:
        keys.go("interviews")
        record = page.pane.record
        keys.tab_to(next(iter(record.scales.values()))._buttons[1])
        for _ in record.scales:
            # A figure goes on to the next criterion by itself.
            keys.press(KEYS.Key_4)
        keys.press(TAB)
        assert keys.at is record.recommendation.editor
        keys.press(DOWN)
        keys.tab_to(record.comments)
        keys.type("Asks good questions.")
        keys.press(ENTER, CTRL)
    keys.go("interviews")
    keys.press(KEYS.Key_A, CTRL)
    keys.tab_to(page.acts.decide)
    keys.press(SPACE)
    keys.press(DOWN)
    keys.press(ENTER)
    assert states(keys)[:2] == ["passed", "passed"]


def match(keys):
    """From the empty page to the best plan, and then every answer by the same keys."""
    keys.go("matching")
    page = keys.page
    keys.press(ENTER)
    keys.tab_to(page.plan.wishes.go)
    keys.press(ENTER)
    keys.press(ENTER, CTRL)
    keys.go("matching")
    for _ in range(2):
        keys.press(ENTER, CTRL)
        keys.press(KEYS.Key_Up)
    keys.press(ENTER, CTRL)
    keys.press(ENTER)
    assert keys.window.side.button("interns")._count.text() == "1"


def fill_in(keys):
    """Open the placement, go to its papers, and fill in what is missing by the links beside it."""
    keys.go("interns")
    page = keys.page
    assert keys.at is page.board.view
    keys.press(ENTER)
    assert page.is_open
    keys.tab_to(page.placement.acts.papers)
    keys.press(ENTER)
    paper = keys.page.paper
    keys.tab_to(paper._kinds.buttons[paper.kind])
    for _ in PaperKind:
        if paper.kind is not PaperKind.ITINERARY:
            keys.press(RIGHT)
    assert [gap.field for gap in paper.now.gaps] == ["internship.supervisor"]
    keys.tab_to(paper.gaps._lines[0].verb)
    keys.press(ENTER)
    assert keys.at.accessibleName() == said(N_("Supervisor"))
    keys.type("Mihon Hanako")
    keys.press(TAB)
    assert paper.now.gaps == ()


def print_paper(keys, file):
    """Print the paper into a file, through the dialog of the system."""
    keys.shortcut(QKeySequence.StandardKey.Print)
    dialog = keys.dialog
    assert isinstance(dialog, QPrintDialog)
    keys.tab_to(dialog.findChild(QLineEdit, "filename"))
    keys.press(KEYS.Key_A, CTRL)
    keys.type(str(file))
    with keys.qtbot.waitSignal(keys.page.work.printing.printed):
        keys.press(ENTER)
    assert file.read_bytes().startswith(b"%PDF")
